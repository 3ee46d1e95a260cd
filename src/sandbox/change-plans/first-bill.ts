import { bearsActivationFee } from '../../billing/activation-fee.js';
import { addDays } from '../../billing/calendar.js';
import { catchUpBills, type CatchUp } from '../../billing/catch-up.js';
import { activationLines, chargesArrears, recurringLines } from '../../billing/charges.js';
import { isPart, type Part } from '../../billing/running-period.js';
import type { CalendarDate } from '../../model/values.js';
import { billArrears } from '../bill-arrears.js';
import { nextBill } from '../bill-periods.js';
import { linesOf } from '../bills.js';
import type { Books } from '../books.js';
import { isBilled } from '../standing.js';
import type { WorldPlanInstance } from '../world.js';
import type { ChangeContext } from './change-context.js';
import { placeLines } from './move-charges.js';

/** What a plan instance is billed when it begins. */
export interface FirstBill {
  /** Oldest first; none where the days until the next bill date are free. */
  readonly periods: readonly Part[];
  readonly nextBillDate: CalendarDate;
  /** How periods that have passed come on invoices. */
  readonly catchUp: CatchUp;
}

/**
 * Bills a plan instance that begins today or began earlier: its first periods and its activation fee at the rates of today,
 * and what it charges in arrears for the periods that have passed. In a status that is not billed only its dates are set,
 * and the fee waits for its first bill.
 */
export function billFirst(
  books: Books,
  context: ChangeContext,
  instance: WorldPlanInstance,
  { periods, nextBillDate, catchUp }: FirstBill,
): void {
  const schedule = books.scheduleOf(instance);
  const served = periods[0]?.period.from ?? nextBillDate;
  const begun = books.planInstances.put({
    ...instance,
    ...nextBill(books, instance, nextBillDate),
    ...(chargesArrears(schedule) && { arrearsFrom: served }),
  });
  if (periods.length === 0 || !isBilled(books, begun)) return;
  const { name: planName } = books.planOf(begun);
  const { units } = begun;
  const fee = feeIsDue(books, begun) ? activationLines(planName, schedule, units, books.today) : [];
  const lastPast = addDays(periods.at(-1)?.period.from ?? served, -1);
  const billed = chargesArrears(schedule) ? billArrears(books, begun, lastPast) : begun;
  const bills = catchUpBills(periods, catchUp);
  bills.forEach((bill, index) => {
    const recurring = bill.periods.flatMap((days) =>
      recurringLines({ planName, schedule, units, ...days, rateDate: books.today }),
    );
    const lines = linesOf(billed, index === 0 ? [...recurring, ...fee] : recurring);
    if (mayWait(begun, periods)) placeLines(books, billed, lines, context);
    else books.bills.add(books.groupOf(billed), lines, bill.separate);
  });
  const first = bills[0]?.periods ?? [];
  books.planInstances.put({
    ...billed,
    firstPeriod: {
      from: served,
      to: first.at(-1)?.period.to ?? served,
      prorated: first.some(isPart),
    },
  });
}

/** Whether the first bill bears the activation fee; only further instances of a master plan may not. */
function feeIsDue(books: Books, { id, accountId, planId, parentId }: WorldPlanInstance): boolean {
  if (parentId !== undefined) return true;
  const earlier = books.planInstances
    .where('account', accountId)
    .filter((instance) => instance.planId === planId && instance.id !== id);
  return bearsActivationFee(books.today, earlier, books.settings.activationFeeAfterProration);
}

/**
 * Whether lines may wait for the next invoice (Aria wire notes 4.2): those for the running period alone, of a supplemental plan,
 * or of a master plan that is prorated. What catches up never waits.
 */
function mayWait({ parentId }: WorldPlanInstance, [first, ...more]: readonly Part[]): boolean {
  const runningAlone = first !== undefined && more.length === 0;
  return runningAlone && (parentId !== undefined || isPart(first));
}
