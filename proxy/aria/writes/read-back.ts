import * as z from 'zod/mini';
import type { Written } from '../../../src/adapter/protocol/ports.js';
import { planInstanceIdSchema } from '../../../src/model/ids.js';
import type { QueueEdit, QueueEditDraft } from '../../../src/model/queued-change.js';
import type { QueuedChangeRow } from '../account-reads.js';
import { queuedState } from '../codes.js';

/**
 * What became of edits of the queue, which have no receipt id: the queued changes are read again (T39). All as asked for is done, whoever did it;
 * all still waiting is not made. `in-part` is all else: some done and some not, gone, or closed in another way, which only a person can tell.
 * Whether an edit may still come is not seen here: the protocol waits until it no longer can before it believes that it was not made.
 */
export function readBack(
  { edits }: QueueEditDraft,
  queue: readonly QueuedChangeRow[],
  reference: string,
): Written | 'not-made' | 'in-part' {
  const rows = edits.map((edit) => ({
    edit,
    row: queue.find(({ queue_id }) => queue_id === edit.queuedChangeId),
  }));
  if (rows.every(({ edit, row }) => row && isDone(edit, row))) {
    const instances = rows.flatMap(({ row }) => row?.plan_instance_no ?? []);
    const planInstanceIds = [...new Set(instances)].map((id) => z.parse(planInstanceIdSchema, id));
    return { receipt: { reference, planInstanceIds, invoiceIds: [], lines: [] } };
  }
  const isWaiting = ({ edit, row }: (typeof rows)[number]) =>
    row?.queued_action_status_cd === queuedState.queued && !isDone(edit, row);
  return rows.every(isWaiting) ? 'not-made' : 'in-part';
}

function isDone(edit: QueueEdit, row: QueuedChangeRow): boolean {
  const { queued_action_status_cd: state, effective_date: date } = row;
  switch (edit.do) {
    case 'delete':
      return state === queuedState.deleted;
    case 'execute':
      return state === queuedState.executed;
    case 'move':
      return state === queuedState.queued && date === edit.date;
  }
}
