import type { TemplateResult } from 'lit';
import type { Localizer, TermArguments } from '../../src/i18n/localizer.js';
import type { PlanPrice, PriceScale } from '../../src/controllers/plan-price.js';
import { amount } from '../internal/amount.js';

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

/** Figures of more characters do not fit in large type on the narrowest card, and amounts never break. */
const longFigure = 13;

/** A price in two: its figure, and its interval; or no figure and words in place of both. */
export interface PriceParts {
  readonly figure: string;
  readonly note: string;
  readonly long: boolean;
}

export function priceParts(localizer: Localizer, price: PlanPrice | undefined): PriceParts {
  if (!price) return { figure: '', note: '', long: false };
  if (price.charged !== 'regularly') {
    return { figure: '', note: priceText(localizer, price), long: false };
  }
  const { figure } = localizer.moneyParts(price.price);
  const note = ` ${localizer.text('per-interval', { months: price.intervalMonths })}`;
  return { figure, note, long: figure.length > longFigure };
}

/** A price as a figure with its interval, or in words where there is no figure. */
export function priceFigure(
  localizer: Localizer,
  price: PlanPrice,
  size: 'normal' | 'large',
): TemplateResult | string {
  if (price.charged !== 'regularly') return priceText(localizer, price);
  const long = localizer.moneyParts(price.price).figure.length > longFigure;
  return amount(localizer, price.price, {
    size: long ? 'normal' : size,
    note: localizer.text('per-interval', { months: price.intervalMonths }),
  });
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
