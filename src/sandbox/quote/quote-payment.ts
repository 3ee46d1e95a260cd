import { chargesOf } from '../../billing/preview.js';
import { isBillable, isEnded } from '../../billing/status.js';
import type { AccountId } from '../../model/ids.js';
import type { ShownMethod } from '../../model/payment-method.js';
import type { PaymentDraft, PaymentPreview } from '../../model/payment.js';
import type { Warning } from '../../model/warning.js';
import { add, compare, isZero, negate, type Money } from '../../money/money.js';
import { Books } from '../books.js';
import { checkMethod, usableMethod } from '../groups-and-methods/methods.js';
import { payOrder } from '../payments/pay-draft.js';
import { openAmount } from '../payments/open-amount.js';
import { targetsOf, targetTotal, type Target } from '../payments/pay-targets.js';
import { settledBy } from '../payments/payment-views.js';
import { balancesOf } from '../payments/balances.js';
import { putOnInvoices } from '../payments/put-on-invoices.js';
import { settleAccount } from '../payments/settle-account.js';
import { receivePayment } from '../payments/receive-payment.js';
import { instanceTerms } from '../instance-terms.js';
import { processOf } from '../overdue.js';
import { Refused } from '../refused.js';
import { stateVersion } from '../state-version.js';
import { accountOf, lineOf, shownMethodOf } from '../views.js';
import type { World, WorldPlanInstance } from '../world.js';

/** What a payment would charge and settle: its money is put where it would go, on the same world, and all of it let go. Throws `Refused`. */
export function quotePayment(
  world: World,
  accountId: AccountId,
  draft: PaymentDraft,
): PaymentPreview {
  const { pay = { allowed: true } } = accountOf(world, accountId).can;
  if (!pay.allowed) throw new Refused(pay.reason);
  const books = new Books(world);
  const { currency } = books.accounts.get(accountId);
  const targets = targetsOf(books, accountId, payOrder(draft).what);
  const method = methodOf(world, books, accountId, draft);
  const total = targetTotal(targets, currency);
  const after = settled(world, accountId, targets, total);
  const { resumes, mayGoOn } = resumption(after, accountId);
  const { appearsAs } = world.settings;
  return {
    draft,
    asOf: world.today,
    total,
    method,
    applies: targets.map((target, row) => applied(books, after, targets, row, target, currency)),
    before: balancesOf(world, accountId).full,
    after: balancesOf(after.opened, accountId).full,
    ...(resumes && { resumes }),
    ...(appearsAs !== undefined && { appearsAs }),
    warnings: [
      ...samePayment(world, accountId, total),
      ...(mayGoOn.length > 0
        ? [{ id: 'plans-may-go-on', code: 'plans-may-go-on' as const, names: mayGoOn }]
        : []),
    ],
    stateVersion: versionOf(books, accountId),
  };
}

function methodOf(
  world: World,
  books: Books,
  accountId: AccountId,
  { with: by }: PaymentDraft,
): ShownMethod {
  const method = by.by === 'method' ? usableMethod(books, accountId, by.methodId) : by.token;
  if (by.by === 'one-time') checkMethod(books, by.token);
  const shown = shownMethodOf(world, method);
  if (shown.expiry === 'expired') throw new Refused('payment-method-expired');
  return shown;
}

/** The books after the payment, as if it were made from outside: whoever charges it, it goes to the same invoices. */
function settled(
  world: World,
  accountId: AccountId,
  targets: readonly Target[],
  amount: Money,
): Books {
  const books = new Books(world);
  const payment = receivePayment(books, { accountId, amount, by: { by: 'external' } });
  putOnInvoices(books, payment, targets);
  return new Books(books.close().world);
}

interface Resumption {
  readonly resumes: PaymentPreview['resumes'];
  /** Plans that leave dunning by a process that is not known, and so nobody can tell what becomes of them. */
  readonly mayGoOn: string[];
}

/** What follows on the payment: plans leave dunning, and what goes on is billed again. */
function resumption({ opened }: Books, accountId: AccountId): Resumption {
  const books = new Books(opened);
  settleAccount(books, accountId);
  const nameOf = (instance: WorldPlanInstance) =>
    instanceTerms(books.opened, instance, books.today).planName;
  const { all } = books.planInstances;
  const plans = all.filter(
    ({ status, dunning }, index) => !dunning && status !== opened.planInstances[index]?.status,
  );
  const mayGoOn = all.filter((instance, index) => {
    const { status, dunning } = opened.planInstances[index] ?? instance;
    const leaves = dunning && !instance.dunning && instance.status === status;
    return leaves && !isBillable(status) && !isEnded(status) && !processOf(books, instance);
  });
  const lines = books.invoices.all
    .slice(opened.invoices.length)
    .filter((invoice) => invoice.accountId === accountId)
    .flatMap((invoice) => invoice.lines);
  const dueNow =
    lines.length > 0 && chargesOf(lines.map(lineOf), books.accounts.get(accountId).currency);
  return {
    resumes:
      plans.length > 0 || dueNow
        ? {
            plans: plans.map((instance) => ({
              planInstanceId: instance.id,
              planName: nameOf(instance),
            })),
            ...(dueNow && { dueNow }),
          }
        : undefined,
    mayGoOn: mayGoOn.map(nameOf),
  };
}

/** One row of where it goes. A discount for paying early is told on the last row of its invoice. */
function applied(
  before: Books,
  after: Books,
  targets: readonly Target[],
  row: number,
  { invoiceId, line, amount }: Target,
  currency: string,
): PaymentPreview['applies'][number] {
  const invoice = after.invoices.get(invoiceId);
  const { date, dueDate, lines } = invoice;
  const isLast = !targets.slice(row + 1).some((other) => other.invoiceId === invoiceId);
  const discount = add(
    settledBy(invoice, 'early-payment', currency),
    negate(settledBy(before.invoices.get(invoiceId), 'early-payment', currency)),
  );
  const service = line === undefined ? undefined : lines[line - 1];
  return {
    invoiceId,
    number: invoiceId,
    date,
    dueDate,
    ...(service && { name: service.description }),
    amount,
    ...(isLast && !isZero(discount) && { discount }),
    left: openAmount(invoice, currency),
  };
}

/** The same amount twice on one day is more often a mistake than meant. */
function samePayment({ payments, today }: World, accountId: AccountId, total: Money): Warning[] {
  const same = payments.some(
    (payment) =>
      payment.accountId === accountId &&
      payment.date === today &&
      payment.state === 'collected' &&
      payment.by.by === 'method' &&
      compare(payment.amount, total) === 0,
  );
  return same
    ? [{ id: 'same-payment-today', code: 'same-payment-today', date: today, amount: total }]
    : [];
}

/** All that a payment is computed from: what is open, what was paid, by what it can be, and what goes on with it. */
function versionOf(books: Books, accountId: AccountId): string {
  return stateVersion([
    books.today,
    books.invoices.where('account', accountId),
    books.payments.all.filter((row) => row.accountId === accountId),
    books.paymentMethods.all.filter((row) => row.accountId === accountId),
    books.planInstances.where('dunning', accountId).map(({ id, status }) => [id, status]),
  ]);
}
