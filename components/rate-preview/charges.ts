import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Line } from '../../src/model/invoice.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import type { Charges } from '../../src/model/charges.js';
import { amount } from '../internal/amount.js';
import { table, type TableOptions } from '../internal/table.js';
import { isNothing } from './sentences.js';

type Totals = NonNullable<TableOptions<unknown>['totals']>;

/** What is due today, line by line, with the sums that the platform gave. */
export function dueNowTable(localizer: Localizer, { dueNow, asOf }: PlanQuote): TemplateResult {
  if (dueNow.lines.length === 0 && isNothing(dueNow.total))
    return html`<p>${localizer.text('preview-nothing-due-now')}</p>`;
  return chargesTable(localizer, dueNow, {
    caption: localizer.text('preview-due-now', { date: localizer.dateLong(asOf) }),
    total: 'preview-total-due-now',
  });
}

/** What is charged or credited now and waits for the next invoice; nothing where nothing does. */
export function withNextTable(
  localizer: Localizer,
  { withNext }: PlanQuote,
): TemplateResult | typeof nothing {
  if (!withNext) return nothing;
  return html`<div class="stack stack-tight">
    ${chargesTable(localizer, withNext, {
      caption: localizer.text('preview-with-next'),
      total: 'preview-total-with-next',
    })}
    <p class="small muted">${localizer.text('preview-with-next-more')}</p>
  </div>`;
}

function chargesTable(
  localizer: Localizer,
  charges: Charges,
  names: {
    readonly caption: string;
    readonly total: 'preview-total-due-now' | 'preview-total-with-next';
  },
): TemplateResult {
  const { total, tax } = charges;
  const taxes = charges.lines.filter(({ kind }) => kind === 'tax');
  const { credit } = localizer.moneyParts(total);
  // A single tax is told by its sum.
  const lines =
    taxes.length > 1 ? charges.lines : charges.lines.filter(({ kind }) => kind !== 'tax');
  return linesTable(localizer, {
    caption: names.caption,
    lines,
    totals: [
      ...partSums(localizer, charges),
      ...(taxes.length > 0 || !isNothing(tax)
        ? [{ label: localizer.text('line-tax'), value: amount(localizer, tax), minor: true }]
        : []),
      {
        label: localizer.text(names.total, { credit: credit ? 'yes' : 'no' }),
        value: amount(localizer, total),
      },
    ],
  });
}

/** Charges and credits apart, where there are both. */
function partSums(localizer: Localizer, { charges, credits }: Charges): Totals {
  if (isNothing(charges) || isNothing(credits)) return [];
  return [
    {
      label: localizer.text('preview-sum-charges'),
      value: amount(localizer, charges),
      minor: true,
    },
    {
      label: localizer.text('preview-sum-credits'),
      value: amount(localizer, credits),
      minor: true,
    },
  ];
}

export interface LinesTableOptions {
  readonly caption: string;
  readonly captionHidden?: boolean | undefined;
  readonly lines: readonly Line[];
  readonly totals?: Totals | undefined;
}

/** Lines of a quote or a receipt: what for and for which days, and how much. */
export function linesTable(
  localizer: Localizer,
  { caption, captionHidden, lines, totals }: LinesTableOptions,
): TemplateResult {
  const numbered = lines.map((line, index) => ({ line, key: String(index) }));
  return table({
    caption,
    captionHidden,
    columns: [
      {
        header: localizer.text('preview-for-what'),
        rowHeader: true,
        cell: ({ line }) => lineName(localizer, line),
      },
      {
        header: localizer.text('preview-amount'),
        align: 'end',
        cell: ({ line }) => amount(localizer, line.amount),
      },
    ],
    rows: numbered,
    key: ({ key }) => key,
    totals,
    fixed: true,
  });
}

function lineName(localizer: Localizer, line: Line): TemplateResult {
  const { kind, planName, description, period, prorated } = line;
  const kindWord = localizer.text(`line-${kind}`);
  const details = [
    ...(planName && planName !== description
      ? [description]
      : kindWord === description
        ? []
        : [kindWord]),
    ...(period ? [localizer.dateRange(period.from, period.to)] : []),
    ...(prorated ? [localizer.text('line-prorated')] : []),
    ...unitsAtRate(localizer, line),
  ];
  return html`<bdi>${planName ?? description}</bdi
    ><span class="line-details"
      >${details.map((detail) => html`<span class="line-detail">${detail}</span>`)}</span
    >`;
}

function unitsAtRate(localizer: Localizer, { units, rate }: Line): string[] {
  if (units === undefined || rate === undefined || !isDecimal(units) || Number(units) === 1)
    return [];
  return [
    localizer.text('preview-units-at-rate', {
      count: Number(units),
      units: localizer.number(units),
      rate: localizer.rate(rate),
    }),
  ];
}

function isDecimal(text: string): text is `${number}` {
  return /^\d+(\.\d+)?$/.test(text);
}
