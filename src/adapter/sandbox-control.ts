import type { CalendarDate } from '../model/values.js';

/** Faults that a sandbox can inject, by name. */
export const faultNames = [
  /** The write happens, its answer does not arrive. */
  'lost-answer',
  /** No call gets through. */
  'offline',
  /** Answers are not what the contract says. */
  'garbage',
  /** A price moves between quote and confirm. */
  'price-changed',
  /** Answers never come. */
  'never',
  /** Answers take a second. */
  'slow',
  /** The session is over. */
  'session-expired',
  /** The service fails. */
  'service-failed',
  /** The payment of the first invoice is declined. */
  'declined',
] as const;
export type FaultName = (typeof faultNames)[number];

/** One call that went through the sandbox, for its log. */
export interface LoggedCall {
  readonly id: number;
  /** The operation's name, or `write` for the one call that changes what is billed. */
  readonly name: string;
  readonly outcome: 'running' | 'ok' | 'failed';
  /** The error code of a failed call. */
  readonly code?: string | undefined;
}

export interface SandboxScenario {
  readonly id: string;
  /** English, for developers: what the scenario shows. */
  readonly title: string;
}

/** What a demo or a test can see of the sandbox. */
export interface SandboxStatus {
  readonly scenario: string;
  readonly scenarios: readonly SandboxScenario[];
  /** Today's billing date. */
  readonly today: CalendarDate;
  /** The next date on which something is billed; left out when nothing is. */
  readonly nextBillDate?: CalendarDate | undefined;
  readonly faults: readonly FaultName[];
  readonly log: readonly LoggedCall[];
}

/**
 * Moves a sandbox: for demos, stories and tests. Not part of the contract and in no production build of the proxy.
 * Every method rejects with an `AdapterError` when the sandbox cannot be reached or the input is not valid.
 */
export interface SandboxControl {
  status(): Promise<SandboxStatus>;
  /** Starts a scenario afresh; all that happened in the sandbox is gone. */
  load(scenario: string): Promise<void>;
  /** Moves the billing clock forward and lets it bill: by days, or to a date that is not in the past. */
  advance(to: { readonly days: number } | { readonly date: CalendarDate }): Promise<void>;
  setFault(fault: FaultName, on: boolean): Promise<void>;
  /** The whole world as JSON; `load` of a sandbox made from it continues where it stopped. */
  exportWorld(): Promise<unknown>;
  /** Calls `listener` whenever the status may have changed; returns a function that stops it. */
  subscribe(listener: () => void): () => void;
}
