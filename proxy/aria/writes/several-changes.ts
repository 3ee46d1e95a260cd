import type { CallInput } from '../wire/calls.js';
import { couponDirective, planDirective } from '../codes.js';
import { codeOfStatus } from '../statuses.js';
import {
  anyNow,
  combined,
  masterStart,
  startStatus,
  supplementalStart,
  type StartFields,
} from './assign-fields.js';
import { directiveOf, isNow, offsetFields, timeFields } from './directives.js';
import { prorationStartOf } from './one-change.js';
import { notTogether, resetField, timingFields, type Asked, type Resolved } from './resolved.js';
import type { Fields, WireWrite } from './wire-write.js';

type Row = CallInput<'update_acct_plan_multi_m'>['plan_updates'][number];
type OfCall = Omit<StartFields, 'directive' | 'waitsIn' | 'alt_proration_start_date'>;

/** A row of the call, and what it needs the call to say for all of them. */
interface Part {
  readonly row: Row;
  readonly directive: number | 'any';
  readonly call: OfCall;
}

/**
 * Several changes in one call (Aria wire notes 2.2, 3.4): one operation on each plan instance, parents before children, and one directive, start and
 * invoicing option for all. Changes that need more than one of these cannot be made together, and are refused.
 */
export function severalChanges(asked: Asked): WireWrite {
  const { accountId, changes, draft } = asked;
  const parts = changes.map((resolved) => partOf(asked, resolved));
  const call = together(parts.map((part) => part.call));
  if (call.alt_start_date !== undefined || call.retroactive_start_date !== undefined)
    checkStarts(asked);
  const fields: Fields<'update_acct_plan_multi_m'> = {
    acct_no: accountId,
    ...(draft.comment !== undefined && { comments: draft.comment }),
    plan_updates: parts.map(({ row }) => row),
    assignment_directive: oneDirective(parts),
    ...call,
    ...combined(draft.combineInvoices),
  };
  return { call: 'update_acct_plan_multi_m', fields };
}

function oneDirective(parts: readonly Part[]): number {
  const wanted = new Set(parts.flatMap(({ directive }) => (directive === 'any' ? [] : directive)));
  const [first, ...others] = wanted;
  if (first === undefined) return anyNow;
  const someTakeAny = parts.some(({ directive }) => directive === 'any');
  if (others.length > 0 || (someTakeAny && !isNow(first))) throw notTogether();
  return first;
}

/** What the rows want of the call, where they want the same. */
function together(wishes: readonly OfCall[]): OfCall {
  const call = new Map<string, unknown>();
  for (const [name, value] of wishes.flatMap((wish) => Object.entries(wish))) {
    if (call.has(name) && call.get(name) !== value) throw notTogether();
    call.set(name, value);
  }
  return Object.fromEntries(call);
}

/** A start that the call names is that of every new master plan, and of what is put under it; nothing else may be in the call. */
function checkStarts({ changes }: Asked): void {
  const starts = new Set(
    changes.map((resolved) =>
      resolved.kind === 'assign' && 'date' in resolved.effective
        ? `${resolved.effective.when} ${resolved.effective.date}`
        : '',
    ),
  );
  if (starts.size > 1 || changes.some((resolved) => isUnderOld(resolved))) throw notTogether();
}

function isUnderOld(resolved: Resolved): boolean {
  const parent = resolved.kind === 'assign' ? resolved.change.parent : undefined;
  return parent !== undefined && 'planInstanceId' in parent;
}

function partOf(asked: Asked, resolved: Resolved): Part {
  switch (resolved.kind) {
    case 'assign':
      return taken(asked, resolved);
    case 'status':
      return status(asked, resolved);
    case 'units':
      return held(asked, resolved, planDirective.update, { plan_units: resolved.change.units });
    case 'rate-schedule':
      return held(asked, resolved, planDirective.update, {
        alt_rate_schedule_no: resolved.change.rateScheduleId,
      });
    case 'replace': {
      const { change, terms } = resolved;
      return held(asked, resolved, planDirective.replace, {
        new_plan_no: change.planId,
        alt_rate_schedule_no: terms.rateScheduleId,
        plan_units: terms.units,
        invoice_unbilled_usage: change.billUsage ?? true,
        ...offsetFields(change.offsetMonths),
        ...couponFields(change.coupon),
      });
    }
    case 'cancel':
      return held(asked, resolved, planDirective.cancel, {
        invoice_unbilled_usage: resolved.change.billUsage ?? true,
      });
  }
}

/** The call's own numbers of new instances: its rows, counted from 1. */
function idx(row: number): number {
  return row + 1;
}

function taken(asked: Asked, resolved: Resolved<'assign'>): Part {
  const { change, terms, plan, effective, row: number } = resolved;
  const { parent, billingGroupId, dunningGroupId, coupon, offsetMonths } = change;
  const along = parent !== undefined && 'row' in parent && isDated(asked, parent.row);
  const start = parent ? supplementalStart(resolved, asked, along) : masterStart(resolved, asked);
  const { directive, waitsIn, alt_proration_start_date, ...call } = start;
  const masters = asked.changes.some((each) => each.kind === 'assign' && !each.change.parent);
  // The option of a new master plan is about its first invoice; how a supplemental plan catches up can be said only without one.
  const { invoicing_option, ...others } = call;
  if (parent && masters && change.catchUp !== undefined) throw notTogether();
  return {
    directive,
    call: parent && masters ? others : { ...others, ...(invoicing_option && { invoicing_option }) },
    row: {
      plan_directive: planDirective.assign,
      plan_instance_idx: idx(number),
      new_plan_no: plan.id,
      plan_units: terms.units,
      plan_status_cd: startStatus(resolved),
      alt_rate_schedule_no: terms.rateScheduleId,
      ...parentFields(parent),
      ...(parent && !along && timeFields(effective)),
      ...(alt_proration_start_date !== undefined && { alt_proration_start_date }),
      ...(waitsIn !== undefined && { status_until_alt_start_cd: waitsIn }),
      ...(billingGroupId !== undefined && !parent && { billing_group_no: billingGroupId }),
      ...(dunningGroupId !== undefined && !parent && { dunning_group_no: dunningGroupId }),
      ...couponFields(coupon),
      ...offsetFields(offsetMonths),
      ...timingFields(asked.draft, plan),
    },
  };
}

function parentFields(parent: Resolved<'assign'>['change']['parent']) {
  if (!parent) return {};
  return 'row' in parent
    ? { parent_plan_instance_idx: idx(parent.row) }
    : { parent_plan_instance_no: parent.planInstanceId };
}

/** Whether what a row takes starts on a date that the call names, by itself or with the plan above it. */
function isDated({ changes }: Pick<Asked, 'changes'>, row: number): boolean {
  const resolved = changes[row];
  if (resolved?.kind !== 'assign') return false;
  const { parent } = resolved.change;
  if (parent) return 'row' in parent && isDated({ changes }, parent.row);
  return resolved.effective.when === 'date' || resolved.effective.when === 'retroactive';
}

function couponFields(coupon: string | undefined) {
  if (coupon === undefined) return {};
  return {
    coupon_code_updates: [{ coupon_cd: coupon, coupon_directive: couponDirective.add }],
  };
}

/** A date counts for supplemental plans alone (Aria wire notes 3.4). */
function held(
  asked: Asked,
  resolved: Resolved<'replace' | 'cancel' | 'units' | 'rate-schedule'>,
  directive: number,
  fields: Partial<Row>,
): Part {
  const { change, effective, plan } = resolved;
  const { parentId } = asked.books.planInstances.get(change.planInstanceId);
  if (effective.when === 'date' && parentId === undefined) throw notTogether();
  const start = prorationStartOf(resolved);
  return {
    directive: directiveOf(effective, change.proration, asked.rules),
    call: {},
    row: {
      plan_directive: directive,
      existing_plan_instance_no: change.planInstanceId,
      ...timeFields(effective),
      ...(start !== undefined && { alt_proration_start_date: start }),
      ...timingFields(asked.draft, plan),
      ...fields,
    },
  };
}

/** A status in such a call changes at once. */
function status(asked: Asked, { change }: Resolved<'status'>): Part {
  if (change.on !== undefined) throw notTogether();
  return {
    directive: directiveOf({ when: 'now' }, undefined, asked.rules),
    call: {},
    row: {
      plan_directive: planDirective.update,
      existing_plan_instance_no: change.planInstanceId,
      plan_status_cd: codeOfStatus(change.status),
      ...resetField(change.resetBillDate, asked.rules),
    },
  };
}
