import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanInstanceId } from '../../src/model/ids.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import type { CalendarDate } from '../../src/model/values.js';
import { choices, type Choice } from '../internal/choices.js';
import { dateField } from '../internal/date-field.js';
import type { DateReading } from '../internal/date-field.js';
import type { StartChoice, When } from './start-choice.js';
import type { StartRange } from './start-range.js';

export interface StartStepOptions {
  readonly today: CalendarDate;
  /** The kinds of start that are offered. */
  readonly starts: readonly When[];
  readonly choice: StartChoice;
  /** Unknown while no plan is chosen. */
  readonly range: StartRange | undefined;
  readonly disabled: boolean;
  readonly onChoose: (when: When) => void;
  readonly onType: (reading: DateReading, text: string) => void;
}

/** Today, a later or an earlier date. */
export function startStep(localizer: Localizer, options: StartStepOptions): TemplateResult {
  const { today, starts, choice, range, disabled, onChoose, onType } = options;
  const texts: Readonly<Record<When, Omit<Choice, 'value'>>> = {
    now: { title: localizer.text('change-start-now', { date: localizer.dateLong(today) }) },
    date: { title: localizer.text('change-start-later') },
    retroactive: {
      title: localizer.text('change-start-earlier'),
      detail: localizer.text('change-start-earlier-more'),
    },
  };
  return html`<div class="stack">
    ${choices({
      id: 'start',
      legend: localizer.text('change-start-legend'),
      choices: starts.map((when) => ({ ...texts[when], value: when })),
      selected: new Set([choice.when]),
      disabled,
      onChange: (when) => {
        onChoose(when as When);
      },
    })}
    ${
      choice.when === 'now'
        ? nothing
        : html`<fieldset class="start-date" ?disabled=${disabled}>
            ${dateField(localizer, {
              id: 'start-on',
              label: localizer.text('change-start-date'),
              value: choice.date,
              limits: range ?? {},
              problem: choice.problem,
              onChange: onType,
            })}
          </fieldset>`
    }
  </div>`;
}

/** A plan that the account has and that goes on billing. */
export type Billed = PlanInstance & { readonly nextBillDate: CalendarDate };

export interface AlignStepOptions {
  readonly instances: readonly Billed[];
  readonly alignWith: PlanInstanceId | undefined;
  readonly disabled: boolean;
  readonly onAlign: (alignWith: PlanInstanceId | undefined) => void;
}

const own = 'own';

/** On a bill day of its own, or on that of a plan that the customer has. */
export function alignStep(
  localizer: Localizer,
  { instances, alignWith, disabled, onAlign }: AlignStepOptions,
): TemplateResult {
  return choices({
    id: 'align',
    legend: localizer.text('change-align-legend'),
    choices: [
      {
        value: own,
        title: localizer.text('change-align-own'),
        detail: localizer.text('change-align-own-more'),
      },
      ...instances.map((instance) => ({
        value: instance.id,
        title: localizer.text('change-align-with', { plan: instance.planName }),
        detail: localizer.text('change-align-with-more', {
          date: localizer.dateLong(instance.nextBillDate),
        }),
      })),
    ],
    selected: new Set([alignWith ?? own]),
    disabled,
    onChange: (value) => {
      onAlign(value === own ? undefined : (value as PlanInstanceId));
    },
  });
}
