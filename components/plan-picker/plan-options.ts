import { html, nothing, type TemplateResult } from 'lit';
import { AsyncDirective, directive } from 'lit/async-directive.js';
import { live } from 'lit/directives/live.js';
import { planPrice, type PlanPrice } from '../../src/controllers/plan-price.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';
import { readUnits, unitsField } from '../internal/units-field.js';
import { scheduleReason } from './closed-text.js';
import type { PlanActions, PlanView } from './plan-view.js';
import { priceFigure, priceText } from './price-text.js';

/** What is chosen beside a chosen plan: its price, its units. */
export function planOptions(
  localizer: Localizer,
  view: PlanView,
  actions: PlanActions,
): TemplateResult | typeof nothing {
  const { chosen, schedule, schedules, offer } = view;
  const choosesUnits = offer.units.min < offer.units.max;
  if (!chosen || !schedule || (schedules.length === 0 && !choosesUnits)) return nothing;
  return html`<div class="plan-options" part="options">
    ${schedules.length > 0 ? scheduleChoice(localizer, view, actions) : nothing}
    ${choosesUnits ? unitsChoice(localizer, view, actions) : nothing}
  </div>`;
}

function scheduleChoice(
  localizer: Localizer,
  view: PlanView,
  actions: PlanActions,
): TemplateResult {
  const { offer, schedule, schedules, today } = view;
  const { id, plan } = offer;
  const intervals = new Set(schedules.map(({ intervalMonths }) => intervalMonths));
  const byInterval = intervals.size === schedules.length;
  const name = (each: RateSchedule) => {
    const price = priceText(localizer, planPrice(each, offer.usualUnits, today));
    return byInterval
      ? price
      : localizer.text('plan-picker-schedule-option', { name: each.name, price });
  };
  return html`<fieldset class="stack stack-tight">
    <legend class="field-label">
      <span aria-hidden="true"
        >${localizer.text(byInterval ? 'plan-picker-intervals' : 'plan-picker-prices')}</span
      ><span class="visually-hidden"
        >${localizer.text(byInterval ? 'plan-picker-intervals-of' : 'plan-picker-prices-of', {
          plan: plan.name,
        })}</span
      >
    </legend>
    <div>
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
            @change=${() => actions.chooseSchedule(view, each)}
          />
          <label for=${own}>${name(each)}</label>
          ${reason ? html`<p class="choice-reason" id="${own}-closed">${reason}</p>` : nothing}
        </div>`;
      })}
    </div>
  </fieldset>`;
}

/** The units of a chosen plan and what they cost. A key draws these anew by itself, and nothing of all that is around them. */
class UnitsChoice extends AsyncDirective {
  override render(localizer: Localizer, view: PlanView, actions: PlanActions): TemplateResult {
    const { offer, schedule, today, unitsText, unitsProblem } = view;
    const { id, plan, units } = offer;
    const reading = readUnits(localizer, unitsText, units);
    return html`${unitsField(localizer, {
        id: `${id}-units`,
        label: html`<span aria-hidden="true">${localizer.text('units')}</span
          ><span class="visually-hidden">${localizer.text('units-of', { name: plan.name })}</span>`,
        object: plan.name,
        text: unitsText,
        limits: units,
        problem: unitsProblem,
        onText: (text) => {
          const typed = actions.typeUnits(view, text);
          this.setValue(this.render(localizer, typed, actions));
        },
        onCommit: () => actions.commitUnits(view),
      })}
      <div class="plan-running" part="running-price">
        ${
          schedule && reading.ok
            ? runningPrice(localizer, planPrice(schedule, reading.value, today), reading.value)
            : html`<p class="muted small">${localizer.text('plan-picker-running-none')}</p>`
        }
      </div>`;
  }
}

const unitsChoice = directive(UnitsChoice);

function runningPrice(localizer: Localizer, price: PlanPrice, units: number): TemplateResult {
  return html`<p class="plan-running-figure">${priceFigure(localizer, price, 'large')}</p>
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
