import type { AccountId, InvoiceId } from '../../model/ids.js';
import type { AmountChoice, Balance, OpenInvoice, Payment } from '../../model/payment.js';
import type { Permission } from '../../model/permission.js';
import { add, isNegative, isZero, negate, sum, zero, type Money } from '../../money/money.js';
import { Books } from '../books.js';
import { findPlan } from '../catalogue.js';
import { shownMethodOf } from '../views.js';
import type { World, WorldInvoice, WorldPayment } from '../world.js';
import { balancesOf, type Balances } from './balances.js';
import { openAmount } from './open-amount.js';
import { heldOf } from './settle.js';

/** What an account owes and has paid, in the nouns of the model. */

export function balanceView(world: World, accountId: AccountId): Balance {
  const books = new Books(world);
  const balances = balancesOf(world, accountId);
  const { full, current, dueIfPaidToday, invoices, services } = balances;
  return {
    asOf: world.today,
    full,
    current,
    payable: dueIfPaidToday,
    parts: partsOf(books, accountId),
    amounts: amountsOf(balances),
    invoices: invoices.map(({ invoiceId, date, dueDate, open, dueIfPaidToday: payable }) => ({
      ...numbered(books, invoiceId),
      date,
      dueDate,
      open,
      payable,
    })),
    services: services.map(({ masterId: planInstanceId, chargeId, name, open }) => ({
      service: { planInstanceId, chargeId },
      name,
      planName: findPlan(world, books.planInstances.get(planInstanceId).planId).name,
      open,
    })),
  };
}

function numbered(
  books: Books,
  invoiceId: InvoiceId,
): Pick<OpenInvoice, 'invoiceId' | 'number' | 'billingGroupId'> {
  const { billingGroupId } = books.invoices.get(invoiceId);
  return { invoiceId, number: invoiceId, billingGroupId };
}

function partsOf(books: Books, accountId: AccountId): Balance['parts'] {
  const { currency } = books.accounts.get(accountId);
  const open = books.invoices
    .where('account', accountId)
    .map((invoice) => openAmount(invoice, currency));
  const ahead = books.payments
    .where('unapplied', accountId)
    .flatMap(({ unapplied }) => unapplied ?? []);
  return {
    invoices: sum(
      open.filter((amount) => !isNegative(amount)),
      currency,
    ),
    credits: sum(open.filter(isNegative), currency),
    payments: negate(sum(ahead, currency)),
  };
}

/** Of invoices and services any that are open may be paid; of a balance, or as an amount, what is open less what is in credit, and what is due by today only where something is. */
function amountsOf({ amounts, invoices, dueIfPaidToday, current }: Balances): Balance['amounts'] {
  const nothingOpen: Permission = { allowed: false, reason: 'nothing-to-pay' };
  const nothingDue: Permission = { allowed: false, reason: 'nothing-due-yet' };
  const isDue = !isZero(current) && !isNegative(current);
  const isNamed = (choice: AmountChoice) => choice === 'invoices' || choice === 'services';
  const permissionOf = (choice: AmountChoice, permission: Permission): Permission => {
    const isOpen = isNamed(choice) ? invoices.length > 0 : !isZero(dueIfPaidToday);
    if (!isOpen) return nothingOpen;
    return choice === 'current' && permission.allowed && !isDue ? nothingDue : permission;
  };
  const [full, ...more] = amounts.map(({ choice, permission }) => ({
    choice,
    permission: permissionOf(choice, permission),
  }));
  const amount = {
    choice: 'amount' as const,
    permission: permissionOf('amount', { allowed: true }),
  };
  return full ? [full, ...more, amount] : [amount];
}

/** Newest first. */
export function paymentRowsOf(world: World, accountId: AccountId): WorldPayment[] {
  return world.payments
    .filter((payment) => payment.accountId === accountId)
    .sort((a, b) => (a.date === b.date ? Number(b.id) - Number(a.id) : a.date < b.date ? 1 : -1));
}

export function paymentView(world: World, payment: WorldPayment): Payment {
  const books = new Books(world);
  const { id, date, amount, state, by, unapplied } = payment;
  const method = by.by === 'method' ? books.paymentMethods.find(by.methodId) : undefined;
  return {
    id,
    date,
    amount,
    state,
    by: by.by === 'method' ? 'method' : 'outside',
    ...(method && { method: shownMethodOf(world, method) }),
    applied: books.invoices
      .where('account', payment.accountId)
      .flatMap((invoice) => appliedOn(books, invoice, payment)),
    ...(unapplied && { unapplied }),
  };
}

function appliedOn(books: Books, invoice: WorldInvoice, { id }: WorldPayment): Payment['applied'] {
  if (!invoice.settlements.some((part) => part.by === 'payment' && part.id === id)) return [];
  const amount = heldOf(books, invoice, id);
  return isZero(amount) ? [] : [{ invoiceId: invoice.id, number: invoice.id, amount }];
}

/** What settlements of one kind come to. */
export function settledBy(
  { settlements }: WorldInvoice,
  by: WorldInvoice['settlements'][number]['by'],
  currency: string,
): Money {
  return settlements
    .filter((part) => part.by === by)
    .reduce((total, { amount }) => add(total, amount), zero(currency));
}
