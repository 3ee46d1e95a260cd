import { isLitTemplate, joined, tokens } from './template-tokens.js';

const bannedTags = new Set(['style', 'script', 'iframe', 'object', 'embed']);

/** Templates must live under `script-src 'self'; style-src 'self'`: see docs/security.md. */
export const strictTemplate = {
  meta: {
    type: 'problem',
    docs: { description: 'Keep out of templates what a strict content security policy refuses.' },
    schema: [],
    messages: {
      style: 'A style attribute breaks a strict style-src: use a class, a part or a CSS property.',
      handler: 'An inline handler breaks a strict script-src: use @{{event}}.',
      tag: '<{{name}}> does not belong in a template.',
      innerMarkup: 'A binding to .{{name}} would parse a string as markup.',
      styleProperty: 'A binding to .style sets a style attribute: use a class or a CSS property.',
    },
  },
  create(context) {
    return {
      TaggedTemplateExpression(node) {
        if (!isLitTemplate(node)) return;
        const { text, locate } = joined(node.quasi, context.sourceCode);
        for (const { kind, name, index } of tokens(text)) {
          const loc = locate(index);
          if (kind === 'tag' && bannedTags.has(name)) {
            context.report({ loc, messageId: 'tag', data: { name } });
          } else if (kind === 'attribute' && name === 'style') {
            context.report({ loc, messageId: 'style' });
          } else if (kind === 'attribute' && name === '.style') {
            context.report({ loc, messageId: 'styleProperty' });
          } else if (kind === 'attribute' && /^on[a-z]+$/.test(name)) {
            context.report({ loc, messageId: 'handler', data: { event: name.slice(2) } });
          } else if (kind === 'attribute' && /^\.(innerhtml|outerhtml|srcdoc)$/.test(name)) {
            context.report({ loc, messageId: 'innerMarkup', data: { name: name.slice(1) } });
          }
        }
      },
    };
  },
};
