import type { AccountId } from '../../../src/model/ids.js';
import type { PaymentDraft } from '../../../src/model/payment.js';
import { compare } from '../../../src/money/money.js';
import { Books } from '../../../src/sandbox/books.js';
import { accountRow } from '../../../src/sandbox/look-up.js';
import { dueToday } from '../../../src/sandbox/payments/open-invoices.js';
import { payOrder } from '../../../src/sandbox/payments/pay-draft.js';
import { targetsOf, targetTotal, type Target } from '../../../src/sandbox/payments/pay-targets.js';
import { paymentApplication } from '../codes.js';
import { lacking } from '../failures.js';
import type { CallInput } from '../wire/calls.js';
import type { PaymentWorld } from '../world/payment-world.js';

/** A payment but for what it is made with, which a one-time method has only once it is added. */
export type CollectFields = Omit<
  CallInput<'collect_from_account_m'>,
  'payment_method_no' | 'client_receipt_id'
>;

/**
 * The call that makes a payment as it was quoted (Aria wire notes 3.8). Whole invoices are named and no amount is given, since an amount would win over
 * them: so are whole balances, as the invoices that were quoted, so that nothing else is paid. An amount alone goes to the oldest, and so does a whole
 * balance that credit is taken off. A service is paid by naming its lines on invoices, with what they come to: a master plan could be named too, but what
 * of it is then paid depends on a setting that is not seen.
 */
export function collectRequest(
  draft: PaymentDraft,
  { world, lineNumber }: PaymentWorld,
  accountId: AccountId,
): CollectFields {
  const { appearsAs } = world.settings;
  const common = {
    acct_no: accountId,
    ...(appearsAs !== undefined && { soft_descriptor: appearsAs }),
  };
  const books = new Books(world);
  const targets = targetsOf(books, accountId, payOrder(draft).what);
  const total = targetTotal(targets, accountRow(world, accountId).currency).amount;
  const oldestFirst = {
    ...common,
    amount_to_collect: total,
    payment_application_method: paymentApplication.oldestFirst,
  };
  switch (draft.what.pay) {
    case 'amount':
      return oldestFirst;
    case 'services':
      return {
        ...common,
        amount_to_collect: total,
        specific_charge_transaction_id: targets.map(({ invoiceId, line = 0 }) => {
          const number = lineNumber(invoiceId, line);
          if (number === undefined)
            throw lacking('get_invoice_details_m', 'the number of a line as a transaction');
          return { specific_charge_transaction_id: number };
        }),
      };
    default: {
      const isWhole = ({ invoiceId, amount }: Target) =>
        compare(amount, dueToday(books, books.invoices.get(invoiceId))) === 0;
      if (!targets.every(isWhole)) return oldestFirst;
      const invoices = new Set(targets.map(({ invoiceId }) => invoiceId));
      return {
        ...common,
        specific_invoices_list: [...invoices].map((invoice_no) => ({ invoice_no })),
      };
    }
  }
}
