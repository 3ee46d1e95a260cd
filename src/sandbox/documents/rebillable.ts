import type { RebillableLine } from '../../billing/rebill-plan.js';
import { inCurrentCycle, type RebillState } from '../../billing/rebill.js';
import type { LineKind } from '../../model/codes.js';
import type { Books } from '../books.js';
import type { World, WorldInvoice } from '../world.js';
import type { WorldCharge } from '../world/catalogue.js';
import { stateOf } from './invoice-state.js';
import { creditedLines } from './line-credits.js';

/** An invoice as the rules of rebilling look at it. */
export function rebillStateOf(books: Books, invoice: WorldInvoice): RebillState {
  return {
    ...stateOf(books, invoice),
    rebillVoided: invoice.rebillVoided === true,
    planLeft: invoice.lines.some(({ planInstanceId }) => {
      const instance = books.planInstances.find(planInstanceId);
      return instance && books.masterOf(instance).billingGroupId !== invoice.billingGroupId;
    }),
    inCurrentCycle: inCurrentCycle(invoice.lines, books.today),
  };
}

export function rebillableLines(books: Books, invoice: WorldInvoice): RebillableLine[] {
  return creditedLines(books, invoice).map((line, index) => {
    const { units, rate, share } = invoice.lines[index] ?? {};
    return { ...line, units, rate, share };
  });
}

/** A service of the catalogue that is sold in this currency. */
export function serviceWith(
  { plans }: World,
  chargeId: string | undefined,
  currency: string,
): WorldCharge | undefined {
  return plans
    .flatMap(({ rateSchedules }) => rateSchedules)
    .filter((schedule) => schedule.currency === currency)
    .flatMap(({ charges }) => charges)
    .find(({ id }) => id === chargeId);
}

/** What lines of a service are called. */
export function typeOf({ kind, billed }: WorldCharge): LineKind {
  return kind === 'recurring' && billed === 'in-arrears' ? 'recurring-arrears' : kind;
}
