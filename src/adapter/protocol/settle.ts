import type { ProblemCode } from '../../model/codes.js';
import type { Receipt } from '../../model/intent.js';
import { isPaymentQuote, type Quote } from '../../model/quote.js';
import { compare, isNegative } from '../../money/money.js';
import type { ProtocolContext } from './context.js';
import { chargedAsQuoted } from './figures.js';
import type { IntentRow } from './ports.js';

/** Problems after which figures are missing or short by their nature: the problem says more than the difference. */
const explainsDifference = new Set<ProblemCode>(['invoicing-failed', 'tax-failed']);

/** Of a payment, what was not collected is the difference: whether the platform says so, or only how much it took. */
function isShort(quote: Quote, { charged }: Receipt): boolean {
  return (
    isPaymentQuote(quote) &&
    charged?.currency === quote.total.currency &&
    !isNegative(charged) &&
    compare(charged, quote.total) < 0
  );
}

function explains(problem: ProblemCode, quote: Quote): boolean {
  return (
    explainsDifference.has(problem) || (isPaymentQuote(quote) && problem === 'collection-failed')
  );
}

/** The end of a write that is proven to have happened: what was charged is held against what was quoted. */
export async function settled(
  { ledger, scope }: ProtocolContext,
  row: IntentRow,
  receipt: Receipt,
  problem?: ProblemCode,
): Promise<Partial<IntentRow>> {
  const quote = (await ledger.getQuote(scope.account, row.quoteId))?.row.quote;
  const differs = quote !== undefined && !chargedAsQuoted(quote, receipt);
  const worst =
    differs && !(problem && explains(problem, quote)) ? difference(quote, receipt) : problem;
  return worst
    ? { state: 'done-with-problem', receipt, problem: worst }
    : { state: 'done', receipt };
}

function difference(quote: Quote, receipt: Receipt): ProblemCode {
  return isShort(quote, receipt) ? 'collection-failed' : 'differs-from-quote';
}

/**
 * Whether proof that the write happened may still change the row. It outranks `not-applied` and `needs-help`,
 * which the platform's own answer can only prove wrong when it took longer than it promises.
 */
export function yieldsToProof({ state }: IntentRow): boolean {
  return state !== 'done' && state !== 'done-with-problem';
}
