import type { IntentId, QuoteId } from '../../../src/model/ids.js';
import type { IntentRow } from '../../../src/adapter/protocol/ports.js';

/** A row of an intent that was just claimed, for tests of ledgers. `time`: milliseconds since 1970. */
export function intentRow(id: string, time: number, change: Partial<IntentRow> = {}): IntentRow {
  return {
    kind: 'intent',
    id: id as IntentId,
    scope: { account: '10025001', session: 's' },
    quoteId: 'q' as QuoteId,
    fingerprint: 'f',
    receiptId: `R${id}`,
    state: 'claimed',
    createdAt: new Date(time).toISOString(),
    lookups: 0,
    ...change,
  };
}
