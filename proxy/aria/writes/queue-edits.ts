import type { QueueEdit, QueueEditDraft } from '../../../src/model/queued-change.js';
import { queueEditDirective } from '../codes.js';
import type { SettledPolicy } from '../policy.js';
import type { CallInput } from '../wire/calls.js';
import { directiveOf } from './directives.js';
import type { WireWrite } from './wire-write.js';

type Row = CallInput<'edit_acct_plan_queued_changes_m'>['edit_queued_changes'][number];

/**
 * Edits of the queue, each of one row that was just read: without its number Aria takes every queued change of the account (T6).
 * How what is moved is prorated is not on the wire, so it is said anew, by the company's rule (Aria wire notes 3.4).
 */
export function queueEdits(
  accountId: string,
  { edits }: QueueEditDraft,
  rules: SettledPolicy['rules'],
): WireWrite {
  return {
    call: 'edit_acct_plan_queued_changes_m',
    fields: { acct_no: accountId, edit_queued_changes: edits.map((edit) => rowOf(edit, rules)) },
  };
}

function rowOf(edit: QueueEdit, rules: SettledPolicy['rules']): Row {
  const { queuedChangeId: queue_id } = edit;
  switch (edit.do) {
    case 'delete':
      return { queue_id, queue_edit_directive: queueEditDirective.delete };
    case 'execute':
      return { queue_id, queue_edit_directive: queueEditDirective.execute };
    case 'move':
      return {
        queue_id,
        queue_edit_directive: queueEditDirective.move,
        new_effective_date: edit.date,
        assignment_directive: directiveOf({ when: 'by-hand' }, undefined, rules),
      };
  }
}
