import type { OperationName } from '../contract.js';

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the base URL. `{name}` stands for the input's key of that name. */
  readonly path: string;
  /** Status of a successful answer, whose body is always the operation's output as JSON. */
  readonly status: 200 | 201;
}

/**
 * The contract over HTTP: the client, the proxy's router and the OpenAPI file are made from this table.
 * What is not in the path is in the query of a GET, with dots for depth (`filter.from`), and in the JSON body of the rest.
 * An intent that is still under way is a success as well: its state is in the body, and `getIntent` asks again.
 */
export const routes = {
  signIn: { method: 'POST', path: '/session', status: 200 },
  signOut: { method: 'DELETE', path: '/session', status: 200 },
  validateSession: { method: 'GET', path: '/session', status: 200 },
  getAccount: { method: 'GET', path: '/account', status: 200 },
  listPlans: { method: 'GET', path: '/plans', status: 200 },
  listPlanInstances: { method: 'GET', path: '/plan-instances', status: 200 },
  listQueuedChanges: { method: 'GET', path: '/queued-changes', status: 200 },
  listBillingGroups: { method: 'GET', path: '/billing-groups', status: 200 },
  listDunningGroups: { method: 'GET', path: '/dunning-groups', status: 200 },
  getEffectiveChoices: { method: 'POST', path: '/effective-choices', status: 200 },
  quotePlanChange: { method: 'POST', path: '/quotes/plan-change', status: 201 },
  quoteQueueEdit: { method: 'POST', path: '/quotes/queue-edit', status: 201 },
  listPaymentMethods: { method: 'GET', path: '/payment-methods', status: 200 },
  listPaymentTerms: { method: 'GET', path: '/payment-terms', status: 200 },
  getBalance: { method: 'GET', path: '/balance', status: 200 },
  listPayments: { method: 'GET', path: '/payments', status: 200 },
  quotePayment: { method: 'POST', path: '/quotes/payment', status: 201 },
  quoteBillingGroup: { method: 'POST', path: '/quotes/billing-group', status: 201 },
  quotePaymentMethod: { method: 'POST', path: '/quotes/payment-method', status: 201 },
  confirm: { method: 'PUT', path: '/intents/{intentId}', status: 200 },
  getIntent: { method: 'GET', path: '/intents/{intentId}', status: 200 },
  listInvoices: { method: 'GET', path: '/invoices', status: 200 },
  getInvoice: { method: 'GET', path: '/invoices/{invoiceId}', status: 200 },
} as const satisfies Record<OperationName, Route>;

/**
 * Stands on every request with any value: a page of another origin cannot send it without asking the server first (T13).
 */
export const kitHeader = 'X-Uss-Kit';

/** Stands on every answer of a server that lets its sandbox be moved; never in production. */
export const sandboxHeader = 'X-Uss-Sandbox';

export const jsonType = 'application/json';
export const problemType = 'application/problem+json';
