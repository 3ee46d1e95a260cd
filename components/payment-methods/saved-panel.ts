import { html, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { PaymentMethodId } from '../../src/model/ids.js';
import type { StoredMethod } from '../../src/model/payment-method.js';
import { namedMethodText } from '../billing-group-selector/payer-text.js';
import { alert } from '../internal/alert.js';
import { button } from '../internal/button.js';
import type { MethodTask } from '../payers/method-form.js';

/** What was saved last. */
export interface Saved {
  readonly do: MethodTask['do'] | 'group';
  readonly paymentMethodId?: PaymentMethodId | undefined;
}

export interface SavedPanelOptions {
  readonly saved: Saved;
  readonly methods: readonly StoredMethod[];
  /** Those that may be let pay with a method that was just added. */
  readonly groups: readonly BillingGroup[];
  readonly onUse: (group: BillingGroup, methodId: PaymentMethodId) => void;
}

/** Id of the panel: focus goes there when something is saved. */
export const savedId = 'saved';

/**
 * What was saved. A method that was just added can be used at once, which is a change of its own after the one that is done (write protocol,
 * step 9).
 */
export function savedPanel(localizer: Localizer, options: SavedPanelOptions): TemplateResult {
  const { saved, methods, groups, onUse } = options;
  const method =
    saved.do === 'add' ? methods.find(({ id }) => id === saved.paymentMethodId) : undefined;
  const usable = method?.usedBy.length === 0 && method.can.pay.allowed && groups.length > 0;
  return html`<div id=${savedId} tabindex="-1">
    ${alert(localizer, {
      tone: 'success',
      title: localizer.text('payment-methods-saved', { do: saved.do }),
      body: usable
        ? localizer.text('payment-methods-use-more', { method: namedMethodText(localizer, method) })
        : undefined,
      actions: usable
        ? html`${groups.map((group) =>
            button({
              label: localizer.text('payment-methods-use', { group: group.name }),
              size: 'small',
              onPress: () => {
                onUse(group, method.id);
              },
            }),
          )}`
        : undefined,
    })}
  </div>`;
}
