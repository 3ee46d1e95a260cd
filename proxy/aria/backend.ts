import type { Backend, Found, WriteResult } from '../../src/adapter/protocol/ports.js';
import { isPlanDraft, type Draft } from '../../src/model/draft.js';
import type { Preview } from '../../src/model/quote.js';
import type { BackendParts } from './backends/parts.js';
import { PayerBackend } from './backends/payer-backend.js';
import { PaymentBackend } from './backends/payment-backend.js';
import { PlanBackend } from './backends/plan-backend.js';
import { findReceipt } from './find-receipt.js';

interface Options {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Aria as the platform behind the write protocol, for one account. Every number that goes upstream in a preview or a
 * write was found among what Aria just said to be the account's own, or on offer to it (T2).
 */
export class AriaBackend implements Backend {
  readonly longestWriteMs: number;
  readonly #parts: BackendParts;
  readonly #plans: PlanBackend;
  readonly #payments: PaymentBackend;
  readonly #payers: PayerBackend;

  constructor(parts: BackendParts) {
    this.#parts = parts;
    this.longestWriteMs = parts.policy.longestWriteMs;
    this.#plans = new PlanBackend(parts);
    this.#payments = new PaymentBackend(parts);
    this.#payers = new PayerBackend(parts);
  }

  preview(draft: Draft, options: Options = {}): Promise<Preview> {
    if (isPlanDraft(draft)) return this.#plans.preview(draft, options);
    return draft.kind === 'payment' ? this.#payments.preview(draft) : this.#payers.preview(draft);
  }

  /** Sends what was previewed last, word for word: the protocol previews the same draft right before. */
  write(draft: Draft, receiptId: string): Promise<WriteResult> {
    if (isPlanDraft(draft)) return this.#plans.write(draft, receiptId);
    return draft.kind === 'payment'
      ? this.#payments.write(draft, receiptId)
      : this.#payers.write(draft, receiptId);
  }

  /** An edit of the queue takes no receipt id (Aria wire notes 3.4). */
  isWithoutReceipt({ kind }: Draft): boolean {
    return kind === 'queue-edit';
  }

  /** Without a draft, whether anything is found at all: that a look-up works. */
  async lookup(receiptId: string, draft?: Draft): Promise<Found> {
    if (draft?.kind === 'payment') return this.#payments.lookup(receiptId, draft);
    if (draft && isPlanDraft(draft)) return this.#plans.lookup(receiptId, draft);
    if (draft) return this.#payers.lookup(receiptId, draft);
    const { client, reads, accountId } = this.#parts;
    const receipt = await findReceipt(client, reads, accountId, receiptId);
    return receipt && { receipt };
  }
}
