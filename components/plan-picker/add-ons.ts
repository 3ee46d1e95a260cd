import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Offer } from '../../src/controllers/plan-offers.js';
import { planCard } from './plan-card.js';
import { countOf, drawEach, offerList, type ListLook, type Sight } from './sight.js';

/** Id of what can be added to a chosen plan. */
export function addOnsId({ id }: Offer): string {
  return `${id}-add-ons`;
}

/** What hangs under each chosen plan, as a set of its own after all plans, with all that hangs under that in turn. */
export function addOns(
  sight: Sight,
  chosen: readonly Offer[],
  disabled: boolean,
): TemplateResult[] {
  return chosen
    .filter((offer) => countOf(sight.offers.under(offer)) > 0)
    .map(
      (offer) =>
        html`<fieldset
          class="choices add-ons"
          part="add-ons"
          id=${addOnsId(offer)}
          tabindex="-1"
          ?disabled=${disabled}
        >
          ${legend(sight, offer)} ${below(sight, offer)}
        </fieldset>`,
    );
}

function legend({ localizer }: Sight, { plan }: Offer): TemplateResult {
  return html`<legend class="field-label choices-legend">
    ${localizer.text('plan-picker-add-ons', { plan: plan.name })}
  </legend>`;
}

function below(sight: Sight, offer: Offer): TemplateResult {
  return offerList(sight, sight.offers.under(offer), offer, rows(sight));
}

function rows(sight: Sight): ListLook {
  const { localizer, actions } = sight;
  return (offers, extra) =>
    html`<div class="choices-list">
      ${repeat(
        offers,
        ({ key }) => key,
        (offer) =>
          html`${drawEach(sight, [offer], (view) => planCard(localizer, view, actions, { compact: true }))}
          ${underneath(sight, offer)}`,
      )}
      ${extra}
    </div>`;
}

function underneath(sight: Sight, offer: Offer): TemplateResult | typeof nothing {
  const { offers, choice } = sight;
  if (!choice.has(offer) || countOf(offers.under(offer)) === 0) return nothing;
  return html`<fieldset class="choices plan-below">
    ${legend(sight, offer)} ${below(sight, offer)}
  </fieldset>`;
}
