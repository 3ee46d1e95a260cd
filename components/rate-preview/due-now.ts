import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Line } from '../../src/model/invoice.js';
import type { Quote } from '../../src/model/quote.js';
import { amount } from '../internal/amount.js';
import { table } from '../internal/table.js';

/** What is due today, line by line, with the total that the platform gave. */
export function dueNowTable(localizer: Localizer, { dueNow, asOf }: Quote): TemplateResult {
  if (dueNow.lines.length === 0) return html`<p>${localizer.text('preview-nothing-due-now')}</p>`;
  return linesTable(localizer, {
    caption: localizer.text('preview-due-now', { date: localizer.dateLong(asOf) }),
    lines: dueNow.lines,
    totals: [
      { label: localizer.text('preview-total-due-now'), value: amount(localizer, dueNow.total) },
    ],
  });
}

export interface LinesTableOptions {
  readonly caption: string;
  readonly lines: readonly Line[];
  readonly totals?:
    readonly { readonly label: string; readonly value: TemplateResult }[] | undefined;
}

/** Lines of a quote or a receipt: what for and for which days, and how much. */
export function linesTable(
  localizer: Localizer,
  { caption, lines, totals }: LinesTableOptions,
): TemplateResult {
  const numbered = lines.map((line, index) => ({ line, key: String(index) }));
  return table({
    caption,
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
  return html`<bdi>${planName ?? description}</bdi>${details.map(
      (detail) => html`<span class="line-detail">${detail}</span>`,
    )}${nothing}`;
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
