import type { RefusalCode } from '../../model/codes.js';
import type { PlanInstanceId, QueuedChangeId } from '../../model/ids.js';
import type { TimelineRow } from '../../model/quote.js';
import type { CalendarDate } from '../../model/values.js';
import { isHeld } from '../../billing/plan-instances.js';
import { timelinesAhead, type Timeline } from '../ahead/timelines.js';
import { Books } from '../books.js';
import { stateVersion } from '../state-version.js';
import { endingParent } from '../queue/ending-parent.js';
import { whatChanged, type WhatChanged } from '../what-changed.js';
import type { World, WorldQueuedChange } from '../world.js';
import { changePlans, type PlanCommand } from './change-plans.js';
import { plansLost } from './judge-replacement.js';

/** Something that comes of a change and that was not asked for by name. */
export type PlanWarning =
  | {
      /** These plans end with the one that is changed: now, or when the queued change takes effect. */
      readonly code: 'plans-cancelled-with-it';
      readonly planInstanceIds: readonly PlanInstanceId[];
      readonly queuedChangeId?: QueuedChangeId | undefined;
    }
  | {
      /** A plan above will not be active when the queued change would take effect, so it will not (Aria wire notes 4.6). */
      readonly code: 'parent-will-be-inactive';
      readonly queuedChangeId: QueuedChangeId;
      readonly parentId: PlanInstanceId;
      readonly since: CalendarDate;
    }
  | {
      readonly code: 'queued-changes-deleted';
      readonly queuedChangeIds: readonly QueuedChangeId[];
    };

/** What a command would do. Ids of rows that it would make are the ones that they would get now. */
export interface PlansPreview extends WhatChanged {
  readonly warnings: readonly PlanWarning[];
  /** What is to come for each instance that it takes or changes. */
  readonly timelines: readonly Timeline[];
  /** Differs when the same command would do something else. */
  readonly stateVersion: string;
}

/**
 * Looks at what a command would do: the same steps on the same world, let go afterwards. Nothing is kept, and no id and no receipt is used up.
 * `until` (a date) makes the timelines longer.
 */
export function previewPlans(
  world: World,
  command: Omit<PlanCommand, 'receiptId'>,
  until?: CalendarDate,
):
  | { readonly preview: PlansPreview; readonly refusal?: undefined }
  | { readonly preview?: undefined; readonly refusal: RefusalCode } {
  const outcome = changePlans({ ...world, receipts: [] }, { ...command, receiptId: 'preview' });
  if (outcome.refusal === 'receipt-used') throw new Error('A preview uses no receipt up.');
  if (!outcome.receipt) return { refusal: outcome.refusal };
  const after = outcome.world;
  const books = new Books(after);
  const what = whatChanged(world, after);
  const { changed, ended, queued, deleted } = what;
  const seen = {
    ...what,
    warnings: [
      ...endedWarnings(command, ended),
      ...queued.flatMap((row) => queuedWarnings(books, row)),
      ...deletedWarnings(deleted),
    ],
    timelines: timelinesAhead(
      { before: world, after },
      command.accountId,
      affected(after, changed, outcome.receipt.planInstanceIds),
      until,
    ),
  };
  const timelines = seen.timelines.map(({ planInstanceId, rows }) => [
    planInstanceId,
    rows.map(inShort),
  ]);
  return {
    preview: { ...seen, stateVersion: stateVersion([world.today, { ...seen, timelines }]) },
  };
}

/** All that can differ between two rows of a timeline, in few letters: there are many rows, and each letter takes its time. */
function inShort({ date, period: { from, to }, planId, units, amount }: TimelineRow): string {
  return [date, from, to, planId, units, amount.amount].join(' ');
}

/** What is held after it, of what it changes or is queued to change. */
function affected(
  { planInstances }: World,
  changed: readonly PlanInstanceId[],
  named: readonly PlanInstanceId[],
): PlanInstanceId[] {
  const ids = new Set([...named, ...changed]);
  return planInstances.filter((row) => ids.has(row.id) && isHeld(row)).map(({ id }) => id);
}

function endedWarnings(
  { changes }: Pick<PlanCommand, 'changes'>,
  ended: readonly PlanInstanceId[],
): PlanWarning[] {
  const asked = new Set<PlanInstanceId>(
    changes.flatMap((change) =>
      change.kind === 'cancel' || change.kind === 'status' ? change.planInstanceId : [],
    ),
  );
  const planInstanceIds = ended.filter((id) => !asked.has(id));
  return planInstanceIds.length > 0 ? [{ code: 'plans-cancelled-with-it', planInstanceIds }] : [];
}

function queuedWarnings(books: Books, row: WorldQueuedChange): PlanWarning[] {
  const parent = endingParent(books, row);
  if (parent) {
    const { planInstanceId, since = books.today } = parent;
    const { id: parentId } = books.planInstances.get(planInstanceId);
    return [{ code: 'parent-will-be-inactive', queuedChangeId: row.id, parentId, since }];
  }
  const planInstanceIds = endingWith(books, row);
  return planInstanceIds.length > 0
    ? [{ code: 'plans-cancelled-with-it', planInstanceIds, queuedChangeId: row.id }]
    : [];
}

/** The plans that would end with a queued change if it took effect today. */
function endingWith(books: Books, { change, planInstanceId }: WorldQueuedChange): PlanInstanceId[] {
  const instance = books.planInstances.get(planInstanceId);
  const tops =
    change.kind === 'replace'
      ? plansLost(books, instance, books.plan(change.planId))
      : endsAll(change)
        ? books.childrenOf(instance)
        : [];
  return tops
    .flatMap((top) => [top, ...books.descendantsOf(top)])
    .filter(isHeld)
    .map(({ id }) => id);
}

function endsAll(change: WorldQueuedChange['change']): boolean {
  if (change.kind === 'cancel') return true;
  return change.kind === 'status' && ['cancelled', 'terminated'].includes(change.status);
}

function deletedWarnings(deleted: readonly WorldQueuedChange[]): PlanWarning[] {
  return deleted.length > 0
    ? [{ code: 'queued-changes-deleted', queuedChangeIds: deleted.map(({ id }) => id) }]
    : [];
}
