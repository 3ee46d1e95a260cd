import { addDays } from '../billing/calendar.js';
import {
  beginDunning,
  dunningFee,
  dunningStartsOn,
  takeDunningStep,
  type DunningState,
} from '../billing/dunning.js';
import { isEnded } from '../billing/status.js';
import type { AccountId, PlanInstanceId } from '../model/ids.js';
import { sum } from '../money/money.js';
import { Books } from './books.js';
import { setStatus } from './change-plans/change-status.js';
import { collectInvoice } from './collection.js';
import { billOther } from './other-charges.js';
import { endDunningOf, mastersOn, overdueOf, processOf } from './overdue.js';
import { openSign } from './payments/open-amount.js';
import { openInvoices, openOf } from './payments/open-invoices.js';
import { settleAccount } from './payments/settle-account.js';
import type { Step } from './steps.js';
import type { World, WorldDunningProcess, WorldInvoice, WorldPlanInstance } from './world.js';

/**
 * What happens to master plans for which nobody pays, by the process of their dunning group (Aria wire notes 2.7, 4.4).
 * An invoice concerns the masters that its lines are for. Where the platform's rules are not known, these are ours:
 * - Dunning begins its grace days after the due date of the oldest unpaid invoice, and takes its steps by days after that.
 * - A step first tries once more to collect what is due, then charges its fee and sets its status, if it has one. Nothing is credited for that.
 * - It ends as soon as nothing that is due is open; the plan then has its status of before again, unless it has ended
 *   or somebody has given it another one.
 */

/** Dunning that falls on today: plans whose grace days are over begin it, others take their step. */
export function runDunning(books: Books): void {
  const graces = new Set(books.opened.dunningProcesses.map(({ graceDays }) => graceDays));
  for (const grace of graces) {
    const overdue = books.invoices.where('dueDate', addDays(books.today, -grace));
    for (const { id } of overdue) beginFor(books, books.invoices.get(id));
  }
  const tried = new Set<string>();
  for (const { id } of books.planInstances.where('nextDunningStepOn', books.today))
    takeSteps(books, id, tried);
}

/** The same for one account at any moment, where an invoice that was due long ago is open (again). */
export function beginOverdueDunning(books: Books, accountId: AccountId): void {
  if (books.opened.dunningProcesses.length === 0) return;
  for (const invoice of openInvoices(books, accountId)) beginFor(books, invoice);
  const tried = new Set<string>();
  for (const { id } of books.planInstances.where('dunning', accountId)) takeSteps(books, id, tried);
}

function beginFor(books: Books, invoice: WorldInvoice): void {
  if (openSign(invoice) <= 0) return;
  for (const master of mastersOn(books, invoice)) {
    const process = processOf(books, master);
    if (!process || master.dunning || isEnded(master.status)) continue;
    if (dunningStartsOn(invoice.dueDate, process) > books.today) continue;
    books.planInstances.put({ ...master, dunning: beginDunning(process, books.today) });
    books.tell({ kind: 'dunning-started', planInstanceId: master.id });
    takeDependantsAlong(books, master, process);
  }
}

/**
 * The plans that a master plan pays for enter dunning with it, and take its steps with it. They do not leave with it
 * (Aria wire notes 4.5): `leaveDunning` takes each out.
 */
function takeDependantsAlong(
  books: Books,
  { id }: WorldPlanInstance,
  process: WorldDunningProcess,
): void {
  for (const dependant of books.planInstances.where('paidBy', id)) {
    if (dependant.dunning || isEnded(dependant.status)) continue;
    books.planInstances.put({ ...dependant, dunning: led(beginDunning(process, books.today)) });
    books.tell({ kind: 'dunning-started', planInstanceId: dependant.id });
  }
}

/** Dunning without a step of its own to come. */
function led(dunning: DunningState): DunningState {
  const { state, step, since, statusBefore } = dunning;
  return { state, step, since, ...(statusBefore !== undefined && { statusBefore }) };
}

function stepDependants(
  books: Books,
  { id }: WorldPlanInstance,
  process: WorldDunningProcess,
): void {
  for (const dependant of books.planInstances.where('paidBy', id)) {
    if (!dependant.dunning || isEnded(dependant.status)) continue;
    const step = takeDunningStep(process, dependant.dunning, dependant.status, books.today);
    const stepped = books.planInstances.put({ ...dependant, dunning: led(step.dunning) });
    books.tell({ kind: 'dunning-stepped', planInstanceId: dependant.id });
    if (step.status !== undefined) setStatus(books, stepped, step.status, { proration: 'none' });
  }
}

/** Takes the steps of a master that have come, one after the other. `tried`: the invoices that were asked for today. */
function takeSteps(books: Books, id: PlanInstanceId, tried: Set<string>): void {
  for (;;) {
    const { dunning } = books.planInstances.get(id);
    if (dunning?.nextStepOn === undefined || dunning.nextStepOn > books.today) return;
    // On the day on which it begins, what is due was just asked for.
    if (dunning.since < books.today) collectAgain(books, books.planInstances.get(id), tried);
    takeStep(books, books.planInstances.get(id));
  }
}

function collectAgain(books: Books, master: WorldPlanInstance, tried: Set<string>): void {
  for (const invoice of overdueOf(books, master)) {
    if (tried.has(invoice.id)) continue;
    tried.add(invoice.id);
    collectInvoice(books, invoice);
  }
}

/** The fee of the step that comes next, on an invoice of its own: it concerns the plan, so it has to be paid before dunning ends. */
function chargeStep(books: Books, master: WorldPlanInstance, process: WorldDunningProcess): void {
  const { currency } = books.accounts.get(master.accountId);
  const overdue = overdueOf(books, master).map((invoice) => openOf(books, invoice));
  const amount = master.dunning && dunningFee(process, master.dunning, sum(overdue, currency));
  if (!amount) return;
  const description = process.name;
  const posting = 'dunning-charge';
  billOther(books, books.groupOf(master), { posting, description, amount, masterId: master.id });
}

function takeStep(books: Books, master: WorldPlanInstance): void {
  if (!master.dunning) return;
  const process = processOf(books, master);
  if (!process || isEnded(master.status)) {
    const dunning = { ...master.dunning };
    delete dunning.nextStepOn;
    books.planInstances.put({ ...master, dunning });
    return;
  }
  chargeStep(books, master, process);
  const { dunning, status } = takeDunningStep(process, master.dunning, master.status, books.today);
  const stepped = books.planInstances.put({ ...master, dunning });
  books.tell({ kind: 'dunning-stepped', planInstanceId: master.id });
  if (status !== undefined) setStatus(books, stepped, status, { proration: 'none' });
  stepDependants(books, master, process);
}

export interface LeaveDunning {
  readonly accountId: AccountId;
  readonly planInstanceId: PlanInstanceId;
}

/** Why a plan is not taken out of dunning. Nothing is changed. Only an agent meets these. */
export type LeaveDunningRefusal = 'plan-instance-not-found' | 'not-in-dunning' | 'overdue';

/** An agent takes a plan out of dunning for which nothing is overdue, such as one whose parent has paid: it has its status of before again. */
export function leaveDunning(
  world: World,
  { accountId, planInstanceId }: LeaveDunning,
):
  | (Step & { readonly refusal?: undefined })
  | { readonly refusal: LeaveDunningRefusal; readonly world?: undefined } {
  const books = new Books(world);
  const master = books.planInstances.find(planInstanceId);
  if (master?.accountId !== accountId) return { refusal: 'plan-instance-not-found' };
  if (!master.dunning) return { refusal: 'not-in-dunning' };
  const payer = books.planInstances.find(master.paidBy) ?? master;
  if (overdueOf(books, payer).length > 0) return { refusal: 'overdue' };
  endDunningOf(books, master, processOf(books, payer));
  settleAccount(books, accountId);
  return books.close();
}
