import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PaymentQuote } from '../../src/model/payment.js';
import type { Warning } from '../../src/model/warning.js';
import { expiryText, methodText, namedMethodText } from '../billing-group-selector/payer-text.js';
import { amount } from '../internal/amount.js';
import { button } from '../internal/button.js';
import { facts } from '../internal/facts.js';
import { checkField } from '../internal/field.js';
import { problemSummary, type FieldProblem } from '../internal/problem-summary.js';
import { table } from '../internal/table.js';
import { linesTable } from '../rate-preview/charges.js';
import { dueText, isBelow, isNothing } from './balance-view.js';

export interface ReviewOptions {
  readonly quote: PaymentQuote;
  /** Whether these figures took the place of others that the customer had seen. */
  readonly changed: boolean;
  /** Keys of what was agreed to. */
  readonly agreed: ReadonlySet<string>;
  /** Whether what is missing is told, which is after a try to pay. */
  readonly asked: boolean;
  /** On its way. */
  readonly busy: boolean;
  /** The figures are being asked for anew. */
  readonly stale: boolean;
  readonly onAgree: (key: string, yes: boolean) => void;
  readonly onPay: () => void;
  readonly onChange: () => void;
}

/** How much, from what, for what, before anything is charged (3.3.4). */
export function review(localizer: Localizer, options: ReviewOptions): TemplateResult {
  const { quote } = options;
  return html`<div class="stack stack-loose" part="review">
    <div class="summary stack stack-tight">
      <p>${sentence(localizer, quote)}</p>
      ${resumption(localizer, quote)}
    </div>
    ${whereItGoes(localizer, quote, 'before')} ${facts(factsOf(localizer, quote))}
    ${invoicedBeside(localizer, quote)} ${actions(localizer, options)}
  </div>`;
}

function sentence(localizer: Localizer, quote: PaymentQuote): string {
  const { total, method, after } = quote;
  const whole = billsAnew(quote) ? 'anew' : 'all';
  return localizer.text('payment-form-sentence', {
    case: isAbove(after) ? 'rest' : whole,
    total: localizer.money(total),
    method: methodText(localizer, method),
    left: localizer.money(after),
  });
}

function isAbove(amount: PaymentQuote['after']): boolean {
  return !isNothing(amount) && !isBelow(amount);
}

/** Whether plans that go on with it are billed at once, which no part of the payment pays. */
function billsAnew({ resumes }: PaymentQuote): boolean {
  return resumes?.dueNow !== undefined && isAbove(resumes.dueNow.total);
}

/** Whether something is open after it, or may be: whoever pays for what is billed anew may fail to. */
export function leavesOpen(quote: PaymentQuote): boolean {
  return isAbove(quote.after) || billsAnew(quote);
}

/** What goes on with the payment, and what that costs or gives back. */
function resumption(
  localizer: Localizer,
  { resumes }: PaymentQuote,
): TemplateResult | typeof nothing {
  if (!resumes) return nothing;
  const { plans } = resumes;
  return html`<p>
    ${plans.length > 0 ? localizer.text('payment-form-resumes', named(localizer, plans)) : nothing}
    ${billedAnew(localizer, resumes)}
  </p>`;
}

/** What plans that go on cost or give back at once, in a sentence. */
export function billedAnew(
  localizer: Localizer,
  { dueNow }: NonNullable<PaymentQuote['resumes']>,
): string | typeof nothing {
  if (!dueNow || isNothing(dueNow.total)) return nothing;
  return localizer.text('payment-form-resumes-more', {
    case: isBelow(dueNow.total) ? 'credit' : 'charge',
    total: localizer.moneyParts(dueNow.total).figure,
  });
}

/** Plans by name, for a sentence. */
export function named(
  localizer: Localizer,
  plans: NonNullable<PaymentQuote['resumes']>['plans'],
): { readonly plans: string; readonly count: number } {
  return { plans: localizer.list(plans.map(({ planName }) => planName)), count: plans.length };
}

/** What is invoiced at once for plans that go on. */
export function invoicedBeside(
  localizer: Localizer,
  { resumes }: PaymentQuote,
): TemplateResult | typeof nothing {
  const { dueNow } = resumes ?? {};
  if (!dueNow) return nothing;
  return html`<div class="stack stack-tight">
    ${linesTable(localizer, {
      caption: localizer.text('payment-form-resumes-due'),
      lines: dueNow.lines,
      totals: [
        { label: localizer.text('payment-form-total'), value: amount(localizer, dueNow.total) },
      ],
    })}
    ${
      isBelow(dueNow.total)
        ? nothing
        : html`<p class="small muted">${localizer.text('payment-form-resumes-payer')}</p>`
    }
  </div>`;
}

function factsOf(localizer: Localizer, { method, appearsAs }: PaymentQuote) {
  const expiry = expiryText(localizer, method);
  return [
    {
      label: localizer.text('payment-form-method'),
      value: html`${namedMethodText(localizer, method)}${
        expiry ? html`<span class="line-detail">${expiry}</span>` : nothing
      }`,
    },
    ...(appearsAs === undefined
      ? []
      : [{ label: localizer.text('payment-form-appears'), value: html`<bdi>${appearsAs}</bdi>` }]),
  ];
}

/** Each invoice or service with what of the payment goes there, in that order. */
export function whereItGoes(
  localizer: Localizer,
  { applies, asOf, total }: PaymentQuote,
  when: 'before' | 'after',
): TemplateResult {
  const discounted = applies.some(({ discount }) => discount);
  return table({
    caption: localizer.text('payment-form-goes', { when }),
    columns: [
      {
        header: localizer.text('payment-form-invoice'),
        rowHeader: true,
        cell: ({ number, name, dueDate }) =>
          html`<bdi>${number}</bdi
            >${name ? html`<bdi class="line-detail">${name}</bdi>` : nothing}<span
              class="line-detail"
              >${dueText(localizer, dueDate, asOf)}</span
            >`,
      },
      ...(discounted
        ? [
            {
              header: localizer.text('payment-form-discount'),
              align: 'end' as const,
              cell: ({ discount }: PaymentQuote['applies'][number]) =>
                discount ? amount(localizer, discount) : nothing,
            },
          ]
        : []),
      {
        header: localizer.text('payment-form-paid', { when }),
        align: 'end',
        cell: (row) => amount(localizer, row.amount),
      },
      {
        header: localizer.text('payment-form-left', { when }),
        align: 'end',
        cell: ({ left }) => amount(localizer, left),
      },
    ],
    rows: applies,
    key: ({ invoiceId, name }) => `${invoiceId} ${name ?? ''}`,
    totals: [
      { label: localizer.text('payment-form-total'), value: amount(localizer, total), before: 1 },
    ],
  });
}

interface Yes {
  readonly key: string;
  readonly id: string;
  readonly label: string;
}

function required(localizer: Localizer, { quote, changed }: ReviewOptions): Yes[] {
  return [
    ...(changed
      ? [{ key: 'changed', id: 'yes-changed', label: localizer.text('paying-changed-agree') }]
      : []),
    ...quote.warnings.map((warning, index) => ({
      key: warning.id,
      id: `yes-${index}`,
      label: warningText(localizer, warning),
    })),
  ];
}

/** What a customer must know before they pay, and that they want to. */
function warningText(localizer: Localizer, { code, amount: paid, names = [] }: Warning): string {
  switch (code) {
    case 'same-payment-today': {
      const already = paid ? localizer.money(paid) : '';
      return `${localizer.text('warning-same-payment-today', { amount: already })} ${localizer.text('payment-form-same-agree')}`;
    }
    case 'plans-may-go-on': {
      const plans = localizer.list(names);
      return `${localizer.text('warning-plans-may-go-on', { plans, count: names.length })} ${localizer.text('payment-form-go-on-agree')}`;
    }
    default:
      throw new Error(`A payment has no warning ${code}.`);
  }
}

/** What is still to be agreed to, each with the id of its check box. */
export function missingYes(localizer: Localizer, options: ReviewOptions): FieldProblem[] {
  return required(localizer, options)
    .filter(({ key }) => !options.agreed.has(key))
    .map(({ id, label }) => ({ id, text: label }));
}

function actions(localizer: Localizer, options: ReviewOptions): TemplateResult {
  const { quote, agreed, asked, busy, stale, onAgree, onPay, onChange } = options;
  const all = required(localizer, options);
  const problems = asked ? missingYes(localizer, options) : [];
  return html`<div class="confirmation stack screen-only" part="actions">
    ${problems.length > 0 ? problemSummary(localizer, 'problems', problems) : nothing}
    ${
      all.length === 0
        ? nothing
        : html`<fieldset class="stack stack-tight">
            <legend class="field-label">${localizer.text('payment-form-consent')}</legend>
            ${all.map(({ key, id, label }) =>
              checkField({
                id,
                label,
                checked: agreed.has(key),
                required: true,
                problem:
                  asked && !agreed.has(key) ? localizer.text('paying-yes-missing') : undefined,
                onChange: (yes) => {
                  onAgree(key, yes);
                },
              }),
            )}
          </fieldset>`
    }
    <div class="actions">
      ${busy ? nothing : button({ label: localizer.text('change'), id: 'change', onPress: onChange })}
      ${button({
        label: localizer.text('payment-form-pay', {
          amount: localizer.money(quote.total),
          method: methodText(localizer, quote.method),
        }),
        kind: 'primary',
        id: 'pay',
        busy: busy || stale,
        describedBy: busy || stale ? 'pay-status' : undefined,
        onPress: onPay,
      })}
    </div>
    ${
      busy || stale
        ? html`<p class="small muted" id="pay-status">
            ${
              busy
                ? localizer.text('paying-submitting', { what: 'payment' })
                : localizer.text('payment-form-renewed')
            }
          </p>`
        : nothing
    }
  </div>`;
}
