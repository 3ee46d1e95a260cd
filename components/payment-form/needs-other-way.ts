import type { Outcome } from '../../src/controllers/outcome.js';
import type { RefusalCode } from '../../src/model/codes.js';

const refusals: ReadonlySet<RefusalCode> = new Set([
  'payment-declined',
  'payment-token-used',
  'too-many-declines',
]);

/** Whether what was chosen to pay with cannot be used again: something else is chosen at once. */
export function needsOtherWay(outcome: Outcome): boolean {
  return outcome.state === 'refused' && refusals.has(outcome.refusal);
}
