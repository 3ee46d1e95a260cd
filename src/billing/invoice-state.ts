/** How an invoice stands, as far as the rules of documents ask. */
export interface InvoiceState {
  readonly voided: boolean;
  /** Waits for approval. */
  readonly pending: boolean;
  /** Of a child account whose parent pays (Aria wire notes 2.16). */
  readonly parentPays: boolean;
  /** A rebill stands in its place. */
  readonly rebilled: boolean;
  /** It was open again because a payment on it was refunded. */
  readonly refundReversed: boolean;
  readonly disputed: boolean;
  /** Nothing is owed on it. */
  readonly settled: boolean;
}
