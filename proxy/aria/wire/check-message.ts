import type { JsonValue } from '../json.js';
import { calls, type CallName } from './calls.js';
import { wireFaults } from './faults.js';

/** One exchange with Aria as it stood on the wire. */
export interface WireMessage {
  readonly call: CallName;
  /** The whole request without `auth_key`. May hold a password: for checks and tests, never for a log. */
  readonly request: JsonValue;
  /** Undefined when no readable answer came. */
  readonly response: JsonValue | undefined;
}

/** What in the exchange does not conform to the tables of its call; empty when all does. */
export function checkMessage({ call, request, response }: WireMessage): string[] {
  const { wireRequest, wireResponse } = calls[call];
  const sent = wireRequest.safeParse(request);
  const answered = response === undefined ? undefined : wireResponse.safeParse(response);
  return [
    ...(sent.success ? [] : wireFaults(sent.error).map((fault) => `${call} request: ${fault}`)),
    ...(answered === undefined || answered.success
      ? []
      : wireFaults(answered.error).map((fault) => `${call} response: ${fault}`)),
  ];
}
