import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { EffectiveChoices } from '../../src/model/effective-choices.js';
import type { ChangeKind } from '../../src/model/plan-change.js';
import type { CalendarDate } from '../../src/model/values.js';
import { choices, type Choice } from '../internal/choices.js';
import { dateField, type DateReading } from '../internal/date-field.js';
import { selectField } from '../internal/field.js';
import type { When, WhenChoice } from './when-choice.js';

export interface WhenStepOptions {
  readonly kind: ChangeKind;
  readonly today: CalendarDate;
  readonly offered: readonly When[];
  readonly known: EffectiveChoices | undefined;
  readonly choice: WhenChoice;
  /** Whether later bill dates than the next one may be chosen. */
  readonly laterPeriods: boolean;
  readonly disabled: boolean;
  readonly onChoose: (when: When) => void;
  readonly onType: (reading: DateReading, text: string) => void;
  readonly onPeriods: (periods: number) => void;
}

/** What no choice of the customer would open: not offered at all, since a reason would only puzzle. */
const neverOpen: ReadonlySet<RefusalCode> = new Set([
  'anniversary-not-for-master',
  'anniversary-not-for-status',
]);

/** What is asked when a change can take effect. */
export interface OfferedWhensOptions {
  readonly policy: readonly When[];
  readonly kind: ChangeKind;
  /** It takes a master plan, which has no bill date yet that it could wait for (Aria wire notes 4.1). */
  readonly takesMaster: boolean;
  readonly known: EffectiveChoices | undefined;
}

/** What of the policy makes sense for this change. */
export function offeredWhens({
  policy,
  kind,
  takesMaster,
  known,
}: OfferedWhensOptions): readonly When[] {
  return policy.filter((when) => {
    if (kind === 'status') return when === 'now' || when === 'date';
    if (takesMaster && when === 'anniversary') return false;
    const choice = known?.[when];
    return !choice || choice.allowed || !neverOpen.has(choice.reason);
  });
}

/** Now, with the next bill, or on a date; what is closed with its reason. */
export function whenStep(localizer: Localizer, options: WhenStepOptions): TemplateResult {
  const { kind, offered, known, choice, disabled, onChoose, onType } = options;
  const { when } = choice;
  return html`<div class="stack">
    ${choices({
      id: 'when',
      legend: localizer.text('change-when-legend', { kind }),
      choices: offered.map((each) => cardOf(localizer, options, each)),
      selected: new Set(when === undefined ? [] : [when]),
      disabled,
      onChange: (value) => {
        onChoose(value as When);
      },
    })}
    ${when === 'anniversary' && options.laterPeriods ? periodsField(localizer, options) : nothing}
    ${
      when === 'date' || when === 'retroactive'
        ? html`<fieldset class="narrow" ?disabled=${disabled}>
            ${dateField(localizer, {
              id: 'effective-on',
              label: localizer.text('change-date', { kind }),
              value: choice.date,
              limits: choice.limits(known),
              problem: choice.problem,
              onChange: onType,
            })}
          </fieldset>`
        : nothing
    }
  </div>`;
}

function cardOf(localizer: Localizer, { kind, today, known }: WhenStepOptions, when: When): Choice {
  const choice = known?.[when];
  const next = choice?.allowed ? choice.from : undefined;
  const closed = choice && !choice.allowed ? localizer.text(`refusal-${choice.reason}`) : undefined;
  const texts: Readonly<Record<When, Omit<Choice, 'value'>>> = {
    now: { title: localizer.text('change-when-now', { date: localizer.dateLong(today) }) },
    anniversary: {
      title: next
        ? localizer.text('change-when-anniversary-on', { date: localizer.dateLong(next) })
        : localizer.text('change-when-anniversary'),
      detail: localizer.text('change-when-anniversary-more', { kind }),
    },
    date: { title: localizer.text('change-when-later') },
    retroactive: {
      title: localizer.text('change-when-earlier'),
      detail: localizer.text('change-when-earlier-more', { kind }),
    },
    'by-hand': {
      title: localizer.text('change-when-by-hand'),
      detail: localizer.text('change-when-by-hand-more'),
    },
  };
  return { ...texts[when], value: when, closed };
}

const mostPeriods = 12;

function periodsField(
  localizer: Localizer,
  { choice, disabled, onPeriods }: WhenStepOptions,
): TemplateResult {
  return html`<fieldset class="narrow" ?disabled=${disabled}>
    ${selectField({
      id: 'periods',
      label: localizer.text('change-periods'),
      value: String(choice.periods),
      options: Array.from({ length: mostPeriods + 1 }, (each, count) => ({
        value: String(count),
        label: localizer.text('change-periods-later', { count }),
      })),
      onChange: (value) => {
        onPeriods(Number(value));
      },
    })}
  </fieldset>`;
}
