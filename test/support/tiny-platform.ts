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
import type { RefusalCode } from '../../src/model/codes.js';
import type { Receipt } from '../../src/model/intent.js';
import type { Invoice, Line } from '../../src/model/invoice.js';
import type { Draft } from '../../src/model/draft.js';
import type { EffectiveChoices } from '../../src/model/effective-choices.js';
import type { Assign, PlanChangeDraft } from '../../src/model/plan-change.js';
import type { InstanceTerms, PlanInstance } from '../../src/model/plan-instance.js';
import type { Plan } from '../../src/model/plan.js';
import type { Balance } from '../../src/model/payment.js';
import type { PlanPreview } from '../../src/model/plan-quote.js';

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

const cents = ({ amount }: { readonly amount: string }) => Number(amount.replace('.', ''));

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

/** Nothing is open. */
export function tinyBalance({ today }: TinyState): Balance {
  const closed = { allowed: false, reason: 'nothing-to-pay' } as const;
  return {
    asOf: today,
    full: usd(0),
    current: usd(0),
    payable: usd(0),
    parts: { invoices: usd(0), credits: usd(0), payments: usd(0) },
    amounts: (['full', 'current', 'invoices', 'services', 'amount'] as const).map((choice) => ({
      choice,
      permission: closed,
    })),
    invoices: [],
    services: [],
  };
}

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

export const tinyPlan = ({ cents: now, queued }: TinyState): Plan => ({
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
            { tiers: [{ from: 1, rate: usd(now) }] },
            ...(queued
              ? [{ from: queued.from, tiers: [{ from: 1, rate: usd(queued.cents) }] }]
              : []),
          ],
        },
      ],
    },
  ],
  children: [],
  groups: [],
  fields: {},
});

export const draft = (units = 1): PlanChangeDraft => ({
  kind: 'plan-change',
  changes: [{ kind: 'assign', planId, units, billingGroupId: groupId, effective: { when: 'now' } }],
});

/** Plans begin now. */
export const tinyChoices = (): EffectiveChoices => ({
  now: { allowed: true },
  anniversary: { allowed: false, reason: 'anniversary-not-for-master' },
  date: { allowed: false, reason: 'start-too-late' },
  retroactive: { allowed: false, reason: 'start-too-early' },
  'by-hand': { allowed: false, reason: 'change-date-missing' },
});

const no = { allowed: false, reason: 'not-permitted' } as const;

/** What the tiny platform does for one account. */
export class TinyBackend implements Backend {
  readonly longestWriteMs = 5000;
  readonly #state: TinyState;
  readonly #account: string;

  constructor(state: TinyState, account: string) {
    this.#state = state;
    this.#account = account;
  }

  async preview(asked: Draft): Promise<PlanPreview> {
    const { today } = this.#state;
    if (asked.kind !== 'plan-change') throw refused('queued-change-not-found');
    const changes = this.#judge(asked);
    const months = [today, addMonth(today), addMonth(addMonth(today))];
    const rows = changes.flatMap(({ units }, index) =>
      months.map((from) => ({
        units,
        lane: `new-${index + 1}`,
        from,
        line: recurring(from, units, this.#centsOn(from)),
      })),
    );
    const lines = rows.filter(({ from }) => from === today).map(({ line }) => line);
    const total = usd(lines.reduce((sum, { amount }) => sum + cents(amount), 0));
    return {
      draft: asked,
      asOf: today,
      changes: changes.map(({ kind, units }) => ({
        kind,
        planName: 'Plan One',
        by: 'now',
        effectiveDate: today,
        after: this.#terms(units, today),
      })),
      along: [],
      dueNow: { lines, charges: { ...total }, credits: usd(0), tax: usd(0), total },
      payers: [
        { billingGroupId: groupId, name: 'Main', payer: tinyGroup.payer, total: { ...total } },
      ],
      invoices: months.slice(1).map((date) => ({
        date,
        total: usd(
          rows
            .filter(({ from }) => from === date)
            .reduce((sum, { line: { amount } }) => sum + cents(amount), 0),
        ),
      })),
      timeline: rows.map(({ from, lane, units, line }) => ({
        date: from,
        period: line.period ?? { from, to: from },
        lane,
        planId,
        planName: 'Plan One',
        units,
        intervalMonths: 1,
        amount: line.amount,
        prorated: false,
        basis: 'quoted' as const,
        taxIncluded: false,
      })),
      prices: changes.map(({ units }, index) => ({
        lane: `new-${index + 1}`,
        planId,
        from: today,
        amount: usd(this.#centsOn(today) * units),
        intervalMonths: 1,
        prorated: false,
      })),
      fees: [],
      warnings: changes.some(({ effective }) => effective?.when === 'retroactive')
        ? [{ id: 'past', code: 'starts-in-the-past' }]
        : [],
      stateVersion: `${this.#instances().length}`,
    };
  }

  async write(asked: Draft, receiptId: string): Promise<WriteResult> {
    const state = this.#state;
    if (state.receipts.has(receiptId)) throw new OutcomeUnknown();
    const { dueNow } = await this.preview(asked);
    state.writes.push(receiptId);
    const declined = state.faults.has('declined');
    const planInstanceIds = this.#judge(asked).map(({ units }) => this.#take(units));
    const invoice = this.#invoice(dueNow.lines, declined ? 'open' : 'paid');
    const receipt = {
      reference: receiptId,
      planInstanceIds,
      invoiceIds: [invoice.id],
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

  /** It can only take plans. */
  #judge(asked: Draft): Assign[] {
    if (asked.kind !== 'plan-change') throw refused('queued-change-not-found');
    return asked.changes.map((change) => {
      if (change.kind !== 'assign') throw refused(this.#refusalOfHeld(change.planInstanceId));
      if (change.planId !== planId) throw refused('plan-not-available');
      if (change.alignWith && !this.#instances().some(({ id }) => id === change.alignWith)) {
        throw refused('alignment-not-possible');
      }
      if (change.billingGroupId !== groupId) throw refused('billing-group-not-found');
      if (change.rateScheduleId && change.rateScheduleId !== scheduleId) {
        throw refused('schedule-not-found');
      }
      if (change.dunningGroupId) throw refused('dunning-group-not-found');
      if (change.units > 10) throw refused('units-out-of-range');
      return change;
    });
  }

  #refusalOfHeld(id: string): RefusalCode {
    return this.#instances().some((row) => row.id === id)
      ? 'not-permitted'
      : 'plan-instance-not-found';
  }

  #take(units: number): PlanInstance['id'] {
    const state = this.#state;
    const id = `instance-${state.nextId++}` as PlanInstance['id'];
    state.instances.push({
      ...this.#terms(units, state.today),
      account: this.#account,
      id,
      kind: 'master',
      billingGroupId: groupId,
      dunning: 'none',
      startDate: state.today,
      billDay: Number(state.today.slice(8)),
      nextBillDate: addMonth(state.today),
      unitLimits: { min: 1, max: 10 },
      can: {
        replace: no,
        cancel: no,
        changeUnits: no,
        changeSchedule: no,
        changeStatus: no,
        addUnder: no,
      },
      statuses: [],
    });
    return id;
  }

  #terms(units: number, date: string): InstanceTerms {
    return {
      planId,
      planName: 'Plan One',
      rateScheduleId: scheduleId,
      rateScheduleName: 'Monthly',
      units,
      status: 'active',
      price: usd(this.#centsOn(date) * units),
      intervalMonths: 1,
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
    const { cents: now, queued } = this.#state;
    return queued && date >= queued.from ? queued.cents : now;
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
      amount: usd(lines.reduce((sum, { amount }) => sum + cents(amount), 0)),
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
