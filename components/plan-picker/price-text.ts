import type { Localizer, TermArguments } from '../../src/i18n/localizer.js';
import type { PlanPrice, PriceScale } from '../../src/controllers/plan-price.js';

type TierWords = TermArguments<'plan-picker-tier-standard'>[0];

/** A price with its interval in words, or that there is none: "$40.00 per month". */
export function priceText(
  localizer: Localizer,
  { price, intervalMonths, charged }: PlanPrice,
): string {
  switch (charged) {
    case 'regularly':
      return localizer.text('price-per-interval', {
        amount: localizer.money(price),
        months: intervalMonths,
      });
    case 'usage':
      return localizer.text('plan-picker-no-regular-charge');
    case 'free':
      return localizer.text('free');
  }
}

/** What comes beside a regular price. */
export interface Extra {
  readonly kind: 'change' | 'fee';
  readonly text: string;
}

/** The announced changes of a price, then its fees. */
export function extraTexts(localizer: Localizer, { changes, fees }: PlanPrice): Extra[] {
  return [
    ...changes.map(({ from, price }) => ({
      kind: 'change' as const,
      text: localizer.text('plan-picker-price-change', {
        price: localizer.money(price),
        date: localizer.date(from),
      }),
    })),
    ...fees.map(({ kind, name, amount }) => ({
      kind: 'fee' as const,
      text: localizer.text(`plan-picker-${kind}`, { name, amount: localizer.money(amount) }),
    })),
  ];
}

/** The tiers of one charge, a sentence each. */
export function tierTexts(localizer: Localizer, { rule, tiers }: PriceScale): string[] {
  const [only] = tiers;
  if (tiers.length === 1 && only) {
    const id = rule === 'flat' ? 'plan-picker-tier-whole' : 'plan-picker-tier-each';
    return [localizer.text(id, { rate: localizer.rate(only.rate) })];
  }
  return tiers.map(({ from, to, rate }) => {
    const words: TierWords = {
      shape: to === undefined ? 'open' : to === from ? 'single' : 'closed',
      from: localizer.number(from),
      to: localizer.number(to ?? from),
      rate: localizer.rate(rate),
    };
    return localizer.text(`plan-picker-tier-${rule}`, words);
  });
}

/** Whether the tiers say something that the price does not. */
export function hasDetails({ scales }: PlanPrice): boolean {
  return (
    scales.length > 1 || scales.some(({ kind, tiers }) => kind === 'usage' || tiers.length > 1)
  );
}
