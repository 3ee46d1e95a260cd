import { planPrice } from '../../src/controllers/plan-price.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';
import { readUnits } from '../internal/units-field.js';
import type { FaceParts, PlanFace } from './plan-face.js';
import { priceText } from './price-text.js';

/** A word of the page on a plan ("Best fit"), alone or with a tone. */
export type PlanBadge = string | TonedBadge;

interface TonedBadge {
  readonly text: string;
  readonly tone?: 'neutral' | 'accent' | 'success' | 'warning' | undefined;
}

/** All that one plan shows, on a card, in a row of the table or among what can be added. */
export interface PlanView extends FaceParts {
  /** The same as long as its words are. */
  readonly face: PlanFace;
  readonly chosen: boolean;
  readonly control: 'radio' | 'checkbox';
  /** Name of the radio buttons that it is one of. */
  readonly group: string;
  /** Rate schedules to choose from beside the one that it has; none where there is no choice. */
  readonly schedules: readonly RateSchedule[];
  /** As typed, usable or not. */
  readonly unitsText: string;
  readonly unitsProblem: string | undefined;
  readonly badge: PlanBadge | undefined;
  /** How many plans can be added under it, and how many are; left out where they stand right beside it. */
  readonly addable: number;
  readonly added: number;
}

/** What a customer can do with one plan. */
export interface PlanActions {
  choose(view: PlanView, on: boolean): void;
  chooseSchedule(view: PlanView, schedule: RateSchedule): void;
  /** Answers what the plan shows from now on. */
  typeUnits(view: PlanView, text: string): PlanView;
  commitUnits(view: PlanView): void;
  showAddOns(view: PlanView): void;
}

/** Everything that a plan is drawn from, to see whether it is another. */
export function viewParts(view: PlanView): readonly unknown[] {
  return Object.values(view) as readonly unknown[];
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
