import { describe, expect, it } from 'vitest';
import { faultNames } from '../../../src/adapter/sandbox-control.js';
import { testToken } from '../../../src/model/test-payment.js';
import { jsonObject, type JsonObject } from '../../aria/json.js';
import { debtsOf } from '../faulted-payments/debts.js';
import {
  altering,
  fault,
  number,
  outcomeOf,
  receiptOf,
  withMembers,
  yesTo,
  type Bench,
  type BenchOptions,
} from './bench.js';
import { card } from './every-payment.js';
import { benchOf, declining, once, pay, paying } from './paying.js';

const named = (request: JsonObject | undefined) =>
  Object.keys(request ?? {}).filter(
    (name) =>
      !/^(rest_call|output_format|client_no|acct_no|alt_caller_id|client_receipt_id|payment_method_no)$/.test(
        name,
      ),
  );

describe('what is collected (Aria wire notes 3.8)', () => {
  it('is named by invoice without an amount, by amount alone, or by line with what it comes to', async () => {
    const cases: [object, string[]][] = [
      [{ pay: 'full' }, ['specific_invoices_list']],
      [{ pay: 'current' }, ['specific_invoices_list']],
      [{ pay: 'invoices', invoiceIds: ['71002'] }, ['specific_invoices_list']],
      [
        { pay: 'amount', amount: { amount: '12.50', currency: 'USD' } },
        ['amount_to_collect', 'payment_application_method'],
      ],
      [
        { pay: 'services', services: [{ planInstanceId: '60001', chargeId: '80001' }] },
        ['amount_to_collect', 'specific_charge_transaction_id'],
      ],
    ];
    for (const [what, fields] of cases) {
      const { bench, adapter } = await benchOf();
      const quote = await adapter.quotePayment({ draft: paying(what) });
      const intent = await adapter.confirm(yesTo(quote));
      expect([intent.state, receiptOf(intent)?.charged], JSON.stringify(what)).toEqual([
        'done',
        quote.total,
      ]);
      const [request, ...more] = bench.requests('collect_from_account_m');
      expect(more).toEqual([]);
      expect(named(request)).toEqual(fields);
      expect((await adapter.getBalance({})).full).toEqual(quote.after);
    }
  });

  it('appears by the name that the company has set, never by one of the page’s', async () => {
    const { bench, adapter } = await benchOf({ policy: { rules: { appearsAs: 'HARBOUR RADIO' } } });
    const quote = await adapter.quotePayment({ draft: paying() });
    expect(quote.appearsAs).toBe('HARBOUR RADIO');
    await adapter.confirm(yesTo(quote));
    expect(bench.requests('collect_from_account_m')[0]?.soft_descriptor).toBe('HARBOUR RADIO');
    const asked = { ...paying(), appearsAs: 'MINE' } as never;
    expect(await outcomeOf(adapter.quotePayment({ draft: asked }))).toMatchObject({
      code: 'invalid-input',
    });
  });

  it('is no amount in another currency than the account’s', async () => {
    const { adapter } = await benchOf();
    const what = { pay: 'amount', amount: { amount: '1', currency: 'JPY' } };
    expect(await outcomeOf(adapter.quotePayment({ draft: paying(what) }))).toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'draft.what.amount.currency', code: 'not-a-choice' }],
    });
  });

  it('can be one of a hundred open invoices', async () => {
    const { adapter } = await benchOf({ world: debtsOf(100) });
    const intent = await pay(adapter, paying({ pay: 'invoices', invoiceIds: ['71099'] }));
    expect(receiptOf(intent)?.charged?.amount).toBe('10.00');
  });
});

describe('a payment that is not taken', () => {
  const declinedWith = (change: (answer: JsonObject) => JsonObject) =>
    altering(({ call, answer }) =>
      call === 'collect_from_account_m' ? change(answer) : undefined,
    );
  const errors = (code: number) => [
    jsonObject([
      ['collection_error_code', number(code)],
      ['collection_error_msg', 'no'],
    ]),
  ];

  it.each([
    ['an error', () => fault(4011), { refusal: 'payment-declined' }],
    ['an expired card', () => fault(4008), { refusal: 'payment-declined' }],
    ['nothing owed', () => fault(4003), { refusal: 'nothing-to-pay' }],
    ['less than nothing owed', () => fault(4020), { refusal: 'nothing-to-pay' }],
    ['a strange method', () => fault(26008), { refusal: 'payment-method-not-found' }],
    [
      'a collection error and no payment',
      (answer: JsonObject) =>
        withMembers(answer, { transaction_id: undefined, collection_errors: errors(4011) }),
      { refusal: 'payment-declined' },
    ],
  ])('is refused for %s', async (_, change, expected) => {
    const { adapter } = await benchOf({ between: declinedWith(change) });
    expect(await pay(adapter, paying())).toMatchObject({ state: 'refused', ...expected });
  });

  it('T34 is done with a problem where there is a payment beside a collection error', async () => {
    const { adapter } = await benchOf({
      between: declinedWith((answer) => withMembers(answer, { collection_errors: errors(4011) })),
    });
    expect(await pay(adapter, paying())).toMatchObject({
      state: 'done-with-problem',
      problem: 'collection-failed',
    });
  });

  it('T34 is known to be paid in part where the answer that said so was lost', async () => {
    const { bench, adapter } = await benchOf();
    await bench.simulator.control.setFault('partly-collected', true);
    await bench.simulator.control.setFault('lost-answer', true);
    const intent = await pay(adapter, paying());
    expect(intent.state).toBe('unknown');
    bench.clock.now += 2000;
    expect(await adapter.getIntent({ intentId: intent.id })).toMatchObject({
      state: 'done-with-problem',
      problem: 'collection-failed',
      receipt: { charged: { amount: '15.00' } },
    });
  });

  it('is not known where the answer names neither a payment nor an error, and is looked up', async () => {
    const { bench, adapter } = await benchOf({
      between: declinedWith((answer) => withMembers(answer, { transaction_id: undefined })),
    });
    const intent = await pay(adapter, paying());
    expect(intent.state).toBe('unknown');
    bench.clock.now += 2000;
    expect(await adapter.getIntent({ intentId: intent.id })).toMatchObject({
      state: 'done',
      receipt: { charged: { amount: '30.00' } },
    });
  });

  it('is found as declined where its answer was lost', async () => {
    const { bench, adapter } = await benchOf();
    await bench.simulator.control.setFault('lost-answer', true);
    const intent = await pay(adapter, paying({ pay: 'full' }, declining));
    expect(intent.state).toBe('unknown');
    bench.clock.now += 2000;
    expect(await adapter.getIntent({ intentId: intent.id })).toMatchObject({
      state: 'refused',
      refusal: 'payment-declined',
    });
  });
});

describe('a payment by a token that is given for once', () => {
  const methodsOf = async (bench: Bench) => {
    const world = (await bench.simulator.control.exportWorld()) as ReturnType<typeof debtsOf>;
    return world.paymentMethods.map(({ status }) => status);
  };

  it('adds a method, charges it and disables it, each under a receipt id of its own', async () => {
    const { bench, adapter } = await benchOf();
    expect((await pay(adapter, paying({ pay: 'full' }, once()))).state).toBe('done');
    const updates = bench.requests('update_payment_method_m');
    expect(updates.map(named)).toEqual([
      [
        'pay_method_description',
        'pay_method_type',
        'bill_agreement_id',
        'cc_id',
        'cc_expire_mm',
        'cc_expire_yyyy',
        'do_collect',
      ],
      ['disabled_ind'],
    ]);
    const receipts = [...updates, ...bench.requests('collect_from_account_m')].map(
      ({ client_receipt_id: id }) => id,
    );
    expect(new Set(receipts).size).toBe(3);
    expect(await methodsOf(bench)).toEqual(['enabled', 'enabled', 'disabled']);
  });

  it.each(['decline', 'wrong-code', 'expired'] as const)(
    'that answers "%s" is refused, and leaves no method',
    async (outcome) => {
      const { bench, adapter } = await benchOf();
      expect(await pay(adapter, paying({ pay: 'full' }, once(outcome)))).toMatchObject({
        state: 'refused',
        refusal: 'payment-declined',
      });
      expect(await methodsOf(bench)).toEqual(['enabled', 'enabled', 'disabled']);
    },
  );

  /** Breaks the connection at the n-th call that writes: before it is made, or after. */
  const breaking = (nth: number, after: boolean) => {
    let writes = 0;
    return (next: NonNullable<Parameters<NonNullable<BenchOptions['between']>>[0]>) =>
      (async (url, init) => {
        const body = await new Response(init.body).text();
        const isHit = /collect_from|update_payment/.test(body) && ++writes === nth;
        const lost = new TypeError('fetch failed', { cause: { code: 'ECONNRESET' } });
        if (isHit && !after) throw lost;
        const response = await next(url, { ...init, body: new Blob([body]).stream() });
        if (isHit) throw lost;
        return response;
      }) satisfies typeof next;
  };

  it.each([
    [1, false, 'not-applied'],
    [1, true, 'not-applied'],
    [2, false, 'not-applied'],
    [2, true, 'done'],
    [3, false, 'done'],
    [3, true, 'done'],
  ])(
    'T28 whose call number %i breaks (after it was made: %s) ends %s, is charged once at most, and leaves no method',
    async (nth, after, end) => {
      // One payment before it shows that a look-up works: its call is the first.
      const { bench, adapter } = await benchOf({ between: breaking(nth + 1, after) });
      const amount = { amount: '1.00', currency: 'USD' };
      expect((await pay(adapter, paying({ pay: 'amount', amount }))).state).toBe('done');
      const intent = await pay(adapter, paying({ pay: 'full' }, once()));
      expect(intent.state).toBe('unknown');
      bench.clock.now += 250_000;
      expect((await adapter.getIntent({ intentId: intent.id })).state).toBe(end);
      const { rows } = await adapter.listPayments({});
      const paid = rows.filter(
        ({ state, amount: total }) => state === 'collected' && total.amount === '29.00',
      );
      expect(paid.length).toBe(end === 'done' ? 1 : 0);
      expect((await methodsOf(bench)).slice(2)).toEqual(nth === 1 && !after ? [] : ['disabled']);
    },
  );
});

describe('T20 what a card is known by', () => {
  const numbers = /cc_num|cc_number|cvv|bank_acct|track_data|iban/;
  const quick = faultNames.filter((name) => name !== 'never' && name !== 'slow');

  it.each([undefined, ...quick])('is in no request under the fault %s', async (name) => {
    const bodies: string[] = [];
    const { bench, adapter } = await benchOf({
      between: (next) => async (url, init) => {
        const body = await new Response(init.body).text();
        bodies.push(body);
        return next(url, { ...init, body: new Blob([body]).stream() });
      },
    });
    if (name) await bench.simulator.control.setFault(name, true);
    const token = card({ token: testToken('approve', 'kept') });
    const add = { kind: 'payment-method', method: { do: 'add', token } } as never;
    await outcomeOf(pay(adapter, paying({ pay: 'full' }, once())));
    await outcomeOf(
      adapter.quotePaymentMethod({ draft: add }).then((quote) => adapter.confirm(yesTo(quote))),
    );
    expect(bodies.length).toBeGreaterThan(1);
    expect(bodies.filter((body) => numbers.test(body))).toEqual([]);
  });

  it('is in no failure that is logged, nor is the token', async () => {
    const { bench, adapter } = await benchOf();
    await bench.simulator.control.setFault('lost-answer', true);
    await outcomeOf(pay(adapter, paying({ pay: 'full' }, once())));
    expect(bench.failures.length).toBeGreaterThan(0);
    expect(bench.failures.map(String).join() + JSON.stringify(bench.failures)).not.toMatch(
      /test\.approve|4242/,
    );
  });
});
