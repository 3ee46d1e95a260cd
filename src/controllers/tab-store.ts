import type { ConnectionController } from './connection-controller.js';
import { accountOf, placeInPage } from './stored-intent.js';

export interface TabStoreOptions {
  readonly connection: ConnectionController;
  /** What is kept: one word for each thing that an element keeps. */
  readonly name: string;
}

const prefix = 'uss-kit:1';

/**
 * One thing that an element keeps in the tab for the customer who is signed in: found again after a reload and in a renewed session of the same
 * account, never by another one. Where the browser refuses storage nothing is kept, and only a reload is not covered.
 */
export class TabStore {
  readonly #host: HTMLElement;
  readonly #options: TabStoreOptions;
  #client: object | undefined;
  #account: string | undefined;
  #key: string | undefined;

  constructor(host: HTMLElement, options: TabStoreOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** True once it is known whose it is. */
  get settled(): boolean {
    return this.#key !== undefined;
  }

  /**
   * To be called before every render. When somebody has signed in, or another connection took over, it finds out who and then calls `settled`, with
   * whether that is somebody else than before on this page.
   */
  follow(settled: (other: boolean) => void): void {
    const { connection } = this.#options.connection;
    const client = connection?.client;
    if (client === this.#client) return;
    this.#client = client;
    this.#key = undefined;
    if (client) void this.#settle(client, settled);
  }

  async #settle(client: object, settled: (other: boolean) => void): Promise<void> {
    const { connection: controller, name } = this.#options;
    const { connection } = controller;
    if (!connection) return;
    let account: string;
    try {
      account = await accountOf(connection);
    } catch {
      // The element that shows data says what is wrong, and asks again.
      account = '';
    }
    if (client !== this.#client || !this.#host.isConnected) return;
    const place = [connection.name, account, placeInPage(this.#host)].map(encodeURIComponent);
    this.#key = [`${prefix}:${name}`, ...place].join(':');
    const other = this.#account !== undefined && this.#account !== account;
    this.#account = account;
    settled(other);
  }

  /** What is kept, unchecked: any script of the page, or another version, may have written it. */
  read(): unknown {
    if (this.#key === undefined) return undefined;
    try {
      return JSON.parse(ownStorage()?.getItem(this.#key) ?? 'null') ?? undefined;
    } catch {
      return undefined;
    }
  }

  write(value: object): void {
    if (this.#key === undefined) return;
    try {
      ownStorage()?.setItem(this.#key, JSON.stringify(value));
    } catch {
      // Storage is full: only a reload is not covered.
    }
  }

  forget(): void {
    if (this.#key !== undefined) ownStorage()?.removeItem(this.#key);
  }
}

function ownStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}
