import {
  changeIntent,
  instant,
  readIntent,
  replaceIntent,
  type ProtocolContext,
  type VersionedIntent,
} from './context.js';
import type { Draft } from '../../model/draft.js';
import type { Found, IntentRow } from './ports.js';
import { settled, yieldsToProof } from './settle.js';

const second = 1000;

/** When the outcome is looked up, counted from sending; after the last, every minute (write protocol, step 7). */
const lookUpsAfter = [1, 2, 4, 8, 16, 32, 60].map((seconds) => seconds * second);
const thenEvery = 60 * second;

/** After this long without proof a person must look. */
const helpAfter = 15 * 60 * second;

/** The moment of the first look-up that is still ahead. */
export function nextLookUp(sentAt: number, now: number): number {
  const ahead = lookUpsAfter.find((delay) => sentAt + delay > now);
  return ahead === undefined ? now + thenEvery : sentAt + ahead;
}

const isReached = (moment: string | undefined, now: number): boolean =>
  moment === undefined || Date.parse(moment) <= now;

/** When the write was sent. The claim comes before it, so it is the safe side for a row that does not say. */
const sentAt = (row: IntentRow): number => Date.parse(row.sentAt ?? row.createdAt);

/**
 * Whether a person must look. After a restart, or where the clock was set, the time for that may be over at once: then this
 * process still watches for as long as it takes to believe that nothing was made.
 */
function isLate({ backend, ledger }: ProtocolContext, row: IntentRow, now: number): boolean {
  const watchedEnough = Math.min(2 * backend.longestWriteMs, helpAfter);
  return now - sentAt(row) >= helpAfter && ledger.watch.openFor(row) >= watchedEnough;
}

/** Brings an intent as far towards its end as can be proven now. Returns its row as it stands afterwards. */
export async function bringForward(
  context: ProtocolContext,
  { row, version }: VersionedIntent,
): Promise<IntentRow> {
  const now = context.now();
  const { watch } = context.ledger;
  const { longestWriteMs } = context.backend;
  switch (row.state) {
    case 'claimed':
      if (now - Date.parse(row.createdAt) < context.claimLifeMs) return row;
      return replaceIntent(context, { ...row, state: 'not-sent' }, version);
    case 'sending': {
      // Whoever sent it may still wait for the answer, which tells more than a look-up; of itself this process knows.
      const isAwaited = watch.openFor(row) < longestWriteMs && watch.isAwaited(row);
      if (isAwaited || now - sentAt(row) < longestWriteMs) return row;
      const unknown = { ...row, state: 'unknown', nextLookupAt: instant(now) } as const;
      if (!(await context.ledger.update(unknown, version))) {
        return (await readIntent(context, row.id)).row;
      }
      return bringForward(context, await readIntent(context, row.id));
    }
    case 'unknown': {
      const late = isLate(context, row, now);
      if (!late && !isReached(row.nextLookupAt, now)) return row;
      const counted = {
        ...row,
        lookups: row.lookups + 1,
        nextLookupAt: instant(nextLookUp(sentAt(row), now)),
      };
      // Of several askers at once only the one that counts the look-up makes it.
      if (!(await context.ledger.update(counted, version))) {
        return (await readIntent(context, row.id)).row;
      }
      return lookUp(context, counted, late);
    }
    default:
      return row;
  }
}

async function lookUp(context: ProtocolContext, row: IntentRow, late: boolean): Promise<IntentRow> {
  const { watch } = context.ledger;
  const canNoLongerApply =
    watch.openFor(row) >= 2 * context.backend.longestWriteMs && !watch.isAwaited(row);
  const quote = await context.ledger.getQuote(context.scope.account, row.quoteId);
  // Without its draft, whatever stands under the receipt id would pass for the write: a payment that was declined, too.
  const found = quote ? await ask(context, row.receiptId, quote.row.quote.draft) : 'no-answer';
  if (typeof found === 'object' && 'refusal' in found) {
    const { refusal } = found;
    return changeIntent(context, row.id, (current) =>
      current.state === 'unknown' ? { state: 'refused', refusal } : undefined,
    );
  }
  if (typeof found === 'object') {
    const end = await settled(context, row, found.receipt, found.problem);
    return changeIntent(context, row.id, (current) => (yieldsToProof(current) ? end : undefined));
  }
  const isProven = async () =>
    found === 'not-made' || (found === 'absent' && (await lookUpWorks(context)));
  if (canNoLongerApply && (await isProven())) return endUnknown(context, row, 'not-applied');
  if (late) return endUnknown(context, row, 'needs-help');
  return row;
}

function endUnknown(
  context: ProtocolContext,
  { id }: IntentRow,
  state: 'not-applied' | 'needs-help',
): Promise<IntentRow> {
  return changeIntent(context, id, (current) =>
    current.state === 'unknown' ? { state } : undefined,
  );
}

async function ask(
  { backend, onFailure }: ProtocolContext,
  receiptId: string,
  draft?: Draft,
): Promise<NonNullable<Found> | 'absent' | 'no-answer'> {
  try {
    return (await backend.lookup(receiptId, draft)) ?? 'absent';
  } catch (cause) {
    onFailure(cause);
    return 'no-answer';
  }
}

/** A look-up that finds what is known to be there may be believed when it finds nothing. */
async function lookUpWorks(context: ProtocolContext): Promise<boolean> {
  const known = await context.ledger.knownReceipt(context.scope.account);
  return known !== undefined && typeof (await ask(context, known)) === 'object';
}
