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
  readonly onChoose: (when: When) => void;
  readonly onType: (reading: DateReading, text: string) => void;
}

/** Today, a later or an earlier date. */
export function startStep(localizer: Localizer, options: StartStepOptions): TemplateResult {
  const { today, starts, choice, range, onChoose, onType } = options;
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
      onChange: (when) => {
        onChoose(when as When);
      },
    })}
    ${
      choice.when === 'now'
        ? nothing
        : html`<div class="start-date">
            ${dateField(localizer, {
              id: 'start-on',
              label: localizer.text('change-start-date'),
              value: choice.date,
              limits: range ?? {},
              problem: choice.problem,
              onChange: onType,
            })}
          </div>`
    }
  </div>`;
}

export interface AlignStepOptions {
  /** Plans that the account has and that bill on a day of their own. */
  readonly instances: readonly PlanInstance[];
  readonly alignWith: PlanInstanceId | undefined;
  readonly onAlign: (alignWith: PlanInstanceId | undefined) => void;
}

const own = 'own';

/** On a bill day of its own, or on that of a plan that the customer has. */
export function alignStep(
  localizer: Localizer,
  { instances, alignWith, onAlign }: AlignStepOptions,
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
          date: localizer.dateLong(instance.nextBillDate ?? ''),
        }),
      })),
    ],
    selected: new Set([alignWith ?? own]),
    onChange: (value) => {
      onAlign(value === own ? undefined : (value as PlanInstanceId));
    },
  });
}
