import type { WorldReceipt } from '../../../src/sandbox/world.js';
import { accountNamed, type Handler } from '../handler.js';

/** What was done under a receipt id, one row for each thing; none for an id that nothing was done under. Labels are assumed: Aria's own are not documented. */
export const getAllActionsByReceiptId: Handler<'get_all_actions_by_receipt_id_m'> = async (
  { sandbox },
  request,
) => {
  const world = await sandbox.store.read();
  const { id: accountId } = accountNamed(world, request.acct_no);
  const receiptId = request.client_receipt_id;
  const receipts =
    receiptId === undefined || sandbox.delays.hides(receiptId)
      ? []
      : world.receipts.filter((row) => row.id === receiptId && row.accountId === accountId);
  return {
    receipt_action: receipts.flatMap((row) => [
      ...row.planInstanceIds.map((id) => action(row, 'Plan Changed', 'Plan Instance No', id)),
      ...row.invoiceIds.map((id) => action(row, 'Invoice Created', 'Invoice No', id)),
      ...row.paymentIds.map((id) => action(row, 'Payment', 'Transaction No', id)),
      ...(row.billingGroupId === undefined
        ? []
        : [action(row, 'Billing Group', 'Billing Group No', row.billingGroupId)]),
      ...(row.paymentMethodId === undefined
        ? []
        : [action(row, 'Payment Method', 'Payment Method No', row.paymentMethodId)]),
    ]),
  };
};

function action({ date }: WorldReceipt, what: string, label: string, id: string) {
  return {
    action_type_label: what,
    action_rec_id_label: label,
    action_rec_id_val: id,
    action_date: date,
  };
}
