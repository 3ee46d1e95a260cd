import type { TemplateResult } from 'lit';
import type { Offer, PlanOffers } from '../../src/controllers/plan-offers.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { readUnits } from '../internal/units-field.js';
import type { PlanChoice } from './plan-choice.js';
import { planFace } from './plan-face.js';
import { viewParts, type PlanBadge, type PlanView } from './plan-view.js';
import { countOf, radioName } from './sight.js';

export interface ViewOptions {
  readonly localizer: Localizer;
  readonly offers: PlanOffers;
  readonly choice: PlanChoice;
  /** One plan on top can be chosen, or any number. */
  readonly multiple: boolean;
  readonly badges: Readonly<Record<string, PlanBadge>>;
  /** Whether what is typed as units of an offer is complained about. */
  readonly complains: (offer: Offer) => boolean;
}

const none: PlanView['schedules'] = [];

/** What each plan shows now: the same object as long as it is the same, so that a plan is drawn anew only when something of it changed. */
export class PlanViews {
  #from: readonly unknown[] = [];
  readonly #known = new Map<string, PlanView>();
  readonly #drawn = new WeakMap<PlanView, TemplateResult>();

  /** What one plan shows, for one drawing of them all. */
  looker(options: ViewOptions): (offer: Offer) => PlanView {
    const { localizer, offers, choice, multiple, badges } = options;
    const from = [localizer, offers, multiple, badges, choice.interval];
    if (from.some((part, index) => part !== this.#from[index])) {
      this.#from = from;
      this.#known.clear();
    }
    const { touched } = choice;
    return (offer) => {
      const former = this.#known.get(offer.key);
      // With hundreds of plans, nearly all are as they were.
      const asItWas = !offer.parent && !touched.has(offer.key);
      if (former && !former.chosen && asItWas) return former;
      const view = viewOf(options, offer, former);
      if (former && same(viewParts(former), viewParts(view))) return former;
      this.#known.set(offer.key, view);
      return view;
    };
  }

  /** What was drawn for a view, or is drawn now. */
  readonly once = (view: PlanView, draw: (view: PlanView) => TemplateResult): TemplateResult => {
    let drawn = this.#drawn.get(view);
    if (!drawn) this.#drawn.set(view, (drawn = draw(view)));
    return drawn;
  };
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((part, index) => part === b[index]);
}

function viewOf(options: ViewOptions, offer: Offer, former: PlanView | undefined): PlanView {
  const { localizer, offers, choice } = options;
  const chosen = choice.has(offer);
  const schedule = choice.schedule(offer);
  const unitsText = choice.unitsText(offer);
  const reading =
    chosen && options.complains(offer) ? readUnits(localizer, unitsText, offer.units) : undefined;
  const linked = chosen && !offer.parent && offers.plans.purpose !== 'instead-of';
  const parts = {
    offer,
    today: offers.plans.account.today,
    schedule,
    among: offers.groupOf(offer)?.group.name,
    comingWith: offers.comingWith(offer),
    becomes: offers.plan(offer.plan.rollover?.planId),
  };
  return {
    ...parts,
    // All else that words are made from is the same as long as views are known.
    face: former && former.schedule === schedule ? former.face : planFace(localizer, parts),
    chosen,
    ...controlOf(options, offer),
    schedules: chosen ? schedulesOf(options, offer, schedule?.intervalMonths) : none,
    unitsText,
    unitsProblem: reading?.ok === false ? reading.problem : undefined,
    badge: options.badges[offer.plan.id],
    addable: linked ? countOf(offers.under(offer)) : 0,
    added: linked ? choice.chosenUnder(offer).length : 0,
  };
}

/** The offers of which only one can be chosen together with this one; undefined where that is no matter. */
export function rivals(
  { offers, multiple }: Pick<ViewOptions, 'offers' | 'multiple'>,
  offer: Offer,
): readonly Offer[] | undefined {
  const group = offers.groupOf(offer);
  if (group?.exclusive) return group.offers;
  const { purpose } = offers.plans;
  const single = purpose === 'instead-of' || (purpose === 'assign' && !multiple);
  return !offer.parent && single ? offers.everyTop : undefined;
}

function controlOf(options: ViewOptions, offer: Offer): Pick<PlanView, 'control' | 'group'> {
  const others = rivals(options, offer);
  if (!others) return { control: 'checkbox', group: 'plan' };
  return {
    control: 'radio',
    group: others === options.offers.everyTop ? 'plan' : radioName(others),
  };
}

/** Where an interval is chosen for all plans together, a plan has only prices of that one to choose from. */
function schedulesOf(
  { offers, choice, multiple }: ViewOptions,
  offer: Offer,
  intervalMonths: number | undefined,
): PlanView['schedules'] {
  const forAll = !offer.parent && !multiple && choice.interval !== undefined;
  return offers.schedules(offer, forAll ? intervalMonths : undefined);
}
