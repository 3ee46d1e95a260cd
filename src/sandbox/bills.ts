import type { ChargeLine } from '../billing/charges.js';
import type { BillingGroupId, PlanInstanceId } from '../model/ids.js';
import type { WorldBillingGroup, WorldPlanInstance, WorldUsage } from './world.js';
import type { WorldLine } from './world/invoices.js';

/** Lines that will be one invoice. */
export interface Bill {
  readonly billingGroupId: BillingGroupId;
  /** Only its own lines: nothing that waits for the next invoice joins it. */
  readonly separate: boolean;
  readonly lines: readonly WorldLine[];
  /** The usage that its lines bill. */
  readonly usageIds: readonly WorldUsage['id'][];
  /** The master plans whose anniversary invoice it is: what waits for that comes along. */
  readonly masterIds: ReadonlySet<PlanInstanceId>;
}

interface OpenBill extends Bill {
  readonly lines: WorldLine[];
  readonly usageIds: WorldUsage['id'][];
  readonly masterIds: Set<PlanInstanceId>;
}

/** What a step bills: one bill for each billing group, and those that must stand alone. */
export class Bills {
  #bills = new Map<string, OpenBill>();
  readonly #usage = new Set<string>();
  /** What takes back each addition since `remember`. */
  #undo: (() => void)[] | undefined;

  /** Puts lines on the bill of the group, or on one of their own that `separate` names. */
  add(group: WorldBillingGroup, lines: readonly WorldLine[], separate = ''): void {
    if (lines.length > 0) this.#put(group, separate, lines, []);
  }

  /** Makes the bill of the group the anniversary invoice of a master plan, even if nothing else is on it. */
  addAnniversary(group: WorldBillingGroup, masterId: PlanInstanceId): void {
    const { masterIds } = this.#put(group, '', [], []);
    if (masterIds.has(masterId)) return;
    masterIds.add(masterId);
    this.#undo?.push(() => masterIds.delete(masterId));
  }

  /** The same for lines that bill usage. */
  addUsage(
    group: WorldBillingGroup,
    lines: readonly WorldLine[],
    usageIds: readonly WorldUsage['id'][],
  ): void {
    this.#put(group, '', lines, usageIds);
  }

  /** What is on the bill of the group so far. */
  on({ id }: WorldBillingGroup): readonly WorldLine[] {
    return this.#bills.get(keyOf(id))?.lines ?? [];
  }

  /** Puts these lines in the place of those on the bill of the group. */
  revise({ id }: WorldBillingGroup, lines: readonly WorldLine[]): void {
    const open = this.#bills.get(keyOf(id));
    if (!open) return;
    const before = open.lines.splice(0, open.lines.length, ...lines);
    this.#undo?.push(() => open.lines.splice(0, open.lines.length, ...before));
  }

  /** Whether usage is on a bill of this step already. */
  holdsUsage({ id }: WorldUsage): boolean {
    return this.#usage.has(id);
  }

  /** The bills in the order in which they were begun; then there are none. Those without lines are the anniversary of a master plan that is billed for nothing. */
  take(): Bill[] {
    const bills = [...this.#bills.values()].filter(
      ({ lines, masterIds }) => lines.length > 0 || masterIds.size > 0,
    );
    this.#bills = new Map();
    this.#usage.clear();
    return bills;
  }

  /** From now on every addition can be taken back, until `forget` or `takeBack`. */
  remember(): void {
    this.#undo = [];
  }

  forget(): void {
    this.#undo = undefined;
  }

  /** All bills as they were at `remember`. */
  takeBack(): void {
    const undo = this.#undo ?? [];
    this.#undo = undefined;
    for (const step of undo.reverse()) step();
  }

  #put(
    { id }: WorldBillingGroup,
    separate: string,
    lines: readonly WorldLine[],
    usageIds: readonly WorldUsage['id'][],
  ): OpenBill {
    const key = keyOf(id, separate);
    let bill = this.#bills.get(key);
    if (!bill) {
      bill = {
        billingGroupId: id,
        separate: separate !== '',
        lines: [],
        usageIds: [],
        masterIds: new Set(),
      };
      this.#bills.set(key, bill);
    }
    this.#undo?.push(this.#removing(bill, usageIds));
    for (const line of lines) bill.lines.push(line);
    for (const usageId of usageIds) {
      bill.usageIds.push(usageId);
      this.#usage.add(usageId);
    }
    return bill;
  }

  /** What makes a bill as long again as it is now. */
  #removing(bill: OpenBill, usageIds: readonly WorldUsage['id'][]): () => void {
    const before = { lines: bill.lines.length, usage: bill.usageIds.length };
    return () => {
      bill.lines.length = before.lines;
      bill.usageIds.length = before.usage;
      for (const usageId of usageIds) this.#usage.delete(usageId);
    };
  }
}

function keyOf(id: BillingGroupId, separate = ''): string {
  return separate === '' ? id : `${id} ${separate}`;
}

/** Lines of the rules as lines of an instance. */
export function linesOf(instance: WorldPlanInstance, lines: readonly ChargeLine[]): WorldLine[] {
  return lines.map((line) => ({ ...line, planInstanceId: instance.id }));
}
