import { billDateIn } from '../billing/calendar.js';
import type { CalendarDate } from '../model/values.js';
import { MoneyError, sum } from '../money/money.js';
import type { WorldProblem } from './world-problems.js';
import type { World, WorldPlanInstance } from './world.js';

/** Statuses in which an instance is billed, now or once it starts (Aria wire notes 2.5). */
const billed: ReadonlySet<WorldPlanInstance['status']> = new Set(['active', 'pending-activation']);

function billDateProblems(instance: WorldPlanInstance, today: CalendarDate): string[] {
  const { nextBillDate, billDay, status, startDate } = instance;
  if (nextBillDate === undefined)
    return status === 'pending-activation' ? ['is missing: its start'] : [];
  if (!billed.has(status)) return [`must be left out: nothing is billed while ${status}`];
  if (nextBillDate <= today)
    return [`must be after today, ${today}: what is due today is billed already`];
  if (billDateIn(nextBillDate, 0, billDay) !== nextBillDate)
    return [`does not fall on bill day ${billDay}`];
  return status === 'pending-activation' && nextBillDate !== startDate
    ? ['is not its start date']
    : [];
}

interface Owned {
  readonly id: string;
  readonly accountId?: string;
}

/** Ids that are used twice, references that point nowhere or to another account, and dates or counters that the engine could not go on from. */
export function referenceProblems(world: World): WorldProblem[] {
  const problems: WorldProblem[] = [];
  const tell = (path: string, reason: string) => void problems.push({ path, reason });

  const index = <T extends Owned>(name: string, rows: readonly T[]): ReadonlyMap<string, T> => {
    const byId = new Map<string, T>();
    rows.forEach((row, position) => {
      if (byId.has(row.id)) tell(`${name}.${position}.id`, `"${row.id}" is used twice`);
      byId.set(row.id, row);
      if (row.accountId !== undefined && !accounts.has(row.accountId)) {
        tell(`${name}.${position}.accountId`, `points to no account: "${row.accountId}"`);
      }
    });
    return byId;
  };
  /** Tells when `id` names nothing in `rows`, or something of another account than `owner`. */
  const refer = (
    rows: ReadonlyMap<string, Owned>,
    id: string | undefined,
    path: string,
    owner?: string,
  ) => {
    if (id === undefined) return;
    const row = rows.get(id);
    if (!row) tell(path, `points nowhere: "${id}"`);
    else if (owner !== undefined && row.accountId !== undefined && row.accountId !== owner) {
      tell(path, `points to something of another account: "${id}"`);
    }
  };

  const accounts = new Map(world.accounts.map((account) => [account.id as string, account]));
  index('accounts', world.accounts);
  const plans = index('plans', world.plans);
  const terms = index('paymentTerms', world.paymentTerms);
  const methods = index('paymentMethods', world.paymentMethods);
  const groups = index('billingGroups', world.billingGroups);
  const instances = index('planInstances', world.planInstances);
  const invoices = index('invoices', world.invoices);
  index('receipts', world.receipts);

  const users = world.accounts.map((account) => account.userId);
  if (new Set(users).size < users.length) tell('accounts', 'must have a userId each');
  refer(accounts, world.session?.accountId, 'session.accountId');

  world.billingGroups.forEach(({ pays, accountId }, position) => {
    const path = `billingGroups.${position}.pays`;
    if (pays.by === 'terms') refer(terms, pays.termsId, `${path}.termsId`);
    if (pays.by !== 'method') return;
    refer(methods, pays.primaryId, `${path}.primaryId`, accountId);
    refer(methods, pays.backupId, `${path}.backupId`, accountId);
    if (pays.backupId === pays.primaryId) tell(`${path}.backupId`, 'is the primary method too');
  });

  world.planInstances.forEach((instance, position) => {
    const path = `planInstances.${position}`;
    refer(plans, instance.planId, `${path}.planId`);
    refer(groups, instance.billingGroupId, `${path}.billingGroupId`, instance.accountId);
    const schedule = plans
      .get(instance.planId)
      ?.rateSchedules.find(({ id }) => id === instance.rateScheduleId);
    const currency = accounts.get(instance.accountId)?.currency;
    if (!schedule)
      tell(
        `${path}.rateScheduleId`,
        `is no rate schedule of its plan: "${instance.rateScheduleId}"`,
      );
    else if (currency !== undefined && schedule.currency !== currency) {
      tell(`${path}.rateScheduleId`, `is in ${schedule.currency}, its account in ${currency}`);
    }
    for (const reason of billDateProblems(instance, world.today))
      tell(`${path}.nextBillDate`, reason);
    if (Number(instance.id) >= world.nextIds.planInstance)
      tell('nextIds.planInstance', `is not above ${instance.id}`);
  });

  world.invoices.forEach((invoice, position) => {
    const path = `invoices.${position}`;
    refer(groups, invoice.billingGroupId, `${path}.billingGroupId`, invoice.accountId);
    try {
      sum(
        invoice.lines.map((line) => line.amount),
        accounts.get(invoice.accountId)?.currency ?? '',
      );
    } catch (thrown) {
      if (!(thrown instanceof MoneyError)) throw thrown;
      tell(`${path}.lines`, `cannot be summed: ${thrown.message}`);
    }
    if (Number(invoice.id) >= world.nextIds.invoice)
      tell('nextIds.invoice', `is not above ${invoice.id}`);
  });

  world.receipts.forEach((receipt, position) => {
    receipt.planInstanceIds.forEach((id, index) => {
      refer(instances, id, `receipts.${position}.planInstanceIds.${index}`, receipt.accountId);
    });
    receipt.invoiceIds.forEach((id, index) => {
      refer(invoices, id, `receipts.${position}.invoiceIds.${index}`, receipt.accountId);
    });
  });
  return problems;
}
