/**
 * What test cards and test accounts do. Their tokens say it themselves, so that a test vault, a sandbox in a browser and the
 * simulator agree without asking each other. No production payment taker makes such tokens.
 * - `approve`: every payment goes through.
 * - `decline`, `expired`, `wrong-code`: every payment is declined, with that word of the processor.
 * - `challenge`: the payment taker asks its owner to prove who they are before it makes the token; then as `approve`.
 * - `slow`: a payment takes three seconds.
 * - `lost-answer`: a payment goes through and its answer is lost.
 */
export const testOutcomes = [
  'approve',
  'decline',
  'expired',
  'wrong-code',
  'challenge',
  'slow',
  'lost-answer',
] as const;
export type TestOutcome = (typeof testOutcomes)[number];

const mark = 'test.';

/** The token of a test card or test account. `random` makes it one of its kind: letters and digits. */
export function testToken(outcome: TestOutcome, random: string): string {
  return `${mark}${outcome}.${random}`;
}

/** What the owner of a token wants tried; undefined for a token that no test made. */
export function outcomeOfToken(token: string): TestOutcome | undefined {
  if (!token.startsWith(mark)) return undefined;
  const word = token.slice(mark.length).split('.')[0];
  return testOutcomes.find((outcome) => outcome === word);
}
