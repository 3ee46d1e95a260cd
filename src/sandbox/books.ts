import { addDays } from '../billing/calendar.js';
import type { RefusalCode } from '../model/codes.js';
import type { CalendarDate } from '../model/values.js';
import { isZero } from '../money/money.js';
import { Bills } from './bills.js';
import { findPlan, findSchedule } from './catalogue.js';
import { StatementSums } from './documents/statement-sums.js';
import { openSign } from './payments/open-amount.js';
import { Refused } from './refused.js';
import type { Step, WorldEvent } from './steps.js';
import { Table } from './table.js';
import type { World, WorldBillingGroup, WorldPlanInstance } from './world.js';
import type { WorldPlan, WorldSchedule } from './world/catalogue.js';

/** What can be as it was before. */
type Restorable = Pick<Bills, 'remember' | 'forget' | 'takeBack'>;

/**
 * A world opened for one step: rows are found by key, replaced as a whole and added, and `close` gives the world after it.
 * The world that was opened stays as it is. Nothing outside a step ever sees open books.
 */
export class Books {
  readonly opened: World;
  readonly settings: World['settings'];
  /** What is to be billed in this step, until `issueBills`. */
  readonly bills = new Bills();
  readonly accounts;
  readonly contacts;
  readonly sessions;
  readonly paymentTerms;
  readonly paymentMethods;
  readonly collectionGroups;
  readonly billingGroups;
  readonly dunningGroups;
  readonly planInstances;
  readonly queue;
  readonly appliedCoupons;
  readonly usage;
  readonly openCharges;
  readonly invoices;
  readonly payments;
  readonly refunds;
  readonly writeOffs;
  readonly creditMemos;
  readonly serviceCredits;
  readonly statements;
  readonly statementSums;
  readonly orders;
  readonly items;
  readonly receipts;
  #today: CalendarDate;
  readonly #nextIds: { -readonly [K in keyof World['nextIds']]: number };
  readonly #events: WorldEvent[] = [];
  #parts: readonly Restorable[] | undefined;

  constructor(world: World) {
    this.opened = world;
    this.settings = world.settings;
    this.#today = world.today;
    this.#nextIds = { ...world.nextIds };
    const account = (row: { readonly accountId: string }) => row.accountId;
    this.accounts = new Table(world.accounts, {
      user: (row) => row.userId,
      deactivateOn: (row) => row.deactivateOn,
    });
    this.contacts = new Table(world.contacts, { account });
    this.sessions = new Table(world.sessions, {});
    this.paymentTerms = new Table(world.paymentTerms, {});
    this.paymentMethods = new Table(world.paymentMethods, { account });
    this.collectionGroups = new Table(world.collectionGroups, {});
    this.billingGroups = new Table(world.billingGroups, { account });
    this.dunningGroups = new Table(world.dunningGroups, { account });
    this.planInstances = new Table(world.planInstances, {
      account,
      parent: (row) => row.parentId,
      billingGroup: (row) => row.billingGroupId,
      paidBy: (row) => row.paidBy,
      nextInvoiceOn: (row) => row.nextInvoiceOn,
      rateSchedule: (row) => row.rateScheduleId,
      nextDunningStepOn: (row) => row.dunning?.nextStepOn,
      /** By account: only what is in dunning, or through it. */
      dunning: (row) => (row.dunning ? row.accountId : undefined),
    });
    this.queue = new Table(world.queue, {
      account,
      planInstance: (row) => row.planInstanceId,
      /** Only what is still queued. */
      date: (row) => (row.state === 'queued' ? row.date : undefined),
    });
    this.appliedCoupons = new Table(world.appliedCoupons, { account });
    this.usage = new Table(world.usage, {
      planInstance: (row) => row.planInstanceId,
      /** Only what may still be billed. */
      unbilled: (row) => (row.invoiceId || row.dropped ? undefined : row.planInstanceId),
      unbilledPool: (row) =>
        row.invoiceId || row.dropped ? undefined : `${row.accountId} ${row.chargeId}`,
      invoice: (row) => row.invoiceId,
    });
    this.openCharges = new Table(world.openCharges, {
      /** Only what is not yet on an invoice and will come on one. */
      billingGroup: (row) => (row.invoiceId || row.dropped ? undefined : row.billingGroupId),
      invoice: (row) => row.invoiceId,
    });
    this.invoices = new Table(world.invoices, {
      account,
      billingGroup: (row) => row.billingGroupId,
      date: (row) => row.date,
      dueDate: (row) => row.dueDate,
      /** By billing group: only those on which something is owed. */
      owed: (row) => (openSign(row) > 0 ? row.billingGroupId : undefined),
      /** By account: only those that are a credit which is not used up. */
      credit: (row) => (openSign(row) < 0 ? row.accountId : undefined),
      /** The invoice that it replaces. */
      rebills: (row) => row.rebills?.invoiceId,
    });
    this.payments = new Table(world.payments, {
      account,
      /** By account: only those of which something is unapplied. */
      unapplied: (row) => (row.unapplied ? row.accountId : undefined),
    });
    this.refunds = new Table(world.refunds, { account, payment: (row) => row.paymentId });
    this.writeOffs = new Table(world.writeOffs, { invoice: (row) => row.invoiceId });
    this.creditMemos = new Table(world.creditMemos, { account, invoice: (row) => row.invoiceId });
    this.serviceCredits = new Table(world.serviceCredits, {
      account,
      /** Only what is not used up. */
      unused: (row) => (isZero(row.left) ? undefined : row.accountId),
    });
    this.statements = new Table(world.statements, { account, invoice: (row) => row.invoiceId });
    this.statementSums = new StatementSums(this.statements, this.invoices);
    this.orders = new Table(world.orders, { account });
    this.items = new Table(world.items, {});
    this.receipts = new Table(world.receipts, { account });
  }

  get today(): CalendarDate {
    return this.#today;
  }

  get events(): readonly WorldEvent[] {
    return this.#events;
  }

  /** The clock goes to the next day, or to a later one where nothing falls on the days between. */
  nextDay(date = addDays(this.#today, 1)): void {
    this.#today = date;
  }

  /** The next number of a kind, as text. */
  newId<Id extends string>(kind: keyof World['nextIds'], reserve = 1): Id {
    const number = this.#nextIds[kind];
    this.#nextIds[kind] = number + reserve;
    return String(number) as Id;
  }

  tell(event: WorldEvent): void {
    this.#events.push(event);
  }

  /** Does `work` as a whole or not at all: when it throws `Refused`, everything is as it was before, and what it was refused for is returned. */
  attempt(work: () => void): RefusalCode | undefined {
    return this.#run(work, 'keep');
  }

  /** What `work` would be refused for; undefined when it would be done. Everything is as it was before. */
  refusalOf(work: () => void): RefusalCode | undefined {
    return this.#run(work, 'take-back');
  }

  #run(work: () => void, then: 'keep' | 'take-back'): RefusalCode | undefined {
    const written = this.#written();
    const { length } = this.#events;
    const nextIds = { ...this.#nextIds };
    for (const part of written) part.remember();
    let refusal: RefusalCode | undefined;
    try {
      work();
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      refusal = thrown.refusal;
    }
    if (refusal === undefined && then === 'keep') {
      for (const part of written) part.forget();
      return undefined;
    }
    for (const part of written) part.takeBack();
    this.#events.length = length;
    Object.assign(this.#nextIds, nextIds);
    return refusal;
  }

  /** All that a step writes in. */
  #written(): readonly Restorable[] {
    this.#parts ??= [this.bills, ...Object.values(this).filter((part) => part instanceof Table)];
    return this.#parts;
  }

  plan(id: string): WorldPlan {
    return findPlan(this.opened, id);
  }

  planOf(instance: WorldPlanInstance): WorldPlan {
    return this.plan(instance.planId);
  }

  scheduleOf(instance: Pick<WorldPlanInstance, 'planId' | 'rateScheduleId'>): WorldSchedule {
    return findSchedule(this.plan(instance.planId), instance.rateScheduleId);
  }

  /** The master plan instance that an instance hangs under, at any depth; itself when it is one. */
  masterOf(instance: WorldPlanInstance): WorldPlanInstance {
    let master = instance;
    while (master.parentId !== undefined) master = this.planInstances.get(master.parentId);
    return master;
  }

  /** Who pays for an instance. */
  groupOf(instance: WorldPlanInstance): WorldBillingGroup {
    const { billingGroupId, id } = this.masterOf(instance);
    if (billingGroupId === undefined) throw new Error(`Plan instance ${id} has no billing group.`);
    return this.billingGroups.get(billingGroupId);
  }

  childrenOf(instance: WorldPlanInstance): WorldPlanInstance[] {
    return this.planInstances.where('parent', instance.id);
  }

  /** The instances under this one, parents before their children. */
  descendantsOf(instance: WorldPlanInstance): WorldPlanInstance[] {
    return this.childrenOf(instance).flatMap((child) => [child, ...this.descendantsOf(child)]);
  }

  close(): Step {
    const world: World = {
      ...this.opened,
      today: this.#today,
      nextIds: this.#nextIds,
      accounts: this.accounts.all,
      contacts: this.contacts.all,
      sessions: this.sessions.all,
      paymentMethods: this.paymentMethods.all,
      billingGroups: this.billingGroups.all,
      planInstances: this.planInstances.all,
      queue: this.queue.all,
      appliedCoupons: this.appliedCoupons.all,
      usage: this.usage.all,
      openCharges: this.openCharges.all,
      invoices: this.invoices.all,
      payments: this.payments.all,
      refunds: this.refunds.all,
      writeOffs: this.writeOffs.all,
      creditMemos: this.creditMemos.all,
      serviceCredits: this.serviceCredits.all,
      statements: this.statements.all,
      orders: this.orders.all,
      items: this.items.all,
      receipts: this.receipts.all,
    };
    return { world, events: this.#events };
  }
}
