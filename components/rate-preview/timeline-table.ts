import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Quote, TimelineRow } from '../../src/model/quote.js';
import { amount } from '../internal/amount.js';
import { badge } from '../internal/badge.js';
import { table } from '../internal/table.js';
import type { ChargeRow, Row } from './timeline-rows.js';

export interface TimelineTableOptions {
  readonly quote: Quote;
  readonly rows: readonly Row[];
  /** Charges like one in sight are folded away. */
  readonly folded: boolean;
  readonly severalPlans: boolean;
}

/** The charges over time, row by row: every mark of the picture is told here. */
export function timelineTable(
  localizer: Localizer,
  { quote, rows, folded, severalPlans }: TimelineTableOptions,
): TemplateResult {
  return table({
    caption: localizer.text('preview-timeline'),
    captionHidden: true,
    fixed: true,
    rows: folded ? rows.filter(({ leads }) => leads) : rows,
    key: keyOf,
    columns: [
      {
        header: localizer.text('preview-charged-on'),
        rowHeader: true,
        cell: (row) => {
          const date = row.kind === 'today' ? quote.asOf : row.charge.date;
          const today =
            date === quote.asOf ? [badge({ label: localizer.text('today'), tone: 'accent' })] : [];
          const notes = row.kind === 'today' ? today : [...today, ...changeNote(localizer, row)];
          return html`<span class="charged-on"
              ><span class="figures">${localizer.date(date)}</span>${notes}</span
            >${row.kind === 'charge' ? whatFor(localizer, row, { folded, severalPlans }) : nothing}`;
        },
      },
      {
        header: localizer.text('preview-amount'),
        align: 'end',
        cell: (row) =>
          row.kind === 'today'
            ? html`<span class="muted">${localizer.text('preview-nothing-due-now')}</span>`
            : html`${amount(localizer, row.charge.amount)}<span class="basis"
                  >${basis(localizer, row.charge)}</span
                >`,
      },
    ],
  });
}

function keyOf(row: Row): string {
  if (row.kind === 'today') return 'today';
  const { date, planId, period } = row.charge;
  return `${date} ${planId} ${period.from}`;
}

function whatFor(
  localizer: Localizer,
  { charge, more }: ChargeRow,
  { folded, severalPlans }: { readonly folded: boolean; readonly severalPlans: boolean },
): TemplateResult {
  const days = localizer.dateRange(charge.period.from, charge.period.to);
  const details = [
    localizer.text('preview-for-period', { period: days }),
    ...(folded && more > 0
      ? [localizer.text('preview-more-charges', { count: more, shown: localizer.number(more) })]
      : []),
  ];
  return html`${severalPlans ? html`<bdi class="line-detail">${charge.planName}</bdi>` : nothing}${details.map(
    (detail) => html`<span class="line-detail">${detail}</span>`,
  )}`;
}

function changeNote(localizer: Localizer, { charge, change }: ChargeRow): TemplateResult[] {
  switch (change) {
    case 'price':
      return [badge({ label: localizer.text('preview-mark-price'), tone: 'warning' })];
    case 'full':
      return [badge({ label: localizer.text('preview-mark-full') })];
    case 'none':
      return charge.prorated ? [badge({ label: localizer.text('preview-mark-part') })] : [];
  }
}

function basis(localizer: Localizer, { basis: kind, taxIncluded }: TimelineRow): string {
  return localizer.text('preview-basis', { basis: kind, tax: taxIncluded ? 'included' : 'before' });
}
