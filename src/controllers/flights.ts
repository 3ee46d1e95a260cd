import type { Connection } from '../context/connection.js';
import type { IntentId } from '../model/ids.js';
import type { Intent } from '../model/intent.js';
import type { StoredIntent } from './stored-intent.js';

/** A confirmation that did not come back after so many times the connection's usual patience never will. */
const flightTime = 5;

/** What becomes of a confirmation that is sent. */
export interface FlightOptions {
  /** Aborted when the host leaves the page: then nobody waits any more. The confirmation itself is never aborted. */
  readonly leaving: AbortSignal;
  readonly answered: (answer: Intent) => void;
  readonly failed: (thrown: unknown) => void;
  /** The connection's patience is at an end. The answer may still come. */
  readonly overdue: () => void;
}

/** Sends confirmations, and knows which of them may still be on their way, also from before a reload. */
export class Flights {
  /** Those that came back to this page, with an answer or without. */
  readonly #landed = new Set<IntentId>();

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
      this.#landed.delete(intentId);
      void connection
        .call('confirm', { ...consent, intentId }, { timeout: Infinity })
        .then(answered)
        .catch(failed)
        .finally(() => {
          this.#landed.add(intentId);
          done();
        });
    });
  }

  /** Whether the confirmation of an intent may still be on its way to the service. */
  has({ timers, callTimeout }: Connection, { intentId, sentAt }: StoredIntent): boolean {
    if (this.#landed.has(intentId)) return false;
    // Of a clock that was set back a little nothing is believed early, and of one that was set back far nothing for long.
    return Math.abs(timers.now() - sentAt) < flightTime * callTimeout;
  }
}
