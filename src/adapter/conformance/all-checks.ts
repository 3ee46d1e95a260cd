import type { Check } from './check.js';
import { confirmChecks } from './checks/confirm.js';
import { payerChecks } from './checks/payers.js';
import { paymentOutcomeChecks } from './checks/payment-outcomes.js';
import { paymentChecks } from './checks/payments.js';
import { quoteChecks } from './checks/quotes.js';
import { readChecks } from './checks/reads.js';
import { sandboxChecks } from './checks/sandbox.js';
import { sessionChecks } from './checks/session.js';

/** All rules of the contract. */
export const checks: readonly Check[] = [
  ...readChecks,
  ...sessionChecks,
  ...quoteChecks,
  ...confirmChecks,
  ...paymentChecks,
  ...paymentOutcomeChecks,
  ...payerChecks,
  ...sandboxChecks,
];
