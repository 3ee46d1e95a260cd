import type { Books } from '../books.js';
import type { WorldQueuedChange } from '../world.js';

/** Executes what is queued for today, in the order in which it was queued. */
export function runQueue(books: Books): void {
  for (const { id } of books.queue.where('date', books.today)) {
    const row = books.queue.get(id);
    if (row.state === 'queued') execute(books, row);
  }
}

function execute(books: Books, row: WorldQueuedChange): void {
  const instance = books.planInstances.get(row.planInstanceId);
  books.planInstances.put({
    ...instance,
    status: 'active',
    statusSince: books.today,
    nextInvoiceOn: books.today,
  });
  books.queue.put({ ...row, state: 'executed', closedOn: books.today });
  books.tell({ kind: 'executed', queuedChangeId: row.id });
  books.tell({ kind: 'activated', planInstanceId: instance.id });
}
