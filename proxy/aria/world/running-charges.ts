import { billDateIn, addDays } from '../../../src/billing/calendar.js';
import { recurringLines } from '../../../src/billing/charges.js';
import { isBillable } from '../../../src/billing/status.js';
import type { InvoiceId } from '../../../src/model/ids.js';
import { money } from '../../../src/money/money.js';
import type { WorldInvoice, WorldPlanInstance } from '../../../src/sandbox/world.js';
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
 * What stands for the running period of an instance: an invoice of the engine's kind, by the terms and rates of now, since Aria's invoices do not
 * say for which plan instance a line is. Only what our rules project is counted from it: whether days are paid for, and what a change of status credits.
 * Undefined where nothing stands.
 */
export function runningCharge(
  { instance, master, plan, schedule, billedThrough }: Charged,
  today: string,
  number: number,
): { readonly invoice: WorldInvoice; readonly instance: WorldPlanInstance } | undefined {
  const { nextBillDate, billDay, startDate, status, units } = instance;
  if (nextBillDate === undefined || billedThrough === undefined) return undefined;
  if (billedThrough < today || !isBillable(status)) return undefined;
  const begin = billDateIn(nextBillDate, -schedule.intervalMonths, billDay);
  const period = { from: begin > startDate ? begin : startDate, to: billedThrough };
  const cycle = { from: begin, to: addDays(nextBillDate, -1) };
  const charges = recurringLines({
    planName: plan.name,
    schedule,
    units,
    period,
    cycle,
    rateDate: today,
    planInstanceId: instance.id,
  });
  if (charges.length === 0) return undefined;
  const invoice = invoiceWith(charges, { master, date: period.from, number });
  return {
    invoice,
    instance: {
      ...instance,
      coverage: charges.map((_, index) => ({ invoiceId: invoice.id, line: index + 1, period })),
    },
  };
}

/** Something that is overdue for a master plan in dunning, whatever it comes to: while it is open, dunning goes on. */
export function overdue(master: WorldPlanInstance, currency: string, number: number): WorldInvoice {
  const line: WorldLine = {
    kind: 'usage',
    description: '',
    amount: money('1', currency),
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
  const paid = lines.map(({ amount }) => ({ by: 'payment' as const, amount, date }));
  return {
    id: String(number) as InvoiceId,
    transactionId: String(number) as WorldInvoice['transactionId'],
    accountId,
    billingGroupId,
    date,
    dueDate: date,
    lines,
    settlements: paid,
  };
}
