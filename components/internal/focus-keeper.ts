import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * Keeps focus in the element when a render removes or disables what has it: `target` then takes it, as soon as it is there, and
 * the next Tab goes on from there.
 */
export class FocusKeeper implements ReactiveController {
  readonly #host: Host;
  readonly #target: () => HTMLElement | null | undefined;
  #held: Element | null = null;
  #lost = false;

  constructor(host: Host, target: () => HTMLElement | null | undefined) {
    this.#host = host;
    this.#target = target;
    host.addController(this);
  }

  hostUpdate(): void {
    this.#held = this.#focused;
  }

  hostUpdated(): void {
    const held = this.#held;
    this.#held = null;
    if (held && (!held.isConnected || held.matches(':disabled'))) this.#lost = true;
    if (!this.#lost) return;
    // Somebody else moved it meanwhile, or the element has it again.
    if (this.#taken(held)) this.#lost = false;
    const target = this.#lost ? this.#target() : undefined;
    if (!target) return;
    this.#lost = false;
    target.focus({ preventScroll: true });
  }

  hostDisconnected(): void {
    this.#lost = false;
  }

  #taken(held: Element | null): boolean {
    if (this.#focused) return this.#focused !== held;
    const { activeElement } = document;
    return activeElement !== null && activeElement !== document.body;
  }

  get #focused(): Element | null {
    const { renderRoot } = this.#host;
    return renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
  }
}
