import type { AccountId } from '../../model/ids.js';
import type { Draft } from '../../model/draft.js';
import type { Preview } from '../../model/quote.js';
import type { Command } from '../../sandbox/command.js';
import { changePlans } from '../../sandbox/change-plans/change-plans.js';
import { editQueue } from '../../sandbox/queue/edit-queue.js';
import { quoteDraft } from '../../sandbox/quote/quote-draft.js';
import { actionUnder } from '../../sandbox/receipts.js';
import type { Outcome } from '../../sandbox/steps.js';
import type { World } from '../../sandbox/world.js';
import { refused } from '../errors.js';
import { OutcomeUnknown, type Backend, type WriteResult, type Written } from '../protocol/ports.js';
import type { CallLog } from './call-log.js';
import { longestWriteMs, type Delays } from './delays.js';
import type { Collecting, Faults } from './faults.js';
import type { Change, WorldStore } from './world-store.js';

export interface EngineBackendParts {
  readonly store: WorldStore;
  readonly faults: Faults;
  readonly delays: Delays;
  readonly log: CallLog;
}

/** The sandbox engine as the platform behind the write protocol, for one account. */
export class EngineBackend implements Backend {
  readonly longestWriteMs = longestWriteMs;
  readonly #parts: EngineBackendParts;
  readonly #account: AccountId;

  constructor(parts: EngineBackendParts, account: AccountId) {
    this.#parts = parts;
    this.#account = account;
  }

  async preview(draft: Draft): Promise<Preview> {
    const world = await this.#parts.store.read();
    const { preview, refusal } = quoteDraft(world, this.#account, draft);
    if (!preview) throw refused(refusal);
    return preview;
  }

  async write(draft: Draft, receiptId: string): Promise<WriteResult> {
    return this.#parts.log.run(
      'write',
      () => this.#underFaults(draft, receiptId),
      (result) => (result.outcome === 'refused' ? 'refused' : undefined),
    );
  }

  async #underFaults(draft: Draft, receiptId: string): Promise<WriteResult> {
    const { faults, delays } = this.#parts;
    const { conflict, late, lags, lost, collecting } = faults.ofWrite();
    if (conflict) return { outcome: 'refused', refusal: 'refused-by-platform' };
    if (lags) delays.hide(receiptId, late);
    if (late) {
      delays.later(async () => void (await this.#write(draft, receiptId, collecting)));
      throw new OutcomeUnknown('The answer was lost and the write is late, as the fault says.');
    }
    const result = await this.#write(draft, receiptId, collecting);
    if (lost) throw new OutcomeUnknown('The answer to the write was lost, as the fault says.');
    return result;
  }

  #write(draft: Draft, receiptId: string, collecting: Collecting): Promise<WriteResult> {
    return this.#parts.store.update((before): Change<WriteResult> => {
      const command = { accountId: this.#account, receiptId, ...collecting };
      const outcome = make(before, draft, command);
      if (outcome.refusal === 'receipt-used')
        throw new OutcomeUnknown(`Receipt id ${receiptId} was used before.`);
      if (!outcome.receipt)
        return { world: before, result: { outcome: 'refused', refusal: outcome.refusal } };
      const { world } = outcome;
      const done = actionUnder(world, this.#account, receiptId);
      if (!done) throw new Error(`The engine kept no receipt ${receiptId}.`);
      return { world, result: { outcome: 'written', ...done } };
    });
  }

  async lookup(receiptId: string): Promise<Written | undefined> {
    const { store, delays } = this.#parts;
    if (delays.hides(receiptId)) return undefined;
    return actionUnder(await store.read(), this.#account, receiptId);
  }
}

function make(world: World, draft: Draft, command: Command): Outcome {
  if (draft.kind === 'queue-edit') return editQueue(world, { ...command, edits: draft.edits });
  const { changes, combineInvoices, prorationInvoice } = draft;
  return changePlans(world, { ...command, changes, combineInvoices, prorationInvoice });
}
