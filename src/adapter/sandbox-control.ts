import * as z from 'zod/mini';
import type { ScenarioGroup } from '../model/scenario-groups.js';
import type { CalendarDate } from '../model/values.js';

/** Faults that a sandbox can inject, by name. */
export const faultNames = [
  /** The write happens, its answer does not arrive. */
  'lost-answer',
  /** The answer to the write is lost, and the write happens a while later. */
  'late-write',
  /** What was written cannot be found by its receipt at first. */
  'receipt-lag',
  /** No call gets through. */
  'offline',
  /** Answers are not what the contract says. */
  'garbage',
  /** A price moves between quote and confirm. */
  'price-changed',
  /** The platform refuses the write, since somebody else is changing the account. */
  'conflict',
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
  /** Of the payment of the first invoice only half goes through. */
  'partly-collected',
] as const;
export type FaultName = (typeof faultNames)[number];

/** Always, never, or now and then: the same seed and the same calls give the same outcomes. */
export const faultChanceSchema = z.strictObject({
  /** From 0 to 1. */
  probability: z.number().check(z.gte(0), z.lte(1)),
  /** A whole number of 32 bits. */
  seed: z.int().check(z.gte(0), z.lt(0x1_0000_0000)),
});
export type FaultChance = z.infer<typeof faultChanceSchema>;
export const faultSettingSchema = z.union([z.boolean(), faultChanceSchema]);
export type FaultSetting = z.infer<typeof faultSettingSchema>;

/** How a fault that is switched on has done so far. */
export interface FaultCount {
  readonly fault: FaultName;
  readonly setting: true | FaultChance;
  /** How often it could have struck, and how often it did. */
  readonly chances: number;
  readonly strikes: number;
}

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
  /** What it is about; left out: nothing in particular, as a world that was handed in. */
  readonly group?: ScenarioGroup | undefined;
}

/** What a demo or a test can see of the sandbox. */
export interface SandboxStatus {
  readonly scenario: string;
  readonly scenarios: readonly SandboxScenario[];
  /** Today's billing date. */
  readonly today: CalendarDate;
  /** The next date on which something is billed; left out when nothing is. */
  readonly nextBillDate?: CalendarDate | undefined;
  /** Those that are switched on, always or by chance. */
  readonly faults: readonly FaultName[];
  /** What became of them since they were switched on; an implementation may leave it out. */
  readonly faultCounts?: readonly FaultCount[] | undefined;
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
  /** Switches a fault on or off. One that strikes by chance begins its draws anew. */
  setFault(fault: FaultName, on: FaultSetting): Promise<void>;
  /** The whole world as JSON; `load` of a sandbox made from it continues where it stopped. */
  exportWorld(): Promise<unknown>;
  /** Calls `listener` whenever the status may have changed; returns a function that stops it. */
  subscribe(listener: () => void): () => void;
}
