import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type {
  Offer,
  OfferGroup,
  OfferList,
  PlanOffers,
} from '../../src/controllers/plan-offers.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { fieldHint, fieldProblem, tiedTexts } from '../internal/field.js';
import { block } from './gradual.js';
import { groupProblem, groupRule } from './group-text.js';
import type { PlanChoice } from './plan-choice.js';
import type { PlanActions, PlanView } from './plan-view.js';

/** What the picker draws from: what there is, what is chosen of it, and what can be done. */
export interface Sight {
  readonly localizer: Localizer;
  readonly offers: PlanOffers;
  readonly choice: PlanChoice;
  readonly actions: PlanActions;
  /** Somebody tried to send the form: what is missing is told. */
  readonly complaining: boolean;
  readonly view: (offer: Offer) => PlanView;
  /** What `draw` made of a view: made once. */
  readonly once: (view: PlanView, draw: (view: PlanView) => TemplateResult) => TemplateResult;
  /** Takes out all of a group of which at most one can be chosen. */
  readonly chooseNone: (group: OfferGroup) => void;
}

/** How offers that stand together are drawn, with what stands after them. */
export type ListLook = (
  offers: readonly Offer[],
  extra: TemplateResult | typeof nothing,
) => TemplateResult;

/** Offers at one place: those of no group, then each group as a set of its own with its rule in words. */
export function offerList(
  sight: Sight,
  list: OfferList,
  parent: Offer | undefined,
  look: ListLook,
): TemplateResult {
  return html`${list.rest.length > 0 ? look(list.rest, nothing) : nothing}
  ${list.groups.map((group, index) =>
    groupSet(sight, group, parent, `${parent?.id ?? 'plans'}-group-${index}`, look),
  )}`;
}

/**
 * Each offer in turn; only those that changed are drawn anew. Every block of a long list is made outside the page and put in whole,
 * which costs the browser less than card by card.
 */
export function drawEach(
  { localizer, view, once }: Sight,
  offers: readonly Offer[],
  draw: (view: PlanView) => TemplateResult,
): TemplateResult[] {
  const blocks = [];
  for (let from = 0; from < offers.length; from += block)
    blocks.push(offers.slice(from, from + block));
  return blocks.map((some) => {
    const views = some.map(view);
    return html`${guard([localizer, ...views], () =>
      repeat(
        views,
        ({ offer }) => offer.key,
        (shown) => once(shown, draw),
      ),
    )}`;
  });
}

/** How many offers a list has. */
export function countOf({ rest, groups }: OfferList): number {
  return groups.reduce((sum, { offers }) => sum + offers.length, rest.length);
}

/** The first offers of a list. */
export function firstOf({ rest, groups }: OfferList, count: number): OfferList {
  let left = count - rest.length;
  return {
    rest: rest.slice(0, count),
    groups: groups.flatMap((group) => {
      if (left <= 0) return [];
      const offers = group.offers.slice(0, left);
      left -= offers.length;
      return { ...group, offers };
    }),
  };
}

function groupSet(
  sight: Sight,
  group: OfferGroup,
  parent: Offer | undefined,
  id: string,
  look: ListLook,
): TemplateResult {
  const { localizer, offers, choice, complaining } = sight;
  const { count, wrong } = offers.count(group, parent, choice.chosenUnder(parent));
  const rule = groupRule(localizer, group, count);
  const problem =
    wrong === 'too-many' || (wrong && complaining)
      ? groupProblem(localizer, group, count)
      : undefined;
  return html`<fieldset
    class="choices plan-set"
    id=${id}
    tabindex="-1"
    aria-describedby=${tiedTexts(id, rule, problem) ?? nothing}
  >
    <legend class="field-label choices-legend"><bdi>${group.group.name}</bdi></legend>
    ${fieldHint(id, rule)} ${fieldProblem(id, problem)}
    ${look(group.offers, none(sight, group, id))}
  </fieldset>`;
}

/** A radio button cannot be taken back, so there is one for none. */
function none(sight: Sight, group: OfferGroup, id: string): TemplateResult | typeof nothing {
  const { localizer, choice, chooseNone } = sight;
  const { exclusive, offers } = group;
  if (!exclusive || group.group.choose.min > 0) return nothing;
  return html`<div class="choice plan plan-compact">
    <input
      type="radio"
      id="${id}-none"
      name=${radioName(offers)}
      .checked=${!offers.some((offer) => choice.has(offer))}
      @change=${() => chooseNone(group)}
    />
    <label class="choice-label" for="${id}-none">${localizer.text('plan-picker-group-none')}</label>
  </div>`;
}

/** One name for the radio buttons of offers of which one can be chosen. */
export function radioName(offers: readonly Offer[]): string {
  return `one-of-${offers[0]?.id ?? ''}`;
}
