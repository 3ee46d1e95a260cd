import type { Permission } from '../model/permission.js';
import type { RefusalCode } from '../model/codes.js';
import type { PlanInstanceStatus } from '../model/plan-instance.js';
import type { QueuedKind } from '../model/queued-change.js';
import type { CalendarDate } from '../model/values.js';
import { addDays } from './calendar.js';
import { barsQueueing } from './status.js';

/**
 * The rules of changes that are queued for later: in which order they run, what may be done with each and why not, which dates are open to it,
 * and what goes along (Aria wire notes 4.6). A start is the row of a plan instance that waits to begin; its plan instance exists already.
 */

/** A queued change, as these rules look at it. */
export interface QueuedRow {
  readonly id: string;
  readonly planInstanceId: string;
  readonly kind: QueuedKind;
  /** `anniversary` follows the bill date of its master plan, `date` stands by itself, `hand` waits until somebody executes or dates it. */
  readonly by: 'anniversary' | 'date' | 'hand';
  readonly date?: CalendarDate | undefined;
  readonly state: 'queued' | 'executed' | 'deleted' | 'failed';
}

/** Where rows stand: the plan instances of an account as a tree, with what is still queued for each. Ids are those of plan instances. */
export interface QueueTree<Row extends QueuedRow = QueuedRow> {
  readonly today: CalendarDate;
  readonly statusOf: (id: string) => PlanInstanceStatus;
  readonly parentOf: (id: string) => string | undefined;
  readonly childrenOf: (id: string) => readonly string[];
  readonly queuedFor: (id: string) => readonly Row[];
}

const allowed: Permission = { allowed: true };
const closed = (reason: RefusalCode): Permission => ({ allowed: false, reason });

/** Whether the row begins a plan instance that waits. */
export function isStart({ kind }: Pick<QueuedRow, 'kind'>): boolean {
  return kind === 'assign' || kind === 'mandatory-child';
}

/** How many plan instances are above this one. */
export function depthOf(id: string, parentOf: QueueTree['parentOf']): number {
  let depth = 0;
  for (let above = parentOf(id); above !== undefined; above = parentOf(above)) depth++;
  return depth;
}

/**
 * The order in which queued changes run: by date, on one date what is further up in the tree of plans first, then in the order in which they were queued.
 * All of several changes to one plan instance run (open point 5). A plan that waits has its first anniversary when it starts:
 * what is queued for that comes before the start, so that the plan begins as what it has become (assumed). Rows without a date come last.
 */
export function inQueueOrder<Row extends QueuedRow>(
  rows: readonly Row[],
  parentOf: QueueTree['parentOf'],
): Row[] {
  const starts = new Map(rows.filter(isStart).map((row) => [row.planInstanceId, row]));
  const turnOf = (row: Row) => {
    const start = starts.get(row.planInstanceId);
    if (row === start) return { turn: Number(row.id), isStart: 1 };
    const withStart = row.by === 'anniversary' && row.date === start?.date;
    return { turn: Number(withStart && start ? start.id : row.id), isStart: 0 };
  };
  return rows
    .map((row) => ({ row, depth: depthOf(row.planInstanceId, parentOf), ...turnOf(row) }))
    .sort(
      (a, b) =>
        compareDates(a.row.date, b.row.date) ||
        a.depth - b.depth ||
        a.turn - b.turn ||
        a.isStart - b.isStart ||
        Number(a.row.id) - Number(b.row.id),
    )
    .map(({ row }) => row);
}

function compareDates(a: CalendarDate | undefined, b: CalendarDate | undefined): number {
  const [first, second] = [a ?? afterAll, b ?? afterAll];
  return Number(first > second) - Number(first < second);
}

/** Text that comes after every date. */
const afterAll = '~';

/** The queued start of a plan instance, or of the nearest one above it that waits. */
function startAt<Row extends QueuedRow>(
  from: string | undefined,
  tree: QueueTree<Row>,
): Row | undefined {
  for (let id = from; id !== undefined; id = tree.parentOf(id)) {
    const start = tree.queuedFor(id).find(isStart);
    if (start) return start;
  }
  return undefined;
}

/** The queued start that has to come before this row: of its own plan instance, or, for a start, of the nearest plan above that waits (4.3 F). */
export function waitsFor<Row extends QueuedRow>(
  row: Pick<Row, 'kind' | 'planInstanceId'>,
  tree: QueueTree<Row>,
): Row | undefined {
  return startAt(isStart(row) ? tree.parentOf(row.planInstanceId) : row.planInstanceId, tree);
}

const barred: ReadonlySet<QueuedKind> = new Set(['assign', 'mandatory-child', 'replace', 'cancel']);

/** Whether a plan above is suspended, terminated or cancelled: then no change of what hangs under it takes effect. */
export function isStoppedAbove(id: string, tree: QueueTree): boolean {
  const above = tree.parentOf(id);
  return above !== undefined && (barsQueueing(tree.statusOf(above)) || isStoppedAbove(above, tree));
}

/**
 * Why a change cannot be queued; undefined when it can.
 * - What is suspended, terminated or cancelled, or hangs under such a plan, is queued for no start, replacement or cancellation. Other changes are not barred.
 * - Nothing is dated before the queued start of its plan instance or of a plan above it. Under a plan that waits for somebody's hand only hands may be waited for.
 */
export function queueingRefusal(
  row: Pick<QueuedRow, 'kind' | 'planInstanceId' | 'date'>,
  tree: QueueTree,
): RefusalCode | undefined {
  const { kind, planInstanceId: id, date } = row;
  if (barred.has(kind) && barsQueueing(tree.statusOf(id))) return 'plan-instance-not-active';
  if (barred.has(kind) && isStoppedAbove(id, tree)) return 'parent-not-active';
  const first = waitsFor(row, tree);
  if (!first || date === undefined) return undefined;
  return first.date === undefined || date < first.date ? 'queued-date-before-parent' : undefined;
}

/**
 * Whether a row can be executed before its date: those with a date of their own and those that wait for a hand, but for changes of status;
 * and only what is topmost: a start, or a change of a plan that waits, comes after the start above it. Under a plan that is suspended or has ended
 * nothing takes effect.
 */
export function mayExecute(row: QueuedRow, tree: QueueTree): Permission {
  if (row.state !== 'queued') return closed('queued-change-closed');
  if (row.by === 'anniversary') return closed('queued-change-for-anniversary');
  if (row.kind === 'status') return closed('queued-change-of-status');
  if (waitsFor(row, tree)) return closed('queued-parent-first');
  return isStoppedAbove(row.planInstanceId, tree) ? closed('parent-not-active') : allowed;
}

/**
 * Whether a row can be given another date: all but those of an anniversary. A mandatory child has the date of its parent (assumed),
 * a rollover that of its plan (below), and under a plan that waits for somebody's hand there is no date to choose.
 */
export function mayMove(row: QueuedRow, tree: QueueTree): Permission {
  if (row.state !== 'queued') return closed('queued-change-closed');
  if (row.by === 'anniversary') return closed('queued-change-for-anniversary');
  if (row.kind === 'mandatory-child') return closed('plan-is-mandatory');
  if (row.kind === 'rollover') return closed('queued-change-of-plan');
  const first = waitsFor(row, tree);
  return first && first.date === undefined ? closed('queued-parent-first') : allowed;
}

/**
 * Whether a row can be deleted: all that are still queued, but a mandatory child only with its parent, as it is cancelled only with it (assumed).
 * Nor is a rollover its owner's to delete or to put off: it is a term of the plan, and a trial could be kept for ever. Everything can be deleted
 * of what somebody queued, and nobody queues a rollover (Aria wire notes 4.6; decision 6).
 */
export function mayDelete(row: QueuedRow): Permission {
  if (row.state !== 'queued') return closed('queued-change-closed');
  if (row.kind === 'mandatory-child') return closed('plan-is-mandatory');
  return row.kind === 'rollover' ? closed('queued-change-of-plan') : allowed;
}

/** The dates that a row can be moved to, both ends included. */
export interface OpenDates {
  readonly from: CalendarDate;
  /** Left out: no end. */
  readonly to?: CalendarDate | undefined;
}

/**
 * From tomorrow, or from the queued start of the plan above. A start moves at most to the earliest date of what is queued
 * for its plan instance and for those below; its mandatory children, and what waits for an anniversary of a master plan, move along with it.
 */
export function openDates(row: QueuedRow, tree: QueueTree): OpenDates {
  const from = waitsFor(row, tree)?.date ?? addDays(tree.today, 1);
  if (!isStart(row)) return { from };
  const along = new Set(movedWith(row, tree));
  const isMaster = tree.parentOf(row.planInstanceId) === undefined;
  const to = rowsAtAndBelow(row.planInstanceId, tree)
    .filter((other) => other.id !== row.id && !along.has(other))
    .filter(({ by }) => !(isMaster && by === 'anniversary'))
    .flatMap(({ date }) => date ?? [])
    .sort()
    .at(0);
  return { from, ...(to !== undefined && { to }) };
}

/** Why a row cannot be moved to this date; undefined when it can. */
export function moveRefusal(
  row: QueuedRow,
  date: CalendarDate | undefined,
  tree: QueueTree,
): RefusalCode | undefined {
  const permission = mayMove(row, tree);
  if (!permission.allowed) return permission.reason;
  if (date === undefined) return 'change-date-missing';
  if (date <= tree.today) return 'change-date-not-in-the-future';
  const { from, to } = openDates(row, tree);
  if (date < from) return 'queued-date-before-parent';
  return date > (to ?? date) ? 'queued-date-after-child' : undefined;
}

/** The mandatory children, and theirs, that wait for the same start and run and move along with it, parents first. */
export function movedWith<Row extends QueuedRow>(
  row: Pick<Row, 'kind' | 'planInstanceId'>,
  tree: QueueTree<Row>,
): Row[] {
  if (!isStart(row)) return [];
  return tree
    .childrenOf(row.planInstanceId)
    .flatMap((child) => tree.queuedFor(child).filter(({ kind }) => kind === 'mandatory-child'))
    .flatMap((child) => [child, ...movedWith(child, tree)]);
}

/** The rows that leave the queue when one is deleted: itself, and with a start all that is queued for its plan instance and for those below. */
export function deletedWith<Row extends QueuedRow>(row: Row, tree: QueueTree<Row>): Row[] {
  return isStart(row) ? rowsAtAndBelow(row.planInstanceId, tree) : [row];
}

function rowsAtAndBelow<Row extends QueuedRow>(id: string, tree: QueueTree<Row>): Row[] {
  return [
    ...tree.queuedFor(id),
    ...tree.childrenOf(id).flatMap((child) => rowsAtAndBelow(child, tree)),
  ];
}
