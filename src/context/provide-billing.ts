import type { BillingAdapter } from '../adapter/contract.js';
import type { PaymentFields } from '../payment-fields/port.js';
import { Connection } from './connection.js';
import { ProviderScope } from './scope.js';
import { defaultPolicy, type Policy, type Settings } from './settings.js';
import { surroundingLanguage } from './surroundings.js';
import type { Timers } from './timers.js';

export interface BillingOptions {
  readonly adapter: BillingAdapter;
  /** BCP 47; left out, the language of the page around the element. */
  readonly locale?: string | undefined;
  /** Texts of the host in place of the kit's, by term. */
  readonly texts?: Readonly<Record<string, string>> | undefined;
  readonly policy?: Partial<Policy> | undefined;
  /** Milliseconds after which a call that was not answered fails; 30 000 by default. */
  readonly callTimeout?: number | undefined;
  /** The fields for cards and accounts. */
  readonly paymentFields?: PaymentFields | undefined;
  /** How the kit waits: for tests. */
  readonly timers?: Timers | undefined;
}

export interface BillingProvision {
  readonly connection: Connection;
  /** Ends it: the elements inside wait for another provider. */
  dispose(): void;
}

/**
 * Makes an element of the host what `uss-provider` is, without that tag: `document.body` for a whole page, or the root
 * element of an application.
 */
export function provideBilling(element: HTMLElement, options: BillingOptions): BillingProvision {
  const connection = new Connection(options.adapter, {
    callTimeout: options.callTimeout,
    timers: options.timers,
  });
  const scope = new ProviderScope(element, settingsOf(element, options));
  const { paymentFields } = options;
  scope.paymentFields = paymentFields && (() => Promise.resolve(paymentFields));
  scope.status = { state: 'connected', connection };
  scope.announce();
  return {
    connection,
    dispose() {
      scope.close();
      connection.dispose();
    },
  };
}

function settingsOf(
  element: HTMLElement,
  { locale, texts = {}, policy }: BillingOptions,
): Settings {
  const language = element.getAttribute('lang') || surroundingLanguage(element);
  return {
    locale: locale ?? language ?? navigator.language,
    texts,
    policy: { ...defaultPolicy, ...policy },
  };
}
