import type { PaymentQuote } from '../../src/model/payment.js';

/** What the customer saw of one payment: other figures in the place of those are told, and agreed to anew (T31). */
export class SeenFigures {
  #draft: PaymentQuote['draft'] | undefined;
  #figures = '';
  #changed = false;

  /** Whether the figures on the screen took the place of others. */
  get changed(): boolean {
    return this.#changed;
  }

  /** Takes note of the quote that is about to be shown; true when it differs from what was shown of this payment before. */
  show(quote: PaymentQuote): boolean {
    const figures = figuresOf(quote);
    if (quote.draft !== this.#draft && !sameDraft(quote.draft, this.#draft)) {
      this.#draft = quote.draft;
      this.#figures = figures;
      this.#changed = false;
      return false;
    }
    if (figures === this.#figures) return false;
    this.#figures = figures;
    this.#changed = true;
    return true;
  }

  /** After an end, and for another choice. */
  clear(): void {
    this.#draft = undefined;
    this.#figures = '';
    this.#changed = false;
  }
}

function sameDraft(one: PaymentQuote['draft'], other: PaymentQuote['draft'] | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function figuresOf(quote: PaymentQuote): string {
  const { total, method, applies, before, after, resumes, warnings } = quote;
  return JSON.stringify([total, method, applies, before, after, resumes, warnings]);
}
