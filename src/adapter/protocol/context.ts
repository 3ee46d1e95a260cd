import { AdapterError } from '../errors.js';
import type { Backend, IntentRow, Ledger, QuoteRow, Scope, Versioned } from './ports.js';
import type { IntentId, QuoteId } from '../../model/ids.js';
import type { Instant } from '../../model/values.js';

/** What every step of the write protocol works with. */
export interface ProtocolContext {
  readonly ledger: Ledger;
  readonly backend: Backend;
  readonly scope: Scope;
  readonly now: () => number;
  readonly randomId: () => string;
  readonly quoteLifeMs: number;
  readonly claimLifeMs: number;
  readonly onFailure: (cause: unknown) => void;
}

export type VersionedIntent = Versioned<IntentRow>;

export function instant(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}

/** The intent's row, which must be there. */
export async function readIntent(
  { ledger, scope }: ProtocolContext,
  id: IntentId,
): Promise<VersionedIntent> {
  const found = await ledger.getIntent(scope.account, id);
  if (!found) throw new AdapterError('service-failed', { hint: 'The ledger lost an intent.' });
  return found;
}

/** A quote of this session. */
export async function ownQuote(
  { ledger, scope }: ProtocolContext,
  id: QuoteId,
): Promise<Versioned<QuoteRow> | undefined> {
  const found = await ledger.getQuote(scope.account, id);
  return found?.row.scope.session === scope.session ? found : undefined;
}

const turns = 20;

/**
 * Tries a read-and-update until it wins its race or finds nothing to do. `step` returns undefined to go again.
 * Each loss means that somebody else won, so more than a few in a row is a broken ledger.
 */
export async function untilSettled<T>(step: () => Promise<T | undefined>): Promise<T> {
  for (let turn = 0; turn < turns; turn++) {
    const settled = await step();
    if (settled !== undefined) return settled;
  }
  throw new AdapterError('service-failed', { hint: 'The ledger takes no update.' });
}

/**
 * Changes an intent's row from whatever it is by then. `change` returns undefined where the row must stay.
 * Returns the row as it stands afterwards.
 */
export async function changeIntent(
  context: ProtocolContext,
  id: IntentId,
  change: (row: IntentRow) => Partial<IntentRow> | undefined,
): Promise<IntentRow> {
  return untilSettled(async () => {
    const { row, version } = await readIntent(context, id);
    const changes = change(row);
    if (!changes) return row;
    const changed = { ...row, ...changes };
    return (await context.ledger.update(changed, version)) ? changed : undefined;
  });
}

/** Sets an intent's row, unless it is no longer at `version`. Returns the row as it stands afterwards. */
export async function replaceIntent(
  context: ProtocolContext,
  row: IntentRow,
  version: number,
): Promise<IntentRow> {
  return (await context.ledger.update(row, version))
    ? row
    : (await readIntent(context, row.id)).row;
}
