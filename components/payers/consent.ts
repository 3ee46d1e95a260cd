import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PayerQuote } from '../../src/model/payer-change.js';
import type { Warning } from '../../src/model/warning.js';
import { namedMethodText } from '../billing-group-selector/payer-text.js';
import { checkField } from '../internal/field.js';
import type { FieldProblem } from '../internal/problem-summary.js';

export interface ConsentOptions {
  readonly quote: PayerQuote;
  /** Whether this took the place of something else that the customer had seen. */
  readonly changed: boolean;
  /** Keys of what was agreed to. */
  readonly agreed: ReadonlySet<string>;
}

/** Something that a customer says yes to before it is saved. */
interface Yes {
  readonly key: string;
  readonly id: string;
  readonly label: string;
}

/** What is still to be agreed to, each with the id of its check box. */
export function missingConsent(localizer: Localizer, options: ConsentOptions): FieldProblem[] {
  const text = localizer.text('paying-yes-missing');
  return required(localizer, options)
    .filter(({ key }) => !options.agreed.has(key))
    .map(({ id }) => ({ id, text }));
}

/** Check boxes for all that needs a yes; nothing where nothing does. */
export function consentForm(
  localizer: Localizer,
  options: ConsentOptions & {
    /** Whether what is missing is told, which is after a try to save. */
    readonly asked: boolean;
    readonly onChange: (key: string, agreed: boolean) => void;
  },
): TemplateResult | typeof nothing {
  const { agreed, asked, onChange } = options;
  const all = required(localizer, options);
  if (all.length === 0) return nothing;
  return html`<fieldset class="stack stack-tight">
    <legend class="field-label">${localizer.text('payers-consent')}</legend>
    ${all.map(({ key, id, label }) =>
      checkField({
        id,
        label,
        checked: agreed.has(key),
        required: true,
        problem: asked && !agreed.has(key) ? localizer.text('paying-yes-missing') : undefined,
        onChange: (checked) => {
          onChange(key, checked);
        },
      }),
    )}
  </fieldset>`;
}

function required(localizer: Localizer, { quote, changed }: ConsentOptions): Yes[] {
  return [
    ...(changed
      ? [{ key: 'changed', id: 'yes-changed', label: localizer.text('paying-changed-agree') }]
      : []),
    ...quote.warnings.map((warning, index) => ({
      key: `warning ${warning.id}`,
      id: `yes-${index}`,
      label: agreement(localizer, warning, quote),
    })),
  ];
}

/** What a customer says of a warning, with what it is about by name (T38). */
function agreement(localizer: Localizer, { code, name = '' }: Warning, quote: PayerQuote): string {
  if (code === 'payment-method-closed' && quote.closes)
    return localizer.text('payers-agree-closed', {
      method: namedMethodText(localizer, quote.closes),
    });
  return code === 'payment-method-expired'
    ? localizer.text('payers-agree-expired', { name })
    : localizer.text('payers-agree-other');
}
