import { isLitTemplate, joined, tokens } from './template-tokens.js';

const letter = /\p{L}/u;
const spoken = new Set([
  'alt',
  'aria-description',
  'aria-label',
  'aria-placeholder',
  'aria-roledescription',
  'aria-valuetext',
  'heading',
  'label',
  'placeholder',
  'title',
]);
const entity = /&(#\d+|#x[\da-f]+|\w+);/gi;

/** Every visible or spoken text is a term of src/i18n. */
export const noTemplateText = {
  meta: {
    type: 'problem',
    docs: { description: 'Forbid texts in templates: they come through i18n.' },
    schema: [],
    messages: {
      text: 'Text in a template: make "{{text}}" a term of src/i18n.',
      attribute: 'Text in {{name}}: make "{{text}}" a term of src/i18n.',
    },
  },
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (!isLitTemplate(node)) return;
        const { text, locate } = joined(node.quasi, context.sourceCode);
        for (const { kind, name, value, index } of tokens(text)) {
          const visible = value.replaceAll(entity, '').replaceAll('\uE000', '').trim();
          if (!letter.test(visible)) continue;
          const data = { name, text: visible.slice(0, 40) };
          if (kind === 'text') {
            const offset = index + value.search(letter);
            context.report({ loc: locate(offset), messageId: 'text', data });
          } else if (kind === 'attribute' && spoken.has(name.replace(/^\./, ''))) {
            context.report({ loc: locate(index), messageId: 'attribute', data });
          }
        }
      },
    };
  },
};
