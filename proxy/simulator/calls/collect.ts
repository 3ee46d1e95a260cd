import * as z from 'zod/mini';
import { AdapterError } from '../../../src/adapter/errors.js';
import { invoiceIdSchema, paymentMethodIdSchema } from '../../../src/model/ids.js';
import { outcomeOfToken } from '../../../src/model/test-payment.js';
import { money, sum } from '../../../src/money/money.js';
import { Books } from '../../../src/sandbox/books.js';
import { openInvoices } from '../../../src/sandbox/payments/open-invoices.js';
import {
  openServices,
  type PayWhat,
  type Service,
} from '../../../src/sandbox/payments/pay-targets.js';
import { pay } from '../../../src/sandbox/payments/pay.js';
import type { World, WorldAccount, WorldPayment } from '../../../src/sandbox/world.js';
import { errorCode, paymentApplication } from '../../aria/codes.js';
import { accountNamed, type CallRequest, type Handler, type Success } from '../handler.js';
import { lineNumber } from '../lines.js';
import { refuseWhatIsNotUnderstood } from '../reading/understood.js';
import { given, notSimulated, refusalError, WireError } from '../wire-error.js';

type Request = CallRequest<'collect_from_account_m'>;

/**
 * Pays what is named, by a stored method (Aria wire notes 3.8). A payment that is declined is kept as an attempt and answered with an error;
 * one that brought a part of what was asked for is answered with an error beside it.
 */
export const collectFromAccount: Handler<'collect_from_account_m'> = async (platform, request) => {
  refuseWhatIsNotUnderstood(request, [
    'payment_method_no',
    'amount_to_collect',
    'specific_invoices_list',
    'specific_charge_transaction_id',
    'payment_application_method',
    'soft_descriptor',
  ]);
  const { sandbox, collecting } = platform;
  const methodId = z.parse(
    paymentMethodIdSchema,
    given(request.payment_method_no, 'payment_method_no'),
  );
  const test = testOutcome(await sandbox.store.read(), methodId);
  if (test === 'slow') await sandbox.delays.slowPayment();
  const receiptId =
    request.client_receipt_id ?? `sim${sandbox.randomId().replace(/[^0-9A-Za-z]/g, '')}`;
  const payment = await sandbox.store.update((before) => {
    const account = accountNamed(before, request.acct_no);
    const what = whatIn(before, account, request);
    const command = { accountId: account.id, receiptId, ...collecting };
    const outcome = pay(before, { ...command, what, with: { by: 'method', methodId } });
    if (outcome.refusal === 'receipt-used')
      throw new WireError(errorCode.invalidFormat, 'invalid input format');
    if (!outcome.receipt) throw refusalError(outcome.refusal);
    const { world, receipt } = outcome;
    const made = world.payments.find(({ id }) => id === receipt.paymentIds[0]);
    if (!made) throw new Error('A payment leaves a row.');
    return { world, result: { ...made, isPart: receipt.problem !== undefined } };
  });
  if (test === 'lost-answer') throw new AdapterError('answer-lost');
  return answerFor(payment);
};

function testOutcome({ paymentMethods }: World, methodId: string) {
  const token = paymentMethods.find(({ id }) => id === methodId)?.token;
  return token === undefined ? undefined : outcomeOfToken(token);
}

const declined = 'cc authorization failed';

function answerFor(
  payment: WorldPayment & { readonly isPart: boolean },
): Success<'collect_from_account_m'> {
  const errors = {
    collection_errors: [
      {
        collection_error_code: errorCode.cardAuthorizationFailed,
        collection_error_msg: declined,
      },
    ],
  };
  if (payment.state === 'declined')
    throw new WireError(errorCode.cardAuthorizationFailed, declined, {
      proc_status_code: payment.declineCode ?? 'declined',
      proc_status_text: 'Declined',
      ...errors,
    });
  return {
    transaction_id: payment.id,
    proc_status_code: '100',
    proc_status_text: 'Approved',
    proc_payment_id: `P-${payment.id}`,
    proc_auth_code: 'A1',
    ...(payment.isPart && errors),
  };
}

/** With charges the amount must be given; else an amount wins over everything that is named (Aria wire notes 3.8). */
function whatIn(world: World, account: WorldAccount, request: Request): PayWhat {
  const { currency } = account;
  const {
    amount_to_collect: text,
    specific_invoices_list: invoices,
    specific_charge_transaction_id: charges,
    payment_application_method: method = paymentApplication.oldestFirst,
  } = request;
  if (method !== paymentApplication.oldestFirst) throw notSimulated('payment_application_method');
  const amount = text === undefined ? undefined : money(text, currency);
  if (charges.length > 0) {
    const numbers = charges.map((row) =>
      given(row.specific_charge_transaction_id, 'specific_charge_transaction_id'),
    );
    const services = servicesIn(world, account, numbers);
    const open = given(amount, 'amount_to_collect');
    if (open.amount !== services.open.amount) throw notSimulated('a part of a charge');
    return { pay: 'services', services: services.named };
  }
  if (amount) return { pay: 'amount', amount };
  if (invoices.length === 0)
    throw new WireError(errorCode.missingParameter, 'missing amount_to_collect');
  return {
    pay: 'invoices',
    invoiceIds: invoices.map(({ invoice_no }) =>
      z.parse(invoiceIdSchema, given(invoice_no, 'invoice_no')),
    ),
  };
}

/** Every open line that is for a service, with its number as a transaction. */
function openServicesOf(books: Books, { id }: WorldAccount) {
  return openInvoices(books, id).flatMap((invoice) =>
    openServices(books, invoice).map((service) => ({
      ...service,
      transactionId: lineNumber(invoice, service.line),
    })),
  );
}

/** The services that the lines with these numbers are for, and what is open of them all. */
function servicesIn(world: World, account: WorldAccount, numbers: readonly string[]) {
  const books = new Books(world);
  const open = openServicesOf(books, account);
  const chosen = numbers.map((number) => {
    const line = open.find(({ transactionId }) => transactionId === number);
    if (!line) throw new WireError(errorCode.objectNotFound, 'charge does not exist');
    return line;
  });
  const named = chosen.map(({ masterId, chargeId }): Service => ({ masterId, chargeId }));
  const all = open.filter((line) =>
    named.some(
      ({ masterId, chargeId }) => masterId === line.masterId && chargeId === line.chargeId,
    ),
  );
  if (all.length !== new Set(numbers).size) throw notSimulated('some lines of a service');
  return {
    named,
    open: sum(
      all.map(({ amount }) => amount),
      account.currency,
    ),
  };
}
