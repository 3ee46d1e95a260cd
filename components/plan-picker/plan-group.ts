import { html, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Plan } from '../../src/model/plan.js';
import { fieldHint, fieldProblem, tiedTexts } from '../internal/field.js';
import { skeletonChoices } from '../internal/skeleton.js';
import { cardParts, planCard, type PlanCard, type PlanCardActions } from './plan-card.js';

/** From here on the browser lays out only the cards in sight. */
const many = 24;
const id = 'plans';

export interface PlanGroupOptions {
  readonly plans: readonly Plan[];
  readonly card: (plan: Plan, index: number) => PlanCard;
  readonly actions: PlanCardActions;
  readonly disabled: boolean;
  /** What is wrong with the choice as a whole. */
  readonly problem: string | undefined;
}

/** The cards of all plans as one group of radio buttons. Only cards that changed are drawn anew. */
export function planGroup(localizer: Localizer, options: PlanGroupOptions): TemplateResult {
  const { plans, card, actions, disabled, problem } = options;
  const hint = localizer.text('plan-picker-hint');
  return html`<fieldset
    class="choices"
    tabindex="-1"
    aria-describedby=${ifDefined(tiedTexts(id, hint, problem))}
    ?disabled=${disabled}
  >
    <legend class="field-label choices-legend">${localizer.text('plan-picker-legend')}</legend>
    ${fieldHint(id, hint)} ${fieldProblem(id, problem)}
    <div class="choices-grid ${plans.length > many ? 'plans-many' : ''}">
      ${repeat(
        plans,
        (plan) => plan.id,
        (plan, index) => {
          const shown = card(plan, index);
          return guard([localizer, ...cardParts(shown)], () => planCard(localizer, shown, actions));
        },
      )}
    </div>
  </fieldset>`;
}

/** In the place of the group while the plans are on their way. */
export function planGroupSkeleton(localizer: Localizer): TemplateResult {
  return html`<div class="choices">
    <p class="field-label choices-legend">${localizer.text('plan-picker-legend')}</p>
    ${fieldHint(id, localizer.text('plan-picker-hint'))} ${skeletonChoices(3, 'grid')}
  </div>`;
}
