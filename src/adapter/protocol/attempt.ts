import type { Confirmation } from '../../model/intent.js';
import type { Preview, Quote } from '../../model/quote.js';
import { AdapterError } from '../errors.js';
import {
  changeIntent,
  instant,
  ownQuote,
  readIntent,
  replaceIntent,
  untilSettled,
  type ProtocolContext,
  type VersionedIntent,
} from './context.js';
import { changedParts } from './figures.js';
import { endedWithoutEffect, fingerprintOf, refusalOf, type Requirement } from './intent-state.js';
import { bringForward, nextLookUp } from './look-up.js';
import { NotSent, type IntentRow, type WriteResult } from './ports.js';
import { storeQuote } from './quotes.js';
import { settled, yieldsToProof } from './settle.js';

/** An intent whose next step is this call's alone: whoever else updates the row takes it away. */
interface Claim {
  readonly intent: VersionedIntent;
  readonly quote: Quote;
}

/** One attempt to make a quoted change, or the state of the attempt that stands already. */
export async function attempt(
  context: ProtocolContext,
  confirmation: Confirmation,
  requirement: Requirement,
): Promise<IntentRow> {
  const taken = await claim(context, confirmation, requirement);
  return 'quote' in taken ? carryOut(context, taken) : bringForward(context, taken);
}

async function claim(
  context: ProtocolContext,
  confirmation: Confirmation,
  requirement: Requirement,
): Promise<Claim | VersionedIntent> {
  const { ledger, scope } = context;
  const { intentId: id, quoteId } = confirmation;
  const fingerprint = fingerprintOf(confirmation);
  return untilSettled(async () => {
    const standing = await ledger.getIntent(scope.account, id);
    if (standing && standing.row.fingerprint !== fingerprint) {
      throw new AdapterError('intent-conflict');
    }
    if (standing && standing.row.state !== 'not-sent') return standing;
    const quote = await ownQuote(context, quoteId);
    const now = context.now();
    const refusal = refusalOf(quote?.row, confirmation, requirement, now);
    const row: IntentRow = {
      kind: 'intent',
      id,
      scope,
      quoteId,
      fingerprint,
      receiptId: standing?.row.receiptId ?? receiptId(context.randomId()),
      ...(quote &&
        context.backend.isWithoutReceipt?.(quote.row.quote.draft) && {
          withoutReceipt: true,
        }),
      createdAt: instant(now),
      lookups: 0,
      ...(refusal ? { state: 'refused', refusal } : { state: 'claimed' }),
    };
    const won = standing ? await ledger.update(row, standing.version) : await ledger.insert(row);
    if (!won) return undefined;
    const intent = await readIntent(context, id);
    const mine = intent.row.state === 'claimed' && intent.row.createdAt === row.createdAt;
    return mine && quote ? { intent, quote: quote.row.quote } : intent;
  });
}

/** Alphanumeric and at most 50 characters, as the platform wants it, and not to be guessed from the browser's intent id. */
function receiptId(random: string): string {
  const text = `uss${random.replace(/[^0-9A-Za-z]/g, '')}`;
  if (text.length === 3 || text.length > 50) {
    throw new AdapterError('bad-configuration', {
      hint: 'randomId must give 1 to 47 letters and digits.',
    });
  }
  return text;
}

async function carryOut(context: ProtocolContext, { intent, quote }: Claim): Promise<IntentRow> {
  if (!(await takeQuote(context, intent.row))) {
    return end(context, intent, { state: 'refused', refusal: 'quote-used' });
  }
  let now: Preview;
  try {
    now = await context.backend.preview(quote.draft);
  } catch (cause) {
    return endUnsent(context, intent, cause);
  }
  if (changedParts(quote, now).length > 0) {
    const freshQuote = await storeQuote(context, now);
    return end(context, intent, { state: 'refused', refusal: 'quote-changed', freshQuote });
  }
  return send(context, intent, quote);
}

/** A refusal is one; any other throw means that nothing was sent. Who must sign in again has to be told so. */
async function endUnsent(
  context: ProtocolContext,
  intent: VersionedIntent,
  cause: unknown,
): Promise<IntentRow> {
  context.onFailure(cause);
  const error = cause instanceof AdapterError ? cause : undefined;
  if (error?.refusal) return end(context, intent, { state: 'refused', refusal: error.refusal });
  const row = await end(context, intent, { state: 'not-sent' });
  if (error?.kind === 'session') throw error;
  return row;
}

/** Ends a claim before anything was sent, unless somebody else ended it meanwhile. */
function end(
  context: ProtocolContext,
  { row, version }: VersionedIntent,
  changes: Partial<IntentRow>,
): Promise<IntentRow> {
  return replaceIntent(context, { ...row, ...changes }, version);
}

/**
 * Makes the quote this intent's own. A quote is free again when the intent that had it ended without effect.
 * It is updated even where it is this intent's already: of two intents that find it free, one must lose.
 */
async function takeQuote(context: ProtocolContext, { id, quoteId }: IntentRow): Promise<boolean> {
  const { ledger, scope } = context;
  return untilSettled(async () => {
    const quote = await ownQuote(context, quoteId);
    if (!quote) return false;
    const { usedBy } = quote.row;
    if (usedBy !== undefined && usedBy !== id) {
      const user = await ledger.getIntent(scope.account, usedBy);
      if (user && !endedWithoutEffect(user.row)) return false;
    }
    return (await ledger.update({ ...quote.row, usedBy: id }, quote.version)) || undefined;
  });
}

async function send(
  context: ProtocolContext,
  { row, version }: VersionedIntent,
  quote: Quote,
): Promise<IntentRow> {
  const { backend, ledger } = context;
  const now = context.now();
  const sending: IntentRow = {
    ...row,
    state: 'sending',
    sentAt: instant(now),
    nextLookupAt: instant(nextLookUp(now, now)),
  };
  ledger.watch.openFor(sending);
  if (!(await ledger.update(sending, version))) {
    return (await readIntent(context, row.id)).row;
  }
  // A process that slept since then must not send: its intent may be given up, and its quote used, by now. Of the two clocks one
  // may be set, and the other may stand still while the machine sleeps.
  const slept = Math.max(context.now() - now, ledger.watch.openFor(sending));
  if (slept >= backend.longestWriteMs) return recordThrow(context, sending, new NotSent());
  return ledger.watch.awaiting(sending, () => write(context, sending, quote));
}

async function write(
  context: ProtocolContext,
  sending: IntentRow,
  quote: Quote,
): Promise<IntentRow> {
  let result: WriteResult;
  try {
    result = await context.backend.write(quote.draft, sending.receiptId);
  } catch (cause) {
    return recordThrow(context, sending, cause);
  }
  if (result.outcome === 'refused') return recordRefusal(context, sending, result.refusal);
  const done = await settled(context, sending, result.receipt, result.problem);
  return changeIntent(context, sending.id, (current) =>
    yieldsToProof(current) ? done : undefined,
  );
}

function recordThrow(
  context: ProtocolContext,
  sending: IntentRow,
  cause: unknown,
): Promise<IntentRow> {
  context.onFailure(cause);
  if (cause instanceof AdapterError && cause.refusal) {
    return recordRefusal(context, sending, cause.refusal);
  }
  const state = cause instanceof NotSent ? 'not-sent' : 'unknown';
  return changeIntent(context, sending.id, (current) =>
    isUnderWay(current) ? { state } : undefined,
  );
}

function recordRefusal(
  context: ProtocolContext,
  { id }: IntentRow,
  refusal: NonNullable<IntentRow['refusal']>,
): Promise<IntentRow> {
  return changeIntent(context, id, (current) =>
    isUnderWay(current) ? { state: 'refused', refusal } : undefined,
  );
}

const isUnderWay = ({ state }: IntentRow): boolean => state === 'sending' || state === 'unknown';
