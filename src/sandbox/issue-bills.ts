import { cycleAround } from '../billing/calendar.js';
import { dueDate } from '../billing/due-date.js';
import type { CalendarDate } from '../model/values.js';
import { adjustBill } from './adjust-bill.js';
import type { Bill } from './bills.js';
import type { Books } from './books.js';
import { askParents, billsByPayer, type PaidBill } from './parent-pay.js';
import type {
  WorldBillingGroup,
  WorldInvoice,
  WorldOpenCharge,
  WorldPlanInstance,
} from './world.js';
import type { WorldLine } from './world/invoices.js';

/** Makes invoices of today from all that the step has put on its bills. They are not collected yet. */
export function issueBills(books: Books): WorldInvoice[] {
  const bills: PaidBill[] = books.bills.take().flatMap((bill) => billsByPayer(books, bill));
  const children = bills.flatMap((bill) => {
    const invoice = bill.payerId !== undefined && issue(books, bill);
    return invoice && bill.payerId !== undefined ? [[invoice, bill.payerId] as const] : [];
  });
  const asked = askParents(books, children);
  const own = bills.flatMap((bill) => {
    if (bill.payerId !== undefined) return [];
    const lines = bill.separate ? [] : asked.get(bill.billingGroupId);
    const invoice = issue(books, bill, lines);
    if (invoice && lines) asked.delete(bill.billingGroupId);
    return invoice ?? [];
  });
  const rest = [...asked].map(([groupId, lines]) =>
    addInvoice(books, books.billingGroups.get(groupId), lines),
  );
  return [...children.map(([invoice]) => invoice), ...own, ...rest];
}

/** What waits for this invoice comes first, unless the bill must stand alone; `asked` last and as it is. No invoice where there is nothing to bill. */
function issue(
  books: Books,
  bill: PaidBill,
  asked: readonly WorldLine[] = [],
): WorldInvoice | undefined {
  const group = books.billingGroups.get(bill.billingGroupId);
  const waiting = bill.separate ? [] : waitingFor(books, bill);
  const charges =
    waiting.length === 0 ? bill.lines : [...waiting.map(({ line }) => line), ...bill.lines];
  if (charges.length === 0) return undefined;
  const lines = adjustBill(books, group, charges);
  const invoice = addInvoice(
    books,
    group,
    asked.length === 0 ? lines : [...lines, ...asked],
    bill.payerId === undefined ? undefined : { parentPays: true },
  );
  markBilled(books, invoice, bill, waiting);
  return invoice;
}

/**
 * An order waits for the next invoice of its billing group, lines of a running period for the next anniversary invoice of their
 * master plan (Aria wire notes 2.14, 4.2).
 */
function waitingFor(
  books: Books,
  { billingGroupId, masterIds, payerId }: PaidBill,
): WorldOpenCharge[] {
  return books.openCharges.where('billingGroup', billingGroupId).filter(({ line }) => {
    const instance = books.planInstances.find(line.planInstanceId);
    const master = instance && books.masterOf(instance);
    if (master?.paidBy !== payerId) return false;
    return !master || line.orderId !== undefined || masterIds.has(master.id);
  });
}

/** What comes on this invoice does not come on another one. */
function markBilled(
  books: Books,
  { id: invoiceId, lines }: WorldInvoice,
  { usageIds }: Bill,
  waiting: readonly WorldOpenCharge[],
): void {
  for (const row of waiting) books.openCharges.put({ ...row, invoiceId });
  for (const id of usageIds) books.usage.put({ ...books.usage.get(id), invoiceId });
  for (const { kind, orderId } of lines) {
    if (kind === 'order' && orderId !== undefined)
      books.orders.put({ ...books.orders.get(orderId), status: 'billed', invoiceId });
  }
}

/** Adds an invoice of today with exactly these lines. Its charges in advance stand for their days from now on. */
export function addInvoice(
  books: Books,
  group: WorldBillingGroup,
  lines: WorldLine[],
  more?: Partial<Pick<WorldInvoice, 'dueDate' | 'rebills' | 'parentPays'>>,
): WorldInvoice {
  const invoice = books.invoices.add({
    id: books.newId('invoice'),
    transactionId: books.newId('transaction', 1 + lines.length),
    accountId: group.accountId,
    billingGroupId: group.id,
    date: books.today,
    dueDate: dueDateOf(books, group),
    lines,
    settlements: [],
    ...more,
  });
  books.tell({ kind: 'invoiced', invoiceId: invoice.id });
  cover(books, invoice);
  return invoice;
}

/** By terms, their days after the invoice; else by the company's setting (Aria wire notes 4.3 E). */
export function dueDateOf(
  { today, settings, paymentTerms }: Books,
  { pays }: WorldBillingGroup,
): CalendarDate {
  if (pays.by !== 'terms') return dueDate(today, settings.daysUntilDue, settings.dueMethod);
  const { days, dueMethod } = paymentTerms.get(pays.termsId);
  return dueDate(today, days, dueMethod);
}

/**
 * A charge in advance stands for its days of service until it is credited, or they are over and a later interval is charged:
 * a change may reach back to the first day of the running one.
 */
function cover(books: Books, { id: invoiceId, lines }: WorldInvoice): void {
  let number = 0;
  for (const line of lines) {
    number++;
    const { planInstanceId, period, prorated } = line;
    if (planInstanceId === undefined || !period || !isAdvance(line)) continue;
    const instance = books.planInstances.get(planInstanceId);
    // What an earlier line of the same invoice stands for is never over.
    const begun = instance.coverage.at(-1)?.invoiceId === invoiceId;
    const standing =
      begun || prorated
        ? instance.coverage
        : notOver(instance.coverage, runningSince(books, instance, period.from));
    const coverage = [...standing, { invoiceId, line: number, period }];
    // Two spreads: a property written behind one makes this copy slower.
    books.planInstances.put({ ...instance, ...{ coverage } });
  }
}

function notOver(coverage: WorldPlanInstance['coverage'], since: CalendarDate): typeof coverage {
  return coverage.filter(({ period }) => period.to >= since);
}

/** The first day of the interval that runs today, where a whole one is charged from `from` on. */
function runningSince(books: Books, instance: WorldPlanInstance, from: CalendarDate): CalendarDate {
  if (from <= books.today) return from;
  const { intervalMonths } = books.scheduleOf(instance);
  return cycleAround(books.today, from, { intervalMonths, billDay: instance.billDay }).from;
}

function isAdvance({ kind, lowers }: WorldLine): boolean {
  return kind === 'recurring' && !lowers;
}
