import { AriaFault } from './call-errors.js';
import type { AriaClient } from './client.js';
import { errorCode } from './codes.js';
import { readFailure } from './failures.js';
import type { CallInput, CallName, CallOutput } from './wire/calls.js';

/** What Aria answers; failures are the contract's errors. */
export async function answerOf<Name extends CallName>(
  client: AriaClient,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name>> {
  try {
    return (await client.call(name, input)).answer;
  } catch (thrown) {
    throw readFailure(thrown);
  }
}

/** The same; undefined where Aria says that there is nothing. */
export async function answerOrNothing<Name extends CallName>(
  client: AriaClient,
  name: Name,
  input: CallInput<Name>,
): Promise<CallOutput<Name> | undefined> {
  try {
    return (await client.call(name, input)).answer;
  } catch (thrown) {
    if (thrown instanceof AriaFault && isNothing(thrown.code)) return undefined;
    throw readFailure(thrown);
  }
}

/** Nothing there; also of an invoice that went between the list that named it and the question about it: nothing was paid on it. */
function isNothing(code: number): boolean {
  return code === errorCode.noData || code === errorCode.invoiceNotFound;
}
