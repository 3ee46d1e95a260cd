import { noTemplateText } from './no-template-text.js';
import { noWallClock } from './no-wall-clock.js';
import { strictTemplate } from './strict-template.js';

/**
 * The rules of this repository, as an ESLint plugin.
 *
 * @type {import('eslint').ESLint.Plugin}
 */
export const localRules = {
  rules: {
    'no-template-text': noTemplateText,
    'no-wall-clock': noWallClock,
    'strict-template': strictTemplate,
  },
};
