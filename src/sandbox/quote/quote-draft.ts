import { commonWarnings, previewOf } from '../../billing/preview.js';
import type { RefusalCode } from '../../model/codes.js';
import type { PlanDraft } from '../../model/draft.js';
import type { AccountId, PlanInstanceId, QueuedChangeId } from '../../model/ids.js';
import type { Change, PlanChangeDraft } from '../../model/plan-change.js';
import type { QueueEditDraft } from '../../model/queued-change.js';
import type { PlanPreview, QuotedChange, TimelineRow } from '../../model/plan-quote.js';
import type { CalendarDate } from '../../model/values.js';
import { timelinesAhead, type Timeline } from '../ahead/timelines.js';
import { Books } from '../books.js';
import type { PlanWarning } from '../change-plans/plan-warnings.js';
import { affected, previewPlans } from '../change-plans/preview-plans.js';
import { billedThrough } from '../queue/billed-through.js';
import { previewQueueEdit } from '../queue/preview-edit.js';
import { stateVersion } from '../state-version.js';
import type { World } from '../world.js';
import { linesDueNow, linesThatWait } from './charged.js';
import { consequences } from './consequences.js';
import { payersOf, whoMustPay } from './payers.js';
import { warningOf } from './quote-warnings.js';
import { editedChange, quotedChange } from './quoted-changes.js';
import { quotedRows } from './quoted-rows.js';
import { labelOf, sightOf, type Asked, type DueNow, type Sight } from './sight.js';
import { allOnceMore } from './told-until.js';

/** What a draft would do, and what that was seen by; or why it would not be done. */
export type Quoted =
  | { readonly preview: PlanPreview; readonly sight: Sight; readonly refusal?: undefined }
  | {
      readonly preview?: undefined;
      readonly sight?: undefined;
      readonly refusal: RefusalCode;
    };

/**
 * What a draft would do, in the words of the contract: the same steps on the same world, looked at and let go.
 * `due` stands in for what the engine itself bills now, where somebody else makes the invoices. Its lines name plan instances of the world after the draft.
 */
export function quoteDraft(
  world: World,
  accountId: AccountId,
  draft: PlanDraft,
  due?: DueNow,
): Quoted {
  return draft.kind === 'plan-change'
    ? quotePlanChange(world, accountId, draft, due)
    : quoteQueueEdit(world, accountId, draft, due);
}

function quotePlanChange(
  world: World,
  accountId: AccountId,
  draft: PlanChangeDraft,
  due: DueNow | undefined,
): Quoted {
  const { changes, combineInvoices, prorationInvoice } = draft;
  const command = { accountId, changes, combineInvoices, prorationInvoice };
  const { preview: seen, after, refusal } = previewPlans(world, command);
  if (!seen) return { refusal };
  // The first that a command names are those of its changes, in their order.
  const asked = changes.flatMap((change, row) => {
    const planInstanceId = seen.planInstanceIds[row];
    return planInstanceId === undefined ? [] : askedOf(planInstanceId, change, world.today);
  });
  const sight = sightOf({ before: world, after }, { accountId, seen, asked, due });
  const quoted = changes.flatMap((change, row) => {
    const of = asked[row];
    return of ? quotedChange(sight, change, of) : [];
  });
  return { preview: whole(sight, { draft, changes: quoted, warnings: seen.warnings }), sight };
}

function quoteQueueEdit(
  world: World,
  accountId: AccountId,
  draft: QueueEditDraft,
  due: DueNow | undefined,
): Quoted {
  const { edits } = draft;
  const { preview: seen, after, refusal } = previewQueueEdit(world, { accountId, edits });
  if (!seen) return { refusal };
  const named = new Set(edits.map(({ queuedChangeId }) => queuedChangeId));
  const rows = new Books(world).queue;
  const asked = edits.map(({ queuedChangeId }) => {
    const { planInstanceId, change } = rows.get(queuedChangeId);
    return askedOf(planInstanceId, change, world.today);
  });
  const sight = sightOf({ before: world, after }, { accountId, seen, asked, due });
  const quoted = edits.map((edit) => editedChange(sight, edit));
  const parts = { draft, changes: quoted, warnings: seen.warnings, named };
  return { preview: whole(sight, parts), sight };
}

/** A change that was queued says when it was to come; what is executed comes today. */
function askedOf(planInstanceId: PlanInstanceId, change: Change, today: CalendarDate): Asked {
  const effective = 'effective' in change ? change.effective : undefined;
  const date = effective?.when === 'retroactive' ? effective.date : today;
  const start = 'prorationStart' in change ? change.prorationStart : undefined;
  return { planInstanceId, date, from: start ?? date };
}

interface Parts {
  readonly draft: PlanDraft;
  readonly changes: QuotedChange[];
  readonly warnings: readonly PlanWarning[];
  /** The queued changes that the draft edits. */
  readonly named?: ReadonlySet<QueuedChangeId>;
}

/** The whole preview, from what is seen. */
function whole(sight: Sight, { draft, changes, warnings, named = new Set() }: Parts): PlanPreview {
  const { today, after, accountId } = sight;
  const { currency } = after.accounts.get(accountId);
  const payers = payersOf(sight);
  const billed = billedLater(sight);
  const ahead = timelinesAhead(
    { before: sight.before.opened, after: after.opened },
    accountId,
    billed,
    allOnceMore(after, billed),
  );
  const timeline = [...quotedRows(sight), ...rowsAhead(sight, ahead)];
  const starts = changes.flatMap(({ kind, by, effectiveDate }) =>
    kind === 'assign' && by === 'now' && effectiveDate !== undefined ? effectiveDate : [],
  );
  return previewOf({
    draft,
    asOf: today,
    currency,
    changes,
    along: consequences(sight, warnings, named),
    lines: linesDueNow(sight),
    linesWithNext: linesThatWait(sight),
    ends: endsOf(sight, billed),
    payers,
    timeline,
    fees: ahead.flatMap(({ fees }) => fees.filter(({ date }) => date > today)),
    warnings: [
      ...commonWarnings(today, starts, whoMustPay(payers, changes)),
      ...warnings.map((warning) => warningOf(sight, warning)),
    ],
    stateVersion: versionOf(sight),
  });
}

function idsOf({ asked }: Sight): PlanInstanceId[] {
  return asked.map(({ planInstanceId }) => planInstanceId);
}

/** The plan instances that have something to come: those that are still held, and those for which something waits to be invoiced. */
function billedLater(sight: Sight): PlanInstanceId[] {
  const { after, seen, due } = sight;
  const waiting = due.waits.flatMap(({ planInstanceId }) => planInstanceId ?? []);
  const ids = [...affected(after.opened, seen.changed, idsOf(sight)), ...waiting];
  return [...new Set(ids)];
}

/** What is to come for each plan instance, by what it is called in the quote. */
function rowsAhead(sight: Sight, ahead: readonly Timeline[]): TimelineRow[] {
  return ahead.flatMap(({ planInstanceId, rows }) => {
    const lane = labelOf(sight, planInstanceId);
    return rows.filter(({ date }) => date > sight.today).map((row) => ({ ...row, lane }));
  });
}

/** Lanes that are known to end, with the last day that is billed for. */
function endsOf(
  sight: Sight,
  billed: readonly PlanInstanceId[],
): ReadonlyMap<string, CalendarDate> {
  return new Map(
    billed.flatMap((id) => {
      const through = billedThrough(sight.after, id);
      return through === undefined ? [] : [[labelOf(sight, id), through] as const];
    }),
  );
}

/** Stands for what the figures were computed from: the day, what the account may do, and what it has and has queued. The figures are compared themselves. */
function versionOf({ before, accountId, today }: Sight): string {
  const { can, status, currency } = before.accounts.get(accountId);
  const queued = before.queue.where('account', accountId).filter(({ state }) => state === 'queued');
  const held = before.planInstances.where('account', accountId);
  return stateVersion([today, can, status, currency, held, queued]);
}
