import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How many are drawn, and looked at again, together: as many as are in sight on a large screen. */
export const block = 24;

/**
 * Milliseconds that drawing may take at a time. A key press is answered without a wait to be felt as long as no task is longer than 50 milliseconds,
 * which is where browsers begin to report long tasks; the browser's own work on what was drawn takes about half of it.
 */
const budget = 25;

/** A rest smaller than a quarter of what comes before it is drawn along: alone, it would cost the browser more than its share. */
const withRest = 1.25;

/**
 * Lets a long list be drawn from its beginning: what is in sight at once, the rest when the browser has nothing else to do, each time as many as fit
 * into the budget. How long one takes is measured, since devices differ tenfold, and since each time costs the browser another look at the whole page.
 */
export class Gradual implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #drawn = block;
  #total = 0;
  /** How many are drawn for the first time in this update, and when drawing began. */
  #added = block;
  #began = 0;
  #cancel: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** How many of `total` are drawn this time; ask right before drawing, which is timed from here on. */
  of(total: number): number {
    this.#total = total;
    this.#began = performance.now();
    return Math.min(this.#drawn, total);
  }

  hostUpdated(): void {
    if (this.#drawn >= this.#total || this.#cancel) return;
    const each = (performance.now() - this.#began) / this.#added;
    const step = block * Math.max(1, Math.floor(budget / each / block));
    const left = this.#total - this.#drawn;
    this.#added = left < step * withRest ? left : step;
    this.#cancel = whenIdle(() => {
      this.#cancel = undefined;
      this.#drawn += this.#added;
      this.#host.requestUpdate();
    });
  }

  hostDisconnected(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }
}

function whenIdle(callback: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const id = requestIdleCallback(callback, { timeout: 100 });
    return () => cancelIdleCallback(id);
  }
  const id = setTimeout(callback);
  return () => clearTimeout(id);
}
