import { html, nothing, type TemplateResult } from 'lit';
import { firstSchedule } from '../../src/controllers/plan-offers.js';
import { planPrice, type PlanPrice } from '../../src/controllers/plan-price.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Plan } from '../../src/model/plan.js';
import { disclosure } from '../internal/disclosure.js';
import { icon, type IconName } from '../internal/icon.js';
import type { FaceParts } from './plan-face.js';
import { priceText, tierTexts } from './price-text.js';

/** One thing to know about a plan, as a sentence. */
export interface Note {
  readonly kind: 'change' | 'start' | 'with' | 'fee';
  readonly text: string;
}

const pictures: Readonly<Record<Note['kind'], IconName>> = {
  change: 'calendar',
  start: 'clock',
  with: 'check',
  fee: 'invoice',
};

/** How a plan begins and what it becomes, announced changes of its price, what comes with it, its fees. */
export function notesOf(localizer: Localizer, parts: FaceParts, price: PlanPrice): Note[] {
  const { offer, comingWith, today } = parts;
  return [
    ...startNotes(localizer, parts),
    ...price.changes.map((change) => ({
      kind: 'change' as const,
      text: localizer.text('plan-picker-price-change', {
        price: localizer.money(change.price),
        date: localizer.date(change.from),
      }),
    })),
    ...comingWith.map(({ plan, usualUnits }) => ({
      kind: 'with' as const,
      text: localizer.text('plan-picker-comes-with', {
        plan: plan.name,
        price: usualPriceText(localizer, plan, usualUnits, today),
      }),
    })),
    ...feeNotes(localizer, price),
  ].filter(({ kind }) => kind !== 'with' || !offer.mandatory);
}

function feeNotes(localizer: Localizer, { fees }: PlanPrice): Note[] {
  return fees.map(({ kind, name, amount }) => ({
    kind: 'fee',
    text: localizer.text(`plan-picker-${kind}`, { name, amount: localizer.money(amount) }),
  }));
}

function startNotes(localizer: Localizer, { offer, becomes, today }: FaceParts): Note[] {
  const { startsAs, rollover } = offer.plan;
  const texts = [
    startsAs && localizer.text(`plan-picker-starts-${startsAs}`),
    rollover &&
      (becomes
        ? localizer.text('plan-picker-becomes-priced', {
            months: rollover.afterMonths,
            plan: rollover.planName,
            price: usualPriceText(localizer, becomes, becomes.units.min, today),
          })
        : localizer.text('plan-picker-becomes', {
            months: rollover.afterMonths,
            plan: rollover.planName,
          })),
  ];
  return texts.flatMap((text) => (text ? { kind: 'start', text } : []));
}

function usualPriceText(localizer: Localizer, plan: Plan, units: number, today: string): string {
  const schedule = firstSchedule(plan) ?? plan.rateSchedules[0];
  return schedule
    ? priceText(localizer, planPrice(schedule, units, today))
    : localizer.text('plan-picker-no-regular-charge');
}

/** A list of them; none where there are none. */
export function noteList(notes: readonly Note[], id: string): TemplateResult[] {
  if (notes.length === 0) return [];
  return [
    html`<ul class="plan-notes" id=${id}>
      ${notes.map(
        ({ kind, text }) =>
          html`<li class="plan-note">${icon(pictures[kind])}<span>${text}</span></li>`,
      )}
    </ul>`,
  ];
}

/** The tiers of each charge, where they say more than the price does. */
export function scales(localizer: Localizer, plan: Plan, price: PlanPrice): TemplateResult {
  const named = price.scales.length > 1;
  return disclosure({
    summary: html`<span aria-hidden="true">${localizer.text('plan-picker-details')}</span
      ><span class="visually-hidden"
        >${localizer.text('plan-picker-details-of', { plan: plan.name })}</span
      >`,
    content: price.scales.map(
      (scale) =>
        html`${named ? html`<p class="strong"><bdi>${scale.name}</bdi></p>` : nothing}
          <ul class="plan-tiers">
            ${tierTexts(localizer, scale).map((text) => html`<li .textContent=${text}></li>`)}
          </ul>`,
    ),
  });
}
