import type { PlanChangeDraft } from '../../model/plan-change.js';
import type { Credentials } from '../../model/session.js';
import type { BillingAdapter, BillingOperations, OperationName } from '../contract.js';
import type { SandboxControl } from '../sandbox-control.js';

/** What the checks are run against: one signed-in session of a test account, and what else helps to check more. */
export interface ConformanceSubject {
  /** Signed in, unless `credentials` are given. */
  readonly adapter: BillingAdapter;
  /** Of the test account: without them what a session's end does is not checked. */
  readonly credentials?: Credentials | undefined;
  /**
   * Sends an input as it is and gives the answer as it came, past the adapter's own checks, so that the service behind
   * it is checked and not the client.
   */
  readonly raw?: ((name: OperationName, input: unknown) => Promise<unknown>) | undefined;
  /** What the sandbox behind it can do; the adapter's own when left out. */
  readonly sandbox?: SandboxControl | undefined;
  /** Moves the clock by which quotes expire and outcomes are looked up. Without it short waits are real, and long ones not checked. */
  readonly passTime?: ((milliseconds: number) => Promise<void>) | undefined;
  /** What to try first, where the first plan that can be taken is not the right one: a draft whose first change takes a master plan. */
  readonly draft?: PlanChangeDraft | undefined;
  /** Ids of things that exist, and belong to another account. */
  readonly foreign?: ForeignIds | undefined;
  /** Called once after each check. */
  readonly dispose?: (() => Promise<void> | void) | undefined;
}

export interface ForeignIds {
  readonly invoiceId?: string | undefined;
  readonly billingGroupId?: string | undefined;
  readonly planInstanceId?: string | undefined;
}

/** What a check works with. Only the operations that it names are sure to be there. */
export interface CheckContext {
  readonly adapter: BillingAdapter & BillingOperations;
  readonly raw: (name: OperationName, input: unknown) => Promise<unknown>;
  readonly subject: ConformanceSubject;
  readonly sandbox: SandboxControl;
  readonly credentials: Credentials;
  /** Lets time pass on the clock of the service. Ends the check as not checked when that would take long. */
  readonly pass: (milliseconds: number) => Promise<void>;
}

export type Need = 'sandbox' | 'credentials';

/** One rule of the contract. If a rule is in no check, it is not in the contract. */
export interface Check {
  readonly id: string;
  /** The rule, as a sentence about the adapter. */
  readonly title: string;
  /** Operations without which it cannot be checked. */
  readonly operations: readonly OperationName[];
  /** Whether it changes what the account has or owes, or could when the adapter breaks the rule. */
  readonly writes: boolean;
  readonly needs?: readonly Need[];
  /** Throws when the rule is broken, and {@link NotChecked} when it cannot be told. */
  run(context: CheckContext): Promise<void>;
}

/** Thrown by a check that cannot be made on this subject: never counted as passed. */
export class NotChecked extends Error {
  override readonly name = 'NotChecked';
}
