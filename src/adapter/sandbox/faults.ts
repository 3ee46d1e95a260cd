import type { OperationName } from '../contract.js';
import { AdapterError } from '../errors.js';
import { faultNames, type FaultName } from '../sandbox-control.js';

const slowMs = 1000;

/** Operations that get through when the session is over. */
const sessionless: ReadonlySet<OperationName> = new Set(['signIn', 'signOut']);

/** The faults that are switched on, and what they do to every call. The three that concern the write itself are asked for where it happens. */
export class Faults {
  readonly #on = new Set<FaultName>();

  get names(): FaultName[] {
    return faultNames.filter((name) => this.#on.has(name));
  }

  has(name: FaultName): boolean {
    return this.#on.has(name);
  }

  set(name: FaultName, on: boolean): void {
    if (on) this.#on.add(name);
    else this.#on.delete(name);
  }

  /** Runs one operation under the faults: what fails on the way there never runs, what fails on the way back has run. */
  async around(name: OperationName, run: () => Promise<unknown>): Promise<unknown> {
    if (this.has('offline')) throw new AdapterError('offline');
    if (this.has('service-failed')) throw new AdapterError('service-failed');
    if (this.has('session-expired') && !sessionless.has(name))
      throw new AdapterError('session-expired');
    const answer = await run();
    // A new session is not over.
    if (name === 'signIn') this.set('session-expired', false);
    if (this.has('never')) return new Promise<never>(() => undefined);
    if (this.has('slow')) await new Promise((resolve) => setTimeout(resolve, slowMs));
    return this.has('garbage') ? '<html>Bad gateway</html>' : answer;
  }
}
