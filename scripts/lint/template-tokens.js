/** Stands for a template expression while the pieces of a template are read as one text. */
export const hole = '\uE000';

const nameCharacter = /[^\s"'<>/=]/;

/**
 * Reads the HTML of a tagged template just far enough for lint rules: tags, attributes and text.
 * Yields `{ kind: 'tag' | 'attribute' | 'text', name?, value, index }`, `index` being the offset in
 * the joined text.
 */
export function* tokens(markup) {
  let at = 0;
  while (at < markup.length) {
    if (markup.startsWith('<!--', at)) {
      const end = markup.indexOf('-->', at + 4);
      at = end < 0 ? markup.length : end + 3;
    } else if (markup[at] === '<' && /[a-z/!\uE000]/i.test(markup[at + 1] ?? '')) {
      at = yield* tag(markup, at);
    } else {
      const end = nextTag(markup, at + 1);
      yield { kind: 'text', value: markup.slice(at, end), index: at };
      at = end;
    }
  }
}

function nextTag(markup, from) {
  for (let at = from; at < markup.length; at++) {
    if (markup[at] === '<' && /[a-z/!\uE000]/i.test(markup[at + 1] ?? '')) return at;
  }
  return markup.length;
}

function* tag(markup, start) {
  let at = start + 1;
  if (markup[at] === '/' || markup[at] === '!') at++;
  const nameStart = at;
  while (at < markup.length && nameCharacter.test(markup[at])) at++;
  yield { kind: 'tag', name: markup.slice(nameStart, at).toLowerCase(), value: '', index: start };
  while (at < markup.length && markup[at] !== '>') {
    if (!nameCharacter.test(markup[at])) {
      at++;
      continue;
    }
    const index = at;
    while (at < markup.length && nameCharacter.test(markup[at])) at++;
    const name = markup.slice(index, at).toLowerCase();
    const equals = /^\s*=\s*/.exec(markup.slice(at));
    let value = '';
    if (equals) {
      at += equals[0].length;
      const quote = markup[at] === '"' || markup[at] === "'" ? markup[at] : undefined;
      const from = quote ? at + 1 : at;
      at = from;
      while (at < markup.length && (quote ? markup[at] !== quote : !/[\s>]/.test(markup[at]))) at++;
      value = markup.slice(from, at);
      if (quote) at++;
    }
    yield { kind: 'attribute', name, value, index };
  }
  return at + 1;
}

/** The joined text of a template and the way back from an offset in it to a place in the file. */
export function joined(quasi, sourceCode) {
  const starts = [];
  let text = '';
  for (const [position, element] of quasi.quasis.entries()) {
    if (position > 0) text += hole;
    starts.push({ offset: text.length, range: element.range[0] + 1 });
    text += element.value.raw;
  }
  const locate = (offset) => {
    const piece = starts.findLast((each) => each.offset <= offset);
    return sourceCode.getLocFromIndex(piece.range + offset - piece.offset);
  };
  return { text, locate };
}

/** True for the templates that Lit renders: html`…`, svg`…` and mathml`…`. */
export function isLitTemplate(node) {
  return node.tag.type === 'Identifier' && ['html', 'svg', 'mathml'].includes(node.tag.name);
}
