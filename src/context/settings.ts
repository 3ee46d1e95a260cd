import { createContext } from '@lit/context';
import type { ChangeKind, Effective, Proration } from '../model/plan-change.js';

/** Which choices elements offer. What an account may do is the adapter's word; this only leaves things out. */
export interface Policy {
  /** What may be done with plans. */
  readonly changes: readonly ChangeKind[];
  /** When a change may take effect. */
  readonly effective: readonly Effective['when'][];
  /** Whether a plan may be billed on the same day as one that the account has already. */
  readonly alignment: boolean;
  /** How the rest of a running period may be charged and credited; with one or none there is nothing to choose, and none is the company's rule. */
  readonly proration: readonly Proration[];
  /** Whether several periods that were not billed yet may be put on one invoice or on one each. */
  readonly catchUp: boolean;
  /** Whether lines of the running period may be put on the next invoice. */
  readonly prorationInvoice: boolean;
  /** Whether who follows up late payment may be chosen for a new plan. */
  readonly dunningGroups: boolean;
  /** Whether a coupon may be typed. */
  readonly coupons: boolean;
  /** Whether billing groups may be made and changed. */
  readonly billingGroups: boolean;
  /** Kinds of payment method that may be added; none: none. */
  readonly paymentMethods: readonly ('card' | 'bank-account' | 'direct-debit')[];
  /** Reasons for a cancellation to choose from, in the host's words; none: no reason is asked. */
  readonly cancelReasons: readonly string[];
}

/** How everything inside a provider speaks and what it offers. Plain data; another object when something in it changed. */
export interface Settings {
  /** BCP 47. */
  readonly locale: string;
  /** Texts of the host in place of the kit's, by term. */
  readonly texts: Readonly<Record<string, string>>;
  readonly policy: Policy;
}

/** What subscribers are offered unless the host says otherwise. */
export const defaultPolicy: Policy = {
  changes: ['assign', 'replace', 'cancel', 'units', 'rate-schedule', 'status'],
  effective: ['now', 'anniversary', 'date', 'retroactive'],
  alignment: true,
  proration: [],
  catchUp: false,
  prorationInvoice: false,
  dunningGroups: false,
  coupons: false,
  billingGroups: true,
  paymentMethods: ['card', 'bank-account', 'direct-debit'],
  cancelReasons: [],
};

/** Everything that there is: for support agents. */
export const agentPolicy: Policy = {
  ...defaultPolicy,
  effective: ['now', 'anniversary', 'date', 'retroactive', 'by-hand'],
  proration: ['company-rule', 'none', 'full', 'charge-only', 'credit-only'],
  catchUp: true,
  prorationInvoice: true,
  dunningGroups: true,
  coupons: true,
};

export const settingsContext = createContext<Settings, symbol>(Symbol.for('uss-kit:1:settings'));
