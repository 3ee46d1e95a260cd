import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { planPrice, type PlanPrice } from '../../src/controllers/plan-price.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Plan } from '../../src/model/plan.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';
import type { CalendarDate } from '../../src/model/values.js';
import { amount } from '../internal/amount.js';
import { badge } from '../internal/badge.js';
import { choiceIds, choiceLabel } from '../internal/choices.js';
import { disclosure } from '../internal/disclosure.js';
import { icon } from '../internal/icon.js';
import { readUnits, unitsField } from '../internal/units-field.js';
import { closedReason, scheduleReason } from './closed-text.js';
import { offeredSchedules } from './plan-choice.js';
import { extraTexts, hasDetails, priceText, tierTexts } from './price-text.js';

/** Figures of more characters do not fit in large type on the narrowest card, and amounts never break. */
const longFigure = 13;

/** All that the card of one plan shows. */
export interface PlanCard {
  /** Prefix of the ids in it; safe to use in lists of ids. */
  readonly id: string;
  readonly plan: Plan;
  readonly today: CalendarDate;
  /** The account has this plan already. */
  readonly held: boolean;
  readonly chosen: boolean;
  readonly schedule: RateSchedule | undefined;
  /** As typed, usable or not. */
  readonly unitsText: string;
  readonly unitsProblem: string | undefined;
}

/** Everything that a card is drawn from: it is drawn anew only when one of these is another. */
export function cardParts(card: PlanCard): readonly unknown[] {
  return Object.values(card) as readonly unknown[];
}

/** What a customer can do on a card. */
export interface PlanCardActions {
  choose(plan: Plan): void;
  chooseSchedule(plan: Plan, schedule: RateSchedule): void;
  typeUnits(plan: Plan, text: string): void;
  commitUnits(plan: Plan): void;
}

/** One plan: a radio button whose label covers the card, what describes it, and on the chosen card its price and units to choose. */
export function planCard(
  localizer: Localizer,
  card: PlanCard,
  actions: PlanCardActions,
): TemplateResult {
  const { id, plan, chosen, held, schedule, today } = card;
  const closed = closedReason(localizer, plan, today);
  const price = schedule && planPrice(schedule, plan.units.min, today);
  const extras = price ? extraTexts(localizer, price) : [];
  const described = [
    held && choiceIds(id).badge,
    closed && `${id}-closed`,
    plan.units.max > 1 && `${id}-units-of-price`,
    plan.description && `${id}-description`,
    extras.length > 0 && `${id}-extras`,
  ].filter(Boolean);
  return html`<div
    class="choice plan ${chosen ? 'choice-chosen' : ''} ${closed ? 'choice-closed' : ''}"
    part="plan"
  >
    <input
      type="radio"
      id=${id}
      name="plan"
      .value=${plan.id}
      aria-labelledby=${choiceIds(id).name}
      aria-describedby=${described.length > 0 ? described.join(' ') : nothing}
      ?disabled=${closed !== undefined}
      .checked=${live(chosen)}
      @change=${() => actions.choose(plan)}
    />
    ${choiceLabel(id, {
      title: plan.name,
      summary: price ? priceFigure(localizer, price) : nothing,
      badge: held
        ? badge({ label: localizer.text('status-current'), tone: 'accent', icon: 'check' })
        : nothing,
    })}
    <div class="choice-detail plan-detail">
      ${
        plan.units.max > 1
          ? html`<p id="${id}-units-of-price">
              ${localizer.text('plan-picker-for-units', { count: plan.units.min })}
            </p>`
          : nothing
      }
      ${
        closed
          ? html`<p class="plan-note" id="${id}-closed">${icon('info')}<span>${closed}</span></p>`
          : nothing
      }
      ${plan.description ? html`<p id="${id}-description"><bdi>${plan.description}</bdi></p>` : nothing}
      ${
        extras.length > 0
          ? html`<ul class="plan-extras" id="${id}-extras">
              ${extras.map(
                ({ kind, text }) =>
                  html`<li class="plan-note">
                    ${icon(kind === 'change' ? 'calendar' : 'add')}<span>${text}</span>
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      ${price && hasDetails(price) ? scales(localizer, plan, price) : nothing}
    </div>
    ${chosen && schedule ? options(localizer, card, schedule, actions) : nothing}
  </div>`;
}

function priceFigure(localizer: Localizer, price: PlanPrice): TemplateResult | string {
  if (price.charged !== 'regularly') return priceText(localizer, price);
  const long = localizer.moneyParts(price.price).figure.length > longFigure;
  return amount(localizer, price.price, {
    size: long ? 'normal' : 'large',
    note: localizer.text('per-interval', { months: price.intervalMonths }),
  });
}

function scales(localizer: Localizer, plan: Plan, price: PlanPrice): TemplateResult {
  const named = price.scales.length > 1;
  return disclosure({
    summary: html`<span aria-hidden="true">${localizer.text('plan-picker-details')}</span
      ><span class="visually-hidden"
        >${localizer.text('plan-picker-details-of', { plan: plan.name })}</span
      >`,
    content: html`${price.scales.map(
      (scale) => html`
        ${named ? html`<p class="strong"><bdi>${scale.name}</bdi></p>` : nothing}
        <ul class="plan-tiers">
          ${tierTexts(localizer, scale).map((text) => html`<li>${text}</li>`)}
        </ul>
      `,
    )}`,
  });
}

function options(
  localizer: Localizer,
  card: PlanCard,
  schedule: RateSchedule,
  actions: PlanCardActions,
): TemplateResult | typeof nothing {
  const { plan, today } = card;
  const schedules = offeredSchedules(plan, today);
  const choosesUnits = plan.units.min < plan.units.max;
  if (schedules.length === 0 && !choosesUnits) return nothing;
  return html`<div class="plan-options" part="options">
    ${schedules.length > 0 ? scheduleChoice(localizer, card, schedules, actions) : nothing}
    ${choosesUnits ? unitsChoice(localizer, card, schedule, actions) : nothing}
  </div>`;
}

function scheduleChoice(
  localizer: Localizer,
  { id, plan, schedule, today }: PlanCard,
  schedules: readonly RateSchedule[],
  actions: PlanCardActions,
): TemplateResult {
  const intervals = new Set(schedules.map(({ intervalMonths }) => intervalMonths));
  const byInterval = intervals.size === schedules.length;
  const name = (each: RateSchedule) => {
    const price = priceText(localizer, planPrice(each, plan.units.min, today));
    return byInterval
      ? price
      : localizer.text('plan-picker-schedule-option', { name: each.name, price });
  };
  return html`<fieldset class="stack stack-tight">
    <legend class="field-label">
      ${localizer.text(byInterval ? 'plan-picker-intervals' : 'plan-picker-prices')}
    </legend>
    ${schedules.map((each, index) => {
      const reason = scheduleReason(localizer, each, today);
      const own = `${id}-schedule-${index}`;
      return html`<div class="plan-schedule">
        <input
          type="radio"
          id=${own}
          name="${id}-schedule"
          .value=${each.id}
          aria-describedby=${reason ? `${own}-closed` : nothing}
          ?disabled=${!each.assignable.allowed}
          .checked=${live(each.id === schedule?.id)}
          @change=${() => actions.chooseSchedule(plan, each)}
        />
        <label for=${own}>${name(each)}</label>
        ${reason ? html`<p class="choice-reason" id="${own}-closed">${reason}</p>` : nothing}
      </div>`;
    })}
  </fieldset>`;
}

function unitsChoice(
  localizer: Localizer,
  { id, plan, today, unitsText, unitsProblem }: PlanCard,
  schedule: RateSchedule,
  actions: PlanCardActions,
): TemplateResult {
  const reading = readUnits(localizer, unitsText, plan.units);
  return html`${unitsField(localizer, {
      id: `${id}-units`,
      label: localizer.text('units'),
      object: plan.name,
      text: unitsText,
      limits: plan.units,
      problem: unitsProblem,
      onText: (text) => actions.typeUnits(plan, text),
      onCommit: () => actions.commitUnits(plan),
    })}
    <div class="plan-running" part="running-price">
      ${
        reading.ok
          ? runningPrice(localizer, planPrice(schedule, reading.value, today), reading.value)
          : html`<p class="muted small">${localizer.text('plan-picker-running-none')}</p>`
      }
    </div>`;
}

function runningPrice(localizer: Localizer, price: PlanPrice, units: number): TemplateResult {
  return html`<p class="plan-running-figure">${priceFigure(localizer, price)}</p>
    <p class="muted small">${localizer.text('plan-picker-running-note', { count: units })}</p>
    ${price.changes.map(
      (change) =>
        html`<p class="small">
          ${localizer.text('plan-picker-price-change', {
            price: localizer.money(change.price),
            date: localizer.date(change.from),
          })}
        </p>`,
    )}`;
}

/** The running price of a card as one sentence, for the status region; nothing while the units are not usable. */
export function runningPriceText(localizer: Localizer, card: PlanCard): string | undefined {
  const reading = readUnits(localizer, card.unitsText, card.plan.units);
  if (!card.schedule || !reading.ok) return undefined;
  return localizer.text('plan-picker-running-price', {
    price: priceText(localizer, planPrice(card.schedule, reading.value, card.today)),
    count: reading.value,
  });
}
