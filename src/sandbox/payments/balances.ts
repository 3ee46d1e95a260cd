import { amountChoices, applyChoices, openByMaster, type Choice } from '../../billing/balance.js';
import type { AmountChoice, ApplyChoice } from '../../billing/balance.js';
import { openLines } from '../../billing/open-lines.js';
import type { AccountId, BillingGroupId, InvoiceId, PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import { add, sum, zero, type Money } from '../../money/money.js';
import { Books } from '../books.js';
import type { World, WorldInvoice } from '../world.js';
import { balanceOf, openSign } from './open-amount.js';
import { dueToday, openInvoices, openOf, payableToday } from './open-invoices.js';
import { offersEarlyPayment, openServices, type Service } from './pay-targets.js';

/** What is owed, in the account's currency. Negative: credit. */
export interface Balance {
  /** All that is open. */
  readonly full: Money;
  /** What is due by today, and what is in credit. */
  readonly current: Money;
}

/** What an account owes, for what, and how it may be paid (Aria wire notes 3.8, 4.10). */
export interface Balances extends Balance {
  /** What pays everything today: less than `full` where paying early brings a discount. Never negative. */
  readonly dueIfPaidToday: Money;
  readonly masters: readonly (Balance & { readonly planInstanceId: PlanInstanceId })[];
  readonly billingGroups: readonly (Balance & { readonly billingGroupId: BillingGroupId })[];
  /** How much may be paid; what is missing says why. */
  readonly amounts: readonly Choice<AmountChoice>[];
  /** What a payment may go against, by what it is made with. */
  readonly against: Readonly<Record<'method' | 'terms', readonly Choice<ApplyChoice>[]>>;
  /** The open invoices, oldest first. */
  readonly invoices: readonly PayableInvoice[];
  /** The services with open lines, that of the oldest line first. */
  readonly services: readonly PayableService[];
}

export interface PayableInvoice {
  readonly invoiceId: InvoiceId;
  readonly date: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly open: Money;
  readonly dueIfPaidToday: Money;
}

export interface PayableService extends Service {
  readonly name: string;
  readonly open: Money;
}

export function balancesOf(world: World, accountId: AccountId): Balances {
  const books = new Books(world);
  const { currency } = books.accounts.get(accountId);
  const unsettled = books.invoices
    .where('account', accountId)
    .filter((invoice) => openSign(invoice) !== 0);
  const payments = books.payments.where('unapplied', accountId);
  const open = openInvoices(books, accountId);
  const invoices = open.map((invoice) => payable(books, invoice));
  const balance = (rows: readonly WorldInvoice[], ahead: typeof payments): Balance => ({
    full: balanceOf(rows, ahead, currency),
    current: balanceOf(
      rows.filter((invoice) => openSign(invoice) < 0 || invoice.dueDate <= books.today),
      ahead,
      currency,
    ),
  });
  return {
    ...balance(unsettled, payments),
    dueIfPaidToday: payableToday(books, accountId, open),
    masters: masterBalances(books, accountId, unsettled),
    billingGroups: books.billingGroups.where('account', accountId).map(({ id }) => ({
      billingGroupId: id,
      ...balance(
        unsettled.filter(({ billingGroupId }) => billingGroupId === id),
        [],
      ),
    })),
    amounts: amountChoices({ earlyPaymentDiscount: offersEarlyPayment(books, accountId) }),
    against: { method: applyChoices('method'), terms: applyChoices('terms') },
    invoices,
    services: services(books, open),
  };
}

function payable(books: Books, invoice: WorldInvoice): PayableInvoice {
  const { id, date, dueDate } = invoice;
  const open = openOf(books, invoice);
  return { invoiceId: id, date, dueDate, open, dueIfPaidToday: dueToday(books, invoice) };
}

/** One row for each master plan of the account, also where nothing is owed. What an account has paid ahead is of none of them. */
function masterBalances(
  books: Books,
  accountId: AccountId,
  unsettled: readonly WorldInvoice[],
): Balances['masters'] {
  const { currency } = books.accounts.get(accountId);
  const masters = books.planInstances
    .where('account', accountId)
    .filter(({ parentId }) => parentId === undefined);
  const shares = unsettled.map((invoice) => ({
    isCurrent: openSign(invoice) < 0 || invoice.dueDate <= books.today,
    byMaster: shareOfMasters(books, invoice, currency),
  }));
  return masters.map(({ id }) => {
    const of = (rows: typeof shares) =>
      sum(
        rows.map(({ byMaster }) => byMaster.get(id) ?? zero(currency)),
        currency,
      );
    return {
      planInstanceId: id,
      full: of(shares),
      current: of(shares.filter(({ isCurrent }) => isCurrent)),
    };
  });
}

function shareOfMasters(
  books: Books,
  { lines, settlements }: WorldInvoice,
  currency: string,
): ReadonlyMap<string, Money> {
  const open = openLines(lines, settlements, currency);
  return openByMaster(
    lines.map(({ planInstanceId, amount }, index) => ({
      masterId:
        planInstanceId === undefined
          ? undefined
          : books.masterOf(books.planInstances.get(planInstanceId)).id,
      amount,
      open: open[index] ?? zero(currency),
    })),
    currency,
  );
}

function services(books: Books, open: readonly WorldInvoice[]): PayableService[] {
  const found = new Map<string, PayableService>();
  for (const { masterId, chargeId, name, amount } of open.flatMap((invoice) =>
    openServices(books, invoice),
  )) {
    const key = `${masterId} ${chargeId}`;
    const before = found.get(key);
    found.set(key, {
      masterId,
      chargeId,
      name,
      open: before ? add(before.open, amount) : amount,
    });
  }
  return [...found.values()];
}
