import { ContextProvider } from '@lit/context';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdapterError } from '../adapter/errors.js';
import {
  Connection,
  connectionContext,
  type BillingAdapter,
  type ConnectionStatus,
  type OperationName,
} from '../context/connection.js';
import { consume } from '../context/consume.js';

export interface ConnectionControllerOptions {
  /** The element's own adapter, if the page gave it one: it beats the provider's. */
  readonly adapter?: () => BillingAdapter | undefined;
  /** True where the element has kit elements in its shadow root: they get the same connection. */
  readonly forChildren?: boolean;
  /** Milliseconds without any provider after which the element says that one is missing; 1000 by default. */
  readonly warnAfter?: number;
}

/** Finds out through which connection an element gets its data, and re-renders it when that, or the session, changes. */
export class ConnectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #adapter: () => BillingAdapter | undefined;
  readonly #warnAfter: number;
  readonly #forChildren: ContextProvider<typeof connectionContext> | undefined;
  #provided: ConnectionStatus | undefined;
  #own: Connection | undefined;
  #watched: Connection | undefined;
  #unwatch: (() => void) | undefined;
  #warnTimer: ReturnType<typeof setTimeout> | undefined;
  #missing = false;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    {
      adapter = () => undefined,
      forChildren = false,
      warnAfter = 1000,
    }: ConnectionControllerOptions = {},
  ) {
    this.#host = host;
    this.#adapter = adapter;
    this.#warnAfter = warnAfter;
    if (forChildren) {
      this.#forChildren = new ContextProvider(host, {
        context: connectionContext,
        initialValue: { state: 'connecting' },
      });
    }
    consume(host, connectionContext, (status) => {
      this.#provided = status;
      this.#changed();
    });
    host.addController(this);
  }

  /** What all questions go through; nothing while there is no provider, or its adapter is not there yet. */
  get connection(): Connection | undefined {
    if (this.#own) return this.#own;
    return this.#provided?.state === 'connected' ? this.#provided.connection : undefined;
  }

  get state(): 'waiting' | 'connected' | 'failed' {
    if (this.connection) return 'connected';
    return this.#provided?.state === 'failed' ? 'failed' : 'waiting';
  }

  /** Why the provider has no connection to give. */
  get error(): AdapterError | undefined {
    return !this.#own && this.#provided?.state === 'failed' ? this.#provided.error : undefined;
  }

  /** True when no provider has come for a while: the person who builds the page has something to do. */
  get missing(): boolean {
    return this.#missing;
  }

  /** Whether the adapter has an operation; false also while there is none. */
  has(operation: OperationName): boolean {
    return this.connection?.has(operation) ?? false;
  }

  hostConnected(): void {
    this.#takeOwn();
    this.#changed();
  }

  hostUpdate(): void {
    if (this.#host.isConnected && this.#own?.adapter !== this.#adapter()) {
      this.#takeOwn();
      this.#changed();
    }
  }

  hostDisconnected(): void {
    this.#watch(undefined);
    this.#setMissing(false);
    // Moved within the page, it keeps what it knows.
    queueMicrotask(() => {
      if (this.#host.isConnected) return;
      this.#own?.dispose();
      this.#own = undefined;
    });
  }

  #takeOwn(): void {
    const adapter = this.#adapter();
    if (adapter === this.#own?.adapter) return;
    this.#own?.dispose();
    this.#own = adapter && new Connection(adapter);
  }

  #changed(): void {
    this.#watch(this.connection);
    this.#forChildren?.setValue(this.#status);
    this.#setMissing(this.#host.isConnected && !this.#own && !this.#provided);
    this.#host.requestUpdate();
  }

  get #status(): ConnectionStatus {
    if (this.#own) return { state: 'connected', connection: this.#own };
    return this.#provided ?? { state: 'connecting' };
  }

  #watch(connection: Connection | undefined): void {
    if (connection === this.#watched) return;
    this.#unwatch?.();
    this.#watched = connection;
    this.#unwatch = connection?.subscribe(() => this.#host.requestUpdate());
  }

  #setMissing(missing: boolean): void {
    if (!missing) {
      clearTimeout(this.#warnTimer);
      this.#warnTimer = undefined;
      this.#missing = false;
    } else {
      this.#warnTimer ??= setTimeout(() => {
        this.#missing = true;
        console.warn(
          `<${this.#host.localName}> has no connection. Put it inside <uss-provider>, or set its adapter property.`,
        );
        this.#host.requestUpdate();
      }, this.#warnAfter);
    }
  }
}
