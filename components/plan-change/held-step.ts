import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { Policy } from '../../src/context/settings.js';
import type { SelectionController } from '../../src/controllers/selection-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { PlanInstance, PlanInstanceStatus } from '../../src/model/plan-instance.js';
import { skeletonChoices } from '../internal/skeleton.js';
import type { ChangeReads } from './change-reads.js';
import type { SubjectChoice } from './subject-choice.js';
import { nowFacts, reasonStep, scheduleStep, statusStep, unitsStep } from './subject-step.js';

export interface HeldStepOptions {
  readonly instance: PlanInstance;
  readonly reads: ChangeReads;
  readonly selection: SelectionController;
  readonly subject: SubjectChoice;
  readonly policy: Policy;
  /** The statuses that may be asked for. */
  readonly statuses: readonly PlanInstanceStatus[];
  readonly disabled: boolean;
}

/** What is changed about a plan that the account has, where no plan is picked for it. */
export function heldStep(localizer: Localizer, options: HeldStepOptions): TemplateResult {
  const { instance, selection, subject, disabled } = options;
  const { kind, status } = selection.selection;
  switch (kind) {
    case 'units':
      return html`${nowFacts(localizer, instance)}
      ${unitsStep(localizer, {
        instance,
        text: subject.unitsText(instance),
        problem: subject.problem,
        disabled,
        onText: (text) => {
          subject.typeUnits(localizer, instance, text);
        },
        onCommit: () => {
          subject.commitUnits(localizer, instance);
        },
      })}`;
    case 'rate-schedule':
      return schedules(localizer, options);
    case 'status':
      return html`${nowFacts(localizer, instance)}
      ${statusStep(localizer, {
        instance,
        statuses: options.statuses,
        chosen: status,
        disabled,
        onChoose: (chosen) => {
          selection.select({ status: chosen });
        },
      })}`;
    default:
      return html`${nowFacts(localizer, instance)} ${reasons(localizer, options)}`;
  }
}

function schedules(
  localizer: Localizer,
  { instance, reads: { plan, today }, selection, disabled }: HeldStepOptions,
): TemplateResult {
  if (!plan || today === undefined) return skeletonChoices(2);
  return scheduleStep(localizer, {
    instance,
    plan,
    today,
    chosen: selection.selection.rateScheduleId,
    disabled,
    onChoose: ({ id }) => {
      selection.select({ rateScheduleId: id });
    },
  });
}

function reasons(
  localizer: Localizer,
  { policy: { cancelReasons }, selection, disabled }: HeldStepOptions,
): TemplateResult | typeof nothing {
  if (cancelReasons.length === 0) return nothing;
  return reasonStep(localizer, {
    reasons: cancelReasons,
    chosen: selection.selection.comment,
    disabled,
    onChoose: (comment) => {
      selection.select({ comment });
    },
  });
}
