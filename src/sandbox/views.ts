import { planOffered, scheduleAssignable } from '../billing/availability.js';
import { totalOf } from '../billing/charges.js';
import { isHeld } from '../billing/plan-instances.js';
import { standsUnder } from '../billing/replacement.js';
import { expiryOn } from '../billing/warnings.js';
import type { Account } from '../model/account.js';
import type { Permission } from '../model/permission.js';
import type { BillingGroup, Payer } from '../model/billing-group.js';
import type { DunningGroup } from '../model/dunning-group.js';
import type { AccountId, PlanInstanceId } from '../model/ids.js';
import type { Invoice, InvoiceStatus, InvoiceSummary, Line } from '../model/invoice.js';
import type { PaymentMethod, ShownMethod } from '../model/payment-method.js';
import type { PaymentTerms } from '../model/payment-terms.js';
import type { PlanInstance } from '../model/plan-instance.js';
import type { Plan } from '../model/plan.js';
import type { RateSchedule } from '../model/rate-schedule.js';
import { lagOf } from './bill-periods.js';
import { Books } from './books.js';
import { findPlan } from './catalogue.js';
import { unitLimitsOf } from './change-plans/place-of.js';
import { instanceTerms } from './instance-terms.js';
import { accountRow, methodsOf } from './look-up.js';
import { assignableInsteadOf, assignableUnder, permissionsOf } from './permissions.js';
import { balanceOf, isSettled } from './payments/open-amount.js';
import type { WorldLine } from './world/invoices.js';
import type { WorldPlan, WorldSchedule } from './world/catalogue.js';
import type {
  World,
  WorldBillingGroup,
  WorldInvoice,
  WorldPaymentMethod,
  WorldPaymentTerms,
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
    can: status === 'deactivated' ? afterDeactivation(can) : can,
    accepts: acceptedOf(world),
    ...(terms && { terms }),
  };
}

/** A deactivated account may still pay what it owes (Aria wire notes 2.6). */
function afterDeactivation({ pay = { allowed: true } }: Account['can']): Account['can'] {
  const closed: Permission = { allowed: false, reason: 'account-not-active' };
  return { changePlans: closed, pay, changePayers: closed };
}

function acceptedOf({ settings, paymentTerms }: World): NonNullable<Account['accepts']> {
  const { acceptedMethods, acceptedBrands, termsForCustomers } = settings;
  return {
    kinds: [...acceptedMethods],
    ...(acceptedBrands && { brands: [...acceptedBrands] }),
    terms: termsForCustomers && paymentTerms.length > 0,
  };
}

/** What plans are wanted for: as new master plans, under a plan instance, or in its place. */
export interface PlansFor {
  readonly under?: PlanInstanceId | undefined;
  readonly insteadOf?: PlanInstanceId | undefined;
}

/** The catalogue as an account sees it; undefined when it does not have the plan instance that is named. */
export function plansOf(
  world: World,
  accountId: AccountId,
  { under, insteadOf }: PlansFor = {},
): Plan[] | undefined {
  const { currency } = accountRow(world, accountId);
  const named = under ?? insteadOf;
  const books = new Books(world);
  const instance = books.planInstances.find(named);
  if (named !== undefined && instance?.accountId !== accountId) return undefined;
  const assignable = (plan: WorldPlan) => {
    if (!instance) return undefined;
    return under === undefined
      ? assignableInsteadOf(books, instance, plan)
      : underOrBelow(books, instance, plan);
  };
  return world.plans
    .filter((plan) => plan.rateSchedules.some((schedule) => schedule.currency === currency))
    .map((plan) => planFor(world, accountId, plan, assignable(plan)));
}

/** Under an instance, or along with a plan that is taken under it; undefined for the latter, which the catalogue decides. */
function underOrBelow(
  books: Books,
  instance: WorldPlanInstance,
  plan: WorldPlan,
): Permission | undefined {
  const { id: planId, children } = books.planOf(instance);
  if (children.some((child) => child.planId === plan.id))
    return assignableUnder(books, instance, plan);
  const childrenOf = (id: WorldPlan['id']) => books.plan(id).children.map((child) => child.planId);
  return standsUnder(plan.id, [planId], childrenOf)
    ? undefined
    : assignableUnder(books, instance, plan);
}

/** A plan of the catalogue with what this account may do with it, as a new master plan unless told otherwise; only the schedules in its currency. */
export function planFor(
  world: World,
  accountId: AccountId,
  plan: WorldPlan,
  asked?: Permission,
): Plan {
  const { currency } = accountRow(world, accountId);
  const { id, name, description, kind, units, children, firstStatus, rollover, fields } = plan;
  const rateSchedules = plan.rateSchedules
    .filter((schedule) => schedule.currency === currency)
    .map((schedule): RateSchedule => ({
      ...schedule,
      assignable: assignableToday(world, schedule),
    }));
  const assignable = asked ?? assignableBy(world, accountId, plan, rateSchedules);
  const groups = world.planGroups.filter(({ parentId }) => parentId === id);
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    kind,
    units,
    assignable,
    rateSchedules,
    children: children.map((child) => ({ ...child })),
    groups: groups.map(({ id: groupId, name: label, planIds, choose }) => ({
      id: groupId,
      name: label,
      planIds: [...planIds],
      choose,
    })),
    ...(firstStatus && firstStatus !== 'active' && { startsAs: firstStatus }),
    ...(rollover && {
      rollover: {
        afterMonths: rollover.afterMonths,
        planId: rollover.planId,
        planName: findPlan(world, rollover.planId).name,
      },
    }),
    fields,
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
  const held = world.planInstances.filter(
    (instance) =>
      instance.accountId === accountId && instance.planId === plan.id && isHeld(instance),
  );
  const { offered, limit } = plan;
  return planOffered({ offered, limit, held: held.length, schedules }, world.today);
}

/** Parents before what hangs under them. */
export function planInstancesOf(world: World, accountId: AccountId): PlanInstance[] {
  const books = new Books(world);
  return books.planInstances
    .where('account', accountId)
    .filter(({ parentId }) => parentId === undefined)
    .flatMap((master) => [master, ...books.descendantsOf(master)])
    .map((instance) => planInstanceOf(books, instance));
}

function planInstanceOf(books: Books, instance: WorldPlanInstance): PlanInstance {
  const { id, parentId, startDate, billDay, nextBillDate } = instance;
  const { billingGroupId, dunningGroupId, dunning } = books.masterOf(instance);
  const lag = lagOf(books, instance);
  return {
    ...instanceTerms(books.opened, instance, books.today),
    id,
    kind: parentId === undefined ? 'master' : 'supplemental',
    ...(parentId !== undefined && { parentId }),
    ...(billingGroupId !== undefined && { billingGroupId }),
    ...(parentId === undefined && dunningGroupId !== undefined && { dunningGroupId }),
    dunning: dunning?.state ?? 'none',
    startDate,
    billDay,
    ...(nextBillDate !== undefined && { nextBillDate }),
    ...(lag !== 0 && { billLagDays: lag }),
    unitLimits: unitLimitsOf(books, instance),
    ...permissionsOf(books, instance),
  };
}

export function dunningGroupsOf(world: World, accountId: AccountId): DunningGroup[] {
  return world.dunningGroups
    .filter((group) => group.accountId === accountId)
    .map(({ id, name }) => ({
      id,
      name,
      holds: world.planInstances
        .filter((instance) => instance.dunningGroupId === id && isHeld(instance))
        .map((instance) => findPlan(world, instance.planId).name),
    }));
}

export function billingGroupsOf(world: World, accountId: AccountId): BillingGroup[] {
  return world.billingGroups
    .filter((group) => group.accountId === accountId && group.status === 'active')
    .map((group) => billingGroupOf(world, group));
}

export function billingGroupOf(world: World, group: WorldBillingGroup): BillingGroup {
  const { id, name, description } = group;
  const masters = world.planInstances.filter(
    (instance) => instance.billingGroupId === id && isHeld(instance),
  );
  const paysFor = masters.map((instance) => findPlan(world, instance.planId).name);
  const contact = statementContactOf(world, group);
  const states = masters.flatMap((instance) => instance.dunning?.state ?? []);
  return {
    id,
    name,
    ...(description !== undefined && { description }),
    payer: payerOf(world, group),
    paysFor,
    ...(contact && { statementContact: contact }),
    dunning: states.includes('completed') ? 'completed' : (states[0] ?? 'none'),
  };
}

function statementContactOf(
  { contacts }: World,
  { statementContactId }: WorldBillingGroup,
): BillingGroup['statementContact'] {
  const contact = contacts.find(({ id }) => id === statementContactId);
  if (!contact) return undefined;
  const { firstName, lastName, company, email } = contact;
  const name = [firstName, lastName].filter(Boolean).join(' ') || company;
  return { ...(name && { name }), ...(email !== undefined && { email }) };
}

export function payerOf(world: World, group: WorldBillingGroup): Payer {
  const { pays } = group;
  if (pays.by === 'terms') {
    const terms = world.paymentTerms.find((row) => row.id === pays.termsId);
    const { requisitionNumber } = pays;
    const { eanNumber } = accountRow(world, group.accountId);
    const isEan = terms?.kind === 'ean-gln';
    if (terms)
      return {
        by: 'terms',
        terms: paymentTermsOf(terms),
        ...(isEan && eanNumber !== undefined && { eanNumber }),
        ...(isEan && requisitionNumber !== undefined && { requisitionNumber }),
      };
  }
  const [primary, backup] = methodsOf(world, group).map((row) => paymentMethodOf(world, row));
  return primary ? { by: 'method', primary, ...(backup && { backup }) } : { by: 'nothing' };
}

export function paymentTermsOf(row: WorldPaymentTerms): PaymentTerms {
  const { id, name, kind, days, dueMethod, surcharge, earlyPayment } = row;
  return {
    id,
    name,
    kind,
    due: { days, from: dueMethod === 'current-month' ? 'month-end' : 'invoice' },
    ...(surcharge && { surcharge }),
    ...(earlyPayment && { earlyPayment }),
  };
}

export function paymentMethodOf(world: World, row: WorldPaymentMethod): PaymentMethod {
  return { id: row.id, ...shownMethodOf(world, row) };
}

/** What may be shown of a way to pay, stored or not. */
export function shownMethodOf(
  { today }: World,
  row: Pick<WorldPaymentMethod, 'kind' | 'name' | 'brand' | 'lastFour' | 'expires'>,
): ShownMethod {
  const { kind, name, brand, lastFour, expires } = row;
  return {
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
