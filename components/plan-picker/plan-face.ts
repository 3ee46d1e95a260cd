import type { Offer } from '../../src/controllers/plan-offers.js';
import { planPrice, type PlanPrice } from '../../src/controllers/plan-price.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Plan } from '../../src/model/plan.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';
import type { CalendarDate } from '../../src/model/values.js';
import { closedReason } from './closed-text.js';
import { notesOf, type Note } from './plan-notes.js';
import { hasDetails, priceParts, type PriceParts } from './price-text.js';

/** What the words on a plan are made from. */
export interface FaceParts {
  readonly offer: Offer;
  readonly today: CalendarDate;
  readonly schedule: RateSchedule | undefined;
  /** Name of the plans that it stands among, where a number of them can be chosen. */
  readonly among: string | undefined;
  /** What comes with it, at any depth. */
  readonly comingWith: readonly Offer[];
  /** The plan that it becomes, where the service tells its terms. */
  readonly becomes: Plan | undefined;
}

/** The words on a plan that stay while units are typed beside it. */
export interface PlanFace {
  /** The price at a glance: of the units that it is taken for unless the customer says otherwise. */
  readonly price: PlanPrice | undefined;
  readonly figure: PriceParts;
  readonly notes: readonly Note[];
  /** Whether its tiers say something that the price does not. */
  readonly scaled: boolean;
  /** Why it cannot be taken. */
  readonly closed: string | undefined;
}

export function planFace(localizer: Localizer, parts: FaceParts): PlanFace {
  const { offer, schedule, today, among } = parts;
  const price = schedule && planPrice(schedule, offer.usualUnits, today);
  return {
    price,
    figure: priceParts(localizer, price),
    notes: price ? notesOf(localizer, parts, price) : [],
    scaled: price !== undefined && hasDetails(price),
    closed: closedReason(localizer, offer, today, among),
  };
}
