import { openLines } from '../../billing/open-lines.js';
import { allocatePayment, oldestFirst } from '../../billing/payment-allocation.js';
import type { AccountId, InvoiceId, PlanInstanceId } from '../../model/ids.js';
import {
  add,
  compare,
  isNegative,
  isZero,
  lesser,
  negate,
  sum,
  type Money,
} from '../../money/money.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import type { WorldInvoice } from '../world.js';
import { openSign } from './open-amount.js';
import {
  currencyOf,
  debtOf,
  dueToday,
  hasEarlyPayment,
  openInvoices,
  payableToday,
} from './open-invoices.js';

/** What is billed for one charge under one master plan: the charge of a rate schedule, and the instance it is paid under. */
export interface Service {
  readonly masterId: PlanInstanceId;
  readonly chargeId: string;
}

/**
 * What a payment is for. An amount is spread oldest first, and so is a balance less what is in credit; invoices and
 * services are paid whole, so an amount and targets never meet (on the platform the amount would win and the targets be passed over: Aria wire notes 3.8).
 */
export type PayWhat =
  | { readonly pay: 'full' }
  | { readonly pay: 'current' }
  | { readonly pay: 'amount'; readonly amount: Money }
  | { readonly pay: 'invoices'; readonly invoiceIds: readonly InvoiceId[] }
  | { readonly pay: 'services'; readonly services: readonly Service[] };

/** What is to go on an invoice, or on one line of it. */
export interface Target {
  readonly invoiceId: InvoiceId;
  readonly line?: number | undefined;
  readonly amount: Money;
}

/** Where a payment goes, oldest invoice first. Refused when there is nothing to pay, or more is given than that. */
export function targetsOf(books: Books, accountId: AccountId, what: PayWhat): Target[] {
  const targets = chosenBy(books, accountId, what).filter(({ amount }) => !isZero(amount));
  if (targets.length === 0) throw new Refused('nothing-to-pay');
  return targets;
}

function chosenBy(books: Books, accountId: AccountId, what: PayWhat): Target[] {
  switch (what.pay) {
    case 'full':
      return balance(books, accountId, openInvoices(books, accountId));
    case 'current':
      return balance(books, accountId, currentInvoices(books, accountId));
    case 'amount':
      return spread(books, accountId, what.amount);
    case 'invoices':
      return wholes(books, named(books, accountId, what.invoiceIds));
    case 'services':
      return servicesOf(books, accountId, what.services);
  }
}

function wholes(books: Books, invoices: readonly WorldInvoice[]): Target[] {
  return invoices.map((invoice) => ({ invoiceId: invoice.id, amount: dueToday(books, invoice) }));
}

/** What is open on invoices less what the account has in credit, on the oldest first. */
function balance(books: Books, accountId: AccountId, invoices: readonly WorldInvoice[]): Target[] {
  return oldestOf(books, invoices, payableToday(books, accountId, invoices));
}

function oldestOf(books: Books, invoices: readonly WorldInvoice[], amount: Money): Target[] {
  const debts = invoices.map((invoice) => debtOf(invoice, dueToday(books, invoice)));
  return allocatePayment(amount, debts).shares.map((share) => ({
    invoiceId: share.id,
    amount: share.amount,
  }));
}

/** What is due by today; not to be had where paying early brings a discount (Aria wire notes 4.10). */
function currentInvoices(books: Books, accountId: AccountId): WorldInvoice[] {
  const open = openInvoices(books, accountId);
  const isPayable = (invoices: readonly WorldInvoice[]) =>
    !isZero(payableToday(books, accountId, invoices));
  if (!isPayable(open)) return [];
  if (offersEarlyPayment(books, accountId)) throw new Refused('current-balance-not-offered');
  const due = open.filter(({ dueDate }) => dueDate <= books.today);
  if (!isPayable(due)) throw new Refused('nothing-due-yet');
  return due;
}

/** Whether a billing group of the account pays on terms that reward paying early. */
export function offersEarlyPayment(books: Books, accountId: AccountId): boolean {
  return books.billingGroups
    .where('account', accountId)
    .some((group) => group.status === 'active' && hasEarlyPayment(books, group));
}

function spread(books: Books, accountId: AccountId, amount: Money): Target[] {
  if (isZero(amount) || isNegative(amount)) throw new Refused('amount-not-positive');
  const open = openInvoices(books, accountId);
  const most = payableToday(books, accountId, open);
  if (isZero(most)) throw new Refused('nothing-to-pay');
  if (compare(amount, most) > 0) throw new Refused('amount-above-balance');
  return oldestOf(books, open, amount);
}

function named(books: Books, accountId: AccountId, ids: readonly InvoiceId[]): WorldInvoice[] {
  const invoices = [...new Set(ids)].map((id) => {
    const invoice = books.invoices.find(id);
    if (invoice?.accountId !== accountId) throw new Refused('invoice-not-found');
    if (openSign(invoice) <= 0) throw new Refused('invoice-not-open');
    return invoice;
  });
  return oldestFirst(invoices);
}

function servicesOf(books: Books, accountId: AccountId, services: readonly Service[]): Target[] {
  const open = openInvoices(books, accountId).flatMap((invoice) => openServices(books, invoice));
  const chosen = open.filter((line) => services.some((service) => isSame(service, line)));
  if (services.some((service) => !chosen.some((line) => isSame(service, line))))
    throw new Refused('service-not-found');
  return chosen.map(({ invoiceId, line, amount }) => ({ invoiceId, line, amount }));
}

function isSame(a: Service, b: Service): boolean {
  return a.masterId === b.masterId && a.chargeId === b.chargeId;
}

/** An open line of a service. */
export interface OpenService extends Service {
  readonly invoiceId: InvoiceId;
  readonly line: number;
  /** The name of the charge. */
  readonly name: string;
  readonly amount: Money;
}

/**
 * The lines of an invoice that are a service and not paid. Taxes and surcharges are of no service: they are paid with
 * the invoice (assumed). Together they come to no more than what pays the invoice whole today.
 */
export function openServices(books: Books, invoice: WorldInvoice): OpenService[] {
  const { lines, settlements } = invoice;
  const open = openLines(lines, settlements, currencyOf(books, invoice));
  let left = dueToday(books, invoice);
  return lines.flatMap(({ planInstanceId, chargeId, description }, index): OpenService[] => {
    const of = open[index];
    if (planInstanceId === undefined || chargeId === undefined || !of) return [];
    const amount = lesser(of, left);
    if (isZero(amount) || isNegative(amount)) return [];
    left = add(left, negate(amount));
    return [
      {
        masterId: books.masterOf(books.planInstances.get(planInstanceId)).id,
        chargeId,
        invoiceId: invoice.id,
        line: index + 1,
        name: description,
        amount,
      },
    ];
  });
}

/** What targets come to. */
export function targetTotal(targets: readonly Target[], currency: string): Money {
  return sum(
    targets.map(({ amount }) => amount),
    currency,
  );
}
