import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { consume } from '../context/consume.js';
import { SelectionStore, draftOf, selectionContext, type Selection } from '../context/selection.js';
import type { PlanChangeDraft } from '../model/plan-change.js';
import type { ConnectionController } from './connection-controller.js';

export interface SelectionControllerOptions {
  /** True for an element that is a scope of its own: it and what is in it share one selection, apart from the provider's. */
  readonly own?: boolean;
  /** With it, a selection of the element's own is dropped when another session begins. */
  readonly connection?: ConnectionController;
  /** Whether a change is no reason to draw the element anew: it has made it itself, and drawn what it means. */
  readonly drawn?: () => boolean;
}

/** What the customer has chosen, shared with the other elements of the provider; without one, with nobody. */
export class SelectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #own = new SelectionStore();
  readonly #connection: ConnectionController | undefined;
  readonly #drawn: () => boolean;
  #client: object | undefined;
  #provided: SelectionStore | undefined;
  #watched: SelectionStore | undefined;
  #unwatch: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { own = false, connection, drawn = () => false }: SelectionControllerOptions = {},
  ) {
    this.#host = host;
    this.#connection = connection;
    this.#drawn = drawn;
    if (own) {
      new ContextProvider(host, { context: selectionContext, initialValue: this.#own });
    } else {
      consume(host, selectionContext, (store) => {
        this.#provided = store;
        this.#watch();
      });
    }
    host.addController(this);
  }

  /** Frozen; another object only when something in it changed. */
  get selection(): Selection {
    return this.#store.value;
  }

  /** The selection as the input of `quotePlanChange`; nothing until it is complete. */
  get draft(): PlanChangeDraft | undefined {
    return draftOf(this.#store.value);
  }

  select(patch: Partial<Selection>): void {
    this.#store.select(patch);
  }

  clear(): void {
    this.#store.clear();
  }

  hostConnected(): void {
    this.#watch();
  }

  hostUpdate(): void {
    const connection = this.#connection?.connection;
    if (!connection || connection.expired || connection.client === this.#client) return;
    if (this.#client) this.#own.clear();
    this.#client = connection.client;
  }

  hostDisconnected(): void {
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#watched = undefined;
  }

  get #store(): SelectionStore {
    return this.#provided ?? this.#own;
  }

  #watch(): void {
    if (!this.#host.isConnected || this.#store === this.#watched) return;
    this.#unwatch?.();
    this.#watched = this.#store;
    this.#unwatch = this.#store.subscribe(() => {
      if (!this.#drawn()) this.#host.requestUpdate();
    });
    this.#host.requestUpdate();
  }
}
