import { afterEach, describe, expect, it } from 'vitest';
import type { BillingOperations, OperationName } from '../../../src/adapter/contract.js';
import { MemoryLedger } from '../../../src/adapter/protocol/memory-ledger.js';
import { checkMessage } from '../../aria/wire/check-message.js';
import {
  altering,
  ariaBench,
  draft,
  fault,
  foreign,
  number,
  outcomeOf,
  twoAccounts,
  withMembers,
  yesTo,
  type Bench,
  type BenchOptions,
} from './bench.js';

let bench: Bench;
const scenario = 'assign-now-with-queued-rate-change';

async function open(options: BenchOptions = {}): Promise<BillingOperations> {
  bench = ariaBench({ scenario, ...options });
  return bench.signIn();
}

afterEach(() => expect(bench.messages.flatMap(checkMessage)).toEqual([]));

const reads = [
  'validateSession',
  'getAccount',
  'listPlans',
  'listPlanInstances',
  'listBillingGroups',
  'listInvoices',
] as const satisfies readonly OperationName[];

const validations = () => bench.requests('validate_session_m').length;

describe('signing in', () => {
  it('gives Aria’s session id as the credential, and says whose session it is', async () => {
    bench = ariaBench({ scenario });
    const { credential, session } = await bench.source.signIn({
      userId: 'ada',
      password: 'sandbox',
    });
    expect(session).toEqual({ userId: 'ada', accountId: '10001' });
    expect(bench.messages[0]?.response).toMatchObject({ session_id: credential });
    expect(bench.messages.map(({ call }) => call)).toEqual([
      'set_session_auth_m',
      'validate_session_m',
    ]);
  });

  it.each([
    ['ada', 'wrong'],
    ['nobody', 'sandbox'],
  ])('T18 fails alike for %s with %s', async (userId, password) => {
    bench = ariaBench({ scenario });
    const error = await outcomeOf(bench.source.signIn({ userId, password }));
    expect(error).toMatchObject({ code: 'sign-in-failed', message: 'sign-in-failed', fields: [] });
  });

  it('says that the service failed when Aria gives no verdict', async () => {
    bench = ariaBench({ scenario });
    await bench.simulator.control.setFault('service-failed', true);
    const error = await outcomeOf(bench.source.signIn({ userId: 'ada', password: 'sandbox' }));
    expect(error).toMatchObject({ code: 'service-failed' });
  });

  it('refuses what is not in its input', async () => {
    bench = ariaBench({ scenario });
    const input = { userId: 'ada', password: 'sandbox', account: '10002' };
    expect(await outcomeOf(bench.source.signIn(input))).toMatchObject({ code: 'invalid-input' });
    expect(bench.messages).toEqual([]);
    await bench.signIn();
  });
});

describe('T12 checking the session', () => {
  it('happens before each operation, and nothing is read when it is over', async () => {
    const adapter = await open();
    await bench.simulator.control.setFault('session-expired', true);
    bench.messages.length = 0;
    for (const name of reads) {
      expect(await outcomeOf(adapter[name]({}))).toMatchObject({ code: 'session-expired' });
    }
    expect(new Set(bench.messages.map(({ call }) => call))).toEqual(
      new Set(['validate_session_m']),
    );
  });

  it.each([
    ['an error', () => fault(1001)],
    ['an error of the keys', () => fault(1004)],
    ['no account', () => fault(0, 'OK')],
  ])('that ends in %s shuts reads and stops writes', async (what, answer) => {
    let broken = false;
    const adapter = await open({
      between: altering(({ call }) =>
        broken && call === 'validate_session_m' ? answer() : undefined,
      ),
    });
    const quote = await adapter.quotePlanChange({ draft: draft() });
    broken = true;
    bench.messages.length = 0;
    for (const name of reads) {
      expect(await outcomeOf(adapter[name]({})), what).toMatchObject({
        code: 'session-not-checked',
      });
    }
    expect(await outcomeOf(adapter.confirm(yesTo(quote)))).toMatchObject({
      code: 'session-not-checked',
    });
    expect(bench.messages.every(({ call }) => call === 'validate_session_m')).toBe(true);
    expect(await bench.writes()).toEqual([]);
  });

  it('that never ends shuts reads when the caller gives up', async () => {
    const adapter = await open();
    await bench.simulator.control.setFault('never', true);
    const aborter = new AbortController();
    const call = adapter.getAccount({}, { signal: aborter.signal });
    aborter.abort(new Error('enough'));
    await expect(call).rejects.toThrow('enough');
  });

  it('that names another account at the confirmation writes nothing', async () => {
    let other = false;
    const adapter = await open({
      world: await twoAccounts(),
      between: altering(({ call, answer }) =>
        other && call === 'validate_session_m'
          ? withMembers(answer, { account_no: number(foreign.account) })
          : undefined,
      ),
    });
    const quote = await adapter.quotePlanChange({ draft: draft({ planId: '20002' }) });
    other = true;
    expect(await adapter.confirm(yesTo(quote))).toMatchObject({
      state: 'refused',
      refusal: 'quote-not-found',
    });
    expect(await bench.writes()).toEqual([]);
  });

  it('is trusted by reads for three seconds and never by a confirmation', async () => {
    const adapter = await open({ policy: { trustSessionMs: 3000 } });
    expect(validations()).toBe(1);
    bench.clock.now += 2999;
    await adapter.getAccount({});
    const quote = await adapter.quotePlanChange({ draft: draft() });
    expect(validations()).toBe(1);
    await adapter.confirm(yesTo(quote));
    expect(validations()).toBe(2);
    await adapter.getAccount({});
    expect(validations()).toBe(3);
    bench.clock.now += 3000;
    await adapter.getAccount({});
    expect(validations()).toBe(4);
  });

  it('is shared by operations that ask at once, and so are their reads', async () => {
    const adapter = await open();
    bench.messages.length = 0;
    await Promise.all([
      adapter.getAccount({}),
      adapter.listPlans({}),
      adapter.listPlanInstances({}),
      adapter.listBillingGroups({}),
    ]);
    expect(bench.messages.map(({ call }) => call).sort()).toEqual([
      'get_acct_details_all_m',
      'get_acct_plan_queued_changes_m',
      'get_avail_plans_for_acct_m',
      'get_client_plans_all_m',
      'get_virtual_datetime_m',
      'validate_session_m',
    ]);
  });

  it('goes with the reads that a list needs, and no more', async () => {
    const adapter = await open();
    const asked = async (call: Promise<unknown>) => {
      await call;
      const made = bench.messages.splice(0).map(({ call: name }) => name);
      return made.filter((name) => name !== 'validate_session_m').sort();
    };
    await asked(adapter.validateSession({}));
    const picture = ['get_acct_details_all_m', 'get_client_plans_all_m', 'get_virtual_datetime_m'];
    const offers = [...picture, 'get_avail_plans_for_acct_m'];
    const queue = [...offers, 'get_acct_plan_queued_changes_m'];
    const dunning = [...picture, 'get_acct_dunning_group_details_m'];
    expect(await asked(adapter.listBillingGroups({}))).toEqual(picture.sort());
    expect(await asked(adapter.listDunningGroups({}))).toEqual(dunning.sort());
    expect(await asked(adapter.listPlans({}))).toEqual(offers.sort());
    expect(await asked(adapter.listPlanInstances({}))).toEqual(queue.sort());
    expect(await asked(adapter.listQueuedChanges({}))).toEqual(queue.sort());
  });
});

describe('signing out', () => {
  it('ends the session at Aria', async () => {
    const adapter = await open({ policy: { trustSessionMs: 3000 } });
    await adapter.signOut({});
    expect(bench.requests('kill_session_m')).toHaveLength(1);
    expect(await outcomeOf(adapter.getAccount({}))).toMatchObject({ code: 'session-expired' });
    expect(await adapter.signOut({})).toEqual({});
  });

  it('says so when Aria cannot be reached', async () => {
    const adapter = await open();
    await bench.simulator.control.setFault('offline', true);
    expect(await outcomeOf(adapter.signOut({}))).toMatchObject({ code: 'service-failed' });
  });
});

describe('T9 two sessions', () => {
  it('never show each other’s data, in whatever order they ask', async () => {
    bench = ariaBench({
      world: await twoAccounts(),
      policy: { trustSessionMs: 3000, keepCatalogueMs: 5000 },
    });
    const sessions = await Promise.all(
      ['ada', 'bo'].map(async (userId) => {
        const started = await bench.source.signIn({ userId, password: 'sandbox' });
        return bench.source.forSession(started.credential) as BillingOperations;
      }),
    );
    const names = ['Ada Example', 'Bo Other'];
    const groups = [['Home', 'Holiday flat', 'Example Studio'], ['Bo’s home']];
    for (let round = 0; round < 20; round++) {
      await Promise.all(
        sessions.map(async (adapter, index) => {
          const [account, { rows }, invoices] = await Promise.all([
            adapter.getAccount({}),
            adapter.listBillingGroups({}),
            adapter.listInvoices({}),
          ]);
          expect(account.name).toBe(names[index]);
          expect(rows.map(({ name }) => name)).toEqual(groups[index]);
          expect(invoices.rows.some(({ id }) => id === foreign.invoice)).toBe(index === 1);
        }),
      );
      bench.clock.now += 700;
    }
  });

  it('cannot confirm each other’s quotes, nor those of an earlier session', async () => {
    bench = ariaBench({ world: await twoAccounts() });
    const [first, second] = [await bench.signIn(), await bench.signIn()];
    const quote = await first.quotePlanChange({ draft: draft({ planId: '20002' }) });
    expect(await second.confirm(yesTo(quote))).toMatchObject({ refusal: 'quote-not-found' });
    expect(await bench.writes()).toEqual([]);
  });
});

describe('a ledger', () => {
  it('never holds Aria’s session id', async () => {
    const rows: string[] = [];
    class Watched extends MemoryLedger {
      override insert(row: Parameters<MemoryLedger['insert']>[0]) {
        rows.push(JSON.stringify(row));
        return super.insert(row);
      }
    }
    const adapter = await open({ ledger: new Watched(() => 0) });
    await adapter.confirm(yesTo(await adapter.quotePlanChange({ draft: draft() })));
    const [{ session_id: secret } = {}] = bench.requests('validate_session_m');
    if (typeof secret !== 'string') throw new Error('There was no session.');
    expect(rows).toHaveLength(2);
    expect(rows.filter((row) => row.includes(secret))).toEqual([]);
  });
});
