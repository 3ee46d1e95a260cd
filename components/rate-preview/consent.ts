import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Account } from '../../src/model/account.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import type { Warning } from '../../src/model/warning.js';
import type { CalendarDate } from '../../src/model/values.js';
import { externalLink } from '../internal/external-link.js';
import { checkField } from '../internal/field.js';
import type { FieldProblem } from '../internal/problem-summary.js';

/** Something that a customer says yes to before confirming. `key` is `changed`, `terms ` and their version, or `warning ` and the warning's id. */
interface Yes {
  readonly key: string;
  readonly id: string;
  readonly label: string | TemplateResult;
  readonly missing: string;
}

export interface ConsentOptions {
  readonly quote: PlanQuote;
  /** The terms of the account, where it has some. */
  readonly terms: Account['terms'];
  /** Whether these figures took the place of others that the customer had seen. */
  readonly changed: boolean;
  /** Keys of what was agreed to. */
  readonly agreed: ReadonlySet<string>;
}

/** The ids of the warnings that were agreed to, as a confirmation carries them. */
export function acceptedWarnings({ quote, agreed }: ConsentOptions): string[] {
  return quote.warnings.map(({ id }) => id).filter((id) => agreed.has(warningKey(id)));
}

/** What is still to be agreed to, each with the id of its check box. */
export function missingConsent(localizer: Localizer, options: ConsentOptions): FieldProblem[] {
  return required(localizer, options)
    .filter(({ key }) => !options.agreed.has(key))
    .map(({ id, missing }) => ({ id, text: missing }));
}

export interface ConsentFormOptions extends ConsentOptions {
  /** Whether what is missing is told, which is after a try to confirm. */
  readonly asked: boolean;
  readonly onChange: (key: string, agreed: boolean) => void;
}

/** Check boxes for all that needs a yes; nothing where nothing does. */
export function consentForm(
  localizer: Localizer,
  options: ConsentFormOptions,
): TemplateResult | typeof nothing {
  const { agreed, asked, onChange, terms } = options;
  const all = required(localizer, options);
  if (all.length === 0) return nothing;
  return html`<fieldset class="stack stack-tight">
    <legend class="field-label">${localizer.text('preview-consent')}</legend>
    ${all.map(({ key, id, label, missing }) =>
      checkField({
        id,
        label,
        checked: agreed.has(key),
        required: true,
        problem: asked && !agreed.has(key) ? missing : undefined,
        onChange: (checked) => {
          onChange(key, checked);
        },
      }),
    )}
    ${
      terms && isWebAddress(terms.url)
        ? html`<p class="small terms-link">
            ${externalLink(localizer, { href: terms.url, label: localizer.text('preview-terms-read') })}
          </p>`
        : nothing
    }
  </fieldset>`;
}

function required(localizer: Localizer, { quote, terms, changed }: ConsentOptions): Yes[] {
  const missing = localizer.text('preview-yes-missing');
  return [
    ...(changed
      ? [
          {
            key: 'changed',
            id: 'yes-changed',
            label: localizer.text('preview-changed-agree'),
            missing,
          },
        ]
      : []),
    ...quote.warnings.map((warning, index) => ({
      key: warningKey(warning.id),
      id: `yes-${index}`,
      label: html`${warningText(localizer, warning, quote.asOf)}
      ${localizer.text('preview-warning-agree')}`,
      missing,
    })),
    ...(terms
      ? [
          {
            key: `terms ${terms.version}`,
            id: 'yes-terms',
            label: localizer.text('preview-terms-agree'),
            missing: localizer.text('preview-terms-missing'),
          },
        ]
      : []),
  ];
}

/** Any other scheme could run a script. */
function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address);
}

function warningKey(id: string): string {
  return `warning ${id}`;
}

/** What a customer must know, with every plan that it is about by name (T38). */
export function warningText(localizer: Localizer, warning: Warning, asOf: CalendarDate): string {
  const { code, name = '', names = [] } = warning;
  const date = warning.date === undefined ? '' : localizer.dateLong(warning.date);
  const plans = localizer.list(names);
  switch (code) {
    case 'payment-method-expired':
      return localizer.text('warning-payment-method-expired', { name });
    case 'starts-in-the-past':
      return localizer.text('warning-starts-in-the-past', { date });
    case 'plans-cancelled-with-it':
      return localizer.text('warning-plans-cancelled-with-it', {
        when: warning.date === undefined || warning.date <= asOf ? 'today' : 'date',
        count: names.length,
        plans,
        date,
      });
    case 'parent-will-be-inactive':
      return localizer.text('warning-parent-will-be-inactive', { name, plans, date });
    case 'queued-changes-deleted':
      return localizer.text('warning-queued-changes-deleted', { plans });
    default:
      throw new Error(`A change of plans has no warning ${code}.`);
  }
}
