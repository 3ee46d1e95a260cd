import { describe, expect, it } from 'vitest';
import type { BillingOperations } from '../../../src/adapter/contract.js';
import type { PaymentDraft } from '../../../src/model/payment.js';
import { writeJson, type JsonObject } from '../../aria/json.js';
import { altering, fault, number, withMembers, type Bench, type BenchOptions } from './bench.js';
import { benchOf, declining, once, pay, paying } from './paying.js';

/** What was tried in a test, newest first: before it, the plan was paid for. */
const attempts = async (adapter: BillingOperations) =>
  (await adapter.listPayments({})).rows
    .slice(0, -1)
    .map(({ state, amount }) => `${state} ${amount.amount}`);

const afterASecond = (bench: Bench) => void (bench.clock.now += 1000);

/** The outcome of a payment is not known, and a second later it is found to have ended so. */
async function isFoundLater(
  { bench, adapter }: Awaited<ReturnType<typeof benchOf>>,
  draft: PaymentDraft,
  end: object,
): Promise<void> {
  const intent = await pay(adapter, draft);
  expect(intent.state).toBe('unknown');
  afterASecond(bench);
  expect(await adapter.getIntent({ intentId: intent.id })).toMatchObject(end);
}

describe('a collection that is answered, and whose payment cannot be read at once', () => {
  /** What Aria says of the payments the first time that it is asked after a collection. */
  const onceUnread = (
    history: (answer: JsonObject) => JsonObject,
    collected: (answer: JsonObject) => JsonObject = (answer) => answer,
  ) => {
    let isNext = false;
    return altering(({ call, answer }) => {
      if (call === 'collect_from_account_m') {
        isNext = true;
        return collected(answer);
      }
      if (call !== 'get_acct_payment_history_m' || !isNext) return undefined;
      isNext = false;
      return history(answer);
    });
  };
  const unread: [string, (answer: JsonObject) => JsonObject][] = [
    ['cannot be read', () => fault(1001)],
    ['does not have it yet', (answer) => withMembers(answer, { acct_payment_history: [] })],
  ];

  it.each(unread)('is looked up where the history %s, and told with its amount', async (_, say) => {
    const { bench, adapter } = await benchOf({ between: onceUnread(say) });
    await isFoundLater({ bench, adapter }, paying(), {
      state: 'done',
      receipt: { charged: { amount: '30.00' } },
    });
    expect(await attempts(adapter)).toEqual(['collected 30.00']);
  });

  it.each(unread)('T34 is found to be paid in part where the history %s', async (_, say) => {
    const withoutErrors = (answer: JsonObject) =>
      withMembers(answer, { collection_errors: undefined });
    const { bench, adapter } = await benchOf({ between: onceUnread(say, withoutErrors) });
    await bench.simulator.control.setFault('partly-collected', true);
    await isFoundLater({ bench, adapter }, paying(), {
      state: 'done-with-problem',
      problem: 'collection-failed',
      receipt: { charged: { amount: '15.00' } },
    });
  });

  it.each(unread)('is found to be declined where the history %s', async (_, say) => {
    const approved = (answer: JsonObject) =>
      withMembers(answer, {
        ...{ error_code: number(0), error_msg: 'OK', collection_errors: undefined },
        transaction_id: number(71234567),
      });
    const { bench, adapter } = await benchOf({ between: onceUnread(say, approved) });
    await isFoundLater({ bench, adapter }, paying({ pay: 'full' }, declining), {
      state: 'refused',
      refusal: 'payment-declined',
    });
    expect(await attempts(adapter)).toEqual(['declined 30.00']);
  });

  it('leaves no method that was given for once', async () => {
    const { bench, adapter } = await benchOf({ between: onceUnread(() => fault(1001)) });
    const intent = await pay(adapter, paying({ pay: 'full' }, once()));
    expect(intent.state).toBe('unknown');
    afterASecond(bench);
    expect((await adapter.getIntent({ intentId: intent.id })).state).toBe('done');
    const world = (await bench.simulator.control.exportWorld()) as {
      paymentMethods: { status: string }[];
    };
    expect(world.paymentMethods.map(({ status }) => status)).toEqual([
      'enabled',
      'enabled',
      'disabled',
    ]);
  });
});

describe('a collection that is answered with an error', () => {
  const answeredWith = (code: number) =>
    altering(({ call }) => (call === 'collect_from_account_m' ? fault(code) : undefined));

  /** Numbers that nothing says of whether something was taken: strange ones, no data, a duplicate. */
  const uncertain = [1002, 1008, 1015, 1035, 4017, 7777, 99_999];

  it.each(uncertain)('is looked up for %i, and found where it was taken', async (code) => {
    const { bench, adapter } = await benchOf({ between: answeredWith(code) });
    await isFoundLater({ bench, adapter }, paying(), {
      state: 'done',
      receipt: { charged: { amount: '30.00' } },
    });
  });

  it('is looked up for a strange number, and found to be declined', async () => {
    const { bench, adapter } = await benchOf({ between: answeredWith(7777) });
    await isFoundLater({ bench, adapter }, paying({ pay: 'full' }, declining), {
      state: 'refused',
      refusal: 'payment-declined',
    });
  });

  it('is looked up for a strange number, and not applied where nothing was taken', async () => {
    let isRefused = false;
    const between: BenchOptions['between'] = (next) => async (url, init) => {
      const body = await new Response(init.body).text();
      if (isRefused && body.includes('collect_from_account_m'))
        return new Response(writeJson(fault(7777)));
      return next(url, { ...init, body: new Blob([body]).stream() });
    };
    const { bench, adapter } = await benchOf({ between });
    // One payment before it shows that a look-up works.
    const amount = { amount: '1.00', currency: 'USD' };
    expect((await pay(adapter, paying({ pay: 'amount', amount }))).state).toBe('done');
    isRefused = true;
    const intent = await pay(adapter, paying());
    expect(intent.state).toBe('unknown');
    bench.clock.now += 250_000;
    expect((await adapter.getIntent({ intentId: intent.id })).state).toBe('not-applied');
    expect(await attempts(adapter)).toEqual(['collected 1.00']);
  });

  it.each([
    [1004, 'refused-by-platform'],
    [1009, 'refused-by-platform'],
    [1010, 'refused-by-platform'],
    [1013, 'refused-by-platform'],
    [1014, 'refused-by-platform'],
    [1016, 'refused-by-platform'],
    [1024, 'refused-by-platform'],
    [1033, 'refused-by-platform'],
    [1049, 'account-not-active'],
    [1500, 'refused-by-platform'],
    [2001, 'invoice-not-found'],
    [4021, 'refused-by-platform'],
    [4040, 'refused-by-platform'],
    [4044, 'payment-declined'],
    [26007, 'payment-method-not-found'],
  ])('is refused at once for %i, which says that nothing was taken: %s', async (code, refusal) => {
    const { adapter } = await benchOf({ between: answeredWith(code) });
    expect(await pay(adapter, paying())).toMatchObject({ state: 'refused', refusal });
  });
});
