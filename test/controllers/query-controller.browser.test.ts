import { expect } from '@open-wc/testing';
import { AdapterError } from '../../src/adapter/errors.js';
import {
  provideBilling,
  type BillingOptions,
  type BillingProvision,
} from '../../src/context/provide-billing.js';
import { ManualTimers, settle } from '../support/manual-timers.js';
import type { PlanChangeDraft } from '../../src/model/plan-change.js';
import { account, draft, plan, quote } from '../support/samples.js';
import { expectConsole } from '../support/strict-page.js';
import { StubAdapter } from '../support/stub-adapter.js';
import { watchTimers } from '../support/timer-watch.js';
import { createProbe, defineQueryProbe, type QueryProbe } from './query-probe.js';

const names = ({ rows }: { rows: readonly { name: string }[] }): string =>
  rows.map(({ name }) => name).join(', ');

const plansTag = defineQueryProbe('listPlans', names, { input: () => ({}) });
const accountTag = defineQueryProbe('getAccount', ({ name }) => name, { input: () => ({}) });
const invoiceTag = defineQueryProbe('getInvoice', ({ number }) => number, {
  input: () => ({ invoiceId: 'i1' as never }),
  keepPrevious: false,
});

let place: HTMLElement;
let provisions: BillingProvision[];

function provide(options: BillingOptions): BillingProvision {
  const provision = provideBilling(place, options);
  provisions.push(provision);
  return provision;
}

async function add<K extends 'listPlans'>(tag = plansTag): Promise<QueryProbe<K>> {
  const probe = createProbe<K>(tag);
  place.append(probe);
  await settle();
  return probe;
}

const onePlan = () => ({ rows: [plan('gold', 'Gold')] });

describe('QueryController', () => {
  beforeEach(() => {
    place = document.createElement('div');
    document.body.append(place);
    provisions = [];
  });

  afterEach(() => {
    place.remove();
    for (const provision of provisions) provision.dispose();
  });

  describe('the five states', () => {
    it('goes from loading to ready', async () => {
      provide({ adapter: new StubAdapter({ listPlans: onePlan }).adapter });
      const probe = await add();
      expect(probe.seen).to.deep.equal(['loading', 'ready Gold']);
    });

    it('is empty when there are no rows', async () => {
      provide({ adapter: new StubAdapter({ listPlans: () => ({ rows: [] }) }).adapter });
      expect((await add()).text).to.equal('empty');
    });

    it('fails with what the adapter threw', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      stub.fail('listPlans', new AdapterError('offline'));
      provide({ adapter: stub.adapter });
      expect((await add()).text).to.equal('failed offline');
    });

    it('fails with service-failed when an adapter throws anything else', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      stub.fail('listPlans', 'oops');
      provide({ adapter: stub.adapter });
      expect((await add()).text).to.equal('failed service-failed');
    });

    it('fails with operation-missing when the adapter does not have the operation', async () => {
      expectConsole('warn', /listPlans: The adapter has no operation listPlans/);
      provide({ adapter: new StubAdapter({ getAccount: () => account() }).adapter });
      expect((await add()).text).to.equal('failed operation-missing');
    });

    it('fails with bad-answer when an adapter answers nothing', async () => {
      expectConsole('warn', /listPlans: listPlans answered nothing/);
      provide({ adapter: new StubAdapter({ listPlans: () => undefined as never }).adapter });
      expect((await add()).text).to.equal('failed bad-answer');
    });

    it('fails with timeout when no answer comes', async () => {
      const timers = new ManualTimers();
      const stub = new StubAdapter({ listPlans: onePlan });
      stub.hold('listPlans');
      provide({ adapter: stub.adapter, timers, callTimeout: 5000 });
      const probe = await add();
      await timers.advance(4999);
      expect(probe.text).to.equal('loading');
      await timers.advance(1);
      expect(probe.text).to.equal('failed timeout');
      expect(stub.lastCall('listPlans')?.signal?.aborted).to.equal(true);
    });

    it('waits while there is nothing to ask', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      provide({ adapter: stub.adapter });
      const probe = createProbe<'listPlans'>(plansTag);
      probe.input = undefined;
      place.append(probe);
      await settle();
      expect(probe.text).to.equal('waiting');
      expect(stub.calls).to.have.length(0);
    });
  });

  describe('asking again', () => {
    it('keeps the last good value when a retry fails, and recovers', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      provide({ adapter: stub.adapter });
      const probe = await add();
      stub.fail('listPlans', new AdapterError('offline'));
      probe.query.retry();
      await settle();
      expect(probe.text).to.equal('failed Gold stale offline');
      stub.answer('listPlans', () => ({ rows: [plan('silver', 'Silver')] }));
      probe.query.retry();
      await settle();
      expect(probe.text).to.equal('ready Silver');
    });

    it('keeps the answer to the last question, marked stale, while the next one loads and when it fails', async () => {
      const stub = new StubAdapter({
        quotePlanChange: (asked) => quote(`for-${unitsOf(asked.draft)}`),
      });
      provide({ adapter: stub.adapter });
      const tag = defineQueryProbe('quotePlanChange', ({ id }) => id, { input: () => draftOf(1) });
      const probe = createProbe<'quotePlanChange'>(tag);
      place.append(probe);
      await settle();
      const held = stub.hold('quotePlanChange');
      probe.input = draftOf(2);
      await settle();
      expect(probe.text).to.equal('loading for-1 stale');
      stub.fail('quotePlanChange', new AdapterError('service-failed'));
      held.release();
      await settle();
      expect(probe.text).to.equal('failed for-1 stale service-failed');
    });

    it('does not show one row under the heading of another', async () => {
      const stub = new StubAdapter({
        getInvoice: ({ invoiceId }) => ({ number: `no. ${invoiceId}` }) as never,
      });
      provide({ adapter: stub.adapter });
      const probe = createProbe<'getInvoice'>(invoiceTag);
      place.append(probe);
      await settle();
      stub.hold('getInvoice');
      probe.input = { invoiceId: 'i2' as never };
      await settle();
      expect(probe.text).to.equal('loading');
    });

    it('asks a changed question only after it has rested', async () => {
      const timers = new ManualTimers();
      const stub = new StubAdapter({
        quotePlanChange: (asked) => quote(`for-${unitsOf(asked.draft)}`),
      });
      provide({ adapter: stub.adapter, timers });
      const tag = defineQueryProbe('quotePlanChange', ({ id }) => id, {
        input: () => draftOf(1),
        rest: 400,
      });
      const probe = createProbe<'quotePlanChange'>(tag);
      place.append(probe);
      await settle();
      for (const units of [2, 3, 4]) {
        probe.input = draftOf(units);
        await timers.advance(300);
      }
      expect(stub.count('quotePlanChange')).to.equal(1);
      expect(probe.text).to.equal('loading for-1 stale');
      await timers.advance(100);
      expect(stub.calls.map(({ input }) => input)).to.deep.equal([draftOf(1), draftOf(4)]);
      expect(probe.text).to.equal('ready for-4');
    });

    it('asks nothing when a changed question returns to the answered one', async () => {
      const timers = new ManualTimers();
      const stub = new StubAdapter({
        quotePlanChange: (asked) => quote(`for-${unitsOf(asked.draft)}`),
      });
      provide({ adapter: stub.adapter, timers });
      const tag = defineQueryProbe('quotePlanChange', ({ id }) => id, {
        input: () => draftOf(1),
        rest: 400,
      });
      const probe = createProbe<'quotePlanChange'>(tag);
      place.append(probe);
      await settle();
      probe.input = draftOf(2);
      await timers.advance(100);
      probe.input = draftOf(1);
      await timers.advance(1000);
      expect(stub.count('quotePlanChange')).to.equal(1);
      expect(probe.text).to.equal('ready for-1');
    });

    it('keeps its answer and asks nothing while it is held, then catches up', async () => {
      let hold = false;
      const stub = new StubAdapter({ listPlans: onePlan });
      provide({ adapter: stub.adapter });
      const tag = defineQueryProbe('listPlans', names, { input: () => ({}), hold: () => hold });
      const probe = await add(tag);
      hold = true;
      probe.requestUpdate();
      await settle();
      stub.answer('listPlans', () => ({ rows: [plan('silver', 'Silver')] }));
      stub.tell({ nouns: ['plans'] });
      await settle();
      expect(stub.count('listPlans')).to.equal(1);
      expect(probe.text).to.equal('ready Gold');
      hold = false;
      probe.requestUpdate();
      await settle();
      expect(probe.text).to.equal('ready Silver');
    });

    it('is not moved by what another element asks while it is held', async () => {
      let hold = false;
      const stub = new StubAdapter({ listPlans: onePlan });
      provide({ adapter: stub.adapter });
      const tag = defineQueryProbe('listPlans', names, { input: () => ({}), hold: () => hold });
      const [probe, other] = [await add(tag), await add()];
      hold = true;
      probe.requestUpdate();
      await settle();
      stub.answer('listPlans', () => ({ rows: [plan('silver', 'Silver')] }));
      stub.tell({ nouns: ['plans'] });
      await settle();
      expect([probe.text, other.text]).to.deep.equal(['ready Gold', 'ready Silver']);
    });

    it('asks again when an answer expires', async () => {
      const timers = new ManualTimers();
      let asked = 0;
      const inAMinute = () => new Date(Date.now() + 60_000).toISOString();
      const stub = new StubAdapter({
        quotePlanChange: () => quote(`no-${++asked}`, { expiresAt: inAMinute() }),
      });
      provide({ adapter: stub.adapter, timers });
      const tag = defineQueryProbe('quotePlanChange', ({ id }) => id, {
        input: () => draftOf(1),
        renewAt: ({ expiresAt }) => expiresAt,
      });
      const probe = createProbe<'quotePlanChange'>(tag);
      place.append(probe);
      await settle();
      await timers.advance(58_000);
      expect(probe.text).to.equal('ready no-1');
      await timers.advance(2_000);
      expect(probe.text).to.equal('ready no-2');
      expect(probe.seen).to.include('ready no-1 stale');
    });

    it('does not ask without pause when the clock of the machine is ahead', async () => {
      const timers = new ManualTimers();
      const longAgo = '2020-01-01T00:00:00Z';
      const stub = new StubAdapter({ quotePlanChange: () => quote('q', { expiresAt: longAgo }) });
      provide({ adapter: stub.adapter, timers });
      const tag = defineQueryProbe('quotePlanChange', ({ id }) => id, {
        input: () => draftOf(1),
        renewAt: ({ expiresAt }) => expiresAt,
      });
      place.append(createProbe(tag));
      await settle();
      await timers.advance(20_000);
      expect(stub.count('quotePlanChange')).to.equal(1);
    });
  });

  describe('shared by the elements of a provider', () => {
    it('asks once for two elements', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      provide({ adapter: stub.adapter });
      const [first, second] = [createProbe(plansTag), createProbe(plansTag)];
      place.append(first, second);
      await settle();
      const third = await add();
      expect(stub.count('listPlans')).to.equal(1);
      expect([first.text, second.text, third.text]).to.deep.equal([
        'ready Gold',
        'ready Gold',
        'ready Gold',
      ]);
    });

    it('asks apart for elements with adapters of their own', async () => {
      provide({ adapter: new StubAdapter({ listPlans: onePlan }).adapter });
      const own = createProbe<'listPlans'>(plansTag);
      own.adapter = new StubAdapter({ listPlans: () => ({ rows: [plan('own', 'Own')] }) }).adapter;
      place.append(own);
      const shared = await add();
      expect([own.text, shared.text]).to.deep.equal(['ready Own', 'ready Gold']);
    });

    it('asks again for what was made from nouns that changed, and only that', async () => {
      const stub = new StubAdapter({ listPlans: onePlan, getAccount: () => account() });
      provide({ adapter: stub.adapter });
      await add();
      place.append(createProbe(accountTag));
      await settle();
      stub.tell({ nouns: ['planInstances'] });
      await settle();
      expect([stub.count('listPlans'), stub.count('getAccount')]).to.deep.equal([2, 1]);
    });

    it('does not take an answer from before a change for one after it', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      const early = stub.hold('listPlans');
      provide({ adapter: stub.adapter });
      const probe = await add();
      stub.tell({ nouns: ['plans'] });
      await settle();
      expect(stub.count('listPlans')).to.equal(2);
      early.release();
      await settle();
      expect(probe.text).to.equal('ready Gold');
      expect(stub.calls[0]?.signal?.aborted).to.equal(true);
    });
  });

  describe('coming and going', () => {
    it('aborts the call when the element is removed', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      stub.hold('listPlans');
      provide({ adapter: stub.adapter });
      const probe = await add();
      expect(stub.lastCall('listPlans')?.signal?.aborted).to.equal(false);
      probe.remove();
      expect(stub.lastCall('listPlans')?.signal?.aborted).to.equal(true);
    });

    it('goes on with the call while another element waits for it', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      const held = stub.hold('listPlans');
      provide({ adapter: stub.adapter });
      const [first, second] = [await add(), await add()];
      first.remove();
      expect(stub.lastCall('listPlans')?.signal?.aborted).to.equal(false);
      held.release();
      await settle();
      expect(second.text).to.equal('ready Gold');
    });

    it('asks anew after an aborted call when the element returns', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      const held = stub.hold('listPlans');
      provide({ adapter: stub.adapter });
      const probe = await add();
      probe.remove();
      held.release();
      await settle();
      place.append(probe);
      await settle();
      expect(probe.text).to.equal('ready Gold');
    });

    it('shows what is known at once when the element is moved', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      provide({ adapter: stub.adapter });
      const probe = await add();
      place.prepend(probe);
      await settle();
      expect(probe.text).to.equal('ready Gold');
      expect(stub.count('listPlans')).to.equal(1);
    });

    it('keeps what an element with its own adapter knows when it is moved', async () => {
      const stub = new StubAdapter({ listPlans: onePlan });
      const probe = createProbe<'listPlans'>(plansTag);
      probe.adapter = stub.adapter;
      place.append(probe, document.createElement('hr'));
      await settle();
      place.append(probe);
      await settle();
      expect([probe.text, stub.count('listPlans'), stub.listeners]).to.deep.equal([
        'ready Gold',
        1,
        1,
      ]);
      probe.remove();
      await settle();
      expect(stub.listeners).to.equal(0);
    });

    it('waits for a provider that comes after it', async () => {
      const probe = await add();
      expect(probe.text).to.equal('waiting');
      provide({ adapter: new StubAdapter({ listPlans: onePlan }).adapter });
      await settle();
      expect(probe.text).to.equal('ready Gold');
    });

    it('follows the property when another adapter is set', async () => {
      const probe = createProbe<'listPlans'>(plansTag);
      const first = new StubAdapter({ listPlans: onePlan });
      probe.adapter = first.adapter;
      place.append(probe);
      await settle();
      probe.adapter = new StubAdapter({
        listPlans: () => ({ rows: [plan('b', 'Bronze')] }),
      }).adapter;
      await settle();
      expect(probe.seen).to.deep.equal(['loading', 'ready Gold', 'loading', 'ready Bronze']);
      expect(first.listeners).to.equal(0);
    });

    it('takes the nearest provider when one is put between', async () => {
      provide({ adapter: new StubAdapter({ listPlans: onePlan }).adapter });
      const inner = document.createElement('div');
      place.append(inner);
      const probe = createProbe<'listPlans'>(plansTag);
      inner.append(probe);
      await settle();
      const nearer = provideBilling(inner, {
        adapter: new StubAdapter({ listPlans: () => ({ rows: [plan('n', 'Nearer')] }) }).adapter,
      });
      await settle();
      expect(probe.text).to.equal('ready Nearer');
      nearer.dispose();
    });

    it('says once that a provider is missing, naming the element and the provider', async () => {
      expectConsole('warn', new RegExp(`<${plansTag}> has no connection.*<uss-provider>`));
      const warnings: unknown[] = [];
      const { warn } = console;
      console.warn = (...words: unknown[]) => {
        warnings.push(words);
        warn(...words);
      };
      const probe = await add();
      expect(probe.text).to.equal('waiting');
      await new Promise((resolve) => setTimeout(resolve, 60));
      await settle();
      console.warn = warn;
      expect(probe.text).to.equal('missing');
      expect(warnings).to.have.length(1);
      provide({ adapter: new StubAdapter({ listPlans: onePlan }).adapter });
      await settle();
      expect(probe.text).to.equal('ready Gold');
    });

    it('leaves no timer, no listener and no call behind', async () => {
      const watch = watchTimers();
      const stub = new StubAdapter({ listPlans: onePlan, quotePlanChange: () => quote('q') });
      stub.hold('quotePlanChange');
      const provision = provideBilling(place, { adapter: stub.adapter });
      const tag = defineQueryProbe('quotePlanChange', ({ id }) => id, {
        input: () => draftOf(1),
        rest: 400,
        renewAt: ({ expiresAt }) => expiresAt,
      });
      const probes = [createProbe(plansTag), createProbe(plansTag), createProbe(tag)];
      place.append(...probes);
      await settle();
      for (const probe of probes) probe.remove();
      await settle();
      const left = watch.left;
      provision.dispose();
      watch.stop();
      expect(left).to.deep.equal([]);
      expect(stub.listeners).to.equal(0);
      expect(stub.lastCall('quotePlanChange')?.signal?.aborted).to.equal(true);
    });
  });

  describe('the session', () => {
    it('T9 drops all that was kept when someone else may be signed in', async () => {
      const stub = new StubAdapter({ getAccount: () => account({ name: 'Ann' }) });
      provide({ adapter: stub.adapter });
      const probe = createProbe<'getAccount'>(accountTag);
      place.append(probe);
      await settle();
      stub.answer('getAccount', () => account({ name: 'Bob' }));
      const held = stub.hold('getAccount');
      stub.tell({ session: true, nouns: [] });
      await settle();
      expect(probe.text).to.equal('loading');
      held.release();
      await settle();
      expect(probe.seen).to.deep.equal(['loading', 'ready Ann', 'loading', 'ready Bob']);
    });

    it('T9 does not show an answer that was under way for the one before', async () => {
      const stub = new StubAdapter({ getAccount: () => account({ name: 'Ann' }) });
      const held = stub.hold('getAccount');
      provide({ adapter: stub.adapter });
      const probe = createProbe<'getAccount'>(accountTag);
      place.append(probe);
      await settle();
      stub.tell({ session: true, nouns: [] });
      await settle();
      expect(stub.calls[0]?.signal?.aborted).to.equal(true);
      stub.answer('getAccount', () => account({ name: 'Bob' }));
      held.release();
      await settle();
      expect(probe.seen).to.deep.equal(['loading', 'ready Bob']);
    });

    it('drops everything when the session is over, and asks nothing more until someone retries', async () => {
      const stub = new StubAdapter({
        getAccount: () => account({ name: 'Ann' }),
        listPlans: onePlan,
      });
      provide({ adapter: stub.adapter });
      const probe = createProbe<'getAccount'>(accountTag);
      place.append(probe);
      const plans = await add();
      stub.fail('getAccount', new AdapterError('session-expired'));
      probe.query.retry();
      await settle();
      expect([probe.text, plans.text]).to.deep.equal([
        'failed session-expired',
        'failed session-expired',
      ]);
      expect([stub.count('getAccount'), stub.count('listPlans')]).to.deep.equal([2, 1]);
      stub.answer('getAccount', () => account({ name: 'Ann' }));
      plans.query.retry();
      await settle();
      expect([probe.text, plans.text]).to.deep.equal(['ready Ann', 'ready Gold']);
    });
  });
});

function draftOf(units: number) {
  return { draft: draft({ units }) };
}

function unitsOf({ changes: [change] }: PlanChangeDraft): number {
  if (change?.kind !== 'assign') throw new Error('The probes take plans.');
  return change.units;
}
