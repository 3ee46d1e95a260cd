import { ContextProvider } from '@lit/context';
import type { ReactiveControllerHost } from 'lit';
import { connectionContext, type ConnectionStatus } from './connection.js';
import { installContextRoot } from './consume.js';
import { paymentFieldsContext, type PaymentFieldsSource } from './payment-fields.js';
import { SelectionStore, selectionContext } from './selection.js';
import { settingsContext, type Settings } from './settings.js';

/** The contexts of a provider, each with its own rate of change. Makes any element of the page one. */
export class ProviderScope {
  readonly selection = new SelectionStore();
  readonly #host: HTMLElement;
  readonly #connection;
  readonly #settings;
  readonly #paymentFields;
  readonly #providers;

  /** Of a reactive element the scope is a controller; for any other call {@link announce} once it is in the document. */
  constructor(host: HTMLElement & Partial<ReactiveControllerHost>, settings: Settings) {
    this.#host = host;
    installContextRoot(host.ownerDocument);
    this.#connection = new ContextProvider(host, {
      context: connectionContext,
      initialValue: { state: 'connecting' },
    });
    this.#settings = new ContextProvider(host, {
      context: settingsContext,
      initialValue: settings,
    });
    const selection = new ContextProvider(host, {
      context: selectionContext,
      initialValue: this.selection,
    });
    this.#paymentFields = new ContextProvider(host, {
      context: paymentFieldsContext,
      initialValue: undefined,
    });
    this.#providers = [this.#connection, this.#settings, selection, this.#paymentFields];
  }

  get status(): ConnectionStatus {
    return this.#connection.value;
  }

  set status(status: ConnectionStatus) {
    this.#connection.setValue(status);
  }

  get settings(): Settings {
    return this.#settings.value;
  }

  set settings(settings: Settings) {
    this.#settings.setValue(settings);
  }

  /** Where elements inside get the fields for cards and accounts from. */
  set paymentFields(source: PaymentFieldsSource | undefined) {
    this.#paymentFields.setValue(source);
  }

  /** Lets elements that wait for a provider ask again. */
  announce(): void {
    for (const provider of this.#providers) provider.hostConnected();
  }

  /** Answers no more requests. */
  close(): void {
    this.status = { state: 'connecting' };
    for (const provider of this.#providers) {
      this.#host.removeEventListener('context-request', provider.onContextRequest);
      this.#host.removeEventListener('context-provider', provider.onProviderRequest);
      provider.clearCallbacks();
    }
  }
}
