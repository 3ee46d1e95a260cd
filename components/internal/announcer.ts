import { html } from 'lit';
import type { ReactiveController, ReactiveControllerHost, TemplateResult } from 'lit';

/**
 * The one polite live region of an element. Put `announcer.region()` first in every render, in all states, so that it is there
 * before it is used. The same text is not spoken twice in a row.
 */
export class Announcer implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #text = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Says `text` now, in place of anything that waits. */
  say(text: string): void {
    this.cancel();
    if (text === this.#text) return;
    this.#text = text;
    this.#host.requestUpdate();
  }

  /**
   * Says `text` after `delay` milliseconds unless something else is said before: loading after a second, figures at rest.
   * A function is asked for its text only when it is said.
   */
  sayLater(text: string | (() => string), delay = 1000): void {
    this.cancel();
    this.#timer = setTimeout(() => {
      this.say(typeof text === 'string' ? text : text());
    }, delay);
  }

  /** What was said last. */
  get spoken(): string {
    return this.#text;
  }

  /** Drops what waits to be said. */
  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  /** Drops also what was said: something else tells how it stands now. */
  clear(): void {
    this.cancel();
    this.#text = '';
  }

  region(): TemplateResult {
    return html`<div class="visually-hidden" role="status" aria-live="polite">${this.#text}</div>`;
  }

  hostDisconnected(): void {
    this.clear();
  }
}
