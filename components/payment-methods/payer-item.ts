import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { BillingGroupId } from '../../src/model/ids.js';
import { fullMethodText, payerText } from '../billing-group-selector/payer-text.js';
import { button } from '../internal/button.js';
import { facts } from '../internal/facts.js';
import { heading, type HeadingLevel } from '../internal/heading.js';

export interface PayerItemOptions {
  readonly level: HeadingLevel;
  readonly group: BillingGroup;
  /** Whether it may be changed here. */
  readonly open: boolean;
  /** Nothing else may be begun: the id of the text that says why. */
  readonly wait: string | undefined;
  readonly onChange: () => void;
  /** The form that is open for it. */
  readonly form: TemplateResult | typeof nothing;
}

/** The id of the heading of one billing group. */
export function groupId(id: BillingGroupId): string {
  return `group-${id}`;
}

/** A billing group: by which method it pays, and which one steps in. */
export function payerItem(localizer: Localizer, options: PayerItemOptions): TemplateResult {
  const { level, group, open, wait, onChange, form } = options;
  const { payer } = group;
  const id = groupId(group.id);
  return html`<article class="item" aria-labelledby=${id}>
    ${heading({ level, text: group.name, id, focusable: true })}
    ${facts(
      payer.by === 'method'
        ? [
            {
              label: localizer.text('payers-pays-with'),
              value: fullMethodText(localizer, payer.primary),
            },
            {
              label: localizer.text('payers-backup-with'),
              value: payer.backup
                ? fullMethodText(localizer, payer.backup)
                : localizer.text('payers-no-backup'),
            },
          ]
        : [{ label: localizer.text('payers-pays-with'), value: payerText(localizer, payer) }],
      { across: true },
    )}
    ${
      form === nothing
        ? open
          ? html`<div class="actions">
              ${button({
                label: localizer.text('change'),
                object: group.name,
                size: 'small',
                closed: wait !== undefined,
                describedBy: wait,
                onPress: onChange,
              })}
            </div>`
          : nothing
        : html`<div class="form">${form}</div>`
    }
  </article>`;
}
