import { compare, isNegative, sum, zero, type Money } from '../../money/money.js';
import type { WorldPayment } from '../world.js';
import { sumOf } from './amounts.js';
import type { Check } from './rows.js';

/** What was paid, given back and credited. */
export function checkPayments(check: Check): void {
  const { world, accounts, contacts, paymentMethods, payments, invoices } = check;
  const spent = spentOf(check);
  world.payments.forEach((row, position) => {
    const path = `payments.${position}`;
    if (row.by.by === 'method')
      check.refer(paymentMethods, row.by.methodId, `${path}.by.methodId`, row.accountId);
    if (row.by.by === 'transfer') check.refer(accounts, row.by.accountId, `${path}.by.accountId`);
    if (row.by.by === 'reinstated')
      check.refer(payments, row.by.paymentId, `${path}.by.paymentId`, row.accountId);
    check.past(row.date, `${path}.date`);
    check.past(row.voidedOn, `${path}.voidedOn`);
    if ((row.state === 'voided') !== (row.voidedOn !== undefined))
      check.tell(`${path}.voidedOn`, `does not go with the state ${row.state}`);
    checkSpent(check, row, spent.get(row.id), path);
  });
  world.refunds.forEach((row, position) => {
    const path = `refunds.${position}`;
    check.refer(payments, row.paymentId, `${path}.paymentId`, row.accountId);
    check.past(row.date, `${path}.date`);
    row.reopened.forEach(({ invoiceId }, index) => {
      check.refer(invoices, invoiceId, `${path}.reopened.${index}.invoiceId`, row.accountId);
    });
  });
  world.writeOffs.forEach((row, position) => {
    const path = `writeOffs.${position}`;
    check.refer(invoices, row.invoiceId, `${path}.invoiceId`, row.accountId);
    check.past(row.date, `${path}.date`);
    check.past(row.voidedOn, `${path}.voidedOn`);
    sumOf(check, row.accountId, [row], path);
  });
  world.creditMemos.forEach((row, position) => {
    const path = `creditMemos.${position}`;
    check.refer(invoices, row.invoiceId, `${path}.invoiceId`, row.accountId);
    check.refer(invoices, row.rebillId, `${path}.rebillId`, row.accountId);
    check.refer(contacts, row.contactId, `${path}.contactId`, row.accountId);
    check.past(row.date, `${path}.date`);
    check.past(row.voidedOn, `${path}.voidedOn`);
    const count = invoices.get(row.invoiceId)?.lines.length ?? Infinity;
    row.lines.forEach(({ line, amount, tax }, index) => {
      const at = `${path}.lines.${index}`;
      if (line > count) check.tell(`${at}.line`, `is no line of invoice ${row.invoiceId}`);
      sumOf(check, row.accountId, [{ amount }, { amount: tax }], at);
    });
  });
  checkServiceCredits(check);
}

/** What payments have settled, and what of them was given back. */
function spentOf({ world }: Check): ReadonlyMap<string, Money[]> {
  const spent = new Map<string, Money[]>();
  const spend = (id: string | undefined, amount: Money) => {
    if (id === undefined) return;
    const amounts = spent.get(id);
    if (amounts) amounts.push(amount);
    else spent.set(id, [amount]);
  };
  for (const { settlements } of world.invoices)
    for (const { by, id, amount } of settlements) if (by === 'payment') spend(id, amount);
  for (const { paymentId, amount } of world.refunds) spend(paymentId, amount);
  return spent;
}

/** A payment spends no more than it brought; one that was declined or voided brought nothing. */
function checkSpent(
  check: Check,
  { accountId, amount, state, unapplied }: WorldPayment,
  spent: readonly Money[] = [],
  path: string,
): void {
  const all = [...spent, ...(unapplied ? [unapplied] : [])].map((each) => ({ amount: each }));
  if (!sumOf(check, accountId, [{ amount }, ...all], path)) return;
  const total = sum(
    all.map((each) => each.amount),
    amount.currency,
  );
  const brought = state === 'collected' ? amount : zero(amount.currency);
  if (compare(total, brought) > 0 || isNegative(total))
    check.tell(
      path,
      `brought ${brought.amount}, and ${total.amount} of it is spent, given back or unapplied`,
    );
}

function checkServiceCredits(check: Check): void {
  const { world, planInstances } = check;
  world.serviceCredits.forEach((row, position) => {
    const path = `serviceCredits.${position}`;
    check.refer(planInstances, row.planInstanceId, `${path}.planInstanceId`, row.accountId);
    check.past(row.date, `${path}.date`);
    if (!sumOf(check, row.accountId, [{ amount: row.amount }, { amount: row.left }], path)) return;
    if (isNegative(row.left) || compare(row.left, row.amount) > 0)
      check.tell(`${path}.left`, `is not between nothing and ${row.amount.amount}`);
  });
}
