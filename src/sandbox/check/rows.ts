import type { CalendarDate } from '../../model/values.js';
import type { WorldProblem } from '../world-problems.js';
import type { World, WorldQueuedChange } from '../world.js';

export interface Row {
  readonly id: string;
  readonly accountId?: string;
}

export type Rows<T extends Row = Row> = ReadonlyMap<string, T>;

/** The tables of a world by id, and what is found to be wrong with them. */
export class Check {
  readonly world: World;
  readonly problems: WorldProblem[] = [];
  readonly accounts;
  readonly contacts;
  readonly plans;
  readonly coupons;
  readonly taxes;
  readonly items;
  readonly paymentTerms;
  readonly paymentMethods;
  readonly collectionGroups;
  readonly billingGroups;
  readonly dunningProcesses;
  readonly dunningGroups;
  readonly planInstances;
  readonly invoices;
  readonly payments;
  readonly writeOffs;
  readonly creditMemos;
  readonly serviceCredits;
  readonly orders;
  /** The queued row that starts each plan instance that waits. */
  readonly starts: ReadonlyMap<string, WorldQueuedChange>;

  constructor(world: World) {
    this.world = world;
    this.accounts = this.#rows('accounts', world.accounts);
    this.contacts = this.#rows('contacts', world.contacts);
    this.plans = this.#rows('plans', world.plans);
    this.coupons = this.#rows(
      'coupons',
      world.coupons.map((row) => ({ ...row, id: row.code })),
      'code',
    );
    this.taxes = this.#rows('taxes', world.taxes);
    this.items = this.#rows('items', world.items);
    this.paymentTerms = this.#rows('paymentTerms', world.paymentTerms);
    this.paymentMethods = this.#rows('paymentMethods', world.paymentMethods);
    this.collectionGroups = this.#rows('collectionGroups', world.collectionGroups);
    this.billingGroups = this.#rows('billingGroups', world.billingGroups);
    this.dunningProcesses = this.#rows('dunningProcesses', world.dunningProcesses);
    this.dunningGroups = this.#rows('dunningGroups', world.dunningGroups);
    this.planInstances = this.#rows('planInstances', world.planInstances);
    this.invoices = this.#rows('invoices', world.invoices);
    this.payments = this.#rows('payments', world.payments);
    this.writeOffs = this.#rows('writeOffs', world.writeOffs);
    this.creditMemos = this.#rows('creditMemos', world.creditMemos);
    this.serviceCredits = this.#rows('serviceCredits', world.serviceCredits);
    this.orders = this.#rows('orders', world.orders);
    for (const name of ['planGroups', 'sessions', 'queue', 'appliedCoupons', 'usage'] as const)
      this.#rows<Row>(name, world[name]);
    for (const name of ['openCharges', 'refunds', 'statements', 'receipts'] as const)
      this.#rows<Row>(name, world[name]);
    this.starts = new Map(
      world.queue
        .filter(({ state, kind }) => state === 'queued' && isStart(kind))
        .map((row) => [row.planInstanceId, row]),
    );
  }

  tell(path: string, reason: string): void {
    this.problems.push({ path, reason });
  }

  /** Tells when `id` names nothing in `rows`, or something of another account than `owner`. */
  refer(rows: Rows, id: string | undefined, path: string, owner?: string): void {
    if (id === undefined) return;
    const row = rows.get(id);
    if (!row) this.tell(path, `points nowhere: "${id}"`);
    else if (owner !== undefined && row.accountId !== undefined && row.accountId !== owner)
      this.tell(path, `points to something of another account: "${id}"`);
  }

  /** Tells when what has happened is said to happen after today. */
  past(date: CalendarDate | undefined, path: string): void {
    const { today } = this.world;
    if (date !== undefined && date > today) this.tell(path, `is after today, ${today}`);
  }

  /** Tells when what is still to come should have come by today. */
  future(date: CalendarDate | undefined, path: string): void {
    const { today } = this.world;
    if (date !== undefined && date <= today)
      this.tell(path, `must be after today, ${today}: all that falls on it is done already`);
  }

  /** Tells when a period ends before it begins. */
  period(
    period: { readonly from: CalendarDate; readonly to: CalendarDate } | undefined,
    path: string,
  ): void {
    if (period && period.to < period.from) this.tell(`${path}.to`, 'is before from');
  }

  /** The rows by id, once each, of accounts that are there. */
  #rows<T extends Row>(name: string, rows: readonly T[], key = 'id'): Rows<T> {
    const byId = new Map<string, T>();
    rows.forEach((row, position) => {
      if (byId.has(row.id)) this.tell(`${name}.${position}.${key}`, `"${row.id}" is used twice`);
      byId.set(row.id, row);
      if (row.accountId !== undefined && !this.accounts?.has(row.accountId))
        this.tell(`${name}.${position}.accountId`, `points to no account: "${row.accountId}"`);
    });
    return byId;
  }
}

/** Whether a queued change of this kind is the start of its plan instance. */
export function isStart(kind: WorldQueuedChange['kind']): boolean {
  return kind === 'assign' || kind === 'mandatory-child';
}
