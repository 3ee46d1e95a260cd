import { html, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { PaymentFields } from '../../src/payment-fields/port.js';
import type { HeadingLevel } from '../internal/heading.js';
import { isBusy } from '../payers/busy-signal.js';
import type { GroupTask } from '../payers/group-form.js';

export { defineForms } from '../payers/forms.js';

export interface GroupFormOptions {
  /** Another object is another form. */
  readonly task: GroupTask;
  readonly level: HeadingLevel;
  readonly paymentFields: PaymentFields | undefined;
  /** Kept as it is, out of sight. */
  readonly hidden: boolean;
  readonly onBusy: (busy: boolean) => void;
  readonly onDone: (event: HTMLElementEventMap['uss-billing-group-done']) => void;
  readonly onClose: () => void;
}

/** The form for a billing group in the selector. Loads when it is first wanted. */
export function groupForm(options: GroupFormOptions): TemplateResult {
  const { task, level, paymentFields, hidden, onBusy, onDone, onClose } = options;
  const form = html`<uss-billing-group-form
    class=${task.do === 'resume' ? '' : 'panel'}
    heading-level=${level}
    ?hidden=${hidden}
    .task=${task}
    .paymentFields=${paymentFields}
    @busychange=${(event: Event) => {
      onBusy(isBusy(event));
    }}
    @uss-billing-group-done=${onDone}
    @close=${onClose}
    ><slot name="uss-card" slot="uss-card"></slot
  ></uss-billing-group-form>`;
  return html`${keyed(task, form)}`;
}
