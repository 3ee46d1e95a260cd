import type { RefusalCode } from '../../model/codes.js';
import type { PlanInstanceId } from '../../model/ids.js';
import { Books } from '../books.js';
import { planWarnings, type PlanWarning } from '../change-plans/plan-warnings.js';
import { whatChanged, type WhatChanged } from '../what-changed.js';
import type { World } from '../world.js';
import { editQueue, type QueueCommand } from './edit-queue.js';

/** What edits of the queue would do, all that goes along included. Ids of rows that they would make are the ones that these would get now. */
export interface QueueEditPreview extends WhatChanged {
  readonly warnings: readonly PlanWarning[];
}

/** Looks at what edits of the queue would do: the same steps on the same world, let go afterwards. Nothing is kept, and no id and no receipt is used up. */
export function previewQueueEdit(
  world: World,
  command: Omit<QueueCommand, 'receiptId'>,
):
  | { readonly preview: QueueEditPreview; readonly after: World; readonly refusal?: undefined }
  | { readonly preview?: undefined; readonly after?: undefined; readonly refusal: RefusalCode } {
  const outcome = editQueue({ ...world, receipts: [] }, { ...command, receiptId: 'preview' });
  if (outcome.refusal === 'receipt-used') throw new Error('A preview uses no receipt up.');
  if (!outcome.receipt) return { refusal: outcome.refusal };
  const all = whatChanged(world, outcome.world);
  const named = new Set<string>(command.edits.map(({ queuedChangeId }) => queuedChangeId));
  const seen = { ...all, deleted: all.deleted.filter(({ id }) => !named.has(id)) };
  const warnings = planWarnings(world, new Books(outcome.world), seen, endingIn(world, command));
  return { after: outcome.world, preview: { ...all, warnings } };
}

/** The plan instances that edits name and whose queued change ends them. */
function endingIn(world: World, { edits }: Pick<QueueCommand, 'edits'>): PlanInstanceId[] {
  return edits.flatMap(({ queuedChangeId }) => {
    const row = world.queue.find(({ id }) => id === queuedChangeId);
    return row && ['cancel', 'status'].includes(row.kind) ? row.planInstanceId : [];
  });
}
