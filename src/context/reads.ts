import type { OperationName } from '../adapter/contract.js';
import type { Noun } from '../adapter/nouns.js';

/** Operations that only tell something: what elements ask, and what a connection may keep and ask again. */
export type ReadOperation = Exclude<OperationName, 'signIn' | 'signOut' | 'confirm' | 'getIntent'>;

/** What each read is made from: when one of these nouns changes, its answer is out of date. */
export const nounsRead: Readonly<Record<ReadOperation, readonly Noun[]>> = {
  validateSession: ['session'],
  getAccount: ['account'],
  // A plan that the account has already cannot be taken again.
  listPlans: ['plans', 'planInstances'],
  listPlanInstances: ['planInstances'],
  // A billing group names the plans that it pays for.
  listBillingGroups: ['billingGroups', 'planInstances'],
  quotePlanChange: ['account', 'plans', 'planInstances', 'billingGroups'],
  listInvoices: ['invoices'],
  getInvoice: ['invoices'],
};
