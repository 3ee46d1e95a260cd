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
    receipt_action: receipts.flatMap(({ date, planInstanceIds, invoiceIds }) => [
      ...planInstanceIds.map((id) => ({
        action_type_label: 'Plan Changed',
        action_rec_id_label: 'Plan Instance No',
        action_rec_id_val: id,
        action_date: date,
      })),
      ...invoiceIds.map((id) => ({
        action_type_label: 'Invoice Created',
        action_rec_id_label: 'Invoice No',
        action_rec_id_val: id,
        action_date: date,
      })),
    ]),
  };
};
