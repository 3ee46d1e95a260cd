import { sameDraft } from '../../src/context/selection.js';
import { quoteDifference, type QuoteDifference } from '../../src/controllers/quote-difference.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';

/** How a quote stands to the one that was shown before it. */
export type Arrival = 'new' | 'renewed' | 'changed';

/**
 * What the customer saw and said yes to. A yes holds for the figures it was said to: it is gone when other figures,
 * or figures of another draft, take their place.
 */
export class Agreement {
  #shown: PlanQuote | undefined;
  #before: PlanQuote | undefined;
  #agreed: ReadonlySet<string> = new Set();

  /** The quote on the screen. */
  get shown(): PlanQuote | undefined {
    return this.#shown;
  }

  /** Keys of what was said yes to. */
  get agreed(): ReadonlySet<string> {
    return this.#agreed;
  }

  /** Whether the figures on the screen took the place of others that the customer had seen. */
  get changed(): boolean {
    return this.#before !== undefined;
  }

  /** What differs between those figures and the present ones. */
  get difference(): QuoteDifference | undefined {
    return this.#before && this.#shown && quoteDifference(this.#before, this.#shown);
  }

  /** Takes note of the quote that is about to be shown; undefined when it is shown already. */
  show(quote: PlanQuote): Arrival | undefined {
    const former = this.#shown;
    if (quote.id === former?.id) return undefined;
    this.#shown = quote;
    if (!former || !sameDraft(former.draft, quote.draft)) {
      this.#before = undefined;
      this.#agreed = new Set();
      return 'new';
    }
    if (!quoteDifference(former, quote).matters) return 'renewed';
    const seen = this.#before ?? former;
    this.#before = quoteDifference(seen, quote).matters ? seen : undefined;
    this.#agreed = new Set();
    return 'changed';
  }

  /** The customer ticks or clears a box. */
  say(key: string, yes: boolean): void {
    const agreed = new Set(this.#agreed);
    if (yes) agreed.add(key);
    else agreed.delete(key);
    this.#agreed = agreed;
  }

  /** Everything anew, after a change was made or another choice. */
  clear(): void {
    this.#shown = undefined;
    this.#before = undefined;
    this.#agreed = new Set();
  }
}
