/** Runs of five digits of a number, in order: more than the last four of it is too much (T20). */
function leaks(text: string, number: string): string[] {
  const plain = text.replace(/[\s-]/g, '');
  const pieces = Array.from({ length: number.length - 4 }, (_, at) => number.slice(at, at + 5));
  // Five of the same digit in a row tell nothing: ports, times and widths have them.
  return pieces.filter((piece) => !/^(\d)\1+$/.test(piece) && plain.includes(piece));
}

/** The beginnings of what tells too much of a number. */
export function tellingTooMuch(seen: readonly string[], number: string): string[] {
  return seen.filter((each) => leaks(each, number).length > 0).map((each) => each.slice(0, 300));
}
