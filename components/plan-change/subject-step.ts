import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { planPrice } from '../../src/controllers/plan-price.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanInstance, PlanInstanceStatus } from '../../src/model/plan-instance.js';
import type { Plan } from '../../src/model/plan.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';
import type { CalendarDate } from '../../src/model/values.js';
import { badge } from '../internal/badge.js';
import { choices, type Choice } from '../internal/choices.js';
import { facts } from '../internal/facts.js';
import { unitsField } from '../internal/units-field.js';

/** The step that says what is changed, for changes of one plan that the account has. */

type Price = Pick<PlanInstance, 'price' | 'intervalMonths'>;

export function priceText(
  localizer: Localizer,
  { price, intervalMonths }: Price,
): string | undefined {
  return (
    price &&
    localizer.text('price-per-interval', { amount: localizer.money(price), months: intervalMonths })
  );
}

/** What the plan is now. */
export function nowFacts(localizer: Localizer, instance: PlanInstance): TemplateResult {
  const price = priceText(localizer, instance);
  return facts([
    { label: localizer.text('change-now-plan'), value: html`<bdi>${instance.planName}</bdi>` },
    ...(price === undefined ? [] : [{ label: localizer.text('change-now-price'), value: price }]),
    ...(instance.nextBillDate === undefined
      ? []
      : [
          {
            label: localizer.text('change-now-next-bill'),
            value: localizer.dateLong(instance.nextBillDate),
          },
        ]),
  ]);
}

export interface UnitsStepOptions {
  readonly instance: PlanInstance;
  readonly text: string;
  readonly problem: string | undefined;
  readonly disabled: boolean;
  readonly onText: (text: string) => void;
  readonly onCommit: () => void;
}

export function unitsStep(localizer: Localizer, options: UnitsStepOptions): TemplateResult {
  const { instance, text, problem, disabled, onText, onCommit } = options;
  return html`<fieldset class="stack narrow" ?disabled=${disabled}>
    ${unitsField(localizer, {
      id: 'units',
      label: localizer.text('change-units-label', { plan: instance.planName }),
      object: instance.planName,
      text,
      limits: instance.unitLimits,
      problem,
      onText,
      onCommit,
    })}
    <p class="small muted">${localizer.text('change-units-now', { count: instance.units })}</p>
  </fieldset>`;
}

export interface ScheduleStepOptions {
  readonly instance: PlanInstance;
  readonly plan: Plan;
  readonly today: CalendarDate;
  readonly chosen: string | undefined;
  readonly disabled: boolean;
  readonly onChoose: (schedule: RateSchedule) => void;
}

/** The prices of the plan, the present one marked, those that cannot be had with their reason. */
export function scheduleStep(localizer: Localizer, options: ScheduleStepOptions): TemplateResult {
  const { instance, plan, today, chosen, disabled, onChoose } = options;
  const cards = plan.rateSchedules.map((schedule): Choice => {
    const { price, intervalMonths } = planPrice(schedule, instance.units, today);
    const current = schedule.id === instance.rateScheduleId;
    const { assignable } = schedule;
    return {
      value: schedule.id,
      title: schedule.name,
      summary: priceText(localizer, { price, intervalMonths }),
      badge: current ? badge({ label: localizer.text('status-current'), tone: 'accent' }) : nothing,
      closed: current
        ? localizer.text('change-schedule-current')
        : assignable.allowed
          ? undefined
          : localizer.text(`refusal-${assignable.reason}`),
    };
  });
  return choices({
    id: 'schedule',
    legend: localizer.text('change-schedule-legend', { plan: instance.planName }),
    choices: cards,
    selected: new Set(chosen === undefined ? [] : [chosen]),
    disabled,
    onChange: (value) => {
      const schedule = plan.rateSchedules.find(({ id }) => id === value);
      if (schedule) onChoose(schedule);
    },
  });
}

export interface StatusStepOptions {
  readonly instance: PlanInstance;
  /** Those that may be asked for here. */
  readonly statuses: readonly PlanInstanceStatus[];
  readonly chosen: PlanInstanceStatus | undefined;
  readonly disabled: boolean;
  readonly onChoose: (status: PlanInstanceStatus) => void;
}

export function statusStep(localizer: Localizer, options: StatusStepOptions): TemplateResult {
  const { instance, statuses, chosen, disabled, onChoose } = options;
  return choices({
    id: 'status',
    legend: localizer.text('change-status-legend', { plan: instance.planName }),
    choices: statuses.map((status) => ({
      value: status,
      title: localizer.text('change-status', { status }),
      detail: localizer.text('change-status-more', { status }),
    })),
    selected: new Set(chosen === undefined ? [] : [chosen]),
    disabled,
    onChange: (value) => {
      onChoose(value as PlanInstanceStatus);
    },
  });
}

export interface ReasonStepOptions {
  readonly reasons: readonly string[];
  readonly chosen: string | undefined;
  readonly disabled: boolean;
  readonly onChoose: (reason: string | undefined) => void;
}

/** Why a plan is cancelled, in the host's words; nobody must say. */
export function reasonStep(localizer: Localizer, options: ReasonStepOptions): TemplateResult {
  const { reasons, chosen, disabled, onChoose } = options;
  const none = 'none';
  return choices({
    id: 'reason',
    legend: localizer.text('change-reason-legend'),
    choices: [
      ...reasons.map((reason, index) => ({ value: String(index), title: reason })),
      { value: none, title: localizer.text('change-reason-none') },
    ],
    selected: new Set([chosen === undefined ? none : String(reasons.indexOf(chosen))]),
    disabled,
    onChange: (value) => {
      onChoose(value === none ? undefined : reasons[Number(value)]);
    },
  });
}
