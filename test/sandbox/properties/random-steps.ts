import fc from 'fast-check';
import type { AccountId } from '../../../src/model/ids.js';
import { addDays } from '../../../src/billing/calendar.js';
import { changeSchema, type Change } from '../../../src/model/plan-change.js';
import type { QueueEdit } from '../../../src/model/queued-change.js';
import { changePlans, type PlanCommand } from '../../../src/sandbox/change-plans/change-plans.js';
import { advanceTo } from '../../../src/sandbox/clock.js';
import { createCreditMemo } from '../../../src/sandbox/documents/credit-memo.js';
import { order, type OrderCommand } from '../../../src/sandbox/documents/orders.js';
import { rebillInvoice } from '../../../src/sandbox/documents/rebill.js';
import { recordExternalPayment } from '../../../src/sandbox/payments/external-payment.js';
import { pay, type PayCommand } from '../../../src/sandbox/payments/pay.js';
import { refund } from '../../../src/sandbox/payments/refund.js';
import { editQueue } from '../../../src/sandbox/queue/edit-queue.js';
import { recordUsage } from '../../../src/sandbox/record-usage.js';
import type { ChangeText } from '../../../src/sandbox/scenarios/build.js';
import { grantServiceCredit } from '../../../src/sandbox/service-credits.js';
import { voidInvoiceOf } from '../../../src/sandbox/void-invoice.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada } from '../support.js';
import { amountText } from './random-worlds.js';

/**
 * Random steps in plain numbers, so that a failing case prints and shrinks. What a number means is decided by the world that
 * the step is played on: the third plan instance of those that are there. Many steps are illegal, and must change nothing.
 */

const pick = fc.nat({ max: 40 });

/** One time in five. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const when = fc.oneof(
  { weight: 5, arbitrary: fc.constant({ when: 'now' as const }) },
  { weight: 2, arbitrary: fc.constant({ when: 'anniversary' as const }) },
  {
    weight: 2,
    arbitrary: fc.record({
      when: fc.constant('date' as const),
      days: fc.integer({ min: -1, max: 40 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      when: fc.constant('retroactive' as const),
      days: fc.integer({ min: -80, max: 1 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant(undefined) },
);
const proration = fc.constantFrom(
  undefined,
  'company-rule' as const,
  'none' as const,
  'full' as const,
  'full' as const,
  'charge-only' as const,
  'credit-only' as const,
);

const common = { instance: pick, effective: when, proration };

const takeMaster = fc.record({
  kind: fc.constant('take-master' as const),
  plan: pick,
  schedule: pick,
  group: pick,
  units: pick,
  align: seldom(pick),
  prorated: fc.boolean(),
  catchUp: fc.constantFrom(undefined, 'one-bill' as const, 'bill-per-period' as const),
  coupon: fc.constantFrom(...Array<undefined>(8).fill(undefined), 'TENTH', 'SOME', 'NONE'),
  instance: pick,
  effective: fc.oneof({ weight: 6, arbitrary: fc.constant({ when: 'now' as const }) }, when),
  proration,
});

const takeSupplemental = fc.record({
  kind: fc.constant('take-supplemental' as const),
  plan: pick,
  units: pick,
  start: seldom(fc.integer({ min: -70, max: 20 })),
  catchUp: fc.constantFrom(undefined, 'one-bill' as const, 'bill-per-period' as const),
  offset: fc.constantFrom(undefined, undefined, 1, 'auto' as const),
  ...common,
});

export const randomChange = fc.oneof(
  { weight: 4, arbitrary: takeMaster },
  { weight: 5, arbitrary: takeSupplemental },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('replace' as const),
      plan: pick,
      schedule: pick,
      units: fc.option(pick, { nil: undefined }),
      ...common,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('cancel' as const), ...common }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('units' as const),
      units: pick,
      ...common,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('rate-schedule' as const),
      schedule: pick,
      ...common,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('status' as const),
      status: fc.constantFrom(
        'active' as const,
        'active-non-billable' as const,
        'inactive' as const,
        'suspended' as const,
        'terminated' as const,
      ),
      reset: fc.constantFrom(
        undefined,
        'none' as const,
        'change-date' as const,
        'current-anniversary' as const,
      ),
      ...common,
    }),
  },
);
export type RandomChange = typeof randomChange extends fc.Arbitrary<infer T> ? T : never;

export const choices = fc.record({
  combineInvoices: fc.constantFrom(
    undefined,
    undefined,
    'short-cycle' as const,
    'long-cycle' as const,
  ),
  prorationInvoice: fc.constantFrom(
    undefined,
    undefined,
    'at-once' as const,
    'with-the-next' as const,
  ),
});

const someChanges = fc.oneof(
  { weight: 3, arbitrary: fc.array(randomChange, { minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.array(randomChange, { minLength: 2, maxLength: 3 }) },
);

const randomStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('wait' as const),
      days: fc.integer({ min: 1, max: 45 }),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      changes: someChanges,
      choices,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('edit' as const),
      row: pick,
      action: fc.constantFrom('execute' as const, 'delete' as const, 'move' as const),
      days: fc.integer({ min: -1, max: 60 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pay' as const),
      what: fc.constantFrom('full' as const, 'amount' as const, 'invoice' as const),
      with: fc.constantFrom('50001', '50002', 'on-file', 'terms'),
      invoice: pick,
      minor: fc.integer({ min: 0, max: 30_000 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'memo' as const,
        'rebill' as const,
        'void' as const,
        'refund' as const,
        'check' as const,
        'service-credit' as const,
        'usage' as const,
        'order' as const,
      ),
      row: pick,
      line: fc.integer({ min: 1, max: 3 }),
      minor: fc.integer({ min: 0, max: 8_000 }),
      later: fc.boolean(),
    }),
  },
);
export type RandomStep = typeof randomStep extends fc.Arbitrary<infer T> ? T : never;

const taking = (change: typeof takeMaster | typeof takeSupplemental) =>
  fc.record({
    do: fc.constant('change' as const),
    changes: fc.array(change as typeof randomChange, { minLength: 1, maxLength: 1 }),
    choices: fc.constant({ combineInvoices: undefined, prorationInvoice: undefined }),
  });

/** Some plans are taken first, then anything goes: a few steps more often than many, or with `size` any number as often. */
export function randomSteps(most: number, size?: 'max'): fc.Arbitrary<RandomStep[]> {
  return fc
    .tuple(
      fc.array(taking(takeMaster), { minLength: 1, maxLength: 3 }),
      fc.array(taking(takeSupplemental), { maxLength: 4 }),
      fc.array(randomStep, { minLength: 1, maxLength: most, ...(size && { size }) }),
    )
    .map(([masters, supplementals, others]) => [...masters, ...supplementals, ...others]);
}

/** Who does a step: the owner of what it is about. Of what belongs to nobody yet, one of a family. */
function ownerOf(
  world: World,
  row: { readonly accountId: AccountId } | undefined,
  at: number,
): AccountId {
  const all = world.accounts;
  return row?.accountId ?? all[(at % 3) % all.length]?.id ?? ada;
}

/** Something of a list, or an id that nothing has. */
function one<Id extends string>(rows: readonly { readonly id: Id }[], at: number): Id {
  return rows[at % Math.max(rows.length, 1)]?.id ?? ('999999' as Id);
}

function effectiveOf(
  world: World,
  effective: RandomChange['effective'],
): ChangeText extends never ? never : object {
  if (effective === undefined) return {};
  if (effective.when === 'date' || effective.when === 'retroactive')
    return { effective: { when: effective.when, date: addDays(world.today, effective.days) } };
  return { effective };
}

/** Whose command a random change is: a master plan is taken by anyone, what is held is changed by who has it. */
function actorOf(world: World, change: RandomChange | undefined): AccountId {
  if (change === undefined) return ada;
  const { kind, instance } = change;
  const held = world.planInstances[instance % Math.max(world.planInstances.length, 1)];
  return ownerOf(world, kind === 'take-master' ? undefined : held, instance);
}

/** A random change as the engine is asked for it. */
export function changeFor(world: World, change: RandomChange, row: number): Change {
  const { kind } = change;
  const effective = effectiveOf(world, change.effective);
  const planInstanceId = one(world.planInstances, change.instance);
  const actor = actorOf(world, change);
  const ownOf = <Row extends { readonly accountId: AccountId }>(rows: readonly Row[]) =>
    rows.filter(({ accountId }) => accountId === actor);
  const held = world.planInstances.find(({ id }) => id === planInstanceId);
  const plan = world.plans.find(({ id }) => id === held?.planId);
  /** Seldom one more than the plan allows. */
  const units = (of: number, max = 1) => 1 + (of % (of === 40 ? 41 : max));
  const prorated = { ...effective, ...(change.proration && { proration: change.proration }) };
  const text = (): object => {
    switch (kind) {
      case 'take-master': {
        const masters = world.plans.filter((each) => each.kind === 'master');
        const chosen = masters[change.plan % masters.length];
        return {
          kind: 'assign',
          planId: chosen?.id,
          rateScheduleId: one(chosen?.rateSchedules ?? [], change.schedule),
          units: units(change.units, chosen?.units.max),
          billingGroupId: one(ownOf(world.billingGroups), change.group),
          dunningGroupId: one(ownOf(world.dunningGroups), 0),
          ...(change.align !== undefined && { alignWith: one(world.planInstances, change.align) }),
          ...(change.prorated && { firstInvoice: 'prorated' }),
          ...(change.catchUp && { catchUp: change.catchUp }),
          ...(change.coupon !== undefined && { coupon: change.coupon }),
          ...prorated,
        };
      }
      case 'take-supplemental': {
        const parent = row > 0 && change.instance % 3 === 0 ? { row: row - 1 } : { planInstanceId };
        const carried = plan?.children ?? [];
        const all = world.plans.filter((each) => each.kind === 'supplemental');
        const chosen = carried[change.plan % Math.max(carried.length, 1)]?.planId;
        const planId = chosen ?? one(all, change.plan);
        return {
          kind: 'assign',
          planId,
          units: units(change.units, world.plans.find(({ id }) => id === planId)?.units.max),
          parent,
          ...(change.start !== undefined && {
            prorationStart: addDays(world.today, change.start),
          }),
          ...(change.catchUp && { catchUp: change.catchUp }),
          ...(change.offset !== undefined && { offsetMonths: change.offset }),
          ...prorated,
        };
      }
      case 'replace': {
        const alike = world.plans.filter((each) => each.kind === plan?.kind);
        const chosen = alike[change.plan % Math.max(alike.length, 1)];
        return {
          kind,
          planInstanceId,
          planId: chosen?.id ?? '999999',
          rateScheduleId: one(chosen?.rateSchedules ?? [], change.schedule),
          ...(change.units !== undefined && { units: units(change.units, chosen?.units.max) }),
          ...prorated,
        };
      }
      case 'cancel':
        return { kind, planInstanceId, ...prorated };
      case 'units':
        return { kind, planInstanceId, units: units(change.units, plan?.units.max), ...prorated };
      case 'rate-schedule':
        return {
          kind,
          planInstanceId,
          rateScheduleId: one(plan?.rateSchedules ?? [], change.schedule),
          ...prorated,
        };
      case 'status': {
        const { effective: on } = change;
        return {
          kind,
          planInstanceId,
          status: change.status,
          ...(on?.when === 'date' && { on: addDays(world.today, on.days) }),
          ...(change.reset && { resetBillDate: change.reset }),
        };
      }
    }
  };
  return changeSchema.parse(text());
}

/** The command that makes random changes. */
export function commandFor(
  world: World,
  changes: readonly RandomChange[],
  chosen: Pick<PlanCommand, 'combineInvoices' | 'prorationInvoice'> = {},
): PlanCommand {
  return {
    accountId: actorOf(world, changes[0]),
    receiptId: `random${world.receipts.length + 1}`,
    changes: changes.map((change, row) => changeFor(world, change, row)),
    ...chosen,
  };
}

/** A random edit of the queue as the engine is asked for it. */
export function editFor(
  world: World,
  { row, action, days }: Extract<RandomStep, { do: 'edit' }>,
): QueueEdit {
  const queuedChangeId = one(world.queue, row);
  if (action !== 'move') return { queuedChangeId, do: action };
  return { queuedChangeId, do: action, date: addDays(world.today, days) };
}

/** The world after a step, or none when the step was refused. */
export function play(world: World, step: RandomStep): World | undefined {
  const receiptId = `random${world.receipts.length + 1}`;
  const currency = world.accounts[0]?.currency ?? 'USD';
  switch (step.do) {
    case 'wait':
      return advanceTo(world, addDays(world.today, step.days)).world;
    case 'change':
      return changePlans(world, commandFor(world, step.changes, step.choices)).world;
    case 'edit': {
      const edit = editFor(world, step);
      const row = world.queue.find(({ id }) => id === edit.queuedChangeId);
      return editQueue(world, { accountId: ownerOf(world, row, 0), receiptId, edits: [edit] })
        .world;
    }
    case 'pay': {
      const { length } = world.invoices;
      const accountId = ownerOf(world, world.invoices[step.invoice % Math.max(length, 1)], 0);
      const what: PayCommand['what'] =
        step.what === 'full'
          ? { pay: 'full' }
          : step.what === 'amount'
            ? { pay: 'amount', amount: { amount: amountText(step.minor, currency), currency } }
            : {
                pay: 'invoices',
                invoiceIds: [one(world.invoices, step.invoice)],
              };
      const by =
        step.with === 'on-file' || step.with === 'terms'
          ? { by: step.with }
          : { by: 'method', methodId: step.with };
      return pay(world, { accountId, receiptId, with: by as PayCommand['with'], what }).world;
    }
    default:
      return byAgent(world, step, currency);
  }
}

function byAgent(
  world: World,
  step: Exclude<RandomStep, { do: 'wait' | 'change' | 'edit' | 'pay' }>,
  currency: string,
): World | undefined {
  const amount = { amount: amountText(step.minor, currency), currency };
  const invoice = world.invoices[step.row % Math.max(world.invoices.length, 1)];
  const line = invoice?.lines[step.line - 1];
  /** A part of a line, or a little more than all of it. */
  const part = line
    ? amountText(
        Math.floor((Number(line.amount.amount.replace('.', '')) * (step.minor % 105)) / 100),
        currency,
      )
    : amount.amount;
  const invoiceId = one(world.invoices, step.row);
  const planInstanceId = one(world.planInstances, step.row);
  const held = world.planInstances.find(({ id }) => id === planInstanceId);
  const aboutInvoice = ['memo', 'rebill', 'void'].includes(step.do);
  const payment = world.payments[step.row % Math.max(world.payments.length, 1)];
  const about = aboutInvoice ? invoice : step.do === 'refund' ? payment : held;
  const accountId = ownerOf(world, about, 0);
  const why = { reason: 'Random', comment: 'Random' };
  const worldIn = (outcome: { world?: World | undefined } | { refusal: string }) =>
    'world' in outcome ? outcome.world : undefined;
  switch (step.do) {
    case 'memo':
      return worldIn(
        createCreditMemo(world, {
          accountId,
          invoiceId,
          lines: [{ line: step.line, amount: { amount: part, currency } }],
          ...why,
        }),
      );
    case 'rebill':
      return worldIn(
        rebillInvoice(world, {
          accountId,
          invoiceId,
          changes: [{ line: step.line, rate: part }],
          ...why,
        }),
      );
    case 'void':
      return worldIn(voidInvoiceOf(world, { accountId, invoiceId }));
    case 'refund': {
      if (!payment) return undefined;
      return worldIn(
        refund(world, {
          accountId,
          paymentId: payment.id,
          amount,
          by: step.later ? 'check' : 'method',
        }),
      );
    }
    case 'check':
      return worldIn(recordExternalPayment(world, { accountId, amount, by: { by: 'check' } }));
    case 'service-credit':
      return worldIn(grantServiceCredit(world, { accountId, amount, reason: 'Random' }));
    case 'usage': {
      const schedules = world.plans.find(({ id }) => id === held?.planId)?.rateSchedules ?? [];
      const charge = schedules
        .flatMap(({ charges }) => charges)
        .find(({ kind }) => kind === 'usage');
      const units = String(step.later ? -step.minor : step.minor / 10);
      return worldIn(
        recordUsage(world, { accountId, planInstanceId, chargeId: charge?.id ?? '1', units }),
      );
    }
    case 'order':
      return worldIn(
        order(world, {
          accountId,
          receiptId: `random${world.receipts.length + 1}`,
          planInstanceId,
          lines: [{ itemId: '96001' as OrderCommand['lines'][number]['itemId'], units: step.line }],
          bill: step.later ? 'with-the-next' : 'now',
        }),
      );
  }
}
