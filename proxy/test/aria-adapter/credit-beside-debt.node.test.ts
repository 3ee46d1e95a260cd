import { describe, expect, it } from 'vitest';
import type { BillingOperations } from '../../../src/adapter/contract.js';
import { debtsOf } from '../faulted-payments/debts.js';
import { altering, number, outcomeOf, receiptOf, withMembers, yesTo } from './bench.js';
import { benchOf, paying } from './paying.js';

/** Three open invoices of 10.00, of which the last is not due for long, and a balance that is less: what is missing is in credit. */
function creditTo(balance: string) {
  const world = structuredClone(debtsOf(3));
  const last = world.invoices.at(-1);
  if (last) Object.assign(last, { dueDate: '2030-01-01' });
  return benchOf({
    world,
    between: altering(({ call, answer }) =>
      call === 'get_acct_details_all_m'
        ? withMembers(answer, { acct_balance: number(balance) })
        : undefined,
    ),
  });
}

const usd = (amount: string) => ({ amount, currency: 'USD' });
const choicesOf = async (adapter: BillingOperations) =>
  Object.fromEntries(
    (await adapter.getBalance({})).amounts.map(({ choice, permission }) => [
      choice,
      permission.allowed || permission.reason,
    ]),
  );
const quoted = (adapter: BillingOperations, what: object) =>
  outcomeOf(adapter.quotePayment({ draft: paying(what) }));

describe('credit that lies beside open invoices', () => {
  it.each([
    // 12.00 are in credit, so of the 20.00 that are due 8.00 are left; then 1.50.
    [
      '18.00',
      { pay: 'full' },
      '18.00',
      '0.00',
      [
        ['71001', '10.00'],
        ['71002', '8.00'],
      ],
    ],
    ['18.00', { pay: 'current' }, '8.00', '10.00', [['71001', '8.00']]],
    [
      '28.50',
      { pay: 'full' },
      '28.50',
      '0.00',
      [
        ['71001', '10.00'],
        ['71002', '10.00'],
        ['71003', '8.50'],
      ],
    ],
    [
      '28.50',
      { pay: 'current' },
      '18.50',
      '10.00',
      [
        ['71001', '10.00'],
        ['71002', '8.50'],
      ],
    ],
  ])(
    'to a balance of %s is taken off %o: %s, oldest first',
    async (balance, what, total, after, applies) => {
      const { bench, adapter } = await creditTo(balance);
      const { payable, current } = await adapter.getBalance({});
      expect((what.pay === 'full' ? payable : current).amount).toBe(total);
      const quote = await adapter.quotePayment({ draft: paying(what) });
      expect([quote.total.amount, quote.before.amount, quote.after.amount]).toEqual([
        total,
        balance,
        after,
      ]);
      expect(quote.applies.map(({ invoiceId, amount }) => [invoiceId, amount.amount])).toEqual(
        applies,
      );
      const intent = await adapter.confirm(yesTo(quote));
      expect([intent.state, receiptOf(intent)?.charged]).toEqual(['done', quote.total]);
      const [request] = bench.requests('collect_from_account_m');
      expect(request).toMatchObject({
        amount_to_collect: number(Number(total)),
        payment_application_method: number(1),
      });
      expect(request).not.toHaveProperty('specific_invoices_list');
    },
  );

  it('leaves no more to be paid as an amount than the balance', async () => {
    const { adapter } = await creditTo('18.00');
    expect(await quoted(adapter, { pay: 'amount', amount: usd('18.01') })).toMatchObject({
      refusal: 'amount-above-balance',
    });
    expect(await quoted(adapter, { pay: 'amount', amount: usd('18.00') })).toMatchObject({
      total: usd('18.00'),
    });
  });

  it('leaves nothing due yet where it covers what is due', async () => {
    const { adapter } = await creditTo('10.00');
    expect(await choicesOf(adapter)).toMatchObject({
      full: true,
      current: 'nothing-due-yet',
      amount: true,
    });
    expect(await quoted(adapter, { pay: 'current' })).toMatchObject({ refusal: 'nothing-due-yet' });
    expect(await quoted(adapter, { pay: 'full' })).toMatchObject({ total: usd('10.00') });
  });

  it.each(['0.00', '-5.00'])(
    'leaves nothing to pay at a balance of %s, but for what is named',
    async (balance) => {
      const { adapter } = await creditTo(balance);
      expect((await adapter.getBalance({})).payable.amount).toBe('0.00');
      const closed = 'nothing-to-pay';
      expect(await choicesOf(adapter)).toEqual({
        ...{ full: closed, current: closed, amount: closed },
        ...{ invoices: true, services: true },
      });
      for (const what of [
        { pay: 'full' },
        { pay: 'current' },
        { pay: 'amount', amount: usd('1.00') },
      ])
        expect(await quoted(adapter, what), what.pay).toMatchObject({ refusal: closed });
      const one = { pay: 'invoices', invoiceIds: ['71001'] };
      expect(await quoted(adapter, one)).toMatchObject({ total: usd('10.00') });
    },
  );
});
