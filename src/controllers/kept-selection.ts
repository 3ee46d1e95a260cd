import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Selection } from '../context/selection.js';
import type { ConnectionController } from './connection-controller.js';
import type { SelectionController } from './selection-controller.js';
import { readSelection } from './read-selection.js';
import { accountOf, placeInPage } from './stored-intent.js';
import { fromSearch, intoSearch } from './selection-in-url.js';

export interface KeptSelectionOptions {
  readonly connection: ConnectionController;
  readonly selection: SelectionController;
  /** What the page asked for: what is kept is taken up again only where that is still the same. */
  readonly asked: () => string;
  /** Prefix of the parameters in the page's address that say what is chosen; nothing where the address is left alone. */
  readonly url: () => string | undefined;
}

const prefix = 'uss-kit:1:selection';

/**
 * Keeps the choices of a customer in the tab, and in the page's address where the page wants that, so that a reload, a link and a renewed
 * session of the same account go on where they stood. Nothing is kept for another account. What the page asks for stands until then.
 */
export class KeptSelection implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: KeptSelectionOptions;
  #client: object | undefined;
  #account: string | undefined;
  #place: string | undefined;
  #written: Selection | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: KeptSelectionOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** True once what was kept has been taken up, or there was nothing: from then on choices may be prepared. */
  get settled(): boolean {
    return this.#place !== undefined;
  }

  hostUpdate(): void {
    const { connection, selection } = this.#options;
    const client = connection.connection?.client;
    if (client !== this.#client) {
      this.#client = client;
      this.#place = undefined;
      if (client) void this.#takeUp(client);
    } else if (this.#place !== undefined && selection.selection !== this.#written) {
      this.#write(selection.selection);
    }
  }

  /** Forgets all: the change is made, or begun again. */
  forget(): void {
    if (this.#place === undefined) return;
    storage()?.removeItem(this.#place);
    this.#written = this.#options.selection.selection;
    this.#intoUrl(undefined);
  }

  async #takeUp(client: object): Promise<void> {
    const { connection: controller, selection, asked } = this.#options;
    const { connection } = controller;
    if (!connection) return;
    let account: string;
    try {
      account = await accountOf(connection);
    } catch {
      // The element that shows the plans says what is wrong, and asks again.
      account = '';
    }
    if (client !== this.#client || !this.#host.isConnected) return;
    this.#place = [prefix, connection.name, account, placeInPage(this.#host)]
      .map(encodeURIComponent)
      .join(':');
    // Whose choices the address holds is known only while nobody else has signed in on this page (T9).
    if (this.#account !== undefined && this.#account !== account) this.#intoUrl(undefined);
    this.#account = account;
    const linked = this.#fromUrl();
    const kept = linked ?? this.#read(this.#place, asked());
    if (kept) selection.select(kept);
    this.#written = selection.selection;
    this.#host.requestUpdate();
  }

  #read(place: string, asked: string): Selection | undefined {
    try {
      const stored: unknown = JSON.parse(storage()?.getItem(place) ?? 'null');
      if (typeof stored !== 'object' || stored === null) return undefined;
      const { asked: wanted, selection } = stored as { asked?: unknown; selection?: unknown };
      return wanted === asked ? readSelection(selection) : undefined;
    } catch {
      return undefined;
    }
  }

  #write(selection: Selection): void {
    this.#written = selection;
    try {
      const kept = { asked: this.#options.asked(), selection };
      if (this.#place !== undefined) storage()?.setItem(this.#place, JSON.stringify(kept));
    } catch {
      // Storage is full: only a reload is not covered.
    }
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

function storage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
