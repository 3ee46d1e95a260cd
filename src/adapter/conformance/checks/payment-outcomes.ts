import { NotChecked, type Check } from '../check.js';
import { decimalSum } from '../decimal-sum.js';
import { ensure, refusedWith, same } from '../expect.js';
import {
  confirmed,
  countPayments,
  dues,
  negated,
  paying,
  paymentDraft,
  someFullPayment,
  somePayingMethod,
  testCard,
  value,
} from '../payment-steps.js';
import { ensureDone, ensureRefused } from '../steps.js';

/** How payments end that do not simply go through: on a sandbox, which can make them do so. */
export const paymentOutcomeChecks: readonly Check[] = [
  {
    id: 'payment-declined',
    title:
      'A payment that is declined is refused as such, changes nothing, and another one may follow.',
    operations: paying,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const before = [await dues(context), await countPayments(context)];
      for (const outcome of ['decline', 'expired', 'wrong-code'] as const) {
        const by = { by: 'one-time', token: testCard(outcome) } as const;
        const draft = await paymentDraft(context, { by });
        const intent = await confirmed(context, await context.adapter.quotePayment({ draft }));
        ensureRefused(intent, 'payment-declined', `A card that answers "${outcome}"`);
      }
      same([await dues(context), await countPayments(context)], before, 'What is owed and paid');
      ensureDone(await confirmed(context, await someFullPayment(context)));
    },
  },
  {
    id: 'one-time-method-is-not-kept',
    title:
      'A method that is given for one payment pays it, and is not among the methods afterwards.',
    operations: paying,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { adapter } = context;
      const before = (await adapter.listPaymentMethods({})).rows.map(({ id }) => id);
      const by = { by: 'one-time', token: testCard('approve') } as const;
      const draft = await paymentDraft(context, { by });
      const quote = await adapter.quotePayment({ draft });
      ensureDone(await confirmed(context, quote));
      same(value((await adapter.getBalance({})).full), value(quote.after), 'What is open');
      same(
        (await adapter.listPaymentMethods({})).rows.map(({ id }) => id),
        before,
        'The methods',
      );
    },
  },
  {
    id: 'payment-lost-answer',
    title: 'T28 A payment whose answer is lost is found, and made once.',
    operations: paying,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const before = await countPayments(context);
      const by = { by: 'one-time', token: testCard('lost-answer') } as const;
      const draft = await paymentDraft(context, { by });
      const quote = await context.adapter.quotePayment({ draft });
      ensureDone(await confirmed(context, quote));
      same(await countPayments(context), before + 1, 'Payments');
    },
  },
  {
    id: 'payment-late-write',
    title: 'T28 A payment that happens after its answer was lost is found, and made once.',
    operations: paying,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const before = await countPayments(context);
      const quote = await someFullPayment(context);
      await context.sandbox.setFault('late-write', true);
      const intent = await confirmed(context, quote);
      await context.sandbox.setFault('late-write', false);
      ensureDone(intent);
      same(await countPayments(context), before + 1, 'Payments');
    },
  },
  {
    id: 'payment-in-part',
    title:
      'T34 A payment of which a part goes through is done with a problem, and says what was charged.',
    operations: paying,
    writes: true,
    needs: ['sandbox'],
    async run(context) {
      const { adapter, sandbox } = context;
      const quote = await someFullPayment(context);
      await sandbox.setFault('partly-collected', true);
      const intent = await confirmed(context, quote);
      await sandbox.setFault('partly-collected', false);
      ensure(
        intent.state === 'done-with-problem' && intent.problem === 'collection-failed',
        `A payment in part must end done-with-problem with collection-failed, and ended ${intent.state}.`,
      );
      const { charged } = intent.receipt;
      const { full } = await adapter.getBalance({});
      const paid = decimalSum([quote.before.amount, negated(full)]);
      ensure(paid !== '0' && paid !== value(quote.total), 'A part of it is paid.');
      if (charged) same(value(charged), paid, 'What was charged');
    },
  },
  {
    id: 'payment-by-expired-method',
    title: 'A method that has expired cannot be paid with, as its row says.',
    operations: ['getBalance', 'listPaymentMethods', 'quotePayment'],
    writes: false,
    needs: ['sandbox'],
    async run(context) {
      const { rows } = await context.adapter.listPaymentMethods({});
      const expired = rows.find(({ expiry }) => expiry === 'expired');
      if (!expired) throw new NotChecked('No method of the account has expired.');
      same(expired.can.pay, { allowed: false, reason: 'payment-method-expired' }, 'Paying with it');
      const by = { by: 'method', methodId: expired.id } as const;
      const draft = await paymentDraft(context, { by });
      await refusedWith(
        context.adapter.quotePayment({ draft }),
        'payment-method-expired',
        'A method that has expired',
      );
      await somePayingMethod(context);
    },
  },
];
