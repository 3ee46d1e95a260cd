import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { FigureDifference, QuoteDifference } from '../../src/controllers/quote-difference.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { payerText } from '../billing-group-selector/payer-text.js';
import { amount } from '../internal/amount.js';
import { table } from '../internal/table.js';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly before: TemplateResult | string;
  readonly after: TemplateResult | string;
}

/** What a customer saw beside what holds now: figures, with the difference in words, and who pays. */
export function changedFigures(
  localizer: Localizer,
  { figures, payer }: QuoteDifference,
): TemplateResult | typeof nothing {
  const rows = turns(figures).map((figure) => figureRow(localizer, figure));
  if (payer) {
    rows.push({
      key: 'payer',
      name: localizer.text('preview-payer'),
      before: payerText(localizer, payer.before),
      after: html`<span class="strong">${payerText(localizer, payer.after)}</span>`,
    });
  }
  if (rows.length === 0) return nothing;
  return table({
    caption: localizer.text('preview-changed'),
    captionHidden: true,
    columns: [
      {
        header: localizer.text('preview-changed-what'),
        rowHeader: true,
        cell: ({ name }) => name,
      },
      {
        header: localizer.text('preview-changed-before'),
        align: 'end',
        cell: ({ before }) => before,
      },
      {
        header: localizer.text('preview-changed-after'),
        align: 'end',
        cell: ({ after }) => after,
      },
    ],
    rows,
    key: ({ key }) => key,
    fixed: true,
  });
}

function figureRow(localizer: Localizer, figure: FigureDifference): Row {
  const { what, date, before, after, change } = figure;
  const side = (value: FigureDifference['before']) =>
    value
      ? amount(localizer, value)
      : html`<span class="muted">${localizer.text('preview-changed-none')}</span>`;
  return {
    key: `${what} ${date}`,
    name: nameOf(localizer, figure),
    before: side(before),
    after: html`<span class=${change === 'same' ? '' : 'strong'}>${side(after)}</span
      ><span class="basis">${localizer.text('preview-change', { change })}</span>`,
  };
}

function nameOf(localizer: Localizer, { what, date }: FigureDifference): string {
  if (what === 'due-now') return localizer.text('preview-changed-due-now');
  const term = what === 'next-invoice' ? 'preview-changed-next' : 'preview-changed-later';
  return localizer.text(term, { date: localizer.date(date) });
}

/** One row for what is due now and one wherever old or new amount is another than in the row before. */
function turns(figures: readonly FigureDifference[]): FigureDifference[] {
  return figures.filter((figure, index) => {
    const former = figures[index - 1];
    return former?.what !== 'next-invoice' && former?.what !== 'later'
      ? true
      : figure.before?.amount !== former.before?.amount ||
          figure.after?.amount !== former.after?.amount;
  });
}
