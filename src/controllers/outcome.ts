import type { AdapterError } from '../adapter/errors.js';
import type { End } from '../model/codes.js';
import type { Intent } from '../model/intent.js';

/** What an outcome tells beside the intent itself. */
interface Circumstances {
  /** True when the write was begun before this element was there: after a reload, or by its predecessor. */
  readonly resumed: boolean;
  /** In `not-sent`, why; in `unknown`, why it cannot be found out at the moment. */
  readonly error?: AdapterError | undefined;
  /** In `unknown`, of the look that was asked for last: under way, or come back with no answer. */
  readonly look?: 'under-way' | 'no-answer' | undefined;
}

export interface Idle {
  readonly state: 'idle';
  readonly error?: undefined;
}

/** Where a write stands. */
export type Outcome = Idle | (Intent & Circumstances);
export type EndedOutcome = Extract<Outcome, { readonly state: End }>;

export const idle: Idle = Object.freeze({ state: 'idle' });

export function isOnTheWay(outcome: Outcome): boolean {
  return outcome.state === 'submitting' || outcome.state === 'unknown';
}

export function hasEnded(outcome: Outcome): outcome is EndedOutcome {
  return outcome.state !== 'idle' && !isOnTheWay(outcome);
}

/**
 * What a rejected confirmation means. Only an error that says that nothing was taken is an end;
 * after any other the write may have happened.
 */
export function endOfError(error: AdapterError): 'refused' | 'not-sent' | 'unknown' {
  if (error.code === 'refused' && error.refusal) return 'refused';
  // This call took nothing, but the one that used the intent before it may have.
  if (error.code === 'intent-conflict') return 'unknown';
  return error.nothingTaken ? 'not-sent' : 'unknown';
}
