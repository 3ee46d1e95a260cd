import type { QueuedChangeId } from '../../../src/model/ids.js';
import type { QueueEdit } from '../../../src/model/queued-change.js';
import { Books } from '../../../src/sandbox/books.js';
import { editQueue } from '../../../src/sandbox/queue/edit-queue.js';
import { afterOf, beforeOf } from '../../../src/sandbox/queue/queue-views.js';
import type { World, WorldAccount, WorldQueuedChange } from '../../../src/sandbox/world.js';
import { errorCode, queuedState, queueEditDirective, queueEditStatus } from '../../aria/codes.js';
import { accountNamed, type CallRequest, type Handler, type Success } from '../handler.js';
import { sumsOf } from '../lines.js';
import { planLine } from '../lines-of-plans.js';
import { make, type Made } from '../making.js';
import { timingOf } from '../reading/timing.js';
import { refuseWhatIsNotUnderstood } from '../reading/understood.js';
import { codeOfStatus } from '../../aria/statuses.js';
import { given, WireError } from '../wire-error.js';
import { queueTypeOf } from './change-one-plan.js';
import { groupsOf } from './change-several-plans.js';

type QueueRow = NonNullable<
  Success<'get_acct_plan_queued_changes_m'>['queued_change_details']
>[number];

const stateCode: Record<WorldQueuedChange['state'], number> = {
  deleted: queuedState.deleted,
  queued: queuedState.queued,
  executed: queuedState.executed,
  failed: queuedState.failed,
};

const stateLabel: Record<WorldQueuedChange['state'], string> = {
  deleted: 'Deleted',
  queued: 'Queued',
  executed: 'Executed',
  failed: 'Failed',
};

/** The queue of an account, with what is through (Aria wire notes 2.8, 3.4). */
export const getAcctPlanQueuedChanges: Handler<'get_acct_plan_queued_changes_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const account = accountNamed(world, request.acct_no);
  const books = new Books(world);
  const { queued_action_status_cd: state = queuedState.all } = request;
  const rows = books.queue
    .where('account', account.id)
    .filter((row) => state === queuedState.all || stateCode[row.state] === state)
    .filter(({ id }) => request.queue_id === undefined || id === request.queue_id)
    .filter(
      ({ planInstanceId }) =>
        request.plan_instance_no === undefined || planInstanceId === request.plan_instance_no,
    );
  return { queued_change_details: rows.map((row) => queueRow(books, row)) };
};

function queueRow(books: Books, row: WorldQueuedChange): QueueRow {
  const { state, closedOn, date, kind } = row;
  const instance = books.planInstances.get(row.planInstanceId);
  const before = beforeOf(row, instance);
  const after = afterOf(books, row, before);
  const early = state === 'executed' && closedOn !== date;
  return {
    queue_id: row.id,
    queue_type: queueTypeOf(kind),
    plan_instance_no: row.planInstanceId,
    parent_plan_instance_no: instance.parentId,
    queued_action_status_cd: stateCode[state],
    queued_action_status_label: stateLabel[state],
    current_plan_no: before.planId,
    current_plan_name: books.plan(before.planId).name,
    current_plan_units: before.units,
    current_rate_schedule_no: before.rateScheduleId,
    current_plan_inst_status: codeOfStatus(before.status),
    effective_date: date,
    target_plan_no: after.planId,
    target_plan_name: books.plan(after.planId).name,
    target_plan_units: after.units,
    target_rate_schedule_no: after.rateScheduleId,
    target_plan_inst_status: codeOfStatus(after.status),
    queuing_date: row.queuedOn,
    deleting_date: state === 'deleted' ? closedOn : undefined,
    execute_immediately_date: early ? closedOn : undefined,
  };
}

/** Executes, moves or deletes queued changes: all of them, or none (assumed). */
export const editAcctPlanQueuedChanges: Handler<'edit_acct_plan_queued_changes_m'> = async (
  platform,
  request,
) => {
  refuseWhatIsNotUnderstood(request, ['edit_queued_changes']);
  for (const row of request.edit_queued_changes)
    refuseWhatIsNotUnderstood(row, [
      'queue_id',
      'queue_edit_directive',
      'new_effective_date',
      'assignment_directive',
    ]);
  const made = await make(platform, request, (world, account) => {
    const edits = request.edit_queued_changes.map((row) => editOf(world, account, row));
    return (before, command) => editQueue(withProration(before, request), { ...command, edits });
  });
  return { queued_changes: outcomes(made, request), invoice_info: invoices(made), ...errors(made) };
};

type Edits = CallRequest<'edit_acct_plan_queued_changes_m'>;

function editOf(
  world: World,
  account: WorldAccount,
  { queue_id, queue_edit_directive, new_effective_date }: Edits['edit_queued_changes'][number],
): QueueEdit {
  const id = given(queue_id, 'queue_id');
  const row = world.queue.find((each) => each.id === id && each.accountId === account.id);
  if (!row) throw new WireError(errorCode.objectNotFound, 'no such queued change');
  const queuedChangeId: QueuedChangeId = row.id;
  switch (queue_edit_directive) {
    case queueEditDirective.delete:
      return { do: 'delete', queuedChangeId };
    case queueEditDirective.execute:
      return { do: 'execute', queuedChangeId };
    case queueEditDirective.move: {
      const date = given(new_effective_date, 'new_effective_date');
      return { do: 'move', queuedChangeId, date };
    }
    default:
      throw new WireError(errorCode.invalidInput, 'invalid queue_edit_directive');
  }
}

/** What is moved is prorated by the directive that comes with it; without one, as it was asked for. */
function withProration(world: World, { edit_queued_changes: edits }: Edits): World {
  const queue = world.queue.map((row): WorldQueuedChange => {
    const edit = edits.find(({ queue_id }) => queue_id === row.id);
    if (edit?.assignment_directive === undefined || row.change.kind === 'status') return row;
    if (edit.queue_edit_directive !== queueEditDirective.move) return row;
    const { proration } = timingOf(edit, 'now');
    return { ...row, change: { ...row.change, ...(proration && { proration }) } };
  });
  return { ...world, queue };
}

function outcomes({ after }: Made, { edit_queued_changes: edits }: Edits) {
  return edits.map(({ queue_id }) => ({
    queue_id,
    plan_instance_no: after.queue.find(({ id }) => id === queue_id)?.planInstanceId,
    edit_queued_change_status_cd: queueEditStatus.success,
    edit_queued_change_status_label: 'Success',
  }));
}

function errors({ declined, due }: Made): Success<'edit_acct_plan_queued_changes_m'> {
  if (!declined) return {};
  return {
    billing_errors: [
      {
        collection_error_code: errorCode.cardAuthorizationFailed,
        collection_error_msg: 'card authorization failed',
        billing_group_no: due.invoices.at(-1)?.billingGroupId,
      },
    ],
  };
}

function invoices(made: Made): Success<'edit_acct_plan_queued_changes_m'>['invoice_info'] {
  const { due, account, seen, kept } = made;
  return [...due.invoices, ...groupsOf(made)].map(({ billingGroupId, lines }, index) => {
    const sums = sumsOf(lines, account.currency);
    return {
      ...(kept && { invoice_no: seen.invoices[index]?.id }),
      billing_group_no: billingGroupId,
      invoice_charges_before_tax: sums.charges,
      invoice_tax_charges: sums.tax,
      invoice_charges_after_tax: sums.chargesAfterTax,
      invoice_total_amount: sums.total,
      total_credit: sums.creditsAfterTax,
      total_tax_credit: sums.taxCredits,
      total_credit_before_tax: sums.credits,
      total: sums.total,
      proration_result_amount: sums.prorated,
      invoice_items: lines.map((line, number) => {
        const told = planLine(made, line);
        return {
          invoice_line_no: number + 1,
          plan_no: told.planNo,
          plan_instance_no: told.instanceNo,
          plan_name: told.planName,
          service_no: told.serviceNo,
          service_name: told.description,
          units: told.units,
          rate_per_unit: told.rate,
          line_amount: told.amount,
          line_description: told.description,
          start_date_range: told.from,
          end_date_range: told.to,
          line_type: told.type,
          base_plan_units: told.baseUnits,
          proration_factor: told.factor,
          credit_coupon_code: told.couponCode,
        };
      }),
    };
  });
}
