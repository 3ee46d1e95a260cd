import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type { FigureDifference } from '../../src/controllers/quote-difference.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { amount } from '../internal/amount.js';
import { table } from '../internal/table.js';

/** Figures that a customer saw beside those that hold now, with the difference in words. */
export function changedFigures(
  localizer: Localizer,
  figures: readonly FigureDifference[],
): TemplateResult | typeof nothing {
  if (figures.length === 0) return nothing;
  const side = (value: FigureDifference['before']) =>
    value
      ? amount(localizer, value)
      : html`<span class="muted">${localizer.text('preview-changed-none')}</span>`;
  return table({
    caption: localizer.text('preview-changed'),
    captionHidden: true,
    columns: [
      {
        header: localizer.text('preview-changed-what'),
        rowHeader: true,
        cell: (figure) => nameOf(localizer, figure),
      },
      {
        header: localizer.text('preview-changed-before'),
        align: 'end',
        cell: ({ before }) => side(before),
      },
      {
        header: localizer.text('preview-changed-after'),
        align: 'end',
        cell: ({ after, change }) =>
          html`<span class=${change === 'same' ? '' : 'strong'}>${side(after)}</span
            ><span class="basis">${localizer.text('preview-change', { change })}</span>`,
      },
    ],
    rows: turns(figures),
    key: ({ what, date }) => `${what} ${date}`,
    fixed: true,
  });
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
