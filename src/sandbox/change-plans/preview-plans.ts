import type { RefusalCode } from '../../model/codes.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import { isHeld } from '../../billing/plan-instances.js';
import { timelinesAhead, type Timeline } from '../ahead/timelines.js';
import { Books } from '../books.js';
import { whatChanged, type WhatChanged } from '../what-changed.js';
import type { World } from '../world.js';
import { changePlans, type PlanCommand } from './change-plans.js';
import { planWarnings, type PlanWarning } from './plan-warnings.js';

/** What a command would do. Ids of rows that it would make are the ones that they would get now. */
export interface PlansPreview extends WhatChanged {
  /** What each change is about, in their order, and then the plans that come along. */
  readonly planInstanceIds: readonly PlanInstanceId[];
  readonly warnings: readonly PlanWarning[];
  /** What is to come for each instance that it takes or changes. */
  readonly timelines: readonly Timeline[];
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
  | { readonly preview: PlansPreview; readonly after: World; readonly refusal?: undefined }
  | { readonly preview?: undefined; readonly after?: undefined; readonly refusal: RefusalCode } {
  const outcome = changePlans({ ...world, receipts: [] }, { ...command, receiptId: 'preview' });
  if (outcome.refusal === 'receipt-used') throw new Error('A preview uses no receipt up.');
  if (!outcome.receipt) return { refusal: outcome.refusal };
  const after = outcome.world;
  const { planInstanceIds } = outcome.receipt;
  const books = new Books(after);
  const what = whatChanged(world, after);
  return {
    after,
    preview: {
      ...what,
      planInstanceIds,
      warnings: planWarnings(world, books, what, endingIn(command)),
      timelines: timelinesAhead(
        { before: world, after },
        command.accountId,
        affected(after, what.changed, planInstanceIds),
        until,
      ),
    },
  };
}

/** The plan instances that a command asks to end. */
export function endingIn({ changes }: Pick<PlanCommand, 'changes'>): PlanInstanceId[] {
  return changes.flatMap((change) =>
    change.kind === 'cancel' || change.kind === 'status' ? change.planInstanceId : [],
  );
}

/** What is held after it, of what it changes or is queued to change. */
export function affected(
  { planInstances }: World,
  changed: readonly PlanInstanceId[],
  named: readonly PlanInstanceId[],
): PlanInstanceId[] {
  const ids = new Set([...named, ...changed]);
  return planInstances.filter((row) => ids.has(row.id) && isHeld(row)).map(({ id }) => id);
}
