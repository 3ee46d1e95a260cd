import { isStart, mayDelete, mayExecute, movedWith, moveRefusal } from '../../billing/queue.js';
import type { Permission } from '../../model/permission.js';
import type { RefusalCode } from '../../model/codes.js';
import type { AccountId, QueuedChangeId } from '../../model/ids.js';
import type { QueueEdit } from '../../model/queued-change.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import { runCommand, type Command } from '../command.js';
import { Refused } from '../refused.js';
import type { Outcome } from '../steps.js';
import type { World, WorldQueuedChange } from '../world.js';
import { carryOut } from './carry-out.js';
import { deleteRow, dropQueueOf } from './drop-queue.js';
import { queueTree } from './queue-tree.js';
import { moveRow, redateAnniversaries } from './redate-anniversaries.js';

export interface QueueCommand extends Command {
  /** Made in this order, all or none. */
  readonly edits: readonly QueueEdit[];
}

/**
 * Executes, moves or deletes queued changes of an account (Aria wire notes 4.6). What is executed is billed now;
 * mandatory children come along with their parent in all three. A refusal changes nothing.
 */
export function editQueue(world: World, command: QueueCommand): Outcome {
  return runCommand(world, 'edit-queue', command, (books) => {
    const { can, status } = books.accounts.get(command.accountId);
    if (status === 'deactivated') throw new Refused('account-not-active');
    require(can.changePlans);
    const edited = command.edits.map((edit) => {
      const row = rowOf(books, command.accountId, edit.queuedChangeId);
      apply(books, row, edit);
      return row.planInstanceId;
    });
    return { planInstanceIds: [...new Set(edited)] };
  });
}

function rowOf(books: Books, accountId: AccountId, id: QueuedChangeId): WorldQueuedChange {
  const row = books.queue.find(id);
  if (row?.accountId !== accountId) throw new Refused('queued-change-not-found');
  return row;
}

function apply(books: Books, row: WorldQueuedChange, edit: QueueEdit): void {
  switch (edit.do) {
    case 'execute':
      require(mayExecute(row, queueTree(books)));
      execute(books, row);
      return;
    case 'move':
      move(books, row, edit.date);
      return;
    case 'delete':
      require(mayDelete(row));
      remove(books, row);
  }
}

function execute(books: Books, row: WorldQueuedChange): void {
  const along = movedWith(row, queueTree(books));
  const before = books.planInstances.get(row.planInstanceId);
  carryOut(books, row);
  for (const child of along) carryOut(books, child);
  if (isStart(row)) redateAnniversaries(books, before);
}

function move(books: Books, row: WorldQueuedChange, date: CalendarDate): void {
  const tree = queueTree(books);
  refuse(moveRefusal(row, date, tree));
  const along = movedWith(row, tree);
  const before = books.planInstances.get(row.planInstanceId);
  for (const moved of [row, ...along]) moveRow(books, moved, date);
  redateAnniversaries(books, before);
}

function remove(books: Books, row: WorldQueuedChange): void {
  if (isStart(row)) dropQueueOf(books, [row.planInstanceId]);
  else deleteRow(books, row);
}

function require(permission: Permission): void {
  if (!permission.allowed) throw new Refused(permission.reason);
}

function refuse(refusal: RefusalCode | undefined): void {
  if (refusal !== undefined) throw new Refused(refusal);
}
