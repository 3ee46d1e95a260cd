import { expect } from '@open-wc/testing';
import { LitElement, html, type TemplateResult } from 'lit';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import { isPlanQuote } from '../../src/model/quote.js';
import type { FaultName } from '../../src/adapter/sandbox-control.js';
import { provideBilling, type BillingProvision } from '../../src/context/provide-billing.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { SubmitController } from '../../src/controllers/submit-controller.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { ManualTimers, settle } from '../support/manual-timers.js';
import { expectConsole } from '../support/strict-page.js';

class Payer extends LitElement {
  readonly connection = new ConnectionController(this);
  readonly submit = new SubmitController(this, { connection: this.connection });
  readonly seen: string[] = [];

  override render(): TemplateResult {
    const { state } = this.submit;
    if (this.seen.at(-1) !== state) this.seen.push(state);
    return html`${state}`;
  }

  pay({ id: quoteId, warnings }: PlanQuote, termsVersion: string | undefined): Promise<void> {
    return this.submit.submit({
      operation: 'quotePlanChange',
      quoteId,
      accepted: warnings.map(({ id }) => id),
      ...(termsVersion !== undefined && { termsVersion }),
    });
  }
}
customElements.define('sandbox-payer', Payer);

let place: HTMLElement;
let adapter: SandboxAdapter;
let provision: BillingProvision;
let timers: ManualTimers;
let quote: PlanQuote;
let terms: string | undefined;

async function add(): Promise<Payer> {
  provision = provideBilling(place, { adapter, timers, callTimeout: 5000 });
  const payer = document.createElement('sandbox-payer') as Payer;
  place.append(payer);
  await settle();
  return payer;
}

async function reload(): Promise<Payer> {
  place.replaceChildren();
  await settle();
  provision.dispose();
  return add();
}

const fault = (name: FaultName, on = true): Promise<void> => adapter.sandbox.setFault(name, on);

async function writes(): Promise<number> {
  return (await adapter.sandbox.status()).log.filter(({ name }) => name === 'write').length;
}

async function instances(): Promise<number> {
  return (await adapter.listPlanInstances({})).rows.length;
}

/** The first plan that the account can take, now, with the first group that can pay. */
async function askQuote(): Promise<PlanQuote> {
  const { rows: plans } = await adapter.listPlans({});
  const { rows: groups } = await adapter.listBillingGroups({});
  const plan = plans.find(({ assignable, kind }) => assignable.allowed && kind === 'master');
  const group = groups.find(({ payer }) => payer.by !== 'nothing');
  if (!plan || !group) throw new Error('the scenario has nothing to take');
  return adapter.quotePlanChange({
    draft: {
      kind: 'plan-change',
      changes: [
        {
          kind: 'assign',
          planId: plan.id,
          units: plan.units.min,
          billingGroupId: group.id,
          effective: { when: 'now' },
        },
      ],
    },
  });
}

describe('SubmitController on the sandbox', () => {
  beforeEach(async () => {
    sessionStorage.clear();
    place = document.createElement('div');
    document.body.append(place);
    timers = new ManualTimers();
    const begin = Date.now();
    adapter = createSandboxAdapter({ now: () => begin + timers.now() });
    terms = (await adapter.getAccount({})).terms?.version;
    quote = await askQuote();
  });

  afterEach(() => {
    place.remove();
    provision.dispose();
  });

  it('writes once, and is done', async () => {
    const before = await instances();
    const payer = await add();
    await payer.pay(quote, terms);
    await settle();
    expect(payer.seen).to.deep.equal(['idle', 'submitting', 'done']);
    expect([await writes(), (await instances()) - before]).to.deep.equal([1, 1]);
  });

  it('T28 writes once when the answer is lost, and finds out that it is done', async () => {
    await fault('lost-answer');
    const payer = await add();
    await payer.pay(quote, terms);
    await settle();
    expect(payer.submit.state).to.equal('unknown');
    await fault('lost-answer', false);
    for (let looks = 0; looks < 8 && payer.submit.busy; looks++) await timers.advance(60_000);
    expect(payer.seen).to.deep.equal(['idle', 'submitting', 'unknown', 'done']);
    expect(await writes()).to.equal(1);
  });

  it('T27 writes once on a double click', async () => {
    const payer = await add();
    await Promise.all([payer.pay(quote, terms), payer.pay(quote, terms)]);
    await settle();
    expect(payer.submit.state).to.equal('done');
    expect(await writes()).to.equal(1);
  });

  it('T27 writes once when the page is reloaded while it is under way', async () => {
    const payer = await add();
    void payer.pay(quote, terms);
    await settle();
    const next = await reload();
    for (let looks = 0; looks < 8 && next.submit.busy; looks++) await timers.advance(60_000);
    expect(await writes()).to.equal(1);
  });

  it('T27 writes once when the page is reloaded after a lost answer', async () => {
    await fault('lost-answer');
    await (await add()).pay(quote, terms);
    await settle();
    await fault('lost-answer', false);
    const next = await reload();
    for (let looks = 0; looks < 8 && next.submit.busy; looks++) await timers.advance(60_000);
    expect(next.submit.state).to.equal('done');
    expect(await writes()).to.equal(1);
  });

  it('T31 writes nothing when the price has changed, and gives the new quote, which can be confirmed', async () => {
    await fault('price-changed');
    const payer = await add();
    await payer.pay(quote, terms);
    await settle();
    const { outcome } = payer.submit;
    if (outcome.state !== 'refused' || !outcome.quote || !isPlanQuote(outcome.quote))
      throw new Error(`ended ${outcome.state}`);
    expect(outcome.refusal).to.equal('quote-changed');
    expect(outcome.quote.dueNow.total.amount).to.not.equal(quote.dueNow.total.amount);
    expect(await writes()).to.equal(0);
    await fault('price-changed', false);
    await payer.pay(outcome.quote, terms);
    await settle();
    expect(payer.submit.state).to.equal('done');
    expect(await writes()).to.equal(1);
  });

  it('writes nothing while offline, and once when it is tried again', async () => {
    const payer = await add();
    await adapter.getAccount({});
    await fault('offline');
    await payer.pay(quote, terms);
    await settle();
    await fault('offline', false);
    for (let looks = 0; looks < 8 && payer.submit.busy; looks++) await timers.advance(60_000);
    expect(payer.submit.state).to.equal('not-sent');
    expect(await writes()).to.equal(0);
    await payer.submit.retry();
    await settle();
    expect(payer.submit.state).to.equal('done');
    expect(await writes()).to.equal(1);
  });

  it('is unknown when no answer ever comes, and done once answers come again', async () => {
    const payer = await add();
    await payer.connection.connection?.ask('getAccount', {});
    await fault('never');
    void payer.pay(quote, terms);
    // On a busy machine the call may leave later than the clock begins to move.
    for (let turns = 0; turns < 8 && payer.submit.state === 'submitting'; turns++)
      await timers.advance(5000);
    expect(payer.submit.state).to.equal('unknown');
    await fault('never', false);
    for (let looks = 0; looks < 8 && payer.submit.busy; looks++) await timers.advance(60_000);
    expect(payer.submit.state).to.equal('done');
    expect(await writes()).to.equal(1);
  });

  it('is unknown when the answer is garbage, and done once it can be read', async () => {
    expectConsole('warn', /confirm: confirm answered what the contract does not allow/);
    const payer = await add();
    await payer.connection.connection?.ask('getAccount', {});
    await fault('garbage');
    await payer.pay(quote, terms);
    await settle();
    expect(payer.submit.state).to.equal('unknown');
    await fault('garbage', false);
    for (let looks = 0; looks < 8 && payer.submit.busy; looks++) await timers.advance(60_000);
    expect(payer.submit.state).to.equal('done');
    expect(await writes()).to.equal(1);
  });
});
