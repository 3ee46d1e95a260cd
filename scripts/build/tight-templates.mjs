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
    return { code: text.replace(/\n[ \t]+/g, '\n').replace(/\n{2,}/g, '\n'), map: null };
  },
};
