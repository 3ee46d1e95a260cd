import * as z from 'zod/mini';
import { OutcomeUnknown, type WriteResult } from '../../../src/adapter/protocol/ports.js';
import { paymentMethodIdSchema, type PaymentMethodId } from '../../../src/model/ids.js';
import type { PaymentToken } from '../../../src/model/payment-token.js';
import { receiptOfAdding, receiptOfDropping } from '../writes/derived-receipts.js';
import { addingFields, droppingFields } from '../writes/payer-request.js';
import type { BackendParts } from './parts.js';
import { refusedWrite } from './refused-write.js';

const call = 'update_payment_method_m';

/** Methods that are there for one payment: added under a receipt id that follows from the payment's, and found by it (Aria wire notes 3.6). */
export class OneTimeMethods {
  readonly #parts: BackendParts;

  constructor(parts: BackendParts) {
    this.#parts = parts;
  }

  /** The number of the method, or why it is not taken. Throws as a write does. */
  async add(token: PaymentToken, receiptId: string): Promise<PaymentMethodId | WriteResult> {
    const { client, accountId } = this.#parts;
    try {
      const { answer } = await client.call(call, addingFields(accountId, token), {
        receiptId: receiptOfAdding(receiptId),
      });
      if (answer.seq_no !== undefined) return z.parse(paymentMethodIdSchema, answer.seq_no);
    } catch (thrown) {
      return refusedWrite(thrown, call);
    }
    throw new OutcomeUnknown('The method that was added has no number.');
  }

  /** Throws `OutcomeUnknown` where the method may still be there: the look-up of the payment drops it then. */
  async drop(methodId: PaymentMethodId, receiptId: string): Promise<void> {
    const { client, accountId, now } = this.#parts;
    try {
      await client.call(call, droppingFields(accountId, methodId), {
        receiptId: receiptOfDropping(receiptId, now()),
      });
    } catch (cause) {
      throw new OutcomeUnknown('The method of a one-time payment may still be there.', { cause });
    }
  }

  /** Disables the method of a payment where it is there and can be used. Throws where that is not certain. */
  async dropWhatIsLeft(receiptId: string): Promise<void> {
    const mark = receiptOfAdding(receiptId);
    const methods = await this.#parts.reads.methods();
    for (const row of methods) {
      const isLeft = row.bill_info_api_receipt_id === mark && row.status !== false;
      if (isLeft && row.payment_method_no !== undefined)
        await this.drop(z.parse(paymentMethodIdSchema, row.payment_method_no), receiptId);
    }
  }
}
