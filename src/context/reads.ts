import type { OperationName } from '../adapter/contract.js';
import type { Noun } from '../adapter/nouns.js';

/** Operations that only tell something: what elements ask, and what a connection may keep and ask again. */
export type ReadOperation = Exclude<OperationName, 'signIn' | 'signOut' | 'confirm' | 'getIntent'>;

/** Reads whose answer can be confirmed, once. */
const quoteOperations = [
  'quotePlanChange',
  'quoteQueueEdit',
  'quotePayment',
  'quoteBillingGroup',
  'quotePaymentMethod',
] as const satisfies ReadOperation[];
export type QuoteOperation = (typeof quoteOperations)[number];

/** Those that quote what is asked of plans. */
export type PlanQuoteOperation = 'quotePlanChange' | 'quoteQueueEdit';

export function isQuoteOperation(value: unknown): value is QuoteOperation {
  return quoteOperations.some((operation) => operation === value);
}

/** What each read is made from: when one of these nouns changes, its answer is out of date. */
export const nounsRead: Readonly<Record<ReadOperation, readonly Noun[]>> = {
  validateSession: ['session'],
  getAccount: ['account'],
  // A plan that the account has already cannot be taken again.
  listPlans: ['plans', 'planInstances'],
  // What may be done with a plan instance depends on who pays late.
  listPlanInstances: ['planInstances', 'queuedChanges', 'account'],
  listQueuedChanges: ['queuedChanges', 'planInstances', 'account'],
  // A billing group names the plans that it pays for.
  listBillingGroups: ['billingGroups', 'planInstances', 'paymentMethods'],
  listDunningGroups: ['dunningGroups', 'planInstances'],
  getEffectiveChoices: ['account', 'plans', 'planInstances', 'queuedChanges', 'billingGroups'],
  quotePlanChange: ['account', 'plans', 'planInstances', 'queuedChanges', 'billingGroups'],
  quoteQueueEdit: ['account', 'plans', 'planInstances', 'queuedChanges', 'billingGroups'],
  listPaymentMethods: ['paymentMethods', 'billingGroups', 'account'],
  listPaymentTerms: ['paymentMethods'],
  getBalance: ['account', 'invoices', 'payments', 'planInstances', 'billingGroups'],
  listPayments: ['payments', 'invoices', 'paymentMethods'],
  quotePayment: ['account', 'invoices', 'payments', 'paymentMethods'],
  quoteBillingGroup: ['account', 'planInstances', 'billingGroups', 'paymentMethods'],
  quotePaymentMethod: ['account', 'billingGroups', 'paymentMethods'],
  listInvoices: ['invoices'],
  getInvoice: ['invoices'],
};
