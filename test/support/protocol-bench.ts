import { randomUUID } from 'node:crypto';
import { MemoryLedger } from '../../src/adapter/protocol/memory-ledger.js';
import type { Backend, Ledger, Scope } from '../../src/adapter/protocol/ports.js';
import { Watch } from '../../src/adapter/protocol/watch.js';
import {
  createWriteProtocol,
  type WriteProtocol,
  type WriteProtocolOptions,
} from '../../src/adapter/protocol/write-protocol.js';
import type { Confirmation, Intent } from '../../src/model/intent.js';
import type { IntentId } from '../../src/model/ids.js';
import type { Quote } from '../../src/model/quote.js';
import { TinyBackend, tinyState, type TinyState } from './tiny-platform.js';

export const noTerms = { termsVersion: undefined };

export const newIntent = (): IntentId => randomUUID() as IntentId;

export const yesTo = (
  quote: Pick<Quote, 'id'>,
  more: Partial<Confirmation> = {},
): Confirmation => ({
  quoteId: quote.id,
  intentId: newIntent(),
  accepted: [],
  ...more,
});

export interface Bench {
  readonly state: TinyState;
  readonly ledger: Ledger;
  readonly backend: TinyBackend;
  /** `now`: what time it is. `wrongBy`: how far somebody has set the machine's clock wrong. */
  readonly clock: { now: number; wrongBy: number };
  readonly failures: unknown[];
  readonly protocol: WriteProtocol;
  /** Another session or platform over the same ledger and clock. */
  other(changes: Partial<WriteProtocolOptions>): WriteProtocol;
  /** Another process over the same ledger and clock, which has seen nothing yet. */
  started(changes?: Partial<WriteProtocolOptions>): WriteProtocol;
}

/** A ledger as another process has it open. */
export function ledgerOfProcess(ledger: Ledger, watch: Watch): Ledger {
  return {
    watch,
    insert: (row) => ledger.insert(row),
    getQuote: (account, id) => ledger.getQuote(account, id),
    getIntent: (account, id) => ledger.getIntent(account, id),
    update: (row, version) => ledger.update(row, version),
    knownReceipt: (account) => ledger.knownReceipt(account),
    openIntents: () => ledger.openIntents(),
  };
}

/** The write protocol over the tiny platform and a clock that stands still until it is moved. */
export function protocolBench(changes: Partial<WriteProtocolOptions> = {}): Bench {
  const state = tinyState();
  const clock = { now: Date.UTC(2026, 0, 1), wrongBy: 0 };
  const now = () => clock.now + clock.wrongBy;
  const elapsed = () => clock.now;
  const scope: Scope = { account: 'ann', session: 's1' };
  const ledger = new MemoryLedger(now, new Watch(elapsed));
  const backend = new TinyBackend(state, scope.account);
  const failures: unknown[] = [];
  const onFailure = (cause: unknown) => failures.push(cause);
  const base = { ledger, backend, scope, now, randomId: randomUUID, onFailure, ...changes };
  return {
    state,
    ledger,
    backend,
    clock,
    failures,
    protocol: createWriteProtocol(base),
    other: (differences) => createWriteProtocol({ ...base, ...differences }),
    started: (differences) =>
      createWriteProtocol({
        ...base,
        ledger: ledgerOfProcess(ledger, new Watch(elapsed)),
        ...differences,
      }),
  };
}

/** A backend whose named calls are replaced. */
export function backendWith(backend: Backend, replaced: Partial<Backend>): Backend {
  return {
    preview: replaced.preview ?? ((change, options) => backend.preview(change, options)),
    write: replaced.write ?? ((change, receiptId) => backend.write(change, receiptId)),
    lookup: replaced.lookup ?? ((receiptId) => backend.lookup(receiptId)),
    longestWriteMs: replaced.longestWriteMs ?? backend.longestWriteMs,
  };
}

export const stateOf = ({ state }: Intent): Intent['state'] => state;

/** Why an intent was refused; its state where it was not. */
export const refusalOf = (intent: Intent): string =>
  intent.state === 'refused' ? intent.refusal : intent.state;
