import { planOffered, scheduleAssignable } from '../billing/availability.js';
import { totalOf } from '../billing/charges.js';
import { isHeld } from '../billing/plan-instances.js';
import { expiryOn } from '../billing/warnings.js';
import type { Account, Permission } from '../model/account.js';
import type { BillingGroup, Payer } from '../model/billing-group.js';
import type { AccountId } from '../model/ids.js';
import type { Invoice, InvoiceStatus, InvoiceSummary, Line } from '../model/invoice.js';
import type { PaymentMethod } from '../model/payment-method.js';
import type { PlanInstance } from '../model/plan-instance.js';
import type { Plan } from '../model/plan.js';
import type { RateSchedule } from '../model/rate-schedule.js';
import { findPlan, findSchedule } from './catalogue.js';
import { accountRow, methodsOf } from './look-up.js';
import { balanceOf, isSettled } from './payments/open-amount.js';
import type { WorldLine } from './world/invoices.js';
import type { WorldPlan, WorldSchedule } from './world/catalogue.js';
import type {
  World,
  WorldBillingGroup,
  WorldInvoice,
  WorldPaymentMethod,
  WorldPlanInstance,
} from './world.js';

/** The world as one account sees it, in the nouns of the model. */

export function accountOf(world: World, id: AccountId): Account {
  const { name, currency, locale, can, terms, status } = accountRow(world, id);
  const mine = (row: { readonly accountId: string }) => row.accountId === id;
  return {
    id,
    name,
    currency,
    locale,
    today: world.today,
    balance: balanceOf(world.invoices.filter(mine), world.payments.filter(mine), currency),
    can:
      status === 'deactivated'
        ? { changePlans: { allowed: false, reason: 'account-not-active' } }
        : can,
    ...(terms && { terms }),
  };
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
  if (plan.kind === 'supplemental') return { allowed: false, reason: 'plan-not-available' };
  const held = world.planInstances.filter(
    (instance) =>
      instance.accountId === accountId && instance.planId === plan.id && isHeld(instance),
  );
  const { offered, limit } = plan;
  return planOffered({ offered, limit, held: held.length, schedules }, world.today);
}

export function planInstancesOf(world: World, accountId: AccountId): PlanInstance[] {
  return world.planInstances
    .filter((instance) => instance.accountId === accountId)
    .map((instance) => planInstanceOf(world, instance));
}

export function planInstanceOf(world: World, instance: WorldPlanInstance): PlanInstance {
  const plan = findPlan(world, instance.planId);
  const { id, planId, status, units, rateScheduleId, parentId, startDate, billDay, nextBillDate } =
    instance;
  const { billingGroupId } = masterOf(world, instance);
  return {
    id,
    planId,
    planName: plan.name,
    kind: plan.kind,
    ...(parentId !== undefined && { parentId }),
    status,
    units,
    rateScheduleId,
    ...(billingGroupId !== undefined && { billingGroupId }),
    startDate,
    intervalMonths: findSchedule(plan, rateScheduleId).intervalMonths,
    billDay,
    ...(nextBillDate !== undefined && { nextBillDate }),
  };
}

function masterOf(world: World, instance: WorldPlanInstance): WorldPlanInstance {
  let master = instance;
  while (master.parentId !== undefined) {
    const parent = world.planInstances.find(({ id }) => id === master.parentId);
    if (!parent) throw new Error(`The world has no plan instance ${master.parentId}.`);
    master = parent;
  }
  return master;
}

export function billingGroupsOf(world: World, accountId: AccountId): BillingGroup[] {
  return world.billingGroups
    .filter((group) => group.accountId === accountId)
    .map((group) => billingGroupOf(world, group));
}

export function billingGroupOf(world: World, group: WorldBillingGroup): BillingGroup {
  const { id, name, description } = group;
  const masters = world.planInstances.filter(
    (instance) => instance.billingGroupId === id && isHeld(instance),
  );
  const paysFor = masters.map((instance) => findPlan(world, instance.planId).name);
  const states = masters.flatMap((instance) => instance.dunning?.state ?? []);
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    payer: payerOf(world, group),
    paysFor,
    dunning: states.includes('completed') ? 'completed' : (states[0] ?? 'none'),
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
  const { id, accountId, date, billingGroupId, lines, settlements } = invoice;
  const { currency } = accountRow(world, accountId);
  const status = invoiceStatus(invoice, currency);
  const paidOn = status === 'paid' ? settlements.at(-1)?.date : undefined;
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
    amount: totalOf(lines, currency),
    status,
    ...(paidOn !== undefined && { paidOn }),
    billingGroupId,
  };
}

function invoiceStatus(invoice: WorldInvoice, currency: string): InvoiceStatus {
  if (invoice.voidedOn !== undefined) return 'voided';
  if (invoice.pending) return 'pending';
  return isSettled(invoice, currency) ? 'paid' : 'open';
}

export function invoiceOf(world: World, invoice: WorldInvoice): Invoice {
  return { ...invoiceSummaryOf(world, invoice), lines: invoice.lines.map(lineOf) };
}

/** A line of an invoice in the words of the contract. */
export function lineOf(line: WorldLine): Line {
  const { kind, planName, description, units, rate, amount, period, prorated } = line;
  return {
    kind,
    ...(planName !== undefined && { planName }),
    description,
    ...(units !== undefined && { units }),
    ...(rate && { rate }),
    amount,
    ...(period && { period }),
    prorated,
  };
}
