import { toAdapterError } from '../adapter/errors.js';
import type { Connection } from '../context/connection.js';
import type { IntentId } from '../model/ids.js';
import type { Intent } from '../model/intent.js';
import type { StoredIntent } from './stored-intent.js';

/** A confirmation that did not come back after so many times the connection's usual patience never will. */
const flightTime = 5;
/** The same where the line was cut: the service may have got it all the same, and be at work on what comes before it is written down. */
const cutFlightTime = 1;

/** What becomes of a confirmation that is sent. */
export interface FlightOptions {
  /** Aborted when the host leaves the page: then nobody waits any more. The confirmation itself is never aborted. */
  readonly leaving: AbortSignal;
  readonly answered: (answer: Intent) => void;
  readonly failed: (thrown: unknown) => void;
  /** The connection's patience is at an end. The answer may still come. */
  readonly overdue: () => void;
}

/** Those that came back to this page with an answer, be it an error that says that nothing was taken, and be it to an element that is gone. */
const landed = new Set<IntentId>();
/** Those of which nothing more will come. */
const cut = new Set<IntentId>();

/** Sends confirmations, and knows which of them may still be on their way, also from before a reload. */
export class Flights {
  /** Settles when the answer is there, at the latest when it is overdue or the host has left. */
  send(connection: Connection, intent: StoredIntent, options: FlightOptions): Promise<void> {
    const { leaving, answered, failed, overdue } = options;
    const { quoteId, intentId, accepted, termsVersion } = intent;
    const consent = { quoteId, accepted, ...(termsVersion !== undefined && { termsVersion }) };
    return new Promise((release) => {
      const stopWaiting = connection.timers.start(() => {
        overdue();
        release();
      }, connection.callTimeout);
      const done = (): void => {
        stopWaiting();
        release();
      };
      leaving.addEventListener('abort', done, { once: true });
      landed.delete(intentId);
      cut.delete(intentId);
      void connection
        .call('confirm', { ...consent, intentId }, { timeout: Infinity })
        .then((answer) => {
          landed.add(intentId);
          answered(answer);
        })
        .catch((thrown: unknown) => {
          (toAdapterError(thrown).nothingTaken ? landed : cut).add(intentId);
          failed(thrown);
        })
        .finally(done);
    });
  }

  /** Whether an answer to the confirmation of an intent may still come. */
  has(connection: Connection, intent: StoredIntent): boolean {
    const { intentId } = intent;
    if (landed.has(intentId) || cut.has(intentId)) return false;
    return isYoung(connection, intent, flightTime);
  }

  /** Whether the service may still come to know of an intent that it does not know yet. */
  mayArrive(connection: Connection, intent: StoredIntent): boolean {
    if (landed.has(intent.intentId)) return false;
    return isYoung(connection, intent, cut.has(intent.intentId) ? cutFlightTime : flightTime);
  }
}

/** Of a clock that was set back a little nothing is believed early, and of one that was set back far nothing for long. */
function isYoung(
  { timers, callTimeout }: Connection,
  { sentAt }: StoredIntent,
  times: number,
): boolean {
  return Math.abs(timers.now() - sentAt) < times * callTimeout;
}
