import { isStart } from '../../billing/queue.js';
import type { Change } from '../../model/plan-change.js';
import type { QueueEdit } from '../../model/queued-change.js';
import type { QuotedChange } from '../../model/plan-quote.js';
import { instanceTerms } from '../instance-terms.js';
import { afterOf, beforeOf } from '../queue/queue-views.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import type { Asked, Sight } from './sight.js';

/** One change of a plan: made now, or put into the queue. */
export function quotedChange(
  { before, after, seen, today }: Sight,
  { kind }: Pick<Change, 'kind'>,
  { planInstanceId: id, date }: Asked,
): QuotedChange {
  const was = before.planInstances.find(id);
  const is = after.planInstances.get(id);
  const queued = seen.queued.find((row) => row.planInstanceId === id && row.kind === kind);
  const common = {
    kind,
    planName: before.planOf(was ?? is).name,
    ...(was && { planInstanceId: id, before: instanceTerms(before.opened, was, today) }),
  };
  if (!queued) {
    const terms = instanceTerms(after.opened, is, today);
    return { ...common, by: 'now', effectiveDate: was ? date : is.startDate, after: terms };
  }
  return { ...common, ...becoming(after, queued, is) };
}

/** An edit of the queue. What is deleted says what it would have done. */
export function editedChange(
  { before, after, today }: Sight,
  { queuedChangeId, do: edit }: QueueEdit,
): QuotedChange {
  const row = after.queue.get(queuedChangeId);
  const { kind, planInstanceId } = row;
  const was = beforeOf(before.queue.get(queuedChangeId), before.planInstances.get(planInstanceId));
  const will = becoming(before, edit === 'execute' ? { ...row, date: today } : row, was);
  return {
    kind,
    edit,
    queuedChangeId,
    planInstanceId,
    planName: before.planOf(was).name,
    ...(!isStart(row) && { before: instanceTerms(before.opened, was, today) }),
    ...will,
    ...(edit === 'execute' && { by: 'now' }),
  };
}

/** When a queued change comes, and what its plan instance is then. */
function becoming(
  books: Sight['after'],
  row: WorldQueuedChange,
  instance: WorldPlanInstance,
): Pick<QuotedChange, 'by' | 'effectiveDate' | 'after'> {
  const { by, date } = row;
  return {
    by,
    ...(date !== undefined && { effectiveDate: date }),
    after: instanceTerms(books.opened, afterOf(books, row, instance), date ?? books.today),
  };
}
