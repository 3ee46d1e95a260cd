import type { BillingOperations } from '../../../src/adapter/contract.js';
import { addDays } from '../../../src/billing/calendar.js';
import type { PlanDraft } from '../../../src/model/draft.js';
import { planChangeDraftSchema, type Change } from '../../../src/model/plan-change.js';
import type { PlanInstance } from '../../../src/model/plan-instance.js';
import type { Plan } from '../../../src/model/plan.js';
import { queueEditDraftSchema } from '../../../src/model/queued-change.js';
import type { PlanQuote } from '../../../src/model/plan-quote.js';

/** A draft, and what it is called in a report. */
export interface NamedDraft {
  readonly name: string;
  readonly draft: PlanDraft;
}

type Text = Readonly<Record<string, unknown>>;

/** One draft of each kind of change that an account can think of, allowed or not, at each time that it may take effect. */
export async function everyChange(adapter: BillingOperations): Promise<NamedDraft[]> {
  const { today } = await adapter.getAccount({});
  const { rows: plans } = await adapter.listPlans({});
  const { rows: groups } = await adapter.listBillingGroups({});
  const { rows: instances } = await adapter.listPlanInstances({});
  const { rows: queue } = await adapter.listQueuedChanges({});
  const later = { when: 'date', date: addDays(today, 9) };
  const earlier = { when: 'retroactive', date: addDays(today, -3) };
  const now = { when: 'now' };
  const held = [now, later, earlier, { when: 'anniversary' }, { when: 'by-hand' }];
  const drafts: NamedDraft[] = [];
  const add = (name: string, ...changes: Text[]) => {
    const draft = planChangeDraftSchema.parse({ kind: 'plan-change', changes });
    drafts.push({ name, draft });
  };

  const masters = plans.filter(({ kind, assignable }) => kind === 'master' && assignable.allowed);
  for (const plan of masters.slice(0, 3)) {
    const base = taking(plan, { billingGroupId: groups[0]?.id });
    const [other] = instances;
    for (const effective of [now, later, earlier, { ...earlier, date: addDays(today, -50) }])
      add(`take ${plan.name} ${said(effective)}`, { ...base, effective });
    const prorated = { ...base, effective: now, firstInvoice: 'prorated', proration: 'full' };
    add(`take ${plan.name} prorated`, prorated);
    if (other && other.kind === 'master')
      add(`take ${plan.name} aligned`, { ...prorated, alignWith: other.id });
    if (other)
      add(
        `take ${plan.name} beside more units`,
        { ...base, effective: now },
        { ...more(other), effective: now },
      );
    const children = plans.filter(({ id }) =>
      plan.children.some(({ planId, mandatory }) => planId === id && !mandatory),
    );
    for (const effective of children.length > 0 ? [now, later] : [])
      add(
        `take ${plan.name} with what hangs under it ${said(effective)}`,
        { ...base, effective },
        ...children.slice(0, 2).map((child) => taking(child, { parent: { row: 0 }, effective })),
      );
  }

  for (const instance of instances) {
    const { id: planInstanceId, planName, statuses } = instance;
    const instead = (await adapter.listPlans({ insteadOf: planInstanceId })).rows;
    const under = (await adapter.listPlans({ under: planInstanceId })).rows;
    const named = `${planName} ${planInstanceId}`;
    const replacements = instead.filter(({ assignable }) => assignable.allowed).slice(0, 2);
    for (const effective of held) {
      for (const { id: planId, name } of replacements)
        add(`replace ${named} by ${name} ${said(effective)}`, {
          ...{ kind: 'replace', planInstanceId, planId, effective },
        });
      add(`cancel ${named} ${said(effective)}`, { kind: 'cancel', planInstanceId, effective });
      add(`more of ${named} ${said(effective)}`, { ...more(instance), effective });
      const schedule = otherSchedule(plans, instance);
      if (schedule !== undefined)
        add(`reschedule ${named} ${said(effective)}`, {
          ...{ kind: 'rate-schedule', planInstanceId, rateScheduleId: schedule, effective },
        });
    }
    for (const proration of ['none', 'charge-only', 'credit-only'])
      for (const { id: planId } of replacements.slice(0, 1))
        add(`replace ${named}, ${proration}`, {
          ...{ kind: 'replace', planInstanceId, planId, effective: now, proration },
        });
    for (const status of statuses)
      for (const on of [undefined, addDays(today, 4)])
        add(`make ${named} ${status} ${on ?? 'now'}`, {
          ...{ kind: 'status', planInstanceId, status, ...(on && { on }) },
        });
    const children = under.filter(
      ({ kind, assignable }) => kind === 'supplemental' && assignable.allowed,
    );
    for (const child of children.slice(0, 2))
      for (const effective of held.slice(0, 4))
        add(`put ${child.name} under ${named} ${said(effective)}`, {
          ...taking(child, { parent: { planInstanceId }, effective }),
        });
  }

  for (const { id: queuedChangeId } of queue.filter(({ state }) => state === 'queued')) {
    const move = { do: 'move', date: addDays(today, 11) };
    for (const edit of [{ do: 'delete' }, { do: 'execute' }, move]) {
      const edits = [{ ...edit, queuedChangeId }];
      const draft = queueEditDraftSchema.parse({ kind: 'queue-edit', edits });
      drafts.push({ name: `${edit.do} queued ${queuedChangeId}`, draft });
    }
  }
  return drafts;
}

function said({ when, date }: { readonly when: string; readonly date?: string }): string {
  return date === undefined ? when : `${when} ${date}`;
}

function taking({ id, units }: Plan, rest: Text): Text {
  return { kind: 'assign', planId: id, units: units.min, ...rest };
}

function more({ id, units, unitLimits }: PlanInstance): Text {
  const wanted = Math.min(Math.floor(units) + 1, unitLimits.max);
  return { kind: 'units' satisfies Change['kind'], planInstanceId: id, units: wanted };
}

function otherSchedule(plans: readonly Plan[], { planId, rateScheduleId }: PlanInstance) {
  return plans
    .find(({ id }) => id === planId)
    ?.rateSchedules.find(({ id, assignable }) => id !== rateScheduleId && assignable.allowed)?.id;
}

/** A quote of either kind of draft. */
export function quoteOf(adapter: BillingOperations, draft: PlanDraft): Promise<PlanQuote> {
  return draft.kind === 'plan-change'
    ? adapter.quotePlanChange({ draft })
    : adapter.quoteQueueEdit({ draft });
}
