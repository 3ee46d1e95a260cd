import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../build/entries.mjs';

/** Serves test/support/story-files.js: how to load each story file, by its name. */
export const storyFiles = {
  name: 'story-files',
  serve({ path }) {
    if (path !== '/test/support/story-files.js') return undefined;
    const folder = join(root, 'stories');
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true }) : [];
    const entries = names
      .map((name) => name.replaceAll('\\', '/'))
      .filter((name) => name.endsWith('.stories.ts'))
      .sort()
      .map((name) => `${JSON.stringify(name)}: () => import('/stories/${name}')`);
    return { body: `export const storyFiles = {${entries.join(',\n')}};`, type: 'js' };
  },
};
