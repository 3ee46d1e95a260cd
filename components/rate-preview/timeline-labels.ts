/** Text in the picture: where its first line stands, and to which side of that point it runs in reading direction. */
export interface Label {
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
}

const invisible = /[\u061c\u200e\u200f\u2066-\u2069\u202a-\u202e]/g;
const wide = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Hangul}/u;
const space = 10;
/** From the line at the start of a bar to its amount. */
const indent = 4;

/** About how wide a text is at 13 px: rather too much than too little, as labels may not touch. */
export function textWidth(text: string): number {
  return Array.from(text.replace(invisible, '')).reduce(
    (width, character) => width + (wide.test(character) ? 14 : 8.2),
    0,
  );
}

/** As much of a text as there is room for. */
export function shortened(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const characters = Array.from(text);
  while (characters.length > 1 && textWidth(`${characters.join('')}…`) > room) characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** An amount over its bars; `raised` to a row of its own where it is wider than they are. */
export interface AmountLabel extends Omit<Label, 'y'> {
  readonly raised: boolean;
}

/** One label per span from `start` on, left out where a raised one would run into the one before it. All before mirroring. */
export function placeAmountLabels(
  spans: readonly { readonly text: string; readonly start: number; readonly width: number }[],
  limit: number,
): (AmountLabel | undefined)[] {
  let taken = Number.NEGATIVE_INFINITY;
  return spans.map(({ text, start, width }) => {
    const size = textWidth(text) + indent;
    const label = { lines: [text], x: start + indent, anchor: 'start' as const };
    if (size <= width) return { ...label, raised: false };
    const over = start + size > limit;
    const from = over ? limit - size : start;
    if (from < taken) return undefined;
    taken = from + size + space;
    return over
      ? { ...label, x: limit, anchor: 'end' as const, raised: true }
      : { ...label, raised: true };
  });
}

interface DateLabelInput {
  readonly x: number;
  readonly lines: readonly string[];
  /** Today and changes of price get their label first, in a second row if need be. */
  readonly matters: boolean;
}

/** One label per mark on the axis, left out where there is no room; first those that matter, then the ends, then the rest. */
export function placeDateLabels(
  marks: readonly DateLabelInput[],
  area: {
    readonly from: number;
    readonly to: number;
    readonly top: number;
    readonly lineHeight: number;
  },
): (Label | undefined)[] {
  const rows: { from: number; to: number }[][] = [[], []];
  const rowHeight = Math.max(...marks.map((mark) => mark.lines.length)) * area.lineHeight;
  const labels: (Label | undefined)[] = marks.map(() => undefined);
  const order = marks
    .map((mark, index) => ({
      index,
      rank: mark.matters ? 0 : index === 0 || index === marks.length - 1 ? 1 : 2,
    }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  for (const { index, rank } of order) {
    const mark = marks[index];
    if (!mark) continue;
    const size = Math.max(...mark.lines.map(textWidth));
    const { x, anchor, from } = within(mark.x, size, area);
    for (const [level, taken] of rows.entries()) {
      if (level > 0 && rank > 0) break;
      if (taken.some((other) => from < other.to + space && other.from < from + size + space))
        continue;
      taken.push({ from, to: from + size });
      labels[index] = { lines: mark.lines, x, anchor, y: area.top + level * rowHeight };
      break;
    }
  }
  return labels;
}

/** Centred on `x`, or against the edge that it would cross. */
function within(
  x: number,
  size: number,
  { from, to }: { readonly from: number; readonly to: number },
) {
  if (x - size / 2 < from) return { x: from, anchor: 'start' as const, from };
  if (x + size / 2 > to) return { x: to, anchor: 'end' as const, from: to - size };
  return { x, anchor: 'middle' as const, from: x - size / 2 };
}
