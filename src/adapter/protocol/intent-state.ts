import type { Confirmation, Intent } from '../../model/intent.js';
import type { RefusalCode } from '../../model/codes.js';
import { isPlanQuote } from '../../model/quote.js';
import { AdapterError } from '../errors.js';
import type { IntentRow, QuoteRow } from './ports.js';

/** The intent that a row stands for, as the contract shows it. */
export function toIntent(row: IntentRow): Intent {
  const common = { id: row.id, quoteId: row.quoteId, reference: row.receiptId };
  const { state, receipt, problem, refusal } = row;
  switch (state) {
    case 'claimed':
    case 'sending':
      return { ...common, state: 'submitting' };
    case 'done':
      if (!receipt) break;
      return { ...common, state, receipt };
    case 'done-with-problem':
      if (!receipt || !problem) break;
      return { ...common, state, receipt, problem };
    case 'refused':
      if (!refusal) break;
      return { ...common, state, refusal, ...(row.freshQuote && { quote: row.freshQuote }) };
    default:
      return { ...common, state };
  }
  throw new AdapterError('service-failed', {
    hint: `An intent in the ledger is "${state}" but lacks what belongs to it.`,
  });
}

/** Ends after which nothing was written under the intent, so that its quote may be confirmed by another. */
export function endedWithoutEffect({ state }: IntentRow): boolean {
  return state === 'refused' || state === 'not-sent' || state === 'not-applied';
}

/** Equal for two confirmations that ask for the same: a quote, which is of one operation and one draft, and what was agreed to. */
export function fingerprintOf({ quoteId, accepted, termsVersion }: Confirmation): string {
  return JSON.stringify([quoteId, [...new Set(accepted)].sort(), termsVersion ?? null]);
}

/** What must be agreed to beside the quote's own warnings. */
export interface Requirement {
  /** The version of the terms that must be agreed to; undefined where the account has none. */
  readonly termsVersion: string | undefined;
}

/** Why a confirmation must be refused before anything is asked of the platform. */
export function refusalOf(
  quote: QuoteRow | undefined,
  confirmation: Confirmation,
  requirement: Requirement,
  now: number,
): RefusalCode | undefined {
  if (!quote) return 'quote-not-found';
  if (Date.parse(quote.quote.expiresAt) <= now) return 'quote-expired';
  const accepted = new Set(confirmation.accepted);
  if (quote.quote.warnings.some(({ id }) => !accepted.has(id))) return 'warning-not-accepted';
  const { termsVersion } = requirement;
  // The terms are agreed to with what is bought, not with each payment of it.
  if (
    isPlanQuote(quote.quote) &&
    termsVersion !== undefined &&
    confirmation.termsVersion !== termsVersion
  ) {
    return 'terms-not-accepted';
  }
  return undefined;
}
