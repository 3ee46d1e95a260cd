import { NotSent, OutcomeUnknown, type WriteResult } from '../../../src/adapter/protocol/ports.js';
import { AriaCallError, AriaFault } from '../call-errors.js';
import { errorCode } from '../codes.js';
import { refusalOfFault } from '../failures.js';
import type { CallName } from '../wire/calls.js';

/** A write that Aria did not do is told from one that it may have done. */
export function refusedWrite(thrown: unknown, call: CallName): WriteResult {
  if (thrown instanceof AriaCallError && thrown.outcome === 'not-sent') {
    throw new NotSent(thrown.message, { cause: thrown });
  }
  if (!(thrown instanceof AriaFault)) {
    throw new OutcomeUnknown('The write got no usable answer.', { cause: thrown });
  }
  const refusal = refusalOfFault(thrown, call);
  // The format is that of the preview, so what is refused here is the receipt id: it was used before.
  if (!refusal || thrown.code === errorCode.invalidFormat) {
    throw new OutcomeUnknown(thrown.message, { cause: thrown });
  }
  return { outcome: 'refused', refusal };
}
