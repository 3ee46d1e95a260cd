import type { FaultName } from '../../src/adapter/sandbox-control.js';
import { refused } from '../../src/adapter/errors.js';
import {
  OutcomeUnknown,
  type Backend,
  type WriteResult,
  type Written,
} from '../../src/adapter/protocol/ports.js';
import type { Account } from '../../src/model/account.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { Receipt } from '../../src/model/intent.js';
import type { Invoice, Line } from '../../src/model/invoice.js';
import type { PlanChange } from '../../src/model/plan-change.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import type { Plan } from '../../src/model/plan.js';
import type { Preview } from '../../src/model/quote.js';

/**
 * The least platform that the write protocol, the HTTP shell and the conformance checks can be tried on: one plan at
 * 40.00 a month, starting today, billed in advance on the day of the month it started. All days are before the 28th.
 * It knows nothing of src/billing, so what is tried on it agrees with no rule of ours but the contract's.
 */
export interface TinyState {
  today: string;
  cents: number;
  /** A price that holds from a later date on. */
  queued: { from: string; cents: number } | undefined;
  instances: (PlanInstance & { account: string })[];
  invoices: (Invoice & { account: string })[];
  receipts: Map<string, Receipt>;
  writes: string[];
  faults: Set<FaultName>;
  nextId: number;
}

export function tinyState(): TinyState {
  return {
    today: '2020-07-18',
    cents: 4000,
    queued: undefined,
    instances: [],
    invoices: [],
    receipts: new Map(),
    writes: [],
    faults: new Set(),
    nextId: 1,
  };
}

const day = 24 * 60 * 60 * 1000;
const millis = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const addDays = (date: string, days: number): string =>
  new Date(millis(date) + days * day).toISOString().slice(0, 10);

export function addMonth(date: string): string {
  const [year = 0, month = 0, ofMonth = 0] = date.split('-').map(Number);
  return new Date(Date.UTC(year, month, ofMonth)).toISOString().slice(0, 10);
}

const usd = (cents: number) => ({
  amount: `${Math.trunc(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
  currency: 'USD',
});

const planId = 'plan-1' as Plan['id'];
const scheduleId = 'schedule-1' as PlanInstance['rateScheduleId'];
const groupId = 'group-1' as BillingGroup['id'];

function recurring(from: string, units: number, cents: number): Line {
  return {
    kind: 'recurring',
    planName: 'Plan One',
    description: 'Plan One',
    units: String(units),
    rate: usd(cents),
    amount: usd(cents * units),
    period: { from, to: addDays(addMonth(from), -1) },
    prorated: false,
  };
}

export const tinyAccount = (account: string, { today }: TinyState): Account => ({
  id: account as Account['id'],
  name: account,
  currency: 'USD',
  locale: 'en-US',
  today,
  balance: { amount: '0.00', currency: 'USD' },
  can: { changePlans: { allowed: true } },
  terms: { url: 'https://example.com/terms', version: '1' },
});

export const tinyGroup: BillingGroup = {
  id: groupId,
  name: 'Main',
  payer: {
    by: 'method',
    primary: {
      id: 'card-1' as never,
      kind: 'card',
      brand: 'Visa',
      lastFour: '1111',
      expiry: 'valid',
    },
  },
  paysFor: [],
  dunning: 'none',
};

export const tinyPlan = ({ cents, queued }: TinyState): Plan => ({
  id: planId,
  name: 'Plan One',
  kind: 'master',
  units: { min: 1, max: 10 },
  assignable: { allowed: true },
  rateSchedules: [
    {
      id: scheduleId,
      name: 'Monthly',
      currency: 'USD',
      intervalMonths: 1,
      isDefault: true,
      assignable: { allowed: true },
      charges: [
        {
          id: 'recurring',
          name: 'Recurring',
          kind: 'recurring',
          tierRule: 'standard',
          rates: [
            { tiers: [{ from: 1, rate: usd(cents) }] },
            ...(queued
              ? [{ from: queued.from, tiers: [{ from: 1, rate: usd(queued.cents) }] }]
              : []),
          ],
        },
      ],
    },
  ],
});

export const draft = (units = 1): PlanChange => ({
  kind: 'assign',
  planId,
  units,
  billingGroupId: groupId,
  effective: { when: 'now' },
});

/** What the tiny platform does for one account. */
export class TinyBackend implements Backend {
  readonly longestWriteMs = 5000;
  readonly #state: TinyState;
  readonly #account: string;

  constructor(state: TinyState, account: string) {
    this.#state = state;
    this.#account = account;
  }

  async preview(change: PlanChange): Promise<Preview> {
    const { today } = this.#state;
    if (change.planId !== planId) throw refused('plan-not-available');
    if (change.alignWith && !this.#instances().some(({ id }) => id === change.alignWith)) {
      throw refused('alignment-not-possible');
    }
    if (change.billingGroupId !== groupId) throw refused('billing-group-not-found');
    if (change.rateScheduleId && change.rateScheduleId !== scheduleId) {
      throw refused('schedule-not-found');
    }
    if (change.units > 10) throw refused('units-out-of-range');
    const rate = this.#centsOn(today);
    const months = [today, addMonth(today), addMonth(addMonth(today))];
    const rows = months.map((from) => ({
      from,
      line: recurring(from, change.units, this.#centsOn(from)),
    }));
    const [first] = rows;
    return {
      draft: change,
      effectiveDate: today,
      asOf: today,
      dueNow: { lines: first ? [first.line] : [], total: usd(rate * change.units) },
      payer: { billingGroupId: groupId, name: 'Main', payer: tinyGroup.payer },
      timeline: rows.map(({ from, line }) => ({
        date: from,
        period: line.period ?? { from, to: from },
        planId,
        planName: 'Plan One',
        units: change.units,
        amount: line.amount,
        prorated: false,
        basis: 'quoted' as const,
        taxIncluded: false,
      })),
      prices: [
        {
          planId,
          from: today,
          amount: usd(rate * change.units),
          intervalMonths: 1,
          prorated: false,
        },
      ],
      warnings:
        change.effective.when === 'retroactive' ? [{ id: 'past', code: 'starts-in-the-past' }] : [],
      stateVersion: `${this.#instances().length}`,
    };
  }

  async write(change: PlanChange, receiptId: string): Promise<WriteResult> {
    const state = this.#state;
    if (state.receipts.has(receiptId)) throw new OutcomeUnknown();
    const { dueNow } = await this.preview(change);
    state.writes.push(receiptId);
    const id = `instance-${state.nextId++}` as PlanInstance['id'];
    const declined = state.faults.has('declined');
    state.instances.push({
      account: this.#account,
      id,
      planId,
      planName: 'Plan One',
      kind: 'master',
      status: 'active',
      units: change.units,
      rateScheduleId: scheduleId,
      billingGroupId: groupId,
      startDate: state.today,
      intervalMonths: 1,
      billDay: Number(state.today.slice(8)),
      nextBillDate: addMonth(state.today),
    });
    const invoice = this.#invoice(dueNow.lines, declined ? 'open' : 'paid');
    const receipt = {
      reference: receiptId,
      planInstanceId: id,
      invoiceId: invoice.id,
      charged: dueNow.total,
      lines: dueNow.lines,
    };
    state.receipts.set(receiptId, receipt);
    if (state.faults.has('lost-answer')) throw new OutcomeUnknown();
    return {
      outcome: 'written',
      receipt,
      ...(declined && { problem: 'collection-failed' as const }),
    };
  }

  async lookup(receiptId: string): Promise<Written | undefined> {
    const receipt = this.#state.receipts.get(receiptId);
    return receipt && { receipt };
  }

  advanceTo(date: string): void {
    const state = this.#state;
    for (; state.today < date; state.today = addDays(state.today, 1)) {
      this.#bill(addDays(state.today, 1));
    }
  }

  #centsOn(date: string): number {
    const { cents, queued } = this.#state;
    return queued && date >= queued.from ? queued.cents : cents;
  }

  #bill(date: string): void {
    for (const instance of this.#instances()) {
      if (instance.nextBillDate !== date) continue;
      instance.nextBillDate = addMonth(date);
      this.#invoice([recurring(date, instance.units, this.#centsOn(date))], 'paid', date);
    }
  }

  #invoice(lines: Line[], status: Invoice['status'], date = this.#state.today): Invoice {
    const [line] = lines;
    const number = String(1000 + this.#state.invoices.length);
    const invoice: Invoice & { account: string } = {
      account: this.#account,
      id: `invoice-${number}` as Invoice['id'],
      number,
      date,
      ...(line?.period && { period: line.period }),
      amount: line?.amount ?? usd(0),
      status,
      lines,
    };
    this.#state.invoices.push(invoice);
    return invoice;
  }

  #instances() {
    return this.#state.instances.filter(({ account }) => account === this.#account);
  }
}
