import type { ReactiveController, ReactiveControllerHost } from 'lit';

type Host = ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };

/** Keeps focus in the element when a render removes or disables what has it: `target` then takes it, and the next Tab goes on from there. */
export class FocusKeeper implements ReactiveController {
  readonly #host: Host;
  readonly #target: () => HTMLElement | null | undefined;
  #held: Element | null = null;

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
    if (!held || (held.isConnected && !held.matches(':disabled'))) return;
    // Somebody else moved it meanwhile.
    if (this.#focused && this.#focused !== held) return;
    this.#target()?.focus({ preventScroll: true });
  }

  get #focused(): Element | null {
    const { renderRoot } = this.#host;
    return renderRoot instanceof ShadowRoot ? renderRoot.activeElement : null;
  }
}
