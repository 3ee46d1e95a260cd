import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { expiryText, payerText } from '../billing-group-selector/payer-text.js';
import { amount } from '../internal/amount.js';
import type { Fact } from '../internal/facts.js';
import { table } from '../internal/table.js';
import { isNothing, onlyWaits } from './sentences.js';

type QuotePayer = PlanQuote['payers'][number];

/** Who pays, as one fact; none where several do, or nothing is ever charged or credited. */
export function payerFact(localizer: Localizer, quote: PlanQuote): Fact[] {
  const [payer, ...more] = quote.payers;
  if (!payer || more.length > 0 || !isCharging(quote) || onlyWaits(quote)) return [];
  const { credit } = localizer.moneyParts(payer.total);
  return [
    {
      label: localizer.text('preview-payer', { credit: credit ? 'yes' : 'no' }),
      value: html`${payerName(localizer, payer)}${
        isNothing(payer.total)
          ? html`<span class="line-detail">${localizer.text('preview-payer-nothing')}</span>`
          : nothing
      }`,
    },
  ];
}

/** Who pays which part of what is due today; nothing where one pays all of it. */
export function payersTable(
  localizer: Localizer,
  quote: PlanQuote,
): TemplateResult | typeof nothing {
  const { payers } = quote;
  if (payers.length < 2 || !isCharging(quote)) return nothing;
  return table({
    caption: localizer.text('preview-payer', { credit: 'no' }),
    columns: [
      {
        header: localizer.text('preview-payer-group'),
        rowHeader: true,
        cell: (payer) => payerName(localizer, payer),
      },
      {
        header: localizer.text('preview-payer-today'),
        align: 'end',
        cell: ({ total }) =>
          isNothing(total)
            ? html`<span class="muted">${localizer.text('preview-payer-nothing')}</span>`
            : amount(localizer, total),
      },
    ],
    rows: payers,
    key: ({ billingGroupId }) => billingGroupId,
    fixed: true,
  });
}

function isCharging({ dueNow, withNext, nextInvoice }: PlanQuote): boolean {
  return !isNothing(dueNow.total) || withNext !== undefined || nextInvoice !== undefined;
}

function payerName(localizer: Localizer, { name, payer }: QuotePayer): TemplateResult {
  const expiry = payer.by === 'method' ? expiryText(localizer, payer.primary) : undefined;
  return html`<bdi>${name}</bdi><span class="line-detail">${payerText(localizer, payer)}</span>${
      expiry ? html`<span class="line-detail">${expiry}</span>` : nothing
    }`;
}
