import { html, nothing, type TemplateResult } from 'lit';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { BillingGroupId, PlanInstanceId } from '../../src/model/ids.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import { choices, type Choice } from '../internal/choices.js';

export interface GroupPlansOptions {
  /** Master plans that have not ended. */
  readonly plans: readonly PlanInstance[];
  /** Who pays now, by name. */
  readonly groups: readonly BillingGroup[];
  /** The billing group that is changed; left out: a new one. */
  readonly groupId: BillingGroupId | undefined;
  readonly chosen: ReadonlySet<PlanInstanceId>;
  readonly onChange: (id: PlanInstanceId, chosen: boolean) => void;
}

/** The plans that can move to a billing group: those that it does not pay for already. */
export function movable(
  plans: readonly PlanInstance[],
  groupId: BillingGroupId | undefined,
): PlanInstance[] {
  return plans.filter(({ billingGroupId }) => !billingGroupId || billingGroupId !== groupId);
}

/** Check boxes for the plans that a billing group pays for; nothing where no plan can move to it. A plan always has a payer, so none moves away from here. */
export function groupPlans(
  localizer: Localizer,
  { plans, groups, groupId, chosen, onChange }: GroupPlansOptions,
): TemplateResult | typeof nothing {
  const open = new Set(movable(plans, groupId));
  if (open.size === 0) return nothing;
  const own = plans.filter((plan) => !open.has(plan));
  return choices({
    id: 'plan',
    legend: localizer.text('payers-plans-which'),
    hint: localizer.text('payers-plans-hint'),
    select: 'many',
    choices: plans.map((plan): Choice => ({
      value: plan.id,
      title: plan.planName,
      summary: summaryOf(
        plans.some((other) => other !== plan && other.planName === plan.planName) &&
          localizer.text('payers-plan-since', { date: localizer.date(plan.startDate) }),
        open.has(plan) && payerOf(localizer, plan, groups),
      ),
      closed: open.has(plan) ? undefined : localizer.text('payers-plan-own'),
    })),
    selected: new Set([...chosen, ...own.map(({ id }) => id)]),
    onChange: (id, isChosen) => {
      onChange(id as PlanInstanceId, isChosen);
    },
  });
}

function summaryOf(...words: readonly (string | false)[]): TemplateResult | typeof nothing {
  const said = words.filter(Boolean);
  return said.length === 0 ? nothing : html`<span class="small muted">${said.join(' ')}</span>`;
}

function payerOf(
  localizer: Localizer,
  { billingGroupId }: PlanInstance,
  groups: readonly BillingGroup[],
): string {
  const group = groups.find(({ id }) => id === billingGroupId);
  if (group) return localizer.text('payers-plan-payer', { group: group.name });
  return billingGroupId === undefined ? localizer.text('payers-plan-unpaid') : '';
}
