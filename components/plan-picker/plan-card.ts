import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import { badge } from '../internal/badge.js';
import { button } from '../internal/button.js';
import { choiceIds } from '../internal/choices.js';
import { icon } from '../internal/icon.js';
import type { Offer } from '../../src/controllers/plan-offers.js';
import { noteList, scales } from './plan-notes.js';
import { planOptions } from './plan-options.js';
import type { PlanActions, PlanBadge, PlanView } from './plan-view.js';

/**
 * One plan: a radio button or check box whose label covers the card, what describes it, and, chosen, what is chosen beside it.
 * Hundreds of these come at once: what most have stands in one template, text as a property, since each place for other content is a node more;
 * what few have stands in one place.
 */
export function planCard(
  localizer: Localizer,
  view: PlanView,
  actions: PlanActions,
  { compact = false }: { readonly compact?: boolean } = {},
): TemplateResult {
  const { offer, face, chosen, control, group } = view;
  const { closed, price, notes, figure, scaled } = face;
  const { id, plan, mandatory } = offer;
  const ids = choiceIds(id);
  const has = { closed: closed !== undefined, units: offer.units.max > 1, notes: notes.length > 0 };
  const look = [
    'choice plan',
    compact && 'plan-compact',
    mandatory ? 'plan-included' : chosen && 'choice-chosen',
    closed !== undefined && !offer.current && 'choice-closed',
  ];
  const details = () =>
    html`<div class="choice-detail plan-detail">
      ${[
        has.units ? unitsOfPrice(localizer, offer) : [],
        closed ? closedNote(id, closed) : [],
        plan.description ? description(id, plan.description) : [],
        has.notes ? noteList(notes, `${id}-notes`) : [],
        price && scaled ? scales(localizer, plan, price) : [],
      ].flat()}
    </div>`;
  const described = has.units || has.closed || has.notes || scaled || plan.description;
  const size = figure.long || compact ? 'normal' : 'large';
  return html`<div class=${look.filter(Boolean).join(' ')} part="plan">
    <input
      type=${control}
      id=${id}
      name=${group}
      aria-labelledby=${ids.name}
      aria-describedby=${describedBy(view, has)}
      ?disabled=${has.closed || mandatory}
      .checked=${chosen}
      @change=${choosing(view, actions)}
    /><label class="choice-label" for=${id}
      ><span class="choice-head"
        ><bdi class="choice-title" id=${ids.title} .textContent=${plan.name}></bdi
        ><span id=${ids.badge}
          ><slot name="badge-${plan.id}"></slot>${planBadges(localizer, view)}</span
        ></span
      ><span class="choice-summary" id=${ids.summary}
        ><span class=${figure.figure ? `amount amount-${size}` : ''}
          ><bdi class="amount-figure figures" .textContent=${figure.figure}></bdi
          ><span
            class=${figure.figure ? 'amount-note' : ''}
            .textContent=${figure.note}
          ></span></span></span></label
    >${[
      described ? (chosen ? guard([face], details) : details()) : [],
      chosen ? [planOptions(localizer, view, actions), addOnsLink(localizer, view, actions)] : [],
    ].flat()}
  </div>`;
}

function unitsOfPrice(localizer: Localizer, { id, usualUnits }: Offer): TemplateResult {
  return html`<p id="${id}-units-of-price">
    ${localizer.text('plan-picker-for-units', { count: usualUnits })}
  </p>`;
}

function description(id: string, text: string): TemplateResult {
  return html`<p id="${id}-description"><bdi>${text}</bdi></p>`;
}

export function choosing(view: PlanView, actions: PlanActions): (event: Event) => void {
  return (event) => actions.choose(view, (event.currentTarget as HTMLInputElement).checked);
}

/** The ids of all that is said about a plan beside its name. */
export function describedBy(
  { offer: { id, plan } }: PlanView,
  has: { readonly closed: boolean; readonly units: boolean; readonly notes: boolean },
): string {
  return [
    choiceIds(id).badge,
    has.closed && `${id}-closed`,
    has.units && `${id}-units-of-price`,
    plan.description && `${id}-description`,
    has.notes && `${id}-notes`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** What is said of a plan in a word: by the page, then by the kit. */
export function planBadges(localizer: Localizer, view: PlanView): TemplateResult | typeof nothing {
  const { offer, badge: own } = view;
  const word = offer.mandatory
    ? badge({ label: localizer.text('plan-picker-included') })
    : offer.held
      ? badge({ label: localizer.text('status-current'), tone: 'accent', icon: 'check' })
      : nothing;
  if (own === undefined) return word;
  return html`${hostBadge(own)}${word}`;
}

function hostBadge(own: PlanBadge): TemplateResult {
  const { text, tone = 'accent' } = typeof own === 'string' ? { text: own } : own;
  return badge({ label: text, tone });
}

export function closedNote(id: string, closed: string): TemplateResult {
  return html`<p class="plan-note" id="${id}-closed">${icon('info')}<span>${closed}</span></p>`;
}

/** Leads from a chosen plan to what can be added to it, which stands after all plans. */
export function addOnsLink(
  localizer: Localizer,
  view: PlanView,
  actions: PlanActions,
): TemplateResult | typeof nothing {
  const { chosen, addable, added, offer } = view;
  if (!chosen || addable === 0) return nothing;
  return html`<div class="plan-add-ons">
    ${button({
      label: localizer.text('plan-picker-add-ons', { plan: offer.plan.name }),
      icon: 'arrow-down',
      size: 'small',
      onPress: () => actions.showAddOns(view),
    })}
    <span class="muted small">${localizer.text('plan-picker-added', { count: added })}</span>
  </div>`;
}
