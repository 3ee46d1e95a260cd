import type { AccountId } from '../../model/ids.js';
import type { PlanChange } from '../../model/plan-change.js';
import type { Preview } from '../../model/quote.js';
import { assign, previewAssign } from '../../sandbox/assign.js';
import { actionUnder } from '../../sandbox/receipts.js';
import { refused } from '../errors.js';
import { OutcomeUnknown, type Backend, type WriteResult, type Written } from '../protocol/ports.js';
import type { CallLog } from './call-log.js';
import type { Faults } from './faults.js';
import type { Change, WorldStore } from './world-store.js';

export interface EngineBackendParts {
  readonly store: WorldStore;
  readonly faults: Faults;
  readonly log: CallLog;
}

/** The sandbox engine as the platform behind the write protocol, for one account. */
export class EngineBackend implements Backend {
  /** Writes take effect at once; what is left is the wait for another tab. */
  readonly longestWriteMs = 2000;
  readonly #parts: EngineBackendParts;
  readonly #account: AccountId;

  constructor(parts: EngineBackendParts, account: AccountId) {
    this.#parts = parts;
    this.#account = account;
  }

  async preview(draft: PlanChange): Promise<Preview> {
    const { preview, refusal } = previewAssign(
      await this.#parts.store.read(),
      this.#account,
      draft,
    );
    if (!preview) throw refused(refusal);
    return preview;
  }

  async write(draft: PlanChange, receiptId: string): Promise<WriteResult> {
    const { faults, log } = this.#parts;
    return log.run(
      'write',
      async () => {
        const result = await this.#write(draft, receiptId);
        if (faults.has('lost-answer'))
          throw new OutcomeUnknown('The answer to the write was lost, as the fault says.');
        return result;
      },
      (result) => (result.outcome === 'refused' ? 'refused' : undefined),
    );
  }

  async #write(draft: PlanChange, receiptId: string): Promise<WriteResult> {
    const { store, faults } = this.#parts;
    return store.update((before): Change<WriteResult> => {
      const command = {
        accountId: this.#account,
        draft,
        receiptId,
        paymentDeclined: faults.has('declined'),
      };
      const outcome = assign(before, command);
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
    return actionUnder(await this.#parts.store.read(), this.#account, receiptId);
  }
}
