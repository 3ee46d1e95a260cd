import { NotChecked, type Check } from '../check.js';
import { decimalSum } from '../decimal-sum.js';
import { ensure, refusedWith, rejectsWith, same } from '../expect.js';
import {
  confirmed,
  countPayments,
  dues,
  paying,
  paymentDraft,
  someBalance,
  someFullPayment,
  value,
  negated,
  yesTo,
} from '../payment-steps.js';
import { confirmToEnd, ensureDone, ensureRefused, noId } from '../steps.js';
import type { AmountChoice, Balance, PayWhat } from '../../../model/payment.js';

const total = (amounts: readonly { readonly amount: string }[]): string =>
  decimalSum(amounts.map(({ amount }) => amount));

/** What a choice of how much comes to on a balance, to ask a quote for. */
function wanted(choice: AmountChoice, { invoices, services }: Balance): PayWhat | undefined {
  const [invoice] = invoices;
  const [service] = services;
  switch (choice) {
    case 'invoices':
      return invoice && { pay: 'invoices', invoiceIds: [invoice.invoiceId] };
    case 'services':
      return service && { pay: 'services', services: [service.service] };
    case 'amount':
      return invoice && { pay: 'amount', amount: invoice.payable };
    default:
      return { pay: choice };
  }
}

const reads: readonly Check[] = [
  {
    id: 'balance-is-explained',
    title: 'The full balance is what is open on invoices less credits and payments ahead.',
    operations: ['getBalance'],
    writes: false,
    async run({ adapter }) {
      const { full, parts, invoices } = await adapter.getBalance({});
      same(value(full), total([parts.invoices, parts.credits, parts.payments]), 'The full balance');
      same(value(parts.invoices), total(invoices.map(({ open }) => open)), 'Open on invoices');
      const dates = invoices.map(({ dueDate }) => dueDate);
      same(dates, [...dates].sort(), 'The due dates, oldest first');
    },
  },
  {
    id: 'balance-is-the-account-balance',
    title: 'The balance of the account is the full balance.',
    operations: ['getBalance', 'getAccount'],
    writes: false,
    async run({ adapter }) {
      const { full } = await adapter.getBalance({});
      const { balance } = await adapter.getAccount({});
      same(value(balance), value(full), 'The balance of the account');
    },
  },
  {
    id: 'amounts-are-as-told',
    title:
      'What may be paid can be quoted, a whole balance for what is shown of it; what may not is refused for the reason that is told.',
    operations: ['getBalance', 'listPaymentMethods', 'quotePayment'],
    writes: false,
    async run(context) {
      const balance = await someBalance(context);
      for (const { choice, permission } of balance.amounts) {
        const what = wanted(choice, balance);
        if (!what) continue;
        const quote = context.adapter.quotePayment({
          draft: await paymentDraft(context, { what }),
        });
        if (!permission.allowed) {
          await refusedWith(quote, permission.reason, `Paying "${choice}"`);
          continue;
        }
        const { total: charged } = await quote;
        if (choice === 'full') same(value(charged), value(balance.payable), 'All that is open');
        if (choice === 'current') same(value(charged), value(balance.current), 'What is due');
      }
    },
  },
  {
    id: 'payment-quote-adds-up',
    title: 'A payment quote charges what it puts on invoices, and leaves what it says.',
    operations: ['getBalance', 'listPaymentMethods', 'quotePayment'],
    writes: false,
    async run(context) {
      const { total: charged, applies, before, after } = await someFullPayment(context);
      same(value(charged), total(applies.map(({ amount }) => amount)), 'What is charged');
      const discounts = applies.flatMap(({ discount }) => discount ?? []);
      same(
        value(after),
        decimalSum([before.amount, negated(charged), ...discounts.map(negated)]),
        'What is left',
      );
    },
  },
  {
    id: 'payment-quote-charges-nothing',
    title: 'A payment quote charges nothing.',
    operations: ['getBalance', 'listPayments', 'listPaymentMethods', 'quotePayment'],
    writes: true,
    async run(context) {
      const before = [await dues(context), await countPayments(context)];
      await someFullPayment(context);
      same([await dues(context), await countPayments(context)], before, 'What is owed and paid');
    },
  },
  {
    id: 'payment-amount-in-bounds',
    title:
      'An amount of nothing is refused, and so is one above what is open or in another currency.',
    operations: ['getBalance', 'listPaymentMethods', 'quotePayment'],
    writes: false,
    async run(context) {
      const { payable } = await someBalance(context);
      const asked = async (amount: string, currency = payable.currency) =>
        context.adapter.quotePayment({
          draft: await paymentDraft(context, {
            what: { pay: 'amount', amount: { amount, currency } },
          }),
        });
      await refusedWith(asked('0'), 'amount-not-positive', 'An amount of nothing');
      await refusedWith(
        asked(decimalSum([payable.amount, '1'])),
        'amount-above-balance',
        'More than is open',
      );
      const other = payable.currency === 'EUR' ? 'USD' : 'EUR';
      await rejectsWith(asked('1', other), 'invalid-input', 'An amount in another currency');
    },
  },
  {
    id: 'payment-names-what-is-there',
    title: 'A method, an invoice or a service that the account does not have is refused as such.',
    operations: ['getBalance', 'listPaymentMethods', 'quotePayment'],
    writes: false,
    async run(context) {
      const { adapter } = context;
      const draft = await paymentDraft(context);
      const stranger = noId() as never;
      await refusedWith(
        adapter.quotePayment({ draft: { ...draft, with: { by: 'method', methodId: stranger } } }),
        'payment-method-not-found',
        'A method of nobody',
      );
      await refusedWith(
        adapter.quotePayment({
          draft: { ...draft, what: { pay: 'invoices', invoiceIds: [stranger] } },
        }),
        'invoice-not-found',
        'An invoice of nobody',
      );
      const service = { planInstanceId: stranger, chargeId: '1' };
      await refusedWith(
        adapter.quotePayment({
          draft: { ...draft, what: { pay: 'services', services: [service] } },
        }),
        'service-not-found',
        'A service of nobody',
      );
    },
  },
  {
    id: 'card-numbers-are-refused',
    title: 'T20 What looks like the number of a card is refused wherever it stands.',
    operations: ['quotePayment', 'quoteBillingGroup', 'quotePaymentMethod'],
    writes: false,
    async run({ raw }) {
      // The best known of all test numbers.
      for (const number of ['4111111111111111', '4111 1111 1111 1111', '3782-822463-10005']) {
        const token = { kind: 'card', token: number.replace(/ /g, '-') };
        const named = { do: 'add', token: { kind: 'card', token: 'tok_1' }, name: `my ${number}` };
        const pays = { by: 'method', primaryId: '1' };
        const inputs: readonly [Parameters<typeof raw>[0], object][] = [
          [
            'quotePayment',
            { kind: 'payment', what: { pay: 'full' }, with: { by: 'one-time', token } },
          ],
          ['quotePaymentMethod', { kind: 'payment-method', method: named }],
          [
            'quoteBillingGroup',
            { kind: 'billing-group', group: { do: 'create', name: number, pays } },
          ],
        ];
        for (const [operation, draft] of inputs)
          await rejectsWith(raw(operation, { draft }), 'invalid-input', `${operation} with a card`);
      }
    },
  },
];

const writes: readonly Check[] = [
  {
    id: 'payment-is-quote',
    title:
      'What is charged and what is open afterwards is what was quoted, and the payment is in the list.',
    operations: paying,
    writes: true,
    async run(context) {
      const quote = await someFullPayment(context);
      const intent = await confirmed(context, quote);
      if (intent.state === 'refused' && intent.refusal === 'payment-declined')
        throw new NotChecked('The payment method of the account is declined.');
      ensureDone(intent);
      same(value(intent.receipt.charged ?? quote.total), value(quote.total), 'What was charged');
      same(value((await context.adapter.getBalance({})).full), value(quote.after), 'What is open');
      const { rows } = await context.adapter.listPayments({});
      const paid = rows.find(({ state }) => state === 'collected');
      same(paid && value(paid.amount), value(quote.total), 'The newest payment');
      const sums = (parts: readonly { invoiceId: string; amount: { amount: string } }[]) =>
        [...new Set(parts.map(({ invoiceId }) => invoiceId))]
          .sort()
          .map((id) => [
            id,
            total(parts.filter((part) => part.invoiceId === id).map(({ amount }) => amount)),
          ]);
      same(sums(paid?.applied ?? []), sums(quote.applies), 'What it settled');
    },
  },
  {
    id: 'payment-once',
    title: 'T27 A payment that is confirmed twice, at once and later, is made once.',
    operations: paying,
    writes: true,
    async run(context) {
      const before = await countPayments(context);
      const yes = yesTo(await someFullPayment(context));
      const both = await Promise.allSettled([
        context.adapter.confirm(yes),
        context.adapter.confirm(yes),
      ]);
      ensure(
        both.some(({ status }) => status === 'fulfilled'),
        'One of two confirmations at once is answered.',
      );
      await confirmToEnd(context, yes);
      await confirmToEnd(context, yes);
      same(await countPayments(context), before + 1, 'Payments');
    },
  },
  {
    id: 'payment-of-an-old-quote',
    title: 'T31 A quote of what has been paid meanwhile charges nothing.',
    operations: paying,
    writes: true,
    async run(context) {
      const [first, second] = [await someFullPayment(context), await someFullPayment(context)];
      ensureDone(await confirmed(context, first));
      const before = [await dues(context), await countPayments(context)];
      ensureRefused(await confirmed(context, second), 'nothing-to-pay', 'What is paid already');
      same([await dues(context), await countPayments(context)], before, 'What is owed and paid');
    },
  },
];

export const paymentChecks: readonly Check[] = [...reads, ...writes];
