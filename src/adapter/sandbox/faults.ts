import type { OperationName } from '../contract.js';
import { AdapterError } from '../errors.js';
import {
  faultNames,
  type FaultCount,
  type FaultName,
  type FaultSetting,
} from '../sandbox-control.js';
import { strikesBy } from './chance.js';

const slowMs = 1000;

/** Operations that get through when the session is over. */
const sessionless: ReadonlySet<OperationName> = new Set(['signIn', 'signOut']);

/** What the payment taker does with what a write collects. */
export interface Collecting {
  readonly paymentDeclined: boolean;
  readonly paymentPartial: boolean;
}

export interface WriteFaults {
  readonly conflict: boolean;
  readonly late: boolean;
  readonly lags: boolean;
  readonly lost: boolean;
  readonly collecting: Collecting;
}

interface Fault {
  readonly setting: Exclude<FaultSetting, false>;
  chances: number;
  strikes: number;
}

/**
 * The faults that are switched on, and what they do to every call. Those that concern the write itself are asked for
 * where it happens.
 */
export class Faults {
  readonly #on = new Map<FaultName, Fault>();
  #sessionOver = false;

  get names(): FaultName[] {
    return faultNames.filter((name) => this.#on.has(name));
  }

  get counts(): FaultCount[] {
    return this.names.flatMap((fault) => {
      const entry = this.#on.get(fault);
      return entry ? { fault, ...entry } : [];
    });
  }

  isOn(name: FaultName): boolean {
    return this.#on.has(name);
  }

  /** Whether it strikes at every chance. Asking is no chance. */
  always(name: FaultName): boolean {
    return this.#on.get(name)?.setting === true;
  }

  /** Whether it strikes now: to be asked once for each thing that it could happen to. */
  strikes(name: FaultName): boolean {
    const fault = this.#on.get(name);
    if (!fault) return false;
    fault.chances++;
    const struck = fault.setting === true || strikesBy(fault.setting, name, fault.chances);
    if (struck) fault.strikes++;
    return struck;
  }

  /** What strikes a write. Each of these faults gets its chance at every write, so that none that is on moves another's draws. */
  ofWrite(): WriteFaults {
    return {
      conflict: this.strikes('conflict'),
      late: this.strikes('late-write'),
      lags: this.strikes('receipt-lag'),
      lost: this.strikes('lost-answer'),
      collecting: {
        paymentDeclined: this.strikes('declined'),
        paymentPartial: this.strikes('partly-collected'),
      },
    };
  }

  set(name: FaultName, setting: FaultSetting): void {
    if (setting === false) this.#on.delete(name);
    else this.#on.set(name, { setting, chances: 0, strikes: 0 });
    if (name === 'session-expired') this.#sessionOver = false;
  }

  /** Whether the session is over: once the fault has struck, until somebody signs in. */
  sessionIsOver(): boolean {
    this.#sessionOver ||= this.strikes('session-expired');
    return this.#sessionOver;
  }

  /** A new session is not over; a fault that would end each one at once is off, or nobody could go on. */
  signedIn(): void {
    if (this.always('session-expired')) this.set('session-expired', false);
    this.#sessionOver = false;
  }

  /** Runs one operation under the faults: what fails on the way there never runs, what fails on the way back has run. */
  async around(name: OperationName, run: () => Promise<unknown>): Promise<unknown> {
    if (this.strikes('offline')) throw new AdapterError('offline');
    if (this.strikes('service-failed')) throw new AdapterError('service-failed');
    if (!sessionless.has(name) && this.sessionIsOver()) throw new AdapterError('session-expired');
    const answer = await run();
    if (name === 'signIn') this.signedIn();
    return this.back(answer, () => '<html>Bad gateway</html>');
  }

  /** The way back of an answer: never, late, or as `garbage` says. */
  async back<A, G>(answer: A, garbage: () => G): Promise<A | G> {
    if (this.strikes('never')) return new Promise<never>(() => undefined);
    if (this.strikes('slow')) await new Promise((resolve) => setTimeout(resolve, slowMs));
    return this.strikes('garbage') ? garbage() : answer;
  }
}
