import * as z from 'zod/mini';
import { refused } from '../../../src/adapter/errors.js';
import { refuseOtherCurrency } from '../../../src/adapter/payment-currency.js';
import {
  NotSent,
  OutcomeUnknown,
  type Found,
  type WriteResult,
} from '../../../src/adapter/protocol/ports.js';
import { transactionIdSchema, type PaymentMethodId } from '../../../src/model/ids.js';
import type { Receipt } from '../../../src/model/intent.js';
import type { PaymentDraft, PaymentPreview } from '../../../src/model/payment.js';
import { accountRow } from '../../../src/sandbox/look-up.js';
import { quotePayment } from '../../../src/sandbox/quote/quote-payment.js';
import { Refused } from '../../../src/sandbox/refused.js';
import type { WorldPayment } from '../../../src/sandbox/world.js';
import { amountOf, currencyOf } from '../amounts.js';
import { actionsUnder } from '../find-receipt.js';
import type { CallResult } from '../client.js';
import { must } from '../failures.js';
import { readOwed } from '../read-owed.js';
import { worldPaymentOf } from '../to-payments.js';
import { collectRequest, type CollectFields } from '../writes/collect-request.js';
import { problemOf } from '../writes/problems.js';
import { refuseSigns } from '../writes/refuse-signs.js';
import { OneTimeMethods } from './one-time-methods.js';
import type { BackendParts } from './parts.js';
import { refusedWrite } from './refused-write.js';

const call = 'collect_from_account_m';

/** Payments of what an account owes. */
export class PaymentBackend {
  readonly #parts: BackendParts;
  readonly #oneTime: OneTimeMethods;
  #previewed: { readonly draft: string; readonly fields: CollectFields } | undefined;

  constructor(parts: BackendParts) {
    this.#parts = parts;
    this.#oneTime = new OneTimeMethods(parts);
  }

  async preview(draft: PaymentDraft): Promise<PaymentPreview> {
    refuseSigns(draft);
    const { reads, accountId, policy } = this.#parts;
    const seen = await readOwed(reads, accountId, policy);
    refuseOtherCurrency(draft, accountRow(seen.world, accountId).currency);
    try {
      const preview = quotePayment(seen.world, accountId, draft);
      const fields = collectRequest(draft, seen, accountId);
      this.#previewed = { draft: JSON.stringify(draft), fields };
      return preview;
    } catch (thrown) {
      if (thrown instanceof Refused) throw refused(thrown.refusal);
      throw thrown;
    }
  }

  async write(draft: PaymentDraft, receiptId: string): Promise<WriteResult> {
    const previewed = this.#previewed;
    if (previewed?.draft !== JSON.stringify(draft))
      throw new NotSent('This draft was not previewed last.');
    const { fields } = previewed;
    const { with: by } = draft;
    return by.by === 'method'
      ? this.#collect(fields, by.methodId, receiptId)
      : this.#collectOnce(fields, by.token, receiptId);
  }

  /**
   * Aria's collection takes no token: the method is added, charged, and disabled again. Whatever is left of that is found and done by the look-up, so from the
   * moment at which a method may be there, every end that is not clear is one for it.
   */
  async #collectOnce(
    fields: CollectFields,
    token: Extract<PaymentDraft['with'], { by: 'one-time' }>['token'],
    receiptId: string,
  ): Promise<WriteResult> {
    const { now, policy } = this.#parts;
    const startedAt = now();
    const added = await this.#oneTime.add(token, receiptId);
    if (typeof added !== 'string') return added;
    if (now() - startedAt > policy.longestWriteMs / 2)
      throw new OutcomeUnknown('Adding the method took too long to charge it as well.');
    const result = await this.#collect(fields, added, receiptId).catch((thrown: unknown) => {
      if (!(thrown instanceof NotSent)) throw thrown;
      throw new OutcomeUnknown('The method was added, and not charged.', { cause: thrown });
    });
    await this.#oneTime.drop(added, receiptId);
    return result;
  }

  async #collect(
    fields: CollectFields,
    methodId: PaymentMethodId,
    receiptId: string,
  ): Promise<WriteResult> {
    const input = { ...fields, payment_method_no: methodId };
    let result: CallResult<typeof call>;
    try {
      result = await this.#parts.client.call(call, input, { receiptId });
    } catch (thrown) {
      return refusedWrite(thrown, call);
    }
    const { answer, problems } = result;
    const problem = problemOf(problems);
    if (answer.transaction_id === undefined) {
      if (problem === 'collection-failed')
        return { outcome: 'refused', refusal: 'payment-declined' };
      throw new OutcomeUnknown('The answer names no payment.');
    }
    const { state, amount } = await this.#paymentOf(answer.transaction_id);
    if (state === 'declined') return { outcome: 'refused', refusal: 'payment-declined' };
    return {
      outcome: 'written',
      receipt: receiptOf(receiptId, answer.transaction_id, amount),
      ...(problem && { problem }),
    };
  }

  /**
   * The answer to a payment tells no amount, and may stand for an attempt that was declined: its row in the history tells both. Without that row nothing is
   * known of it for certain, and the look-up finds it a moment later.
   */
  async #paymentOf(transactionId: string): Promise<WorldPayment> {
    const { reads, accountId } = this.#parts;
    try {
      const { acct_payment_history: rows } = await reads.payments.history();
      const row = rows.find(({ transaction_id }) => transaction_id === transactionId);
      return worldPaymentOf(must(row, 'get_acct_payment_history_m', 'the payment'), accountId);
    } catch (cause) {
      throw new OutcomeUnknown('What was collected cannot be read.', { cause });
    }
  }

  /**
   * A receipt that an action stands under proves an attempt, not a payment: that one is the transaction with this receipt id. An attempt that was declined is one
   * of the actions and of the payments that were declined. What is neither is for a person.
   *
   * A method that was for one payment only comes first: what is found ends the look-ups, and with them every try to disable it. Where it stays for all of their
   * time, the payment ends as one for a person, who finds both.
   */
  async lookup(receiptId: string, { with: by }: PaymentDraft): Promise<Found> {
    const { client, reads, accountId } = this.#parts;
    if (by.by === 'one-time') await this.#oneTime.dropWhatIsLeft(receiptId);
    const actions = await actionsUnder(client, accountId, receiptId);
    if (actions.length === 0) return undefined;
    const made = (await reads.payments.electronicPayments()).find(
      ({ client_receipt_id }) => client_receipt_id === receiptId,
    );
    if (made?.transaction_id !== undefined) {
      const { transaction_amount: text, transaction_currency: currency } = made;
      const isTold = text !== undefined && currency !== undefined;
      const charged = isTold ? amountOf(text, currencyOf(currency)) : undefined;
      return { receipt: receiptOf(receiptId, made.transaction_id, charged) };
    }
    const tried = new Set(actions.map(({ action_rec_id_val }) => action_rec_id_val));
    const { acct_payment_history: rows } = await reads.payments.history();
    const isDeclined = rows.some(
      (row) => tried.has(row.transaction_id) && worldPaymentOf(row, accountId).state === 'declined',
    );
    if (isDeclined) return { refusal: 'payment-declined' };
    throw new OutcomeUnknown('Something was done under the receipt id, and no payment is found.');
  }
}

function receiptOf(reference: string, transactionId: string, charged: Receipt['charged']): Receipt {
  return {
    reference,
    planInstanceIds: [],
    invoiceIds: [],
    paymentIds: [z.parse(transactionIdSchema, transactionId)],
    ...(charged && { charged }),
    lines: [],
  };
}
