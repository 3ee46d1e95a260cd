import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Name of the slot, in every element of the kit that has payment fields somewhere inside, and of the event that looks for its outermost one. */
const slotName = 'uss-card';
const eventName = 'uss-card-slot';

interface Search {
  /** The outermost element that hands the slot on, as far as the event has come. */
  outermost: HTMLElement;
}

/**
 * Makes an element hand the slot for payment fields on to what is inside it. Its template must put
 * `<slot name="uss-card" slot="uss-card"></slot>` into each element inside that asks for fields.
 */
export class CardSlotForwarder implements ReactiveController {
  readonly #host: HTMLElement;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.addEventListener(eventName, this.#pass);
  }

  hostDisconnected(): void {
    this.#host.removeEventListener(eventName, this.#pass);
  }

  readonly #pass = (event: Event): void => {
    if (event instanceof CustomEvent) (event.detail as Search).outermost = this.#host;
  };
}

/** A place for payment fields, in the tree of the page, shown where the asking element has its slot. */
export interface CardPlace {
  readonly element: HTMLElement;
  /** Takes it out of the page again, unless it is the page's own. */
  remove(): void;
}

/**
 * Finds or makes the place for payment fields of an element that renders `<slot name="uss-card">`: a child of the outermost element of the
 * kit around it, since gateways' own fields refuse shadow roots. The page's own child of that slot is used where it has put one there.
 */
export function cardPlace(asker: HTMLElement): CardPlace {
  const detail: Search = { outermost: asker };
  asker.dispatchEvent(new CustomEvent(eventName, { bubbles: true, composed: true, detail }));
  const { outermost } = detail;
  const own = [...outermost.children].find((child) => child.slot === slotName);
  if (own instanceof HTMLElement) {
    return { element: own, remove: () => own.replaceChildren() };
  }
  const element = asker.ownerDocument.createElement('div');
  element.slot = slotName;
  outermost.append(element);
  return { element, remove: () => element.remove() };
}
