import { cycleAround } from '../../../src/billing/calendar.js';
import { recurringLines, totalOf } from '../../../src/billing/charges.js';
import { partsUntil, type Part } from '../../../src/billing/running-period.js';
import { isBillable } from '../../../src/billing/status.js';
import type { InvoiceId } from '../../../src/model/ids.js';
import { money } from '../../../src/money/money.js';
import type { WorldInvoice, WorldPayment, WorldPlanInstance } from '../../../src/sandbox/world.js';
import type { WorldPlan, WorldSchedule } from '../../../src/sandbox/world/catalogue.js';
import type { WorldLine } from '../../../src/sandbox/world/invoices.js';

/** What is needed to say what an instance was charged. */
export interface Charged {
  readonly instance: WorldPlanInstance;
  /** Of its master plan instance. */
  readonly master: WorldPlanInstance;
  readonly plan: WorldPlan;
  readonly schedule: WorldSchedule;
  /** The last day that it is billed through. */
  readonly billedThrough: string | undefined;
}

/**
 * What stands for the periods of an instance that are billed and not over, by the terms and rates of now: an invoice of the engine's kind for each, since
 * Aria's invoices do not say for which plan instance a line is. Only what our rules project is counted from them: whether days are paid for, and what
 * a change of status credits. `number` is that of the first.
 */
export function runningCharges(
  charged: Charged,
  today: string,
  number: number,
): { readonly invoices: readonly WorldInvoice[]; readonly instance: WorldPlanInstance } {
  const { instance, master, plan, schedule } = charged;
  const found = billedPeriods(charged, today).flatMap(({ period, cycle }) => {
    const lines = recurringLines({
      planName: plan.name,
      schedule,
      units: instance.units,
      period,
      cycle,
      rateDate: today,
      planInstanceId: instance.id,
    });
    return lines.length > 0 ? [{ period, lines }] : [];
  });
  const invoices = found.map(({ period: { from }, lines }, index) => {
    // What is billed before its days begin was so by today, whenever that was.
    const date = from > today ? today : from;
    return invoiceWith(lines, { master, date, number: number + index });
  });
  const coverage = invoices.flatMap(({ id: invoiceId, lines }, index) =>
    lines.map((_, line) => ({ invoiceId, line: line + 1, period: found[index]!.period })),
  );
  return { invoices, instance: { ...instance, coverage } };
}

/** From the period that runs to the last one that is billed, which a bill before its date brings (Aria wire notes 4.9). */
function billedPeriods(
  { instance, schedule, billedThrough }: Charged,
  today: string,
): readonly Part[] {
  const { nextBillDate, billDay, startDate, status } = instance;
  if (nextBillDate === undefined || billedThrough === undefined) return [];
  if (billedThrough < today || !isBillable(status)) return [];
  const { intervalMonths } = schedule;
  const running = cycleAround(today, nextBillDate, { intervalMonths, billDay }).from;
  const from = running > startDate ? running : startDate;
  return partsUntil(from, nextBillDate, { intervalMonths, billDay })
    .filter(({ period }) => period.from <= billedThrough)
    .map(({ period, cycle }) => ({
      cycle,
      period: period.to > billedThrough ? { ...period, to: billedThrough } : period,
    }));
}

/** A credit that paid what is overdue would end dunning, and whether it does only Aria knows. */
const moreThanAnyCredit = '1000000000';

/** Something that is overdue for a master plan in dunning, whatever it comes to: while it is open, dunning goes on. */
export function overdue(master: WorldPlanInstance, currency: string, number: number): WorldInvoice {
  const line: WorldLine = {
    kind: 'usage',
    description: '',
    amount: money(moreThanAnyCredit, currency),
    prorated: false,
    planInstanceId: master.id,
  };
  const date = master.statusSince;
  return { ...invoiceWith([line], { master, date, number }), settlements: [] };
}

function invoiceWith(
  lines: WorldLine[],
  {
    master,
    date,
    number,
  }: { readonly master: WorldPlanInstance; readonly date: string; readonly number: number },
): WorldInvoice {
  const { accountId, billingGroupId } = master;
  if (billingGroupId === undefined) throw new Error('A master plan has a billing group.');
  const id = String(number);
  const paid = lines.map(({ amount }) => ({ by: 'payment' as const, id, amount, date }));
  return {
    id: id as InvoiceId,
    transactionId: String(number) as WorldInvoice['transactionId'],
    accountId,
    billingGroupId,
    date,
    dueDate: date,
    lines,
    settlements: paid,
  };
}

/** What the stand-ins were paid with, by their own numbers. */
export function paymentsFor(invoices: readonly WorldInvoice[]): WorldPayment[] {
  return invoices
    .filter(({ settlements }) => settlements.length > 0)
    .map(({ transactionId: id, accountId, date, lines }) => ({
      id,
      accountId,
      date,
      amount: totalOf(lines, lines[0]?.amount.currency ?? ''),
      by: { by: 'external' },
      state: 'collected',
    }));
}
