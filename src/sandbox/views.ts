import { planAssignable, scheduleAssignable } from '../billing/availability.js';
import { totalOf } from '../billing/charges.js';
import { isHeld } from '../billing/plan-instances.js';
import { expiryOn } from '../billing/warnings.js';
import type { Account, Permission } from '../model/account.js';
import type { BillingGroup, Payer } from '../model/billing-group.js';
import type { AccountId } from '../model/ids.js';
import type { Invoice, InvoiceSummary } from '../model/invoice.js';
import type { PaymentMethod } from '../model/payment-method.js';
import type { PlanInstance } from '../model/plan-instance.js';
import type { Plan } from '../model/plan.js';
import type { RateSchedule } from '../model/rate-schedule.js';
import { sum } from '../money/money.js';
import type { WorldPlan, WorldSchedule } from './catalogue.js';
import { accountRow, methodsOf, planRow, scheduleRow } from './look-up.js';
import type {
  World,
  WorldBillingGroup,
  WorldInvoice,
  WorldPaymentMethod,
  WorldPlanInstance,
} from './world.js';

/** The world as one account sees it, in the nouns of the model. */

export function accountOf(world: World, id: AccountId): Account {
  const { name, currency, locale, can, terms } = accountRow(world, id);
  const open = world.invoices.filter(
    (invoice) => invoice.accountId === id && invoice.status === 'open',
  );
  const balance = sum(
    open.map((invoice) => totalOf(invoice.lines, currency)),
    currency,
  );
  return { id, name, currency, locale, today: world.today, balance, can, ...(terms && { terms }) };
}

export function plansOf(world: World, accountId: AccountId): Plan[] {
  const { currency } = accountRow(world, accountId);
  return world.plans
    .filter((plan) => plan.rateSchedules.some((schedule) => schedule.currency === currency))
    .map((plan) => planFor(world, accountId, plan));
}

/** A plan of the catalogue with what this account may do with it; only the schedules in its currency. */
export function planFor(world: World, accountId: AccountId, plan: WorldPlan): Plan {
  const { currency } = accountRow(world, accountId);
  const { id, name, description, kind, units } = plan;
  const rateSchedules = plan.rateSchedules
    .filter((schedule) => schedule.currency === currency)
    .map((schedule): RateSchedule => ({
      ...schedule,
      assignable: assignableToday(world, schedule),
    }));
  const assignable = assignableBy(world, accountId, plan, rateSchedules);
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    kind,
    units,
    assignable,
    rateSchedules,
  };
}

function assignableToday({ today }: World, schedule: WorldSchedule): Permission {
  return scheduleAssignable(schedule, { today, activation: today });
}

function assignableBy(
  world: World,
  accountId: AccountId,
  plan: WorldPlan,
  schedules: readonly RateSchedule[],
): Permission {
  if (!plan.offered || plan.kind === 'supplemental') {
    return { allowed: false, reason: 'plan-not-available' };
  }
  const held = world.planInstances.filter(
    (instance) =>
      instance.accountId === accountId && instance.planId === plan.id && isHeld(instance),
  );
  if (plan.limit !== undefined && held.length >= plan.limit) {
    return { allowed: false, reason: 'plan-already-held' };
  }
  return planAssignable(schedules, world.today);
}

export function planInstancesOf(world: World, accountId: AccountId): PlanInstance[] {
  return world.planInstances
    .filter((instance) => instance.accountId === accountId)
    .map((instance) => planInstanceOf(world, instance));
}

export function planInstanceOf(world: World, instance: WorldPlanInstance): PlanInstance {
  const plan = planRow(world, instance.planId);
  const {
    id,
    planId,
    status,
    units,
    rateScheduleId,
    billingGroupId,
    startDate,
    billDay,
    nextBillDate,
  } = instance;
  return {
    id,
    planId,
    planName: plan.name,
    kind: plan.kind,
    status,
    units,
    rateScheduleId,
    billingGroupId,
    startDate,
    intervalMonths: scheduleRow(plan, rateScheduleId).intervalMonths,
    billDay,
    ...(nextBillDate !== undefined && { nextBillDate }),
  };
}

export function billingGroupsOf(world: World, accountId: AccountId): BillingGroup[] {
  return world.billingGroups
    .filter((group) => group.accountId === accountId)
    .map((group) => billingGroupOf(world, group));
}

export function billingGroupOf(world: World, group: WorldBillingGroup): BillingGroup {
  const { id, name, description, dunning } = group;
  const paysFor = world.planInstances
    .filter((instance) => instance.billingGroupId === id && isHeld(instance))
    .map((instance) => planRow(world, instance.planId).name);
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    payer: payerOf(world, group),
    paysFor,
    dunning,
  };
}

function payerOf(world: World, group: WorldBillingGroup): Payer {
  const { pays } = group;
  if (pays.by === 'terms') {
    const terms = world.paymentTerms.find((row) => row.id === pays.termsId);
    if (terms) return { by: 'terms', terms: { id: terms.id, name: terms.name, kind: terms.kind } };
  }
  const [primary, backup] = methodsOf(world, group).map((row) => paymentMethodOf(world, row));
  return primary ? { by: 'method', primary, ...(backup && { backup }) } : { by: 'nothing' };
}

function paymentMethodOf({ today }: World, row: WorldPaymentMethod): PaymentMethod {
  const { id, kind, name, brand, lastFour, expires } = row;
  return {
    id,
    kind,
    ...(name !== undefined && { name }),
    ...(brand !== undefined && { brand }),
    ...(lastFour !== undefined && { lastFour }),
    ...(expires && { expires }),
    expiry: expiryOn(expires, today),
  };
}

/** Newest first: by date, those of one date by number. */
export function invoiceRowsOf(world: World, accountId: AccountId): WorldInvoice[] {
  return world.invoices
    .filter((invoice) => invoice.accountId === accountId)
    .sort((a, b) => (a.date === b.date ? Number(b.id) - Number(a.id) : a.date < b.date ? 1 : -1));
}

export function invoiceSummaryOf(world: World, invoice: WorldInvoice): InvoiceSummary {
  const { id, accountId, date, status, paidOn, billingGroupId, lines } = invoice;
  const periods = lines.flatMap((line) => line.period ?? []);
  const from = periods
    .map((period) => period.from)
    .sort()
    .at(0);
  const to = periods
    .map((period) => period.to)
    .sort()
    .at(-1);
  return {
    id,
    number: id,
    date,
    ...(from !== undefined && to !== undefined && { period: { from, to } }),
    amount: totalOf(lines, accountRow(world, accountId).currency),
    status,
    ...(paidOn !== undefined && { paidOn }),
    billingGroupId,
  };
}

export function invoiceOf(world: World, invoice: WorldInvoice): Invoice {
  return { ...invoiceSummaryOf(world, invoice), lines: invoice.lines };
}
