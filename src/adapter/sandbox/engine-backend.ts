import type { AccountId } from '../../model/ids.js';
import type { Draft } from '../../model/draft.js';
import type { Preview } from '../../model/quote.js';
import { outcomeOfToken, type TestOutcome } from '../../model/test-payment.js';
import type { Command } from '../../sandbox/command.js';
import { changePlans } from '../../sandbox/change-plans/change-plans.js';
import { editQueue } from '../../sandbox/queue/edit-queue.js';
import { accountRow } from '../../sandbox/look-up.js';
import { changePayers } from '../../sandbox/groups-and-methods/payer-draft.js';
import { payOrder } from '../../sandbox/payments/pay-draft.js';
import { pay } from '../../sandbox/payments/pay.js';
import { previewDraft } from '../../sandbox/quote/preview-draft.js';
import { actionUnder } from '../../sandbox/receipts.js';
import type { Outcome } from '../../sandbox/steps.js';
import type { World } from '../../sandbox/world.js';
import { refused } from '../errors.js';
import { refuseOtherCurrency } from '../payment-currency.js';
import { OutcomeUnknown, type Backend, type Found, type WriteResult } from '../protocol/ports.js';
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
    refuseOtherCurrency(draft, accountRow(world, this.#account).currency);
    const { preview, refusal } = previewDraft(world, this.#account, draft);
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
    const test = await this.#testOutcome(draft);
    if (test === 'slow') await delays.slowPayment();
    const result = await this.#write(draft, receiptId, collecting);
    if (lost || test === 'lost-answer')
      throw new OutcomeUnknown(
        'The answer to the write was lost, as the fault or the test card says.',
      );
    return result;
  }

  /** What the method of a payment is there to show, where it is a test card or account. */
  async #testOutcome(draft: Draft): Promise<TestOutcome | undefined> {
    if (draft.kind !== 'payment') return undefined;
    const { with: by } = draft;
    if (by.by === 'one-time') return outcomeOfToken(by.token.token);
    const { paymentMethods } = await this.#parts.store.read();
    const token = paymentMethods.find(({ id }) => id === by.methodId)?.token;
    return token === undefined ? undefined : outcomeOfToken(token);
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
      return { world, result: resultOf(done) };
    });
  }

  async lookup(receiptId: string): Promise<Found> {
    const { store, delays } = this.#parts;
    if (delays.hides(receiptId)) return undefined;
    const done = actionUnder(await store.read(), this.#account, receiptId);
    if (!done) return undefined;
    return done.receipt
      ? { receipt: done.receipt, problem: done.problem }
      : { refusal: done.refusal };
  }
}

function resultOf({
  receipt,
  problem,
  refusal,
}: NonNullable<ReturnType<typeof actionUnder>>): WriteResult {
  return receipt ? { outcome: 'written', receipt, problem } : { outcome: 'refused', refusal };
}

function make(world: World, draft: Draft, command: Command): Outcome {
  switch (draft.kind) {
    case 'plan-change': {
      const { changes, combineInvoices, prorationInvoice } = draft;
      return changePlans(world, { ...command, changes, combineInvoices, prorationInvoice });
    }
    case 'queue-edit':
      return editQueue(world, { ...command, edits: draft.edits });
    case 'payment':
      return pay(world, { ...command, ...payOrder(draft) });
    case 'billing-group':
    case 'payment-method':
      return changePayers(world, draft, command);
  }
}
