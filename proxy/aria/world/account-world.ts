import * as z from 'zod/mini';
import {
  billingGroupIdSchema,
  dunningGroupIdSchema,
  type AccountId,
  type PlanInstanceId,
} from '../../../src/model/ids.js';
import { findPlan, findSchedule } from '../../../src/sandbox/catalogue.js';
import type { World, WorldInvoice, WorldPlanInstance } from '../../../src/sandbox/world.js';
import type { AccountPicture } from '../account-reads.js';
import { groupStatus } from '../codes.js';
import { must } from '../failures.js';
import type { SettledPolicy } from '../policy.js';
import { accountCurrency, accountOf } from '../to-account.js';
import { catalogueOf, type Catalogue, type UsedTerms } from './catalogue.js';
import { instanceOf, wholeUnits, type Around } from './instances.js';
import { withInvoiceDates } from './invoice-dates.js';
import { instanceRowsOf, type InstanceRow } from './instance-rows.js';
import { payersOf, type Payers } from './payers.js';
import { instanceNoOf, queuedChangeOf, type QueueRow } from './queue.js';
import { overdue, paymentsFor, runningCharges } from './running-charges.js';

/**
 * What is known of an account. To judge and project changes of its plans all of it must be; a list needs less, and what is left out
 * counts as none.
 */
export type WorldParts = Pick<AccountPicture, 'details' | 'catalogue' | 'today'> &
  Partial<Pick<AccountPicture, 'available' | 'queue' | 'dunningGroups' | 'methods'>>;

/** An account as a world of the engine, with what of it the company does not show. */
export interface AccountWorld {
  readonly world: World;
  readonly accountId: AccountId;
  readonly rows: readonly InstanceRow[];
  readonly shown: Catalogue['shown'];
  readonly closed: Catalogue['closed'];
}

/**
 * What Aria says of an account, as a world of the engine with this one account in it. The rules of billing then judge a change, and say what comes
 * along with it and what follows, by the same steps as in the sandbox. What is due now is never taken from it where Aria can say it.
 * What Aria does not tell is left out or stands as the company's settings say (proxy/aria/policy.ts).
 */
export function accountWorld(
  parts: WorldParts,
  accountId: AccountId,
  policy: SettledPolicy,
): AccountWorld {
  const { details, catalogue, today, available = new Set(), queue = [] } = parts;
  const currency = accountCurrency(parts);
  const rows = instanceRowsOf(details);
  const held = new Set(rows.map(({ id }) => id));
  const queueRows = queue.filter(({ plan_instance_no: id }) => id !== undefined && held.has(id));
  const { plans, planGroups, shown, closed } = catalogueOf(
    { catalogue, available, today },
    { currency, used: usedTerms(rows, queueRows) },
    policy,
  );
  const { eanNumber, ...told } = payersOf(parts, accountId, policy);
  const { anyGroup, ...payers } = withGroupFor(rows, told, accountId);
  const dunningGroups = dunningGroupRows(parts, accountId);
  const instances = instancesOf(rows, plans, { accountId, anyGroup, today });
  const first = firstFreeNumber([
    ...rows,
    ...queueRows.map(({ queue_id: id }) => ({ id })),
    ...Object.values(payers).flat(),
    ...dunningGroups,
  ]);
  const standing = chargesOf(rows, instances, { plans, today, currency, first });
  const world: World = {
    ...nothing,
    scenario: 'account',
    today,
    settings: policy.rules,
    nextIds: numbersFrom(standing.next),
    plans,
    planGroups,
    accounts: [accountRow(parts, policy, eanNumber)],
    ...payers,
    dunningGroups,
    planInstances: standing.instances,
    queue: queueOf(queueRows, standing.instances, { accountId, plans, today }),
    invoices: standing.invoices,
    payments: paymentsFor(standing.invoices),
  };
  return { world: withInvoiceDates(world), accountId, rows, shown, closed };
}

function accountRow(
  parts: WorldParts,
  policy: SettledPolicy,
  eanNumber: string | undefined,
): World['accounts'][number] {
  const { id, name, currency, locale, can, terms } = accountOf(parts, policy);
  return {
    ...{ id, name, currency, locale, can },
    ...(terms && { terms }),
    ...(eanNumber !== undefined && { eanNumber }),
    ...{ userId: 'account', password: 'account', status: 'active', taxExempt: false },
  };
}

const nothing = {
  version: 2,
  items: [],
  coupons: [],
  taxes: [],
  contacts: [],
  sessions: [],
  paymentTerms: [],
  paymentMethods: [],
  collectionGroups: [],
  billingGroups: [],
  dunningProcesses: [],
  dunningGroups: [],
  planInstances: [],
  queue: [],
  appliedCoupons: [],
  usage: [],
  openCharges: [],
  invoices: [],
  payments: [],
  refunds: [],
  creditMemos: [],
  serviceCredits: [],
  statements: [],
  orders: [],
  writeOffs: [],
  receipts: [],
  quotes: [],
  intents: [],
} as const satisfies Partial<World>;

/** Numbers that the engine gives out must be none of Aria's, and no more than JavaScript counts exactly. */
const mostExact = 2 ** 52;

export function firstFreeNumber(rows: readonly { readonly id: string | undefined }[]): number {
  const used = rows.map(({ id }) => Number(id ?? 0)).filter((number) => number < mostExact);
  return Math.max(0, ...used) + 1;
}

export function numbersFrom(next: number): World['nextIds'] {
  return { planInstance: next, invoice: next, transaction: next, row: next };
}

function usedTerms(rows: readonly InstanceRow[], queue: readonly QueueRow[]): UsedTerms[] {
  const held = rows.map(
    ({ planNo, scheduleNo, planName, parentId, intervalMonths, units }): UsedTerms => ({
      units: wholeUnits(units),
      planNo,
      scheduleNo,
      planName,
      kind: parentId === undefined ? 'master' : 'supplemental',
      intervalMonths,
    }),
  );
  const queued = queue.flatMap((row): UsedTerms[] =>
    [
      {
        planNo: row.current_plan_no,
        scheduleNo: row.current_rate_schedule_no,
        planName: row.current_plan_name,
      },
      {
        planNo: row.target_plan_no,
        scheduleNo: row.target_rate_schedule_no,
        planName: row.target_plan_name,
      },
    ].flatMap(({ planNo, scheduleNo, planName }) => {
      const kind = row.parent_plan_instance_no === undefined ? 'master' : 'supplemental';
      return planNo === undefined || scheduleNo === undefined
        ? []
        : [{ planNo, scheduleNo, planName, kind } as const];
    }),
  );
  return [...held, ...queued];
}

/**
 * A plan that another account pays for names no billing group here, or one that is not this account's; the engine asks for one. It is disabled:
 * nothing more is paid by it, and no number of a stranger's goes upstream (T2).
 */
function withGroupFor(
  rows: readonly InstanceRow[],
  payers: Omit<Payers, 'eanNumber'>,
  accountId: AccountId,
): Omit<Payers, 'eanNumber'> & { readonly anyGroup: string } {
  const anyGroup = payers.billingGroups[0]?.id ?? z.parse(billingGroupIdSchema, '0');
  const known = new Set<string>(payers.billingGroups.map(({ id }) => id));
  const named = rows.map(({ master }) => master.billing_group_no ?? anyGroup);
  const strangers = [...new Set(named)].filter((id) => !known.has(id));
  return {
    ...payers,
    anyGroup,
    billingGroups: [
      ...payers.billingGroups,
      ...strangers.map((id) => ({
        id: z.parse(billingGroupIdSchema, id),
        accountId,
        name: id,
        status: 'disabled' as const,
        pays: { by: 'nothing' as const },
      })),
    ],
  };
}

function instancesOf(
  rows: readonly InstanceRow[],
  plans: World['plans'],
  around: Omit<Around, 'schedule'>,
): WorldPlanInstance[] {
  return rows.map((row) => {
    const plan = plans.find(({ id }) => id === row.planNo);
    const schedule = plan?.rateSchedules.find(({ id }) => id === row.scheduleNo);
    return instanceOf(row, { ...around, schedule });
  });
}

interface Surroundings {
  readonly plans: World['plans'];
  readonly today: string;
}

/** The instances with what stands for their running periods, and the invoices that it stands on. */
function chargesOf(
  rows: readonly InstanceRow[],
  instances: readonly WorldPlanInstance[],
  {
    plans,
    today,
    currency,
    first,
  }: Surroundings & { readonly currency: string; readonly first: number },
) {
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  const invoices: WorldInvoice[] = [];
  const charged = instances.map((instance, index) => {
    const plan = findPlan({ plans }, instance.planId);
    const found = runningCharges(
      {
        instance,
        master: masterOf(byId, instance),
        plan,
        schedule: findSchedule(plan, instance.rateScheduleId),
        billedThrough: rows[index]?.dates.last_bill_thru_date,
      },
      today,
      first + invoices.length,
    );
    invoices.push(...found.invoices);
    return found.instance;
  });
  for (const master of charged) {
    if (master.dunning) invoices.push(overdue(master, currency, first + invoices.length));
  }
  const lines = invoices.map((each) => each.lines.length);
  return { instances: charged, invoices, next: first + invoices.length + Math.max(1, ...lines) };
}

function masterOf(
  byId: ReadonlyMap<PlanInstanceId, WorldPlanInstance>,
  instance: WorldPlanInstance,
): WorldPlanInstance {
  const above = instance.parentId === undefined ? undefined : byId.get(instance.parentId);
  return above ? masterOf(byId, above) : instance;
}

function queueOf(
  rows: readonly QueueRow[],
  instances: readonly WorldPlanInstance[],
  { accountId, plans, today }: Surroundings & { readonly accountId: AccountId },
): World['queue'] {
  const byId = new Map(instances.map((instance) => [instance.id, instance]));
  return rows.flatMap((row) => {
    const id = instanceNoOf(row);
    const instance = id && byId.get(id);
    if (!instance) return [];
    const master = masterOf(byId, instance);
    const plan = findPlan({ plans }, master.planId);
    const { intervalMonths: masterInterval } = findSchedule(plan, master.rateScheduleId);
    return queuedChangeOf(row, { accountId, instance, master, masterInterval, today });
  });
}

function dunningGroupRows(
  { dunningGroups = [] }: WorldParts,
  accountId: AccountId,
): World['dunningGroups'] {
  return dunningGroups
    .filter(({ status }) => status !== groupStatus.disabled)
    .map((row) => {
      const number = must(
        row.dunning_group_no,
        'get_acct_dunning_group_details_m',
        'dunning_group_no',
      );
      const id = z.parse(dunningGroupIdSchema, number);
      return { id, accountId, name: row.dunning_group_name ?? row.client_dunning_group_id ?? id };
    });
}
