import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { changeOf } from '../../src/controllers/quote-difference.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { InstanceTerms } from '../../src/model/plan-instance.js';
import type { QuotedChange, PlanQuote } from '../../src/model/plan-quote.js';
import { table } from '../internal/table.js';
import { priceText, whenOf } from './change-sentences.js';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly before: TemplateResult | string;
  readonly after: TemplateResult | string;
}

type Compared = QuotedChange & { readonly before: InstanceTerms; readonly after: InstanceTerms };

const compared: ReadonlySet<QuotedChange['kind']> = new Set([
  'replace',
  'rollover',
  'units',
  'rate-schedule',
]);

function isCompared(change: QuotedChange): change is Compared {
  const { kind, edit, before, after } = change;
  return compared.has(kind) && edit !== 'delete' && before !== undefined && after !== undefined;
}

/** What is replaced or changed, before and after, one table per change; the difference of the price is told in words. */
export function comparisons(
  localizer: Localizer,
  { changes, asOf }: PlanQuote,
): TemplateResult | typeof nothing {
  const shown = changes.filter(isCompared);
  if (shown.length === 0) return nothing;
  return html`${shown.map((change) => {
    const when = whenOf(change.effectiveDate, asOf);
    return table<Row>({
      caption: localizer.text('preview-compare', {
        several: shown.length > 1 ? 'yes' : 'no',
        plan: change.before.planName,
      }),
      columns: [
        {
          header: localizer.text('preview-compare-what'),
          rowHeader: true,
          cell: ({ name }) => html`<span class="muted">${name}</span>`,
        },
        { header: localizer.text('preview-compare-before'), cell: ({ before }) => before },
        {
          header: localizer.text('preview-compare-after', {
            when: when === 'past' ? 'date' : when,
            date: change.effectiveDate === undefined ? '' : localizer.date(change.effectiveDate),
          }),
          cell: ({ after }) => after,
        },
      ],
      rows: rowsOf(localizer, change),
      key: ({ key }) => key,
      fixed: true,
    });
  })}`;
}

function rowsOf(localizer: Localizer, { before, after }: Compared): Row[] {
  const row = (
    key: 'plan' | 'units' | 'schedule',
    told: (terms: InstanceTerms) => string,
  ): Row[] => {
    const [was, is] = [told(before), told(after)];
    if (was === is) return [];
    const name = localizer.text(`preview-compare-${key}`);
    return [
      { key, name, before: html`<bdi>${was}</bdi>`, after: html`<bdi class="strong">${is}</bdi>` },
    ];
  };
  return [
    ...row('plan', ({ planName }) => planName),
    ...row('units', ({ units }) => localizer.number(units)),
    // Companies that sell a plan at one price often give both one name.
    ...(before.planId === after.planId
      ? row('schedule', ({ rateScheduleName }) => rateScheduleName)
      : []),
    ...priceRow(localizer, before, after),
  ];
}

function priceRow(localizer: Localizer, before: InstanceTerms, after: InstanceTerms): Row[] {
  const [was, is] = [priceText(localizer, before), priceText(localizer, after)];
  if (was === undefined && is === undefined) return [];
  const unknown = html`<span class="muted">${localizer.text('preview-compare-unknown')}</span>`;
  // Amounts for periods of different length are not more or less than each other.
  const comparable = before.price && after.price && before.intervalMonths === after.intervalMonths;
  const word = comparable
    ? localizer.text('preview-change', { change: changeOf(before.price, after.price) })
    : undefined;
  return [
    {
      key: 'price',
      name: localizer.text('preview-compare-price'),
      before: was ?? unknown,
      after: html`${is === undefined ? unknown : html`<span class="strong">${is}</span>`}${
        word ? html`<span class="basis">${word}</span>` : nothing
      }`,
    },
  ];
}
