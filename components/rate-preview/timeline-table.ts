import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanQuote, TimelineRow } from '../../src/model/plan-quote.js';
import { amount } from '../internal/amount.js';
import { badge } from '../internal/badge.js';
import { table } from '../internal/table.js';
import type { Charged, DateRow } from './timeline-rows.js';

export interface TimelineTableOptions {
  readonly quote: PlanQuote;
  readonly rows: readonly DateRow[];
  /** Dates like one in sight are folded away. */
  readonly folded: boolean;
  readonly severalLanes: boolean;
}

/** The charges over time, date by date: every mark of the picture is told here. */
export function timelineTable(localizer: Localizer, options: TimelineTableOptions): TemplateResult {
  const { quote, rows, folded, severalLanes } = options;
  return table({
    caption: localizer.text('preview-timeline', { several: severalLanes ? 'yes' : 'no' }),
    captionHidden: true,
    fixed: true,
    rows: folded ? rows.filter(({ leads }) => leads) : rows,
    key: ({ date }) => date,
    columns: [
      {
        header: localizer.text('preview-charged-on'),
        rowHeader: true,
        cell: (row) => dateCell(localizer, row, options),
      },
      {
        header: localizer.text('preview-amount'),
        align: 'end',
        cell: (row) => amountCell(localizer, row, quote),
      },
    ],
    details: (row) => (isPlain(row) ? nothing : parts(localizer, row)),
  });
}

/** Whether all of it is in the row itself: one charge, or none. */
function isPlain({ charges, fees }: DateRow): boolean {
  return charges.length < 2 && fees.length === 0;
}

function dateCell(
  localizer: Localizer,
  row: DateRow,
  { quote, folded, severalLanes }: TimelineTableOptions,
): TemplateResult {
  const { date, charges, ends } = row;
  const [charged] = isPlain(row) ? charges : [];
  return html`<span class="charged-on"
      ><span class="figures">${localizer.date(date)}</span>${
        date === quote.asOf ? badge({ label: localizer.text('today'), tone: 'accent' }) : nothing
      }${charged ? note(localizer, charged) : nothing}${
        ends.length > 0 ? badge({ label: localizer.text('preview-mark-end') }) : nothing
      }</span
    >${charged ? whatFor(localizer, charged, { folded, severalLanes }) : nothing}${ends.map(
      ({ planName, through }) =>
        html`<span class="line-detail"
          >${localizer.text('preview-ends-here', { plan: planName, date: localizer.dateLong(through) })}</span
        >`,
    )}`;
}

function amountCell(localizer: Localizer, row: DateRow, { asOf }: PlanQuote): TemplateResult {
  const { date, charges, total } = row;
  const [charged] = charges;
  if (isPlain(row)) {
    if (charged) return priced(localizer, charged.row);
    const none = date === asOf ? 'preview-nothing-due-now' : 'preview-no-charge';
    return html`<span class="muted">${localizer.text(none)}</span>`;
  }
  if (total)
    return html`${amount(localizer, total)}<span class="basis"
        >${basis(localizer, { basis: 'projected', taxIncluded: false })}</span
      >`;
  return html`<span class="muted"
    >${localizer.text('preview-charges-count', { count: charges.length + row.fees.length })}</span
  >`;
}

function priced(localizer: Localizer, charge: TimelineRow): TemplateResult {
  return html`${amount(localizer, charge.amount)}<span class="basis"
      >${basis(localizer, charge)}</span
    >`;
}

/** All that is on one date, by plan. */
function parts(localizer: Localizer, { charges, fees, total }: DateRow): TemplateResult {
  return html`<ul class="parts">
    ${charges.map(
      (charged) =>
        html`<li class="part">
          <span
            ><span class="charged-on"
              ><bdi>${charged.row.planName}</bdi>${note(localizer, charged)}</span
            ><span class="line-detail">${forPeriod(localizer, charged.row)}</span></span
          >
          <span class="cell-end"
            >${total ? amount(localizer, charged.row.amount) : priced(localizer, charged.row)}</span
          >
        </li>`,
    )}
    ${fees.map(
      ({ kind, planName, amount: fee }) =>
        html`<li class="part">
          <span
            ><bdi>${planName}</bdi
            ><span class="line-detail">${localizer.text('preview-fee', { kind })}</span></span
          >
          <span class="cell-end">${amount(localizer, fee)}</span>
        </li>`,
    )}
  </ul>`;
}

function whatFor(
  localizer: Localizer,
  { row, more }: Charged,
  { folded, severalLanes }: { readonly folded: boolean; readonly severalLanes: boolean },
): TemplateResult {
  const details = [
    forPeriod(localizer, row),
    ...(folded && more > 0 && !severalLanes
      ? [localizer.text('preview-more-charges', { count: more, shown: localizer.number(more) })]
      : []),
  ];
  return html`${severalLanes ? html`<bdi class="line-detail">${row.planName}</bdi>` : nothing}${details.map(
    (detail) => html`<span class="line-detail">${detail}</span>`,
  )}`;
}

function forPeriod(localizer: Localizer, { period }: TimelineRow): string {
  return localizer.text('preview-for-period', {
    period: localizer.dateRange(period.from, period.to),
  });
}

function note(localizer: Localizer, { row, change }: Charged): TemplateResult | typeof nothing {
  switch (change) {
    case 'price':
    case 'plan':
      return badge({ label: localizer.text(`preview-mark-${change}`), tone: 'warning' });
    case 'full':
      return badge({ label: localizer.text('preview-mark-full') });
    default:
      return row.prorated ? badge({ label: localizer.text('preview-mark-part') }) : nothing;
  }
}

function basis(
  localizer: Localizer,
  { basis: kind, taxIncluded }: Pick<TimelineRow, 'basis' | 'taxIncluded'>,
): string {
  return localizer.text('preview-basis', { basis: kind, tax: taxIncluded ? 'included' : 'before' });
}
