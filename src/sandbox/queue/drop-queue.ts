import { isWaiting, pendingEnd } from '../../billing/status.js';
import type { PlanInstanceId, QueuedChangeId } from '../../model/ids.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';

/**
 * Takes everything that waits for these plan instances, and for what hangs under them, out of the queue:
 * their queued changes are deleted, and instances that have not begun are cancelled and never billed (Aria wire notes 4.6).
 * `except` is the row that is being executed.
 */
export function dropQueueOf(
  books: Books,
  instanceIds: readonly PlanInstanceId[],
  except?: QueuedChangeId,
): void {
  const dropped = new Set<PlanInstanceId>();
  const drop = (id: PlanInstanceId) => {
    if (dropped.has(id)) return;
    dropped.add(id);
    for (const row of books.queue.where('planInstance', id)) {
      if (row.state === 'queued' && row.id !== except) deleteRow(books, row);
    }
    const instance = books.planInstances.get(id);
    if (isWaiting(instance.status)) withdraw(books, instance);
    for (const child of books.childrenOf(instance)) drop(child.id);
  };
  for (const id of instanceIds) drop(id);
}

/** Closes a row as deleted. A plan that was to end by it goes on as before. */
export function deleteRow(books: Books, row: WorldQueuedChange): void {
  books.queue.put({ ...row, state: 'deleted', closedOn: books.today });
  books.tell({ kind: 'queue-deleted', queuedChangeId: row.id });
  callOffEnd(books, row);
}

/** Closes a row as failed. */
export function failRow(
  books: Books,
  row: WorldQueuedChange,
  refusal: NonNullable<WorldQueuedChange['refusal']>,
): void {
  books.queue.put({ ...row, state: 'failed', closedOn: books.today, refusal });
  books.tell({ kind: 'queue-failed', queuedChangeId: row.id });
  callOffEnd(books, row);
}

type Status = WorldPlanInstance['status'];

/** What its plan instance is called while the row waits, where the row ends it. */
function pendingUntil({ change }: WorldQueuedChange): Status | undefined {
  if (change.kind === 'cancel') return pendingEnd('cancelled');
  return change.kind === 'status' ? pendingEnd(change.status) : undefined;
}

/**
 * Gives a plan that was about to end by this row its status back, unless another queued row will end it; one that dunning
 * has suspended meanwhile gets it back when it is paid for.
 */
function callOffEnd(books: Books, row: WorldQueuedChange): void {
  const instance = books.planInstances.get(row.planInstanceId);
  const { dunning } = instance;
  const pending = pendingUntil(row);
  if (pending === undefined) return;
  if (instance.status !== pending && dunning?.statusBefore !== pending) return;
  const ends = books.queue
    .where('planInstance', instance.id)
    .filter((other) => pendingUntil(other) !== undefined);
  if (ends.some(({ state }) => state === 'queued')) return;
  const names = ends.map(pendingUntil);
  const status = ends.findLast(({ before }) => !names.includes(before.status))?.before.status;
  if (status === undefined) return;
  if (instance.status !== pending) {
    books.planInstances.put({
      ...instance,
      ...(dunning && { dunning: { ...dunning, statusBefore: status } }),
    });
    return;
  }
  books.planInstances.put({ ...instance, status, statusSince: books.today });
  books.tell({ kind: 'status-changed', planInstanceId: instance.id });
}

/** A plan that never began: nothing of it is billed. */
function withdraw(books: Books, instance: WorldPlanInstance): void {
  const withdrawn = { ...instance, status: 'cancelled' as const, statusSince: books.today };
  delete withdrawn.nextBillDate;
  delete withdrawn.nextInvoiceOn;
  books.planInstances.put(withdrawn);
  books.tell({ kind: 'cancelled', planInstanceId: instance.id });
}
