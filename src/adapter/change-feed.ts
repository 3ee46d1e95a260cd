import type { IntentId } from '../model/ids.js';
import type { AdapterChange, OperationName, Output } from './contract.js';
import { nouns, writtenNouns } from './nouns.js';

/**
 * The `subscribe` of an adapter, and what tells it: of an ended session, of writes that took effect.
 * One feed belongs to one adapter.
 */
export class ChangeFeed {
  readonly #listeners = new Set<(change: AdapterChange) => void>();
  readonly #told = new Set<IntentId>();
  #signedOut = false;

  readonly subscribe = (listener: (change: AdapterChange) => void): (() => void) => {
    // A wrapper of its own, so that one function subscribed twice is told twice and stopped apart.
    const entry = (change: AdapterChange) => listener(change);
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  };

  notify(change: AdapterChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  /** Another session, or none: everything that was read belongs to the old one. */
  sessionChanged(): void {
    this.#told.clear();
    this.notify({ session: true, nouns });
  }

  /** Tells what a successful call means for others. A write is told once, however often its state is asked for. */
  succeeded<K extends OperationName>(name: K, output: Output<K>): void {
    this.#signedOut = name === 'signOut';
    if (name === 'signIn' || name === 'signOut') this.sessionChanged();
    if ('state' in output && (output.state === 'done' || output.state === 'done-with-problem')) {
      if (this.#told.has(output.id)) return;
      this.#told.add(output.id);
      this.notify({ nouns: writtenNouns });
    }
  }

  /** Tells once that the session is over, until a call succeeds again. */
  sessionExpired(): void {
    if (this.#signedOut) return;
    this.#signedOut = true;
    this.sessionChanged();
  }
}
