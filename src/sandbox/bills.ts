import type { BillingGroupId } from '../model/ids.js';
import type { WorldBillingGroup, WorldPlanInstance } from './world.js';
import type { WorldLine } from './world/invoices.js';
import type { ChargeLine } from '../billing/charges.js';

/** Lines that will be one invoice. */
export interface Bill {
  readonly billingGroupId: BillingGroupId;
  /** Only its own lines: nothing that waits for the next invoice joins it. */
  readonly separate: boolean;
  readonly lines: readonly WorldLine[];
}

/** What a step bills: one bill for each billing group, and those that must stand alone. */
export class Bills {
  readonly #bills = new Map<string, Bill>();

  /** Puts lines on the bill of the group, or on one of their own that `separate` names. */
  add({ id }: WorldBillingGroup, lines: readonly WorldLine[], separate = ''): void {
    if (lines.length === 0) return;
    const key = `${id} ${separate}`;
    const bill = this.#bills.get(key);
    this.#bills.set(key, {
      billingGroupId: id,
      separate: separate !== '',
      lines: [...(bill?.lines ?? []), ...lines],
    });
  }

  /** The bills in the order in which they were begun; then there are none. */
  take(): Bill[] {
    const bills = [...this.#bills.values()];
    this.#bills.clear();
    return bills;
  }
}

/** Lines of the rules as lines of an instance. */
export function linesOf(instance: WorldPlanInstance, lines: readonly ChargeLine[]): WorldLine[] {
  return lines.map((line) => ({ ...line, planInstanceId: instance.id }));
}
