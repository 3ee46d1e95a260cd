import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Quote, TimelineRow } from '../../src/model/quote.js';
import { amount } from '../internal/amount.js';
import { badge } from '../internal/badge.js';
import { button } from '../internal/button.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { table, type Column } from '../internal/table.js';
import { drawTimeline, priceChanges } from './timeline-geometry.js';
import { timelinePicture } from './timeline-picture.js';
import type { WidthController } from './width-controller.js';

/** Rows that are always in sight; more fold away behind a button. */
const rowsInSight = 8;

export interface TimelineOptions {
  readonly level: HeadingLevel;
  readonly quote: Quote;
  readonly room: WidthController;
  readonly expanded: boolean;
  readonly onExpand: (expanded: boolean) => void;
}

/** A line of the table: a charge, or today where nothing is charged. */
type Row = { readonly kind: 'charge'; readonly charge: TimelineRow } | { readonly kind: 'today' };

/** The charges over time, as a picture and as a table that has every mark of the picture as a row. */
export function timeline(
  localizer: Localizer,
  options: TimelineOptions,
): TemplateResult | typeof nothing {
  const { level, quote, room, expanded, onExpand } = options;
  const [first] = quote.timeline;
  const last = quote.timeline.at(-1);
  if (!first || !last) return nothing;
  const picture = drawTimeline({
    rows: quote.timeline,
    today: quote.asOf,
    width: room.width,
    dir: localizer.dir,
    texts: {
      amount: (row) => localizer.money(row.amount),
      date: (date) => localizer.dateShort(date),
      today: localizer.text('today'),
      change: localizer.text('preview-mark-price'),
      fullPeriod: localizer.text('preview-mark-full'),
    },
  });
  const name = localizer.text('preview-picture', {
    from: localizer.dateLong(first.period.from),
    to: localizer.dateLong(last.period.to),
  });
  const rows = tableRows(quote);
  const folds = rows.length > rowsInSight + 1;
  return html`<div class="stack">
    ${heading({ level, text: localizer.text('preview-timeline') })}
    <div class="picture-frame" part="picture">
      <div ${ref(room.measured)}></div>
      ${timelinePicture(picture, name)}
    </div>
    ${table({
      caption: localizer.text('preview-timeline'),
      captionHidden: true,
      fixed: true,
      columns: columns(localizer, quote, picture.lanes.length > 1),
      rows: folds && !expanded ? rows.slice(0, rowsInSight) : rows,
      key: keyOf,
    })}
    ${
      folds
        ? html`<div>
            ${button({
              label: expanded
                ? localizer.text('preview-fewer-charges')
                : localizer.text('preview-all-charges', {
                    count: rows.length,
                    shown: localizer.number(rows.length),
                  }),
              kind: 'quiet',
              expanded,
              onPress: () => {
                onExpand(!expanded);
              },
            })}
          </div>`
        : nothing
    }
    ${
      quote.pricesKnownUntil
        ? html`<p class="small muted">
            ${localizer.text('preview-known-until', { date: localizer.dateLong(quote.pricesKnownUntil) })}
          </p>`
        : nothing
    }
  </div>`;
}

function tableRows({ timeline: charges, asOf }: Quote): Row[] {
  const rows = charges.map((charge): Row => ({ kind: 'charge', charge }));
  if (charges.some((charge) => charge.date === asOf)) return rows;
  const position = charges.filter((charge) => charge.date < asOf).length;
  return rows.toSpliced(position, 0, { kind: 'today' });
}

function keyOf(row: Row): string {
  return row.kind === 'today'
    ? 'today'
    : `${row.charge.date} ${row.charge.planId} ${row.charge.period.from}`;
}

function columns(localizer: Localizer, quote: Quote, severalPlans: boolean): Column<Row>[] {
  const changes = priceChanges(quote.timeline);
  const when = (row: Row) => {
    const date = row.kind === 'today' ? quote.asOf : row.charge.date;
    const notes = [
      ...(date === quote.asOf ? [badge({ label: localizer.text('today'), tone: 'accent' })] : []),
      ...(row.kind === 'charge' ? changeNote(localizer, row.charge, changes.get(row.charge)) : []),
    ];
    return html`<span class="charged-on"
        ><span class="figures">${localizer.date(date)}</span>${notes}</span
      >${row.kind === 'charge' ? whatFor(localizer, row.charge, severalPlans) : nothing}`;
  };
  const cost = (row: Row) =>
    row.kind === 'today'
      ? html`<span class="muted">${localizer.text('preview-nothing-due-now')}</span>`
      : html`${amount(localizer, row.charge.amount)}<span class="basis"
            >${basis(localizer, row.charge)}</span
          >`;
  return [
    { header: localizer.text('preview-charged-on'), rowHeader: true, cell: when },
    { header: localizer.text('preview-amount'), align: 'end', cell: cost },
  ];
}

function whatFor(
  localizer: Localizer,
  { period, planName }: TimelineRow,
  severalPlans: boolean,
): TemplateResult {
  const days = localizer.text('preview-for-period', {
    period: localizer.dateRange(period.from, period.to),
  });
  return html`${severalPlans ? html`<bdi class="line-detail">${planName}</bdi>` : nothing}<span
      class="line-detail"
      >${days}</span
    >`;
}

function changeNote(
  localizer: Localizer,
  charge: TimelineRow,
  change: 'price' | 'full' | undefined,
): TemplateResult[] {
  if (change === 'price')
    return [badge({ label: localizer.text('preview-mark-price'), tone: 'warning' })];
  if (change === 'full') return [badge({ label: localizer.text('preview-mark-full') })];
  return charge.prorated ? [badge({ label: localizer.text('preview-mark-part') })] : [];
}

function basis(localizer: Localizer, { basis: kind, taxIncluded }: TimelineRow): string {
  return localizer.text('preview-basis', { basis: kind, tax: taxIncluded ? 'included' : 'before' });
}
