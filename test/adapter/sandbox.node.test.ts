import { describe, expect, it, vi } from 'vitest';
import type { AdapterChange } from '../../src/adapter/contract.js';
import { operationNames } from '../../src/adapter/define-adapter.js';
import { invoiceIdSchema } from '../../src/model/ids.js';
import { Clock, confirmation, draft, intentId, sandboxAdapter, writes } from './sandbox-support.js';

describe('the sandbox adapter', () => {
  it('has every operation of the contract, news, and its control', () => {
    const adapter = sandboxAdapter();
    for (const name of operationNames) expect(adapter[name]).toBeTypeOf('function');
    expect(adapter.subscribe).toBeTypeOf('function');
    expect(adapter.sandbox).toBeTypeOf('object');
  });

  it('shows the signed-in account, its plans, instances, payers and invoices', async () => {
    const adapter = sandboxAdapter();
    expect(await adapter.validateSession({})).toEqual({ userId: 'ada', accountId: '10001' });
    expect((await adapter.getAccount({})).balance).toEqual({ amount: '120.00', currency: 'USD' });
    // Six plans, and seven to be added to them.
    expect(await adapter.listPlans({})).toMatchObject({ total: 13, rows: { length: 13 } });
    expect(await adapter.listPlanInstances({})).toMatchObject({ total: 2 });
    expect(await adapter.listBillingGroups({})).toMatchObject({ total: 3 });
    const { rows, total } = await adapter.listInvoices({});
    expect(total).toBe(14);
    expect(rows[0]).toMatchObject({
      id: '70014',
      number: '70014',
      date: '2020-07-09',
      status: 'paid',
    });
    const invoice = await adapter.getInvoice({ invoiceId: invoiceIdSchema.parse('70013') });
    // 12 seats at 10.00.
    expect(invoice.lines).toMatchObject([
      { units: '12', rate: { amount: '10.00' }, amount: { amount: '120.00' } },
    ]);
  });

  it('refuses an invoice that is not there and input that the contract does not know', async () => {
    const adapter = sandboxAdapter();
    await expect(
      adapter.getInvoice({ invoiceId: invoiceIdSchema.parse('1') }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(adapter.getAccount({ account: '10002' } as never)).rejects.toMatchObject({
      code: 'invalid-input',
      fields: [{ path: 'account', code: 'unknown-field' }],
    });
  });

  it('lists invoices of a range of dates, and by pages of a hundred', async () => {
    const adapter = sandboxAdapter();
    const june = await adapter.listInvoices({ filter: { from: '2020-06-01', to: '2020-06-30' } });
    expect(june.rows.map(({ date }) => date)).toEqual(['2020-06-20', '2020-06-09']);
    expect(june.next).toBeUndefined();

    // 14 invoices, and two a month for five years: 14 + 120 = 134.
    await adapter.sandbox.advance({ date: '2025-07-18' });
    const first = await adapter.listInvoices({});
    expect([first.rows.length, first.total]).toEqual([100, 134]);
    const second = await adapter.listInvoices({ page: first.next });
    expect([second.rows.length, second.next]).toEqual([34, undefined]);
    const ids = [...first.rows, ...second.rows].map(({ id }) => id);
    expect(new Set(ids).size).toBe(134);
    await expect(adapter.listInvoices({ page: 'nonsense' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('signs out and in, and quotes of the old session are gone', async () => {
    const adapter = sandboxAdapter();
    const quote = await adapter.quotePlanChange({ draft: draft() });
    await adapter.signOut({});
    await expect(adapter.getAccount({})).rejects.toMatchObject({ code: 'session-expired' });
    await expect(adapter.signIn({ userId: 'ada', password: 'wrong' })).rejects.toMatchObject({
      code: 'sign-in-failed',
    });
    await expect(adapter.signIn({ userId: 'bea', password: 'sandbox' })).rejects.toMatchObject({
      code: 'sign-in-failed',
    });
    expect(await adapter.signIn({ userId: 'ada', password: 'sandbox' })).toEqual({
      userId: 'ada',
      accountId: '10001',
    });
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({
      state: 'refused',
      refusal: 'quote-not-found',
    });
  });
});

describe('a plan change', () => {
  it('is quoted, confirmed and done, with one write', async () => {
    const adapter = sandboxAdapter();
    const before = await adapter.sandbox.exportWorld();
    const quote = await adapter.quotePlanChange({ draft: draft() });
    expect(quote.dueNow.total.amount).toBe('40.00');
    // The quote is a row of the ledger; all that is billed is as it was.
    expect(await adapter.sandbox.exportWorld()).toEqual({
      ...(before as object),
      quotes: [expect.anything()],
    });

    const intent = await adapter.confirm(confirmation(quote));
    expect(intent).toMatchObject({
      state: 'done',
      receipt: {
        planInstanceIds: ['60003'],
        invoiceIds: ['70015'],
        charged: { amount: '40.00', currency: 'USD' },
      },
    });
    expect(await adapter.getIntent({ intentId: intentId(1) })).toEqual(intent);
    expect(await adapter.listPlanInstances({})).toMatchObject({ total: 3 });
    expect(await writes(adapter)).toEqual(['ok']);
  });

  it('is written once, however often it is confirmed', async () => {
    const adapter = sandboxAdapter();
    const quote = await adapter.quotePlanChange({ draft: draft() });
    await Promise.all(
      [1, 1, 1, 2, 2].map((number) => adapter.confirm(confirmation(quote, number))),
    );
    const states = await Promise.all(
      [1, 2].map((number) => adapter.getIntent({ intentId: intentId(number) })),
    );
    expect(states.map(({ state }) => state).sort()).toEqual(['done', 'refused']);
    expect(await writes(adapter)).toEqual(['ok']);
    expect(await adapter.listPlanInstances({})).toMatchObject({ total: 3 });
  });

  it('is refused with the reason when quoted, and leaves nothing', async () => {
    const adapter = sandboxAdapter();
    const before = await adapter.sandbox.exportWorld();
    await expect(
      adapter.quotePlanChange({ draft: draft({ planId: '20006' }) }),
    ).rejects.toMatchObject({
      code: 'refused',
      refusal: 'plan-not-available',
    });
    expect(await adapter.sandbox.exportWorld()).toEqual(before);
  });

  it('asks for consent to warnings and terms', async () => {
    const adapter = sandboxAdapter();
    const quote = await adapter.quotePlanChange({ draft: draft({ billingGroupId: '40002' }) });
    expect(quote.warnings.map(({ code }) => code)).toEqual(['payment-method-expired']);
    expect(await adapter.confirm({ ...confirmation(quote, 1), accepted: [] })).toMatchObject({
      refusal: 'warning-not-accepted',
    });
    expect(
      await adapter.confirm({ ...confirmation(quote, 2), termsVersion: '2019-01' }),
    ).toMatchObject({ refusal: 'terms-not-accepted' });
    expect(await writes(adapter)).toEqual([]);
    expect(await adapter.confirm(confirmation(quote, 3))).toMatchObject({
      state: 'done-with-problem',
      problem: 'collection-failed',
    });
  });

  it('must be quoted anew after ten minutes, and after the clock moved', async () => {
    const clock = new Clock();
    const adapter = sandboxAdapter({ now: clock.now });
    const quote = await adapter.quotePlanChange({ draft: draft() });
    clock.pass(10 * 60 * 1000);
    expect(await adapter.confirm(confirmation(quote))).toMatchObject({ refusal: 'quote-expired' });

    const another = await adapter.quotePlanChange({ draft: draft() });
    await adapter.sandbox.advance({ days: 1 });
    expect(await adapter.confirm(confirmation(another, 2))).toMatchObject({
      refusal: 'quote-changed',
      quote: { asOf: '2020-07-19', changes: [{ effectiveDate: '2020-07-19' }] },
    });
    expect(await writes(adapter)).toEqual([]);
  });

  it('is billed by the clock as the preview said', async () => {
    const adapter = sandboxAdapter({ scenario: 'assign-now-with-queued-rate-change' });
    const quote = await adapter.quotePlanChange({ draft: draft({ planId: '20001' }) });
    await adapter.confirm(confirmation(quote));
    await adapter.sandbox.advance({ date: '2020-09-18' });
    const { rows } = await adapter.listInvoices({});
    expect(rows.map(({ date, amount }) => [date, amount.amount])).toEqual([
      ['2020-09-18', '45.00'],
      ['2020-08-18', '45.00'],
      ['2020-07-18', '40.00'],
    ]);
  });
});

describe('news', () => {
  it('tells of writes, of the clock, and of the session', async () => {
    const adapter = sandboxAdapter();
    const told: AdapterChange[] = [];
    const stop = adapter.subscribe((change) => told.push(change));
    const quote = await adapter.quotePlanChange({ draft: draft() });
    expect(told).toEqual([]);
    await adapter.confirm(confirmation(quote));
    const written = [
      'account',
      'plans',
      'planInstances',
      'queuedChanges',
      'billingGroups',
      'dunningGroups',
      'paymentMethods',
      'payments',
      'invoices',
    ];
    expect(told).toEqual([{ nouns: written }]);
    await adapter.sandbox.advance({ days: 1 });
    expect(told).toHaveLength(2);
    await adapter.signOut({});
    expect(told.at(-1)).toMatchObject({ session: true });
    stop();
    await adapter.sandbox.load('empty');
    expect(told).toHaveLength(3);
  });
});

describe('the control', () => {
  it('tells where the sandbox stands', async () => {
    const adapter = sandboxAdapter();
    const status = await adapter.sandbox.status();
    expect(status).toMatchObject({
      scenario: 'demo',
      today: '2020-07-18',
      nextBillDate: '2020-07-20',
      faults: [],
      log: [],
    });
    expect(status.scenarios.map(({ id }) => id)).toContain('many-plans');
  });

  it('starts a scenario afresh', async () => {
    const adapter = sandboxAdapter();
    await adapter.sandbox.advance({ days: 30 });
    await adapter.getAccount({});
    await adapter.sandbox.load('empty');
    expect(await adapter.sandbox.status()).toMatchObject({ scenario: 'empty', log: [] });
    expect(await adapter.listPlans({})).toEqual({ rows: [], total: 0 });
    await adapter.sandbox.load('demo');
    expect(await adapter.sandbox.status()).toMatchObject({ scenario: 'demo', today: '2020-07-18' });
  });

  it.each<[string, unknown]>([
    ['no days', { days: 0 }],
    ['days back', { days: -1 }],
    ['half a day', { days: 1.5 }],
    ['too many days', { days: 3661 }],
    ['yesterday', { date: '2020-07-17' }],
    ['a day that is none', { date: '2020-02-30' }],
    ['a day too far away', { date: '2031-01-01' }],
  ])('does not move the clock by %s', async (what, to) => {
    const { sandbox } = sandboxAdapter();
    await expect(sandbox.advance(to as { days: number })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await sandbox.status()).toMatchObject({ today: '2020-07-18' });
  });

  it('knows no other scenario and no other fault', async () => {
    const { sandbox } = sandboxAdapter();
    await expect(sandbox.load('no-such')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(sandbox.setFault('flood' as never, true)).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('exports a world that another sandbox goes on with, the same way', async () => {
    const first = sandboxAdapter();
    const quote = await first.quotePlanChange({ draft: draft() });
    const world: unknown = JSON.parse(JSON.stringify(await first.sandbox.exportWorld()));
    const second = sandboxAdapter({ world, randomId: counting('other') });
    for (const adapter of [first, second]) {
      expect(await adapter.confirm(confirmation(quote))).toMatchObject({ state: 'done' });
      await adapter.sandbox.advance({ days: 40 });
    }
    expect(await second.listInvoices({})).toEqual(await first.listInvoices({}));
    expect(await second.listPlanInstances({})).toEqual(await first.listPlanInstances({}));
  });

  it('can go back to a world of another name that was handed in', async () => {
    const world = {
      ...((await sandboxAdapter().sandbox.exportWorld()) as object),
      scenario: 'ours',
    };
    const { sandbox } = sandboxAdapter({ world });
    await sandbox.advance({ days: 3 });
    await sandbox.load('empty');
    await sandbox.load('ours');
    const status = await sandbox.status();
    expect(status).toMatchObject({ scenario: 'ours', today: '2020-07-18' });
    expect(status.scenarios[0]).toEqual({ id: 'ours', title: 'The world that was handed in' });
  });

  it('tells listeners, and keeps the latest two hundred calls', async () => {
    const adapter = sandboxAdapter();
    const listener = vi.fn();
    const stop = adapter.sandbox.subscribe(listener);
    for (let count = 0; count < 201; count++) await adapter.validateSession({});
    const { log } = await adapter.sandbox.status();
    expect(log).toHaveLength(200);
    expect(log.at(-1)).toEqual({ id: 201, name: 'validateSession', outcome: 'ok' });
    expect(listener).toHaveBeenCalledTimes(402);
    stop();
    await adapter.validateSession({});
    expect(listener).toHaveBeenCalledTimes(402);
  });
});

describe('a sandbox that cannot begin', () => {
  it('says what is wrong with the world, and where', async () => {
    const adapter = sandboxAdapter({ world: { version: 3 } });
    await expect(adapter.getAccount({})).rejects.toMatchObject({
      code: 'bad-configuration',
      message: expect.stringMatching(/world cannot be used: version is none of: 2/) as string,
    });
    await expect(adapter.sandbox.status()).rejects.toMatchObject({ code: 'bad-configuration' });
  });

  it('says that there is no such scenario', async () => {
    await expect(sandboxAdapter({ scenario: 'no-such' }).getAccount({})).rejects.toMatchObject({
      code: 'bad-configuration',
      message: 'There is no sandbox scenario "no-such".',
    });
  });
});

function counting(prefix: string): () => string {
  let count = 0;
  return () => `${prefix}${++count}`;
}
