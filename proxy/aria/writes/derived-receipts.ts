import { createHash } from 'node:crypto';

/**
 * The receipt ids of the calls that a payment by a one-time token makes beside the payment itself: from the payment's own, so that a
 * process that comes after one that died knows them, and marked, so that a method that was added for one payment is never taken for a kept one.
 */

const addedFor = 'ussonce';

/** Of adding the method. */
export function receiptOfAdding(receiptId: string): string {
  return addedFor + digest(receiptId);
}

/** Of disabling it again; each attempt has one of its own. */
export function receiptOfDropping(receiptId: string, attemptAt: number): string {
  return `ussgone${digest(`${receiptId} ${attemptAt}`)}`;
}

/** Whether a method was added for one payment only. */
export function isOneTime(receiptId: string | undefined): boolean {
  return receiptId?.startsWith(addedFor) === true;
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}
