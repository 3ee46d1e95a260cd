import type { ProblemCode } from '../../../src/model/codes.js';
import type { PartialProblem } from '../partial-success.js';

const problemOfPart: Record<PartialProblem['part'], ProblemCode> = {
  'queue-edit': 'differs-from-quote',
  invoicing: 'invoicing-failed',
  collection: 'collection-failed',
  'card-authorization': 'collection-failed',
  tax: 'tax-failed',
  statement: 'statement-failed',
};

/** From the heaviest on: what was not done, then money, then paper. */
const byWeight: readonly ProblemCode[] = [
  'differs-from-quote',
  'invoicing-failed',
  'collection-failed',
  'tax-failed',
  'statement-failed',
];

/** The one problem to tell of a write that took effect: the heaviest of those that Aria names (T34). */
export function problemOf(problems: readonly PartialProblem[]): ProblemCode | undefined {
  const told = new Set(problems.map(({ part }) => problemOfPart[part]));
  return byWeight.find((problem) => told.has(problem));
}
