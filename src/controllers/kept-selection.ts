import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Selection } from '../context/selection.js';
import type { ConnectionController } from './connection-controller.js';
import type { SelectionController } from './selection-controller.js';
import { readSelection } from './read-selection.js';
import { fromSearch, intoSearch } from './selection-in-url.js';
import { TabStore } from './tab-store.js';

export interface KeptSelectionOptions {
  readonly connection: ConnectionController;
  readonly selection: SelectionController;
  /** What the page asked for: what is kept is taken up again only where that is still the same. */
  readonly asked: () => string;
  /** Prefix of the parameters in the page's address that say what is chosen; nothing where the address is left alone. */
  readonly url: () => string | undefined;
}

/**
 * Keeps the choices of a customer in the tab, and in the page's address where the page wants that, so that a reload, a link and a renewed
 * session of the same account go on where they stood. Nothing is kept for another account. What the page asks for stands until then.
 */
export class KeptSelection implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: KeptSelectionOptions;
  readonly #store: TabStore;
  #written: Selection | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: KeptSelectionOptions) {
    this.#host = host;
    this.#options = options;
    this.#store = new TabStore(host, { connection: options.connection, name: 'selection' });
    host.addController(this);
  }

  /** True once what was kept has been taken up, or there was nothing: from then on choices may be prepared. */
  get settled(): boolean {
    return this.#store.settled;
  }

  hostUpdate(): void {
    this.#store.follow((other) => this.#takeUp(other));
    const { selection } = this.#options.selection;
    if (this.settled && selection !== this.#written) this.#write(selection);
  }

  /** Forgets all: the change is made, or begun again. */
  forget(): void {
    if (!this.settled) return;
    this.#store.forget();
    this.#written = this.#options.selection.selection;
    this.#intoUrl(undefined);
  }

  #takeUp(other: boolean): void {
    const { selection } = this.#options;
    // Whose choices the address holds is known only while nobody else has signed in on this page (T9).
    if (other) this.#intoUrl(undefined);
    const kept = this.#fromUrl() ?? this.#read();
    if (kept) selection.select(kept);
    this.#written = selection.selection;
    this.#host.requestUpdate();
  }

  #read(): Selection | undefined {
    const stored = this.#store.read();
    if (typeof stored !== 'object' || stored === null) return undefined;
    const { asked, selection } = stored as { asked?: unknown; selection?: unknown };
    return asked === this.#options.asked() ? readSelection(selection) : undefined;
  }

  #write(selection: Selection): void {
    this.#written = selection;
    this.#store.write({ asked: this.#options.asked(), selection });
    this.#intoUrl(selection);
  }

  #fromUrl(): Selection | undefined {
    const name = this.#options.url();
    return name === undefined ? undefined : fromSearch(new URL(location.href).searchParams, name);
  }

  #intoUrl(selection: Selection | undefined): void {
    const name = this.#options.url();
    if (name === undefined) return;
    const url = new URL(location.href);
    intoSearch(url.searchParams, name, selection);
    if (url.href !== location.href) history.replaceState(history.state, '', url);
  }
}
