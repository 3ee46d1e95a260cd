import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { InvoiceId } from '../../src/model/ids.js';
import type { InvoiceStatus, InvoiceSummary } from '../../src/model/invoice.js';
import { amount } from '../internal/amount.js';
import { badge, type BadgeOptions } from '../internal/badge.js';
import { button } from '../internal/button.js';
import { table } from '../internal/table.js';

export interface InvoiceTableOptions {
  readonly rows: readonly InvoiceSummary[];
  /** The invoices that are opened to their lines. */
  readonly opened: ReadonlySet<InvoiceId>;
  readonly onToggle: (id: InvoiceId) => void;
}

/** Invoices as a table; the number heads its row and opens it. */
export function invoiceTable(localizer: Localizer, options: InvoiceTableOptions): TemplateResult {
  const { rows, opened, onToggle } = options;
  return table<InvoiceSummary>({
    caption: localizer.text('invoice-history-caption'),
    columns: [
      {
        header: localizer.text('invoice-history-number'),
        rowHeader: true,
        cell: ({ id, number }) =>
          button({
            label: number,
            kind: 'quiet',
            size: 'small',
            icon: 'chevron-end',
            expanded: opened.has(id),
            onPress: () => onToggle(id),
          }),
      },
      {
        header: localizer.text('invoice-history-date'),
        cell: ({ date }) => html`<span class="figures">${localizer.date(date)}</span>`,
      },
      {
        header: localizer.text('invoice-history-period'),
        cell: ({ period }) =>
          period
            ? localizer.dateRange(period.from, period.to)
            : localizer.text('invoice-history-no-period'),
      },
      {
        header: localizer.text('invoice-history-amount'),
        align: 'end',
        cell: (row) => amount(localizer, row.amount),
      },
      { header: localizer.text('invoice-history-status'), cell: (row) => status(localizer, row) },
    ],
    rows,
    key: ({ id }) => id,
    details: ({ id }) =>
      opened.has(id) ? html`<uss-invoice-lines .invoiceId=${id}></uss-invoice-lines>` : nothing,
  });
}

const looks: Readonly<Record<InvoiceStatus, Pick<BadgeOptions, 'tone' | 'icon'>>> = {
  paid: { tone: 'success', icon: 'success' },
  open: { tone: 'accent', icon: 'clock' },
  pending: { tone: 'neutral', icon: 'clock' },
  voided: { tone: 'neutral', icon: 'close' },
};

function status(localizer: Localizer, { status: name, paidOn }: InvoiceSummary): TemplateResult {
  return html`<span class="status"
    >${badge({ label: localizer.text(`invoice-history-is-${name}`), ...looks[name] })}${
      paidOn && name === 'paid'
        ? html` <span class="muted small"
            >${localizer.text('invoice-history-paid-on', { date: localizer.date(paidOn) })}</span
          >`
        : nothing
    }</span
  >`;
}
