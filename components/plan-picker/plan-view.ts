import { planPrice, type PlanPrice } from '../../src/controllers/plan-price.js';
import type { Offer } from '../../src/controllers/plan-offers.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Plan } from '../../src/model/plan.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';
import type { CalendarDate } from '../../src/model/values.js';
import { readUnits } from '../internal/units-field.js';
import { priceText } from './price-text.js';

/** A word of the page on a plan ("Best fit"), alone or with a tone. */
export type PlanBadge = string | TonedBadge;

interface TonedBadge {
  readonly text: string;
  readonly tone?: 'neutral' | 'accent' | 'success' | 'warning' | undefined;
}

/** All that one plan shows, on a card, in a row of the table or among what can be added. */
export interface PlanView {
  readonly offer: Offer;
  readonly today: CalendarDate;
  readonly chosen: boolean;
  readonly control: 'radio' | 'checkbox';
  /** Name of the radio buttons that it is one of. */
  readonly group: string;
  readonly schedule: RateSchedule | undefined;
  /** Those to choose from beside the one that it has; none where there is no choice. */
  readonly schedules: readonly RateSchedule[];
  /** As typed, usable or not. */
  readonly unitsText: string;
  readonly unitsProblem: string | undefined;
  readonly badge: PlanBadge | undefined;
  /** Name of the plans that it stands among, where a number of them can be chosen. */
  readonly among: string | undefined;
  /** What comes with it, at any depth. */
  readonly comingWith: readonly Offer[];
  /** The plan that it becomes, where the service tells its terms. */
  readonly becomes: Plan | undefined;
  /** How many plans can be added under it, and how many are; left out where they stand right beside it. */
  readonly addable: number;
  readonly added: number;
}

/** What a customer can do with one plan. */
export interface PlanActions {
  choose(view: PlanView, on: boolean): void;
  chooseSchedule(view: PlanView, schedule: RateSchedule): void;
  typeUnits(view: PlanView, text: string): void;
  commitUnits(view: PlanView): void;
  showAddOns(view: PlanView): void;
}

/** Everything that a plan is drawn from, to see whether it is another. */
export function viewParts(view: PlanView): readonly unknown[] {
  return Object.values(view) as readonly unknown[];
}

/** The price at a glance: of the units that it is taken for unless the customer says otherwise. */
export function usualPrice({ offer, schedule, today }: PlanView): PlanPrice | undefined {
  return schedule && planPrice(schedule, offer.usualUnits, today);
}

/** The running price as one sentence, for the status region; nothing while the units are not usable. */
export function runningPriceText(localizer: Localizer, view: PlanView): string | undefined {
  const { offer, schedule, unitsText, today } = view;
  const reading = readUnits(localizer, unitsText, offer.units);
  if (!schedule || !reading.ok) return undefined;
  return localizer.text('plan-picker-running-price', {
    price: priceText(localizer, planPrice(schedule, reading.value, today)),
    count: reading.value,
  });
}
