/** White space beside these is never shown. */
const blocks =
  'div|p|ul|ol|li|dl|dt|dd|fieldset|legend|details|summary|table|caption|thead|tbody|tfoot|tr|th|td|h[1-6]|section|dialog';
const beforeBlock = new RegExp(`\\n+(?=</?(?:${blocks})[\\s>])`, 'g');
const afterBlock = new RegExp(`(</(?:${blocks})>)\\n+`, 'g');

const styleSheet = /\bcss`[^`]*`/g;
/** Without the space that stands at the beginning and end of rules and declarations. */
const tightRules = (rules) =>
  rules
    .replace(/([;{,])\n/g, '$1')
    .replace(/(\w|\)) \{/g, '$1{')
    .replace(/(\{|;)([a-z-]+): /g, '$1$2:');

/**
 * Takes the indentation out of templates and the comments out of style sheets, which no minifier touches since they are
 * text. White space at the start of a line means nothing in the markup and styles of the kit, nor in the code around them.
 */
export const tightTemplates = {
  name: 'tight-templates',
  enforce: 'pre',
  transform(code, id) {
    // In the texts, indentation is syntax.
    if (!/\/(components|src)\/.*\.ts$/.test(id) || /\/locales\//.test(id)) return null;
    const styles = /\.styles\.ts$/.test(id);
    const text = styles ? code.replace(/\/\*[\s\S]*?\*\//g, '') : code;
    const flat = text.replace(/\n[ \t]+/g, '\n').replace(/\n{2,}/g, '\n');
    if (styles) return { code: flat.replace(styleSheet, tightRules), map: null };
    return { code: flat.replace(beforeBlock, '').replace(afterBlock, '$1'), map: null };
  },
};
