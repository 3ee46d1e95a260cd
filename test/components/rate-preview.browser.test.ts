import { expect, waitUntil } from '@open-wc/testing';
import { executeServerCommand, sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../components/provider/provider.define.js';
import '../../components/rate-preview/rate-preview.define.js';
import type { Provider } from '../../components/provider/provider.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import { AdapterError } from '../../src/adapter/errors.js';
import { provideBilling } from '../../src/context/provide-billing.js';
import type { SelectionStore } from '../../src/context/selection.js';
import { choicesAround } from '../support/harness/choices-around.js';
import { nameOf } from '../support/harness/controls.js';
import { RatePreviewHarness } from '../support/harness/rate-preview.js';
import { runDataElementSuite } from '../support/data-element-suite.js';
import { mount, unmountAll } from '../support/mount.js';
import { account, charges, quote } from '../support/samples.js';
import { ManualTimers } from '../support/manual-timers.js';
import { StubAdapter, type StubAnswers } from '../support/stub-adapter.js';

type Choice = Parameters<SelectionStore['select']>[0];

/** A choice of one plan. */
const taking = (planId: string, units: number | undefined, more: object = {}) =>
  ({ plans: [{ planId, units }], billingGroupId: '40001', ...more }) as unknown as Choice;

/** The plan and billing group of the scenarios that have one of each. */
const streaming = taking('20001', 1);
const queuedRateChange = 'assign-now-with-queued-rate-change';

interface Scene {
  readonly page: RatePreviewHarness;
  readonly provider: Provider;
  readonly choices: SelectionStore;
  readonly sandbox: SandboxAdapter;
}

async function open(
  sandbox: SandboxAdapter,
  {
    adapter = sandbox,
    locale = 'en-US',
    callTimeout = 30_000,
  }: {
    readonly adapter?: BillingAdapter;
    readonly locale?: string;
    readonly callTimeout?: number;
  } = {},
): Promise<Scene> {
  const provider = await mount<Provider>(
    html`<uss-provider .adapter=${adapter} .callTimeout=${callTimeout} locale=${locale}
      ><uss-rate-preview></uss-rate-preview
    ></uss-provider>`,
  );
  const element = provider.querySelector('uss-rate-preview');
  if (!element) throw new Error('There is no preview.');
  return {
    page: new RatePreviewHarness(element),
    provider,
    choices: choicesAround(provider),
    sandbox,
  };
}

async function quoted(
  scenario: string,
  choice: Choice = streaming,
  callTimeout?: number,
): Promise<Scene> {
  const scene = await open(createSandboxAdapter({ scenario }), {
    ...(callTimeout && { callTimeout }),
  });
  scene.choices.select(choice);
  await scene.page.shows(/You (pay|are invoiced)/);
  return scene;
}

/** What the samples' draft asks for. */
const gold = taking('gold', 1, { billingGroupId: 'main' });

/** Calls that changed what is billed, and how they ended. */
async function writes(sandbox: SandboxAdapter): Promise<string[]> {
  const { log } = await sandbox.sandbox.status();
  return log.filter(({ name }) => name === 'write').map(({ outcome }) => outcome);
}

/** Answers with a quote of this much each month. */
function costs(amount: string, planName = 'Gold'): StubAnswers {
  const money = { amount, currency: 'USD' };
  const period = { from: '2020-07-18', to: '2020-08-17' };
  const answer = quote('q', {
    changes: [{ kind: 'assign', planName, by: 'now', effectiveDate: '2020-07-18' }],
    dueNow: charges(amount, [
      {
        kind: 'recurring',
        description: planName,
        planName,
        amount: money,
        period,
        prorated: false,
      },
    ]),
    nextInvoice: { date: '2020-08-18', amount: money },
    invoices: [{ date: '2020-08-18', total: money }],
    timeline: [
      {
        date: '2020-07-18',
        period,
        lane: '1',
        planId: 'gold',
        planName,
        units: 1,
        intervalMonths: 1,
        amount: money,
        prorated: false,
        basis: 'quoted',
        taxIncluded: true,
      },
    ],
    prices: [
      {
        lane: '1',
        planId: 'gold',
        from: '2020-07-18',
        amount: money,
        intervalMonths: 1,
        prorated: false,
      },
    ],
  });
  return { getAccount: () => account(), quotePlanChange: () => answer };
}

describe('uss-rate-preview', () => {
  runDataElementSuite({
    tag: 'uss-rate-preview',
    reads: 'quotePlanChange',
    ready: { answers: () => costs('40.00'), shows: /You pay \$40\.00 today/ },
    other: { answers: () => costs('55.00'), shows: /You pay \$55\.00 today/ },
    large: {
      answers: () =>
        costs('1234567890.00', 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerk'),
      shows: /You pay \$1,234,567,890\.00 today/,
    },
    prepare: (element, provider) => {
      choicesAround(provider).select(gold);
    },
  });

  beforeEach(async () => {
    sessionStorage.clear();
    await setViewport({ width: 1024, height: 800 });
  });
  afterEach(unmountAll);

  describe('before there is a quote', () => {
    it('says what is to be chosen first', async () => {
      const { page, choices } = await open(createSandboxAdapter({ scenario: queuedRateChange }));
      await page.shows('Choose a plan to see what it costs.');
      choices.select(taking('20001', undefined, { billingGroupId: undefined }));
      await page.shows('Enter how many units you want to see what they cost.');
      choices.select({ ...streaming, billingGroupId: undefined });
      await page.shows('Choose who pays to see what it costs.');
      choices.select({ ...streaming, effective: undefined });
      await page.shows('Choose a start date to see what it costs.');
    });

    it('says why a price cannot be had yet, with no figures and no confirm', async () => {
      const { page, choices } = await open(
        createSandboxAdapter({ scenario: 'rs-not-yet-in-effect-cannot-be-assigned' }),
      );
      choices.select(streaming);
      await page.shows('This price has not started yet. It can be chosen from its first day.');
      expect(page.buttons).to.deep.equal([]);
    });

    it('says why a start is too late, and comes back when the choice is mended', async () => {
      const { page, choices } = await quoted(queuedRateChange);
      choices.select({ effective: { when: 'date', date: '2021-07-18' } });
      await page.shows('The start date is too late. Choose an earlier one.');
      expect(page.buttons).to.deep.equal([]);
      choices.select({ effective: { when: 'now' } });
      await page.shows('You pay $40.00 today');
    });
  });

  describe('A46 with a queued rate change', () => {
    it('says it in words', async () => {
      const { page } = await quoted(queuedRateChange);
      expect(page.text).to.contain(
        'You pay $40.00 today and $45.00 per month from August 18, 2020.',
      );
    });

    it('A44 lists what is due today, with its days and its total', async () => {
      const { page } = await quoted(queuedRateChange);
      expect(page.table(/^Due today, July 18, 2020$/)).to.deep.equal([
        ['StreamingPlan chargeJul 18 – Aug 17, 2020', '$40.00'],
        ['Total due today', '$40.00'],
      ]);
    });

    it('lists every charge, and says how sure each is', async () => {
      const { page } = await quoted(queuedRateChange);
      expect(page.table(/^Regular charges over time$/)).to.deep.equal([
        ['Jul 18, 2020Todayfor Jul 18 – Aug 17, 2020', '$40.00exact, before tax'],
        ['Aug 18, 2020New pricefor Aug 18 – Sep 17, 2020', '$45.00expected, before tax'],
        ['Sep 18, 2020for Sep 18 – Oct 17, 2020', '$45.00expected, before tax'],
        ['Oct 18, 2020for Oct 18 – Nov 17, 2020', '$45.00expected, before tax'],
      ]);
    });

    it('draws it: one bar per period, the second price higher, today and the change on the axis', async () => {
      const { page } = await quoted(queuedRateChange);
      const { name, texts, bars } = await page.drawnPicture();
      expect(name).to.contain('Regular charges from July 18, 2020 to November 17, 2020');
      expect(texts).to.deep.equal([
        '$40.00',
        '$45.00',
        'Jul 18 / Today',
        'Aug 18 / New price',
        'Sep 18',
        'Oct 18',
      ]);
      expect(bars).to.have.length(4);
      const [first, second, third] = bars as [DOMRect, DOMRect, DOMRect];
      expect(second.height).to.be.greaterThan(first.height);
      expect(third.height).to.equal(second.height);
      expect(first.left).to.be.lessThan(second.left);
      // 31 days each for the first two, 30 for the third; a gap of 2 between bars.
      expect(first.width / second.width).to.be.closeTo(1, 0.01);
      expect(third.width).to.be.lessThan(second.width);
    });

    it('A10 draws time from right to left where one reads so', async () => {
      const { page, choices } = await open(createSandboxAdapter({ scenario: queuedRateChange }), {
        locale: 'ar-XB',
      });
      choices.select(streaming);
      await waitUntil(() => page.root.querySelector('[dir="rtl"]'), 'right to left');
      const [first, second] = (await page.drawnPicture()).bars as [DOMRect, DOMRect];
      expect(first.left).to.be.greaterThan(second.left);
    });

    it('says who pays, and the next invoice', async () => {
      const { page } = await quoted(queuedRateChange);
      expect(page.text).to.contain('Next charge for this plan $45.00 on August 18, 2020');
      expect(page.text).to.contain('Streaming starts today.');
      expect(page.text).to.match(/Who pays Home.*ending in 4242.*expires November 2022/);
    });
  });

  it('shows the part of a period that aligning leaves', async () => {
    const scenario = 'assign-in-the-middle-aligned-to-another-plan';
    const sandbox = createSandboxAdapter({ scenario });
    const [internet] = (await sandbox.listPlanInstances({})).rows;
    const { page, choices } = await open(sandbox);
    choices.select(
      taking('20002', 1, {
        alignWith: internet?.id,
        firstInvoice: 'prorated',
        proration: 'full',
      }),
    );
    // 27 Apr to 14 May are 18 of the 30 days from 15 Apr to 14 May: 60.00 × 18 / 30 = 36.00.
    await page.shows(
      /You pay \$36\.00 today for Apr 27\s–\sMay 14, 2020 and \$60\.00 per month from May 15, 2020\./,
    );
    expect(page.table(/^Regular charges over time$/).map(([, cost]) => cost)).to.deep.equal([
      '$36.00exact, before tax',
      '$60.00expected, before tax',
      '$60.00expected, before tax',
      '$60.00expected, before tax',
    ]);
    expect((await page.drawnPicture()).texts).to.include('May 15 / Full period');
  });

  it('T36 shows the amounts and totals that the platform gave, whatever its units, rates and lines come to', async () => {
    const line = (amount: string, more: object = {}) => ({
      kind: 'recurring' as const,
      description: 'Gold',
      planName: 'Gold',
      amount: { amount, currency: 'USD' },
      prorated: false,
      ...more,
    });
    // 3 × 3.335 would be 10.01, and both lines together 15.01.
    const rounded = { units: '3', rate: { amount: '3.335', currency: 'USD' } };
    const stub = new StubAdapter({
      getAccount: () => account(),
      quotePlanChange: () =>
        quote('odd', { dueNow: charges('15.02', [line('10.00', rounded), line('5.01')]) }),
    });
    const place = await mount(html`<div><uss-rate-preview></uss-rate-preview></div>`);
    const provision = provideBilling(place, { adapter: stub.adapter, locale: 'en-US' });
    choicesAround(place).select(gold);
    const page = new RatePreviewHarness(place.firstElementChild as HTMLElement);
    await page.shows('You pay $15.02 today');
    expect(page.table(/^Due today/)).to.deep.equal([
      ['GoldPlan charge3 units at $3.335 each', '$10.00'],
      ['GoldPlan charge', '$5.01'],
      ['Total due today', '$15.02'],
    ]);
    expect(page.text).not.to.match(/10\.01|15\.01/);
    provision.dispose();
  });

  it('folds charges away that repeat the one before, and shows them when asked', async () => {
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
    const timeline = months.map((month, index) => ({
      date: `2021-${month}-01`,
      period: { from: `2021-${month}-01`, to: `2021-${month}-28` },
      lane: '1',
      planId: 'gold',
      planName: 'Gold',
      units: 1,
      intervalMonths: 1,
      amount: { amount: index < 8 ? '40.00' : '45.00', currency: 'USD' },
      prorated: false,
      basis: 'projected' as const,
      taxIncluded: false,
    }));
    const stub = new StubAdapter({
      quotePlanChange: () => quote('long', { asOf: '2021-01-01', timeline }),
    });
    const place = await mount(html`<div><uss-rate-preview></uss-rate-preview></div>`);
    const provision = provideBilling(place, { adapter: stub.adapter, locale: 'en-US' });
    choicesAround(place).select(gold);
    const page = new RatePreviewHarness(place.firstElementChild as HTMLElement);
    await page.shows('Regular charges over time');
    const table = () => page.table(/^Regular charges over time$/);
    expect(table().map(([first]) => first)).to.deep.equal([
      'Jan 1, 2021Todayfor Jan 1 – 28, 2021and 7 more of this amount',
      'Sep 1, 2021New pricefor Sep 1 – 28, 2021and 3 more of this amount',
    ]);
    const all = page.button(/^Show all 12 dates$/);
    expect(all.getAttribute('aria-expanded')).to.equal('false');
    all.click();
    await page.drawn();
    expect(table()).to.have.length(12);
    expect(page.button(/^Show fewer dates$/).getAttribute('aria-expanded')).to.equal('true');
    provision.dispose();
  });

  it('shows that nothing is due today for a later start, with today as a row of its own', async () => {
    const { page } = await quoted('future-start-uses-rate-of-the-activation-date', {
      ...streaming,
      effective: { when: 'date', date: '2020-11-10' },
    });
    expect(page.text).to.contain(
      'You pay nothing today and $45.00 per month from November 10, 2020.',
    );
    expect(page.table(/^Regular charges over time$/)[0]).to.deep.equal([
      'Oct 10, 2020Today',
      'Nothing is due today.',
    ]);
    expect(nameOf(page.confirmButton)).to.equal('Confirm, nothing to pay today');
  });

  describe('while the choice changes', () => {
    it('A45 keeps the figures, says that they are old, and lets nobody confirm them', async () => {
      const { page, choices, sandbox } = await quoted('demo', taking('20003', 2));
      await sandbox.sandbox.setFault('never', true);
      choices.select(taking('20003', 3));
      await page.shows('These figures are for your earlier choice.');
      expect(page.text).to.contain('You pay $24.00 today');
      expect(page.confirmButton.getAttribute('aria-disabled')).to.equal('true');
      page.confirmButton.click();
      await page.drawn();
      expect(await writes(sandbox)).to.deep.equal([]);
    });

    it('A45 says the new total once when twenty changes come in a row', async () => {
      const { page, choices } = await quoted('demo', taking('20003', 1));
      const said: string[] = [];
      const region = page.root.querySelector('[role="status"]');
      const watch = new MutationObserver(() => said.push(page.announced));
      if (region) watch.observe(region, { childList: true, characterData: true, subtree: true });
      for (let units = 2; units <= 21; units++) choices.select(taking('20003', units));
      await waitUntil(() => said.length > 0, 'something said', { timeout: 3000 });
      watch.disconnect();
      expect(said).to.have.length(1);
      expect(said[0]).to.match(/^You pay \$[\d.]+ today/);
    });

    it('keeps the last good figures when the new ones cannot be had, with a way to try again', async () => {
      const { page, choices, sandbox } = await quoted('demo', taking('20003', 2));
      await sandbox.sandbox.setFault('offline', true);
      choices.select(taking('20003', 3));
      await page.shows('They cannot be confirmed.');
      expect(page.text).to.contain('The cost could not be worked out.');
      expect(page.text).to.contain('You pay $24.00 today');
      await sandbox.sandbox.setFault('offline', false);
      page.button(/^Try again$/).click();
      await page.shows('You pay $36.00 today');
    });
  });

  describe('consent', () => {
    it('is asked for at the field, with a summary that takes the focus', async () => {
      const { page, sandbox } = await quoted(queuedRateChange);
      page.confirmButton.focus();
      await sendKeys({ press: 'Enter' });
      await page.shows('One thing needs your attention');
      await waitUntil(
        () => page.focused.startsWith('One thing needs your attention'),
        'focus on the summary',
      );
      const box = page.checkbox(/^I agree to the terms/);
      expect(box.getAttribute('aria-invalid')).to.equal('true');
      page.root.querySelector<HTMLAnchorElement>('.problems a')?.click();
      expect(page.root.activeElement).to.equal(box);
      expect(await writes(sandbox)).to.deep.equal([]);
    });

    it('names every warning that needs a yes, and sends it along', async () => {
      const { page, sandbox } = await quoted('retroactive-start-before-change-added-after-it', {
        ...streaming,
        effective: { when: 'retroactive', date: '2020-04-01' },
      });
      expect(page.asked[0]).to.contain('The plan starts on April 1, 2020, before today.');
      page.checkbox(/^I agree to the terms/).click();
      await page.drawn();
      page.confirmButton.click();
      await page.shows('One thing needs your attention');
      await page.agreeToAll();
      page.confirmButton.click();
      await page.showsReceipt();
      expect(await writes(sandbox)).to.deep.equal(['ok']);
    });

    it('opens the terms beside the page, with no way back to it', async () => {
      const { page } = await quoted(queuedRateChange);
      const link = page.root.querySelector<HTMLAnchorElement>('a[target="_blank"]');
      expect(link?.rel).to.contain('noopener');
      expect(link?.textContent).to.contain('Read the terms');
    });

    it('is taken back by another choice', async () => {
      const { page, choices } = await quoted('demo', taking('20003', 2));
      await page.agreeToAll();
      choices.select(taking('20003', 3));
      await page.shows('You pay $36.00 today');
      await page.drawn();
      expect(page.checkbox(/^I agree to the terms/).checked).to.equal(false);
    });
  });

  describe('confirming', () => {
    async function ready(scenario = queuedRateChange): Promise<Scene> {
      const scene = await quoted(scenario);
      await scene.page.agreeToAll();
      return scene;
    }

    it('T27 writes once for a double click', async () => {
      const { page, sandbox } = await ready();
      page.confirmButton.click();
      page.confirmButton.click();
      await page.showsReceipt();
      expect(await writes(sandbox)).to.deep.equal(['ok']);
    });

    it('T27 writes once for Enter and a click', async () => {
      const { page, sandbox } = await ready();
      const button = page.confirmButton;
      button.focus();
      await sendKeys({ press: 'Enter' });
      button.click();
      await page.showsReceipt();
      expect(await writes(sandbox)).to.deep.equal(['ok']);
    });

    it('ends in a receipt that takes the focus and says what was charged', async () => {
      const { page } = await ready();
      expect(nameOf(page.confirmButton)).to.equal('Confirm and pay $40.00 today');
      page.confirmButton.focus();
      await sendKeys({ press: 'Enter' });
      await page.showsReceipt();
      await waitUntil(() => page.focused === 'Your change is made.', 'focus on the receipt');
      expect(page.text).to.contain('Streaming has started.');
      expect(page.text).to.match(/Charged today \$40\.00/);
      expect(page.text).to.match(/Reference uss\w+/);
      expect(page.table(/^What was charged$/)).to.deep.equal([
        ['StreamingPlan chargeJul 18 – Aug 17, 2020', '$40.00'],
      ]);
      await page.shows(/Invoice \d+ of Jul 18, 2020: \$40\.00/);
    });

    it('keeps the button where it is, busy and with its name, while it is on the way', async () => {
      const { page, sandbox } = await ready();
      await sandbox.sandbox.setFault('never', true);
      const button = page.confirmButton;
      button.focus();
      button.click();
      await page.shows('Sending your change. Please leave this page open.');
      expect(page.root.activeElement).to.equal(button);
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      expect(nameOf(button)).to.equal('Confirm and pay $40.00 today');
    });

    it('waits until it is known whether there are terms, with a way to try again', async () => {
      const sandbox = createSandboxAdapter({ scenario: queuedRateChange });
      let broken = true;
      const adapter: BillingAdapter = {
        ...sandbox,
        getAccount: async (input, options) => {
          if (broken) throw new AdapterError('service-failed');
          return sandbox.getAccount(input, options);
        },
      };
      const { page, choices } = await open(sandbox, { adapter });
      choices.select(streaming);
      await page.shows('You pay $40.00 today');
      await page.shows('The service does not work at the moment.');
      expect(page.confirmButton.getAttribute('aria-disabled')).to.equal('true');
      broken = false;
      page.button(/^Try again$/).click();
      await page.shows('I agree to the terms.');
      expect(page.confirmButton.getAttribute('aria-disabled')).to.equal(null);
    });

    it('lets the page stop it', async () => {
      const { page, provider, sandbox } = await ready();
      const seen: CustomEvent[] = [];
      provider.addEventListener('uss-plan-change-submit', (event) => {
        seen.push(event);
        event.preventDefault();
      });
      page.confirmButton.click();
      await page.drawn();
      expect(seen.map(({ detail }) => (detail as { total: unknown }).total)).to.deep.equal([
        { amount: '40.00', currency: 'USD' },
      ]);
      expect(await writes(sandbox)).to.deep.equal([]);
      expect(page.confirmButton.getAttribute('aria-disabled')).to.equal(null);
    });

    it('tells the page when it is done', async () => {
      const { page, provider } = await ready();
      const done: unknown[] = [];
      provider.addEventListener('uss-plan-change-done', ({ detail }) => done.push(detail));
      page.confirmButton.click();
      await page.showsReceipt();
      await waitUntil(() => done.length > 0, 'an event');
      expect(done).to.have.length(1);
      expect(done[0]).to.include.keys('intentId', 'quoteId', 'planInstanceIds', 'invoiceIds');
    });

    it('T28 asks what became of a write whose answer was lost, with nothing to pay again', async () => {
      const { page, sandbox } = await ready();
      await sandbox.sandbox.setFault('lost-answer', true);
      page.confirmButton.focus();
      await sendKeys({ press: 'Enter' });
      await page.shows('We are checking whether it went through. Do not pay again.');
      expect(page.buttons).to.deep.equal(['Check now']);
      await waitUntil(() => page.focused.includes('We are checking'), 'focus on the message');
      await sandbox.sandbox.setFault('lost-answer', false);
      page.button(/^Check now$/).click();
      await page.showsReceipt();
      expect(await writes(sandbox)).to.have.length(1);
    });

    it('tells that it looks when it is asked to, and when that brings no answer', async () => {
      const sandbox = createSandboxAdapter({ scenario: queuedRateChange });
      const looks: (() => void)[] = [];
      const adapter: BillingAdapter = {
        ...sandbox,
        getIntent: async () => {
          await new Promise<void>((resolve) => looks.push(resolve));
          throw new AdapterError('service-failed');
        },
      };
      const { page, choices } = await open(sandbox, { adapter });
      choices.select(streaming);
      await page.shows('You pay');
      await page.agreeToAll();
      await sandbox.sandbox.setFault('lost-answer', true);
      page.confirmButton.click();
      await page.shows('We are checking whether it went through. Do not pay again.');
      const look = () => page.button(/^Check now$/);
      look().click();
      await waitUntil(() => look().getAttribute('aria-disabled') === 'true', 'a look');
      expect(page.text).to.not.contain('there is no answer yet');
      looks.splice(0).forEach((end) => end());
      await page.shows('Checked just now: there is no answer yet.');
      expect(look().hasAttribute('aria-disabled')).to.equal(false);
    });

    it('T31 shows old and new figures when the price changed, writes nothing, and asks again', async () => {
      const { page, sandbox } = await ready();
      await sandbox.sandbox.setFault('price-changed', true);
      page.confirmButton.click();
      await page.shows('Nothing was charged. The change was not made.');
      await sandbox.sandbox.setFault('price-changed', false);
      expect(await writes(sandbox)).to.deep.equal([]);
      expect(page.table(/^The figures you confirmed/)).to.deep.equal([
        ['Due today', '$40.00', '$41.00more than before'],
        ['Next charge, Aug 18, 2020', '$45.00', '$46.00more than before'],
      ]);
      expect(page.asked).to.deep.equal([
        'I have seen the new figures and want to go on.',
        'I agree to the terms.',
      ]);
      page.confirmButton.click();
      await page.shows('2 things need your attention');
      expect(await writes(sandbox)).to.deep.equal([]);
      await page.agreeToAll();
      expect(nameOf(page.confirmButton)).to.equal('Confirm and pay $41.00 today');
      page.confirmButton.click();
      await page.showsReceipt();
      expect(await writes(sandbox)).to.deep.equal(['ok']);
      expect(page.text).to.match(/Charged today \$41\.00/);
    });

    it('T31 keeps the new figures on the screen while they are confirmed, and on the receipt', async () => {
      const { page, sandbox } = await ready();
      await sandbox.sandbox.setFault('price-changed', true);
      page.confirmButton.click();
      await page.shows('Nothing was charged. The change was not made.');
      await sandbox.sandbox.setFault('price-changed', false);
      await page.agreeToAll();
      await sandbox.sandbox.setFault('lost-answer', true);
      page.confirmButton.click();
      await page.shows('We are checking whether it went through.');
      expect(page.text).to.contain('You pay $41.00 today and $46.00 per month');
      expect(page.text).to.not.contain('$40.00');
      await sandbox.sandbox.setFault('lost-answer', false);
      page.button(/^Check now$/).click();
      await page.shows('Streaming has started.');
    });

    it('T27 takes up after a reload what was on its way, and writes nothing again', async () => {
      const { page, sandbox } = await ready();
      await sandbox.sandbox.setFault('never', true);
      page.confirmButton.click();
      await page.shows('Sending your change.');
      await waitUntil(async () => (await writes(sandbox)).includes('ok'), 'a write');
      unmountAll();
      await sandbox.sandbox.setFault('never', false);
      const again = await open(sandbox);
      await again.page.showsReceipt('Your change went through.');
      expect(again.page.text).to.contain('You confirmed this before the page was loaded again.');
      expect(document.activeElement).to.equal(document.body);
      expect(await writes(sandbox)).to.deep.equal(['ok']);
    });

    it('says that nothing left when the network is gone, and sends the same once more', async () => {
      const { page, sandbox } = await quoted(queuedRateChange, streaming, 1000);
      await page.agreeToAll();
      await sandbox.sandbox.setFault('offline', true);
      page.confirmButton.click();
      await page.shows('We are checking whether it went through.');
      await sandbox.sandbox.setFault('offline', false);
      await page.shows('Nothing was charged. Your change was not sent on.');
      expect(await writes(sandbox)).to.deep.equal([]);
      page.button(/^Try once more$/).click();
      await page.showsReceipt();
      expect(await writes(sandbox)).to.deep.equal(['ok']);
    });

    it('T33 says why when the plan is gone at confirm, in place and in focus', async () => {
      const { world, limited } = await limitedWorld();
      const sandbox = createSandboxAdapter({ world });
      // Someone else of the account takes the plan a moment before.
      const adapter: BillingAdapter = {
        ...sandbox,
        confirm: async (input, options) => {
          await limited(sandbox);
          return sandbox.confirm(input, options);
        },
      };
      const { page, choices } = await open(sandbox, { adapter });
      choices.select(streaming);
      await page.shows('You pay $40.00 today');
      await page.agreeToAll();
      page.confirmButton.focus();
      page.confirmButton.click();
      await page.shows('Nothing was charged. The change was not made.');
      await page.shows('You already have this plan');
      await waitUntil(() => page.focused.includes('Nothing was charged.'), 'focus on the message');
      expect(page.announced, 'nothing said twice').to.equal('');
      expect(page.buttons).to.deep.equal([]);
      // The other one's.
      expect(await writes(sandbox)).to.deep.equal(['ok']);
    });

    it('tells a problem beside the change', async () => {
      const { page, sandbox } = await ready();
      await sandbox.sandbox.setFault('declined', true);
      page.confirmButton.click();
      await page.showsReceipt();
      await page.shows('The change is made, but the payment did not go through.');
      expect(page.text).to.match(/Invoiced today \$40\.00/);
      expect(page.buttons).to.deep.equal(['Make another change']);
      expect(await writes(sandbox)).to.deep.equal(['ok']);
    });

    it('starts over after the receipt', async () => {
      const { page, provider, choices } = await ready();
      let restarted = 0;
      provider.addEventListener('uss-plan-change-restarted', () => restarted++);
      page.confirmButton.click();
      await page.showsReceipt();
      page.button(/^Make another change$/).click();
      await page.shows('Choose a plan to see what it costs.');
      expect(restarted).to.equal(1);
      expect(choices.value.plans).to.deep.equal([]);
    });
  });

  describe('A16 when the quote expires', () => {
    const expiring = (id: string, total: string) => () =>
      quote(id, {
        expiresAt: new Date(Date.now() + 60_000).toISOString(),
        dueNow: charges(total),
      });

    async function shown() {
      const stub = new StubAdapter({
        getAccount: () => account({ terms: { url: 'https://example.com/terms', version: '1' } }),
        quotePlanChange: expiring('one', '40.00'),
        confirm: () => {
          throw new Error('Nothing is confirmed here.');
        },
      });
      const timers = new ManualTimers();
      const place = await mount(html`<div><uss-rate-preview></uss-rate-preview></div>`);
      const provision = provideBilling(place, { adapter: stub.adapter, timers, locale: 'en-US' });
      choicesAround(place).select(gold);
      const page = new RatePreviewHarness(place.firstElementChild as HTMLElement);
      await page.shows('You pay $40.00 today.');
      await page.agreeToAll();
      return { stub, timers, page, provision };
    }

    it('gets a new one quietly, and keeps what was agreed to when the figures are the same', async () => {
      const { stub, timers, page, provision } = await shown();
      stub.answer('quotePlanChange', expiring('two', '40.00'));
      await timers.advance(60_000);
      await waitUntil(() => stub.count('quotePlanChange') === 2, 'another quote');
      await page.drawn();
      expect(page.checkbox(/terms/).checked).to.equal(true);
      expect(page.text).to.not.contain('These figures are new.');
      provision.dispose();
    });

    it('asks for a yes to new terms, whatever was said to those before', async () => {
      const { stub, page, provision } = await shown();
      stub.answer('getAccount', () =>
        account({ terms: { url: 'https://example.com/terms', version: '2' } }),
      );
      stub.tell({ nouns: ['account'] });
      await waitUntil(() => !page.checkbox(/^I agree to the terms/).checked, 'asks again');
      page.confirmButton.click();
      await page.shows('Agree to the terms to go on.');
      expect(stub.count('confirm')).to.equal(0);
      provision.dispose();
    });

    it('shows who pays now and asks again when that changed', async () => {
      const { stub, timers, page, provision } = await shown();
      stub.answer('quotePlanChange', () =>
        quote('two', {
          payers: [
            {
              billingGroupId: 'main',
              name: 'Main',
              payer: {
                by: 'method',
                primary: {
                  id: '7',
                  kind: 'card',
                  brand: 'visa',
                  lastFour: '1111',
                  expiry: 'valid',
                },
              },
              total: { amount: '40.00', currency: 'USD' },
            },
          ],
        }),
      );
      await timers.advance(60_000);
      await page.shows('These figures are new. They have changed since you first saw them');
      expect(page.table(/^The figures you confirmed/)).to.deep.equal([
        ['Who pays: Main', 'No way to pay$40.00', 'Visa ending in 1111$40.00'],
      ]);
      expect(page.checkbox(/^I agree to the terms/).checked).to.equal(false);
      provision.dispose();
    });

    it('shows what changed and asks again when they are not', async () => {
      const { stub, timers, page, provision } = await shown();
      stub.answer('quotePlanChange', expiring('two', '44.00'));
      await timers.advance(60_000);
      await page.shows('These figures are new. They have changed since you first saw them');
      expect(page.table(/^The figures you confirmed/)).to.deep.equal([
        ['Due today', '$40.00', '$44.00more than before'],
      ]);
      expect(page.checkbox(/^I agree to the terms/).checked).to.equal(false);
      page.confirmButton.click();
      await page.shows('2 things need your attention');
      expect(stub.count('confirm')).to.equal(0);
      provision.dispose();
    });
  });

  describe('without all operations', () => {
    it('shows figures and no confirm where the adapter cannot confirm', async () => {
      const { quotePlanChange } = createSandboxAdapter({ scenario: queuedRateChange });
      const sandbox = createSandboxAdapter();
      const { page, choices } = await open(sandbox, { adapter: { quotePlanChange } });
      choices.select(streaming);
      await page.shows('You pay $40.00 today');
      expect(page.buttons).to.deep.equal([]);
      expect(page.asked).to.deep.equal([]);
    });
  });

  describe('on any page', () => {
    it('A22 puts its headings where the page says', async () => {
      const { page, provider } = await quoted(queuedRateChange);
      provider.querySelector('uss-rate-preview')?.setAttribute('heading-level', '4');
      await page.drawn();
      const levels = [...page.root.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(
        ({ localName }) => localName,
      );
      expect(levels).to.deep.equal(['h4', 'h5']);
    });

    it('A8 keeps the change of price visible in forced colours', async () => {
      await executeServerCommand('emulate-features', [{ name: 'forced-colors', value: 'active' }]);
      const { page } = await quoted(queuedRateChange);
      await page.drawnPicture();
      const bar = page.root.querySelector('.bar');
      expect(getComputedStyle(bar ?? page.element).stroke).to.not.equal('none');
      await executeServerCommand('emulate-features', []);
    });

    it('A1 is accessible with figures, with a problem, and with a receipt', async () => {
      const { page } = await quoted(queuedRateChange);
      await expect(page.element).to.be.accessible();
      page.confirmButton.click();
      await page.shows('One thing needs your attention');
      await expect(page.element).to.be.accessible();
      await page.agreeToAll();
      page.confirmButton.click();
      await page.showsReceipt();
      await expect(page.element).to.be.accessible();
    });
  });
});

/** The world of the queued rate change in which an account can have the plan once, and someone who takes it. */
async function limitedWorld() {
  const world = (await createSandboxAdapter({
    scenario: queuedRateChange,
  }).sandbox.exportWorld()) as {
    plans: { limit?: number }[];
  };
  for (const plan of world.plans) plan.limit = 1;
  const limited = async (sandbox: SandboxAdapter): Promise<void> => {
    const { terms } = await sandbox.getAccount({});
    const quote = await sandbox.quotePlanChange({
      draft: {
        kind: 'plan-change',
        changes: [
          {
            kind: 'assign',
            planId: '20001',
            units: 1,
            billingGroupId: '40001',
            effective: { when: 'now' },
          },
        ],
      } as never,
    });
    await sandbox.confirm({
      quoteId: quote.id,
      intentId: crypto.randomUUID() as never,
      accepted: [],
      ...(terms && { termsVersion: terms.version }),
    });
  };
  return { world, limited };
}
