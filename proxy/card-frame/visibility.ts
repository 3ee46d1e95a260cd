/** What of visibility tracking the DOM library of TypeScript does not know yet. */
interface TrackingOptions extends IntersectionObserverInit {
  readonly trackVisibility: true;
  /** Milliseconds between observations; browsers ask for at least 100. */
  readonly delay: number;
}

interface TrackedEntry extends IntersectionObserverEntry {
  readonly isVisible?: boolean;
}

const delay = 100;
/** How long scrolling and the observation after it may take, in milliseconds. */
const lookMs = 400;
/** How long a look is waited for at the most: windows that nobody sees are not drawn, and nothing is observed in them. */
const longestLookMs = 2000;

const options: TrackingOptions = { threshold: [0, 0.5, 0.99, 1], trackVisibility: true, delay };

/**
 * Watches whether fields are truly seen: nothing over them, not faded, turned or filtered (T23). Only where the browser tracks that;
 * elsewhere nothing counts as covered. A field that was scrolled out of sight is as it was when it was last in sight whole, and
 * fields of which none ever was are not seen.
 */
export class VisibilityWatch {
  readonly #observer: IntersectionObserver | undefined;
  readonly #watched = new Set<Element>();
  /** Whether each that was in sight whole was truly visible then. */
  readonly #seen = new Map<Element, boolean>();

  constructor() {
    if (typeof IntersectionObserver === 'undefined' || !tracks()) return;
    this.#observer = new IntersectionObserver((entries) => this.#take(entries), options);
  }

  watch(elements: Iterable<Element>): void {
    for (const element of elements) {
      if (this.#watched.has(element)) continue;
      this.#watched.add(element);
      this.#observer?.observe(element);
    }
  }

  /**
   * Whether something keeps any of them from being seen. One that may only have slid under a bar of the page, or was never in sight, is
   * brought to the middle of the window and looked at again.
   */
  async covered(): Promise<boolean> {
    if (!this.#observer) return false;
    // What changed in the last moments counts too.
    await this.#look(2 * delay);
    for (const element of this.#suspects()) {
      element.scrollIntoView({ block: 'center', behavior: 'instant' });
      await this.#look(lookMs);
      if (this.#seen.get(element) !== true) return true;
    }
    return false;
  }

  /** Looks anew after so many milliseconds, so that also a busy browser has noticed by then what is to be seen. */
  async #look(milliseconds: number): Promise<void> {
    await pause(milliseconds);
    let observer: IntersectionObserver | undefined;
    const looked = new Promise<void>((resolve) => {
      // A new observer tells at once how things are.
      observer = new IntersectionObserver((entries) => {
        this.#take(entries);
        resolve();
      }, options);
      for (const element of this.#there()) observer.observe(element);
    });
    await Promise.race([looked, pause(longestLookMs)]);
    observer?.disconnect();
  }

  #there(): Element[] {
    return [...this.#watched].filter((element) => element.isConnected);
  }

  /** Those that were covered when they were last in sight whole; the first of all when none ever was. */
  #suspects(): Element[] {
    const there = this.#there();
    if (this.#seen.size === 0) return there.slice(0, 1);
    return there.filter((element) => this.#seen.get(element) === false);
  }

  #take(entries: readonly TrackedEntry[]): void {
    for (const { target, isIntersecting, intersectionRatio, isVisible } of entries) {
      const whole = isIntersecting && intersectionRatio >= 0.99;
      if (whole) this.#seen.set(target, isVisible ?? true);
    }
  }
}

function tracks(): boolean {
  return 'isVisible' in IntersectionObserverEntry.prototype;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
