import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Balance } from '../../src/model/payment.js';
import { amount } from '../internal/amount.js';
import { disclosure } from '../internal/disclosure.js';
import { table } from '../internal/table.js';

type Amount = Balance['full'];

/** Whether an amount comes to nothing. */
export function isNothing({ amount: text }: Amount): boolean {
  return !/[1-9]/.test(text);
}

/** Whether an amount is one that the customer gets. */
export function isBelow({ amount: text }: Amount): boolean {
  return text.startsWith('-') && /[1-9]/.test(text);
}

/** How much is open and how much of it is due, in one sentence. */
export function balanceSentence(localizer: Localizer, { full, current }: Balance): string {
  return localizer.text('payment-form-balance', {
    case: caseOf(full, current),
    full: localizer.money(full),
    current: localizer.money(current),
    credit: localizer.moneyParts(full).figure,
  });
}

function caseOf(full: Amount, current: Amount): string {
  if (isBelow(full)) return 'credit';
  if (isNothing(full)) return 'nothing';
  if (full.amount === current.amount) return 'due';
  return isNothing(current) || isBelow(current) ? 'later' : 'part';
}

/** What is open and why, invoice by invoice, with what is in credit. */
export function balanceDetails(
  localizer: Localizer,
  balance: Balance,
): TemplateResult | typeof nothing {
  const { invoices, parts, full, asOf } = balance;
  if (invoices.length === 0) return nothing;
  const credits = isNothing(parts.credits)
    ? []
    : [
        {
          label: localizer.text('payment-form-credits'),
          value: amount(localizer, parts.credits),
          minor: true,
        },
      ];
  const ahead = isNothing(parts.payments)
    ? []
    : [
        {
          label: localizer.text('payment-form-ahead'),
          value: amount(localizer, parts.payments),
          minor: true,
        },
      ];
  return disclosure({
    summary: localizer.text('payment-form-explained'),
    content: table({
      caption: localizer.text('payment-form-explained'),
      captionHidden: true,
      columns: [
        {
          header: localizer.text('payment-form-invoice'),
          rowHeader: true,
          cell: ({ number, date }) =>
            html`<bdi>${number}</bdi>
              <span class="line-detail"
                >${localizer.text('payment-form-of', { date: localizer.date(date) })}</span
              >`,
        },
        {
          header: localizer.text('payment-form-due'),
          cell: ({ dueDate }) =>
            html`<span class=${dueDate < asOf ? 'overdue' : ''}
              >${dueText(localizer, dueDate, asOf)}</span
            >`,
        },
        {
          header: localizer.text('payment-form-open'),
          align: 'end',
          cell: ({ open }) => amount(localizer, open),
        },
      ],
      rows: invoices,
      key: ({ invoiceId }) => invoiceId,
      totals: [
        ...credits,
        ...ahead,
        { label: localizer.text('payment-form-full'), value: amount(localizer, full) },
      ],
    }),
  });
}

/** When an invoice is due, or was. */
export function dueText(localizer: Localizer, dueDate: string, asOf: string): string {
  const date = localizer.date(dueDate);
  return localizer.text(dueDate < asOf ? 'payment-form-overdue' : 'payment-form-due-on', { date });
}
