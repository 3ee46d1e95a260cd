import type { TemplateResult } from 'lit';
import { html, nothing } from 'lit';
import type {
  FigureDifference,
  PayerDifference,
  QuoteDifference,
} from '../../src/controllers/quote-difference.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { payerText } from '../billing-group-selector/payer-text.js';
import { amount } from '../internal/amount.js';
import { table } from '../internal/table.js';
import { isNothing } from './sentences.js';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly before: TemplateResult | string;
  readonly after: TemplateResult | string;
}

/** What a customer saw beside what holds now: figures, with the difference in words, and who pays. */
export function changedFigures(
  localizer: Localizer,
  { figures, payers }: QuoteDifference,
): TemplateResult | typeof nothing {
  const rows = [
    ...turns(figures).map((figure) => figureRow(localizer, figure)),
    ...payers.map((payer) => payerRow(localizer, payer)),
  ];
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

function payerRow(localizer: Localizer, { name, before, after }: PayerDifference): Row {
  const side = (payer: PayerDifference['before']) =>
    payer
      ? html`${payerText(localizer, payer.payer)}<span class="line-detail"
            >${
              isNothing(payer.total)
                ? localizer.text('preview-payer-nothing')
                : amount(localizer, payer.total)
            }</span
          >`
      : none(localizer);
  return {
    key: `payer ${name}`,
    name: localizer.text('preview-changed-payer', { name }),
    before: side(before),
    after: html`<span class="strong">${side(after)}</span>`,
  };
}

function none(localizer: Localizer): TemplateResult {
  return html`<span class="muted">${localizer.text('preview-changed-none')}</span>`;
}

function figureRow(localizer: Localizer, figure: FigureDifference): Row {
  const { what, date, planName, before, after, change } = figure;
  const side = (value: FigureDifference['before']) =>
    value ? amount(localizer, value) : none(localizer);
  return {
    key: [what, date, planName].join(' '),
    name: nameOf(localizer, figure),
    before: side(before),
    after: html`<span class=${change === 'same' ? '' : 'strong'}>${side(after)}</span
      ><span class="basis">${localizer.text('preview-change', { change })}</span>`,
  };
}

function nameOf(
  localizer: Localizer,
  { what, date: on, planName: plan }: FigureDifference,
): string {
  const date = localizer.date(on);
  switch (what) {
    case 'due-now':
      return localizer.text('preview-changed-due-now');
    case 'with-next':
      return localizer.text('preview-changed-with-next');
    case 'next-invoice':
      return localizer.text('preview-changed-next', { date });
    default:
      return plan === undefined
        ? localizer.text('preview-changed-later', { date })
        : localizer.text('preview-changed-later-of', { plan, date });
  }
}

/** One row for what is due now and one wherever old or new amount is another than in the row before of the same plan. */
function turns(figures: readonly FigureDifference[]): FigureDifference[] {
  return figures.filter(({ what, planName, before, after }, index) => {
    const former = figures.findLast(
      (each, place) => place < index && isRegular(each) && each.planName === planName,
    );
    if (!former || !isRegular({ what })) return true;
    return before?.amount !== former.before?.amount || after?.amount !== former.after?.amount;
  });
}

function isRegular({ what }: Pick<FigureDifference, 'what'>): boolean {
  return what === 'next-invoice' || what === 'later';
}
