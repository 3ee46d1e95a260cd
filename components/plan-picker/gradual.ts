import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** As many as are in sight on a large screen. */
export const first = 24;
/** How many more are drawn at a time: few enough that a key press does not wait for it. */
export const piece = 92;

/** Lets a long list be drawn from its beginning: what is in sight at once, the rest when the browser has nothing else to do. */
export class Gradual implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #drawn = first;
  #total = 0;
  #cancel: (() => void) | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** How many of `total` are drawn this time. */
  of(total: number): number {
    this.#total = total;
    return Math.min(this.#drawn, total);
  }

  hostUpdated(): void {
    if (this.#drawn >= this.#total || this.#cancel) return;
    this.#cancel = whenIdle(() => {
      this.#cancel = undefined;
      this.#drawn += piece;
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
