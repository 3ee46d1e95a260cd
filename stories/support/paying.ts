import { html, type TemplateResult } from 'lit';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import type { PaymentFields, Tokenized } from '../../src/payment-fields/port.js';
import { testFields } from '../../src/payment-fields/test-fields.js';
import { find } from './customer.js';

/** The element of a story in a provider with `adapter` and fields to choose test cards in. */
export function paying(
  adapter: BillingAdapter,
  content: TemplateResult,
  fields: PaymentFields = testFields(),
): TemplateResult {
  return html`<uss-provider .adapter=${adapter} .paymentFields=${fields}>${content}</uss-provider>`;
}

/** Test fields of which every try comes to the same. */
export function fieldsThat(result: Tokenized): PaymentFields {
  const fields = testFields();
  return {
    ...fields,
    mount: (request) => {
      const mounted = fields.mount(request);
      return {
        tokenize: () => Promise.resolve(result),
        setTheme: (theme) => {
          mounted.setTheme(theme);
        },
        focus: (field) => {
          mounted.focus(field);
        },
        destroy: () => {
          mounted.destroy();
        },
      };
    },
  };
}

/** What a customer presses, one after the other, each as soon as it is there. */
export function pressing(...names: readonly RegExp[]) {
  return async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
    for (const name of names) (await find(canvasElement, 'button, input', name)).click();
  };
}
