// What code and tests cite of the docs, and what these pages have. Ids: "T27", "A45"; sections: "4.3 D", "open point 24".

const section = String.raw`(?:open +points? +\d+|\d+(?:\.\d+)?(?: +[A-F]\b)?)`;
const notes = new RegExp(
  String.raw`Aria +wire +notes(?:,? +(${section}(?:(?:, +| +and +)${section})*))?`,
  'g',
);
const onlyNumber = /\((\d\.\d+(?: [A-F]\b)?)(?=[),])/g;
const comment = /^\s*(?:\/\*|\*|\/\/)/;
const id = /(?<![%\w])[TA]\d{1,2}b?\b(?!:\d)/g;

/** A comment's lines as one, of the same length: breaks and stars become spaces. */
function joined(text) {
  return text.replace(/\s*\n\s*(?:\/\/|\*(?!\/))?\s*/g, (gap) => ' '.repeat(gap.length));
}

function lineAt(text, index) {
  return text.slice(0, index).split('\n').length;
}

/** The ids that a text cites, each with its line. */
export function citedIds(text) {
  return [...text.matchAll(id)].map(({ 0: what, index }) => ({ what, line: lineAt(text, index) }));
}

/**
 * The sections of the wire notes that a text cites, each with its line. A file that names the notes may also cite by
 * number alone, in brackets in a comment. Naming the notes without a section gives an empty one.
 */
export function citedSections(text) {
  const flat = joined(text);
  const found = [];
  for (const { 1: list = '', index } of flat.matchAll(notes)) {
    const line = lineAt(text, index);
    if (list === '') found.push({ what: '', line });
    for (const [what] of list.matchAll(new RegExp(section, 'g'))) {
      found.push({ what: what.replace(/ +/g, ' ').replace('points', 'point'), line });
    }
  }
  if (!/Aria +wire +notes|aria-wire-notes/.test(flat)) return found;
  text.split('\n').forEach((row, index) => {
    if (!comment.test(row)) return;
    for (const [, what] of row.matchAll(onlyNumber)) found.push({ what, line: index + 1 });
  });
  return found;
}

/** The sections of the page of wire notes, by their headings. */
export function sectionsOf(page) {
  const heading = /^#{2,4} (?:(\d+(?:\.\d+)?(?: [A-F])?) |Open point (\d+)$)/gm;
  return new Set(
    [...page.matchAll(heading)].map(([, number, point]) => number ?? `open point ${point}`),
  );
}

/** The ids of a page by the first cell of their rows; `open` are those below the heading "Open". */
export function idsOf(page) {
  const [covered = '', open = ''] = page.split(/^## Open$/m);
  const rows = (part) =>
    new Set([...part.matchAll(/^\| *([TA]\d{1,2}b?) *\|/gm)].map(([, name]) => name));
  return { covered: rows(covered), open: rows(open) };
}

/** The steps of the write protocol that a text cites, each with its line. */
export function citedSteps(text) {
  const step = /write +protocol, +step +(\d+)/g;
  return [...joined(text).matchAll(step)].map(({ 1: what = '', index }) => ({
    what,
    line: lineAt(text, index),
  }));
}

/** The numbers of the steps below the heading of the write protocol. */
export function stepsOf(page) {
  const [, after = ''] = page.split(/^### The write protocol$/m);
  const [part = ''] = after.split(/^#{1,3} /m);
  return new Set([...part.matchAll(/^(\d+)\. /gm)].map(([, number]) => number));
}

/** The files that a page names as places of tests. */
export function namedFiles(page) {
  const file = /`((?:test|proxy\/test|src|proxy|components|scripts)\/[\w./-]+\.(?:m?[jt]s))`/g;
  return new Set([...page.matchAll(file)].map(([, name]) => name));
}
