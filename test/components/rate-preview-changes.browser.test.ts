import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import '../../components/provider/provider.define.js';
import '../../components/rate-preview/rate-preview.define.js';
import type { Provider } from '../../components/provider/provider.js';
import type { RatePreview } from '../../components/rate-preview/rate-preview.js';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import { provideBilling } from '../../src/context/provide-billing.js';
import type { PlanDraft } from '../../src/model/draft.js';
import { choicesAround } from '../support/harness/choices-around.js';
import { nameOf } from '../support/harness/controls.js';
import { RatePreviewHarness } from '../support/harness/rate-preview.js';
import { mount, unmountAll } from '../support/mount.js';
import { account, charges, draft as sampleDraft, quote } from '../support/samples.js';
import { expectConsole } from '../support/strict-page.js';
import { StubAdapter } from '../support/stub-adapter.js';

const planChange = (...changes: object[]) =>
  ({ kind: 'plan-change', changes }) as unknown as PlanDraft;
const queueEdit = (...edits: object[]) => ({ kind: 'queue-edit', edits }) as unknown as PlanDraft;
const now = { when: 'now' };

/** Internet with A and B under it, paid through 3 March 2019; today is 14 February. Internet Plus carries A, not B. */
const household = 'replace-master-plan-cancels-supplementals-it-does-not-carry';
const toPlus = planChange({
  kind: 'replace',
  planInstanceId: '60001',
  planId: '20002',
  effective: now,
  proration: 'full',
});
const cancelled = (effective: object) =>
  planChange({ kind: 'cancel', planInstanceId: '60001', effective });

/** Queued: Internet, a phone line under it and voice mail under that. */
const queuedTree = 'delete-cascades';
const deleteTopmost = queueEdit({ do: 'delete', queuedChangeId: '50002' });

interface Scene {
  readonly page: RatePreviewHarness;
  readonly preview: RatePreview;
  readonly provider: Provider;
  readonly sandbox: SandboxAdapter;
}

async function open(
  scenario: string | SandboxAdapter,
  draft: PlanDraft | undefined,
  {
    adapter,
    content,
  }: { readonly adapter?: BillingAdapter; readonly content?: TemplateResult } = {},
): Promise<Scene> {
  const sandbox = typeof scenario === 'string' ? createSandboxAdapter({ scenario }) : scenario;
  const provider = await mount<Provider>(
    html`<uss-provider .adapter=${adapter ?? sandbox} locale="en-US"
      ><uss-rate-preview .draft=${draft}>${content}</uss-rate-preview></uss-provider
    >`,
  );
  const preview = provider.querySelector('uss-rate-preview');
  if (!preview) throw new Error('There is no preview.');
  return { page: new RatePreviewHarness(preview), preview, provider, sandbox };
}

async function quoted(scenario: string, draft: PlanDraft): Promise<Scene> {
  const scene = await open(scenario, draft);
  await scene.page.shows(/Confirm/);
  return scene;
}

/** Details of the events of these names, in the order in which they came. */
function heard(place: HTMLElement, ...names: string[]): [string, unknown][] {
  const seen: [string, unknown][] = [];
  for (const name of names)
    place.addEventListener(name, (event) => seen.push([name, (event as CustomEvent).detail]));
  return seen;
}

async function confirmed({ page }: Scene): Promise<void> {
  await page.agreeToAll();
  page.confirmButton.click();
}

describe('uss-rate-preview with a draft of its own', () => {
  beforeEach(async () => {
    sessionStorage.clear();
    await setViewport({ width: 1024, height: 800 });
  });
  afterEach(unmountAll);

  it('previews the draft, not what is chosen around it', async () => {
    const { page, provider } = await open(household, toPlus);
    choicesAround(provider).select({
      plans: [{ planId: '20003', units: 1 }],
      billingGroupId: '40001',
    } as never);
    await page.shows('You pay $16.71 today');
    expect(page.text).to.contain('Internet becomes Internet Plus today.');
  });

  it('waits for a draft where it is told to', async () => {
    const { page, preview } = await open(household, undefined);
    preview.draft = null;
    await page.shows('Choose a plan to see what it costs.');
    preview.draft = toPlus;
    await page.shows('You pay $16.71 today');
  });

  it('A45 follows another draft, and marks the figures of the one before as old', async () => {
    const { page, preview, sandbox } = await quoted(household, toPlus);
    await sandbox.sandbox.setFault('never', true);
    preview.draft = cancelled(now);
    await page.shows('These figures are for your earlier choice.');
    expect(page.text).to.contain('You pay $16.71 today');
    expect(page.confirmButton.getAttribute('aria-disabled')).to.equal('true');
  });

  it('tells the page what the quote is about', async () => {
    const sandbox = createSandboxAdapter({ scenario: household });
    const { page, preview, provider } = await open(sandbox, undefined);
    const ready = heard(provider, 'uss-quote-ready');
    preview.draft = toPlus;
    await page.shows('You pay $16.71 today');
    await waitUntil(() => ready.length > 0, 'an event');
    expect(ready[0]?.[1]).to.deep.include({
      actions: [{ kind: 'replace', planId: '20002', planInstanceId: '60001' }],
      total: { amount: '16.71', currency: 'USD' },
    });
  });

  describe('what happens', () => {
    it('A44 stands before and after side by side, with the difference in words', async () => {
      const { page } = await quoted(household, toPlus);
      expect(page.table(/^What changes$/)).to.deep.equal([
        ['Plan', 'Internet', 'Internet Plus'],
        ['Price, before tax', '$30.00 per month', '$60.00 per monthmore than before'],
      ]);
      expect(page.columns(/^What changes$/)).to.deep.equal(['What', 'Now', 'From today']);
    });

    it('A44 compares units and price when they are changed', async () => {
      const { page } = await quoted(
        'several-for-one-plan',
        planChange({ kind: 'units', planInstanceId: '60001', units: 3, effective: now }),
      );
      expect(page.table(/^What changes$/)).to.deep.equal([
        ['Units', '1', '3'],
        ['Price, before tax', '$29.00 per month', '$87.00 per monthmore than before'],
      ]);
    });

    it('says what comes along, each by name, and asks for a yes that names it too (T38)', async () => {
      const { page } = await quoted(household, cancelled({ when: 'anniversary' }));
      expect(page.text).to.contain(
        'You pay nothing today, and nothing more for Internet, A, and B.',
      );
      expect(page.text).to.contain(
        'This comes along A ends with it on March 4, 2019.B ends with it on March 4, 2019.',
      );
      expect(page.asked[0]).to.equal(
        'A and B end with this change on March 4, 2019. I want to go on all the same.',
      );
    });

    it('says so where a plan above will be gone by then', async () => {
      const { page } = await quoted(
        'parent-inactive-at-the-date-warns-then-drops',
        planChange({
          kind: 'assign',
          planId: '20011',
          units: 1,
          parent: { planInstanceId: '60001' },
          effective: { when: 'date', date: '2016-03-25' },
        }),
      );
      const words =
        'Internet is no longer active from March 20, 2016, so this change of Phone line will not be made.';
      expect(page.text.split(words)).to.have.length(3);
      expect(page.asked[0]).to.equal(`${words} I want to go on all the same.`);
    });

    it('says which invoice is taken back', async () => {
      const { page } = await quoted(
        'negative-bill-lag-voids-the-invoice',
        planChange({
          kind: 'replace',
          planInstanceId: '60001',
          planId: '20002',
          effective: now,
          proration: 'full',
        }),
      );
      expect(page.text).to.contain('Invoice 70002 is taken back.');
    });

    it('says that nothing happens yet where a change waits for somebody', async () => {
      const { page } = await quoted(
        'several-for-one-plan',
        planChange({
          kind: 'units',
          planInstanceId: '60001',
          units: 3,
          effective: { when: 'by-hand' },
        }),
      );
      expect(page.text).to.contain(
        'You pay nothing today. Nothing changes until somebody starts it.',
      );
      expect(page.text).to.contain('Internet waits to have 3 units instead of 1.');
      expect(page.columns(/^What changes$/)).to.deep.equal(['What', 'Now', 'Once started']);
      expect(page.text).to.not.contain('Who pays');
      expect(page.text).to.not.contain('Regular charges over time');
    });
  });

  describe('what it costs', () => {
    it('lists charges and credits of today with their sums', async () => {
      const { page } = await quoted(household, toPlus);
      const days = 'Plan chargeFeb 14 – Mar 3, 2019part of a period';
      expect(page.table(/^Due today, February 14, 2019$/)).to.deep.equal([
        [`Internet${days}`, 'credit $19.29'],
        [`Internet Plus${days}`, '$38.57'],
        [`B${days}`, 'credit $2.57'],
        ['Charges', '$38.57'],
        ['Credits', 'credit $21.86'],
        ['Total due today', '$16.71'],
      ]);
    });

    it('lists what is put on the next invoice apart, and does not say that it is paid today', async () => {
      const { page } = await quoted('several-for-one-plan', {
        ...planChange({
          kind: 'units',
          planInstanceId: '60001',
          units: 3,
          effective: now,
          proration: 'full',
        }),
        prorationInvoice: 'with-the-next',
      } as PlanDraft);
      expect(page.table(/^On the next invoice$/).slice(-3)).to.deep.equal([
        ['Charges', '$25.26'],
        ['Credits', 'credit $8.42'],
        ['Total on the next invoice', '$16.84'],
      ]);
      expect(page.text).to.contain('Nothing is due today.');
      expect(page.text).to.match(/Who pays Home.*Nothing today/);
      // 87.00 and the 16.84 that waits.
      expect(page.text).to.contain('You pay nothing today and $103.84 on February 10, 2016.');
      expect(nameOf(page.confirmButton)).to.equal('Confirm, nothing to pay today');
    });

    it('shows the tax of the platform', async () => {
      const usd = (amount: string) => ({ amount, currency: 'USD' });
      const line = { kind: 'recurring' as const, description: 'Gold', prorated: false };
      const stub = new StubAdapter({
        quotePlanChange: () =>
          quote('q', {
            dueNow: {
              lines: [
                { ...line, amount: usd('40.00') },
                { ...line, kind: 'tax', description: 'VAT', amount: usd('8.00') },
              ],
              charges: usd('40.00'),
              credits: usd('0.00'),
              tax: usd('8.00'),
              total: usd('48.00'),
            },
          }),
      });
      const { page } = await open(household, sampleDraft(), { adapter: stub.adapter });
      await page.shows('You pay $48.00 today');
      expect(page.table(/^Due today/)).to.deep.equal([
        ['GoldPlan charge', '$40.00'],
        ['Tax', '$8.00'],
        ['Total due today', '$48.00'],
      ]);
    });

    it('shows each who pays with their part, and asks nobody who is not charged', async () => {
      const { page } = await quoted(
        'demo',
        planChange(
          { kind: 'assign', planId: '20005', units: 3, billingGroupId: '40002', effective: now },
          {
            kind: 'assign',
            planId: '20003',
            units: 12,
            billingGroupId: '40003',
            effective: { when: 'date', date: '2020-08-01' },
          },
        ),
      );
      expect(page.table(/^Who pays$/)).to.deep.equal([
        ['Holiday flatMastercard ending in 0505expired May 2020', '$73.00'],
        ['Example StudioBy invoice: Net 30', 'Nothing today'],
      ]);
      expect(nameOf(page.confirmButton)).to.equal('Confirm and pay $73.00 today');
    });

    it('gives a credit to a group, and does not say that it pays', async () => {
      const { page } = await quoted('several-for-one-plan', {
        kind: 'plan-change',
        changes: [{ kind: 'status', planInstanceId: '60001', status: 'suspended' }],
      } as unknown as PlanDraft);
      expect(page.text).to.contain('You get $8.42 back today as a credit.');
      expect(page.text).to.match(/Who gets the credit Home/);
      expect(page.text).to.not.contain('Who pays');
      expect(nameOf(page.confirmButton)).to.equal('Confirm, $8.42 back as a credit');
    });

    it('tells a fee that comes later, on its invoice too', async () => {
      const { page } = await quoted(
        'activation-fee-on-a-further-master',
        planChange({
          kind: 'assign',
          planId: '20002',
          units: 1,
          billingGroupId: '40001',
          effective: { when: 'date', date: '2019-05-20' },
        }),
      );
      expect(page.text).to.contain('$15.00 is added on May 20, 2019 for setting up Phone.');
      // 31.00 and 15.00.
      expect(page.table(/^Regular charges over time$/).slice(1, 3)).to.deep.equal([
        ['May 20, 2019', '$46.00expected, before tax'],
        ['Phonefor May 20 – Jun 19, 2019 $31.00 PhoneSet-up fee $15.00'],
      ]);
    });
  });

  describe('of three plans with intervals of their own', () => {
    const three = planChange(
      {
        kind: 'assign',
        planId: '20002',
        units: 1,
        billingGroupId: '40002',
        alignWith: '4251245',
        firstInvoice: 'prorated',
        effective: now,
      },
      { kind: 'assign', planId: '20003', units: 1, parent: { row: 0 }, effective: now },
      { kind: 'assign', planId: '20004', units: 1, parent: { row: 0 }, effective: now },
    );
    const scenario = 'three-intervals-aligned-to-an-existing-master-plan';

    it('tells the sums, and what each plan costs', async () => {
      const { page } = await quoted(scenario, three);
      // 365.00 + 92.00 + 31.00
      expect(page.text).to.match(/You pay \$[\d.]+ today and \$488\.00 on June 16, 2019\./);
      for (const words of [
        'Annual starts today, at $365.00 per year.',
        'Quarterly starts today, at $92.00 per quarter.',
        'Monthly starts today, at $31.00 per month.',
      ])
        expect(page.text).to.contain(words);
    });

    it('tells of each invoice which plans are on it', async () => {
      const { page } = await quoted(scenario, three);
      const rows = page.table(/^Charges over time, by invoice$/);
      const from = rows.findIndex(([date]) => date === 'Jun 16, 2019');
      expect(rows.slice(from)).to.deep.equal([
        ['Jun 16, 2019', '$488.00expected, before tax'],
        [
          'AnnualFull periodfor Jun 16, 2019 – Jun 15, 2020 $365.00 ' +
            'QuarterlyFull periodfor Jun 16 – Sep 15, 2019 $92.00 ' +
            'MonthlyFull periodfor Jun 16 – Jul 15, 2019 $31.00',
        ],
        ['Jul 16, 2019Monthlyfor Jul 16 – Aug 15, 2019', '$31.00expected, before tax'],
        ['Aug 16, 2019Monthlyfor Aug 16 – Sep 15, 2019', '$31.00expected, before tax'],
        ['Sep 16, 2019', '$123.00expected, before tax'],
        ['Quarterlyfor Sep 16 – Dec 15, 2019 $92.00 Monthlyfor Sep 16 – Oct 15, 2019 $31.00'],
        ['Oct 16, 2019Monthlyfor Oct 16 – Nov 15, 2019', '$31.00expected, before tax'],
      ]);
    });

    it('draws a lane for each, that goes on where less far is told', async () => {
      const { page } = await quoted(scenario, three);
      const { texts } = await page.drawnPicture();
      expect(texts.filter((text) => /^[A-Z]\w+ly$|^Annual$/.test(text))).to.deep.equal([]);
      expect(page.laneNames).to.deep.equal(['Annual', 'Quarterly', 'Monthly']);
      expect(page.root.querySelectorAll('.goes-on')).to.have.length(2);
    });
  });

  describe('confirming', () => {
    it('says of a change for later that it is planned', async () => {
      const scene = await quoted(household, cancelled({ when: 'anniversary' }));
      const { page } = scene;
      await confirmed(scene);
      await page.showsReceipt('Your change is planned.');
      await page.shows('Internet is planned to end on March 4, 2019.');
      expect(page.text).to.contain('A ends with it on March 4, 2019.');
      expect(page.text).to.match(/Charged today Nothing/);
      await expect(page.element).to.be.accessible();
    });

    it('lists every invoice that was made, and tells the page which one is opened', async () => {
      const scene = await quoted(
        'catch-up-bills',
        planChange({
          kind: 'assign',
          planId: '20011',
          units: 1,
          parent: { planInstanceId: '60001' },
          effective: { when: 'retroactive', date: '2016-01-20' },
          proration: 'full',
          catchUp: 'bill-per-period',
        }),
      );
      const { page, provider } = scene;
      const opened = heard(provider, 'uss-invoice-opened');
      await confirmed(scene);
      await page.shows('Phone line has started as of January 20, 2016.');
      await page.shows(/Invoice 70005 of Apr 15, 2016: \$8\.40/);
      const invoices = [...page.root.querySelectorAll('summary')];
      expect(invoices).to.have.length(4);
      invoices[1]?.click();
      await waitUntil(() => opened.length > 0, 'an event');
      expect(opened.map(([, detail]) => detail)).to.deep.equal([{ invoiceId: '70006' }]);
      await expect(page.element).to.be.accessible();
    });

    it('names the way on as the page says, and leaves it out where it shall', async () => {
      const scene = await quoted(household, toPlus);
      const { page, preview, provider } = scene;
      preview.setAttribute('restart-label', 'Back to your plans');
      const restarted = heard(provider, 'uss-plan-change-restarted');
      await confirmed(scene);
      await page.shows('Internet is now Internet Plus.');
      page.button(/^Back to your plans$/).click();
      await page.drawn();
      expect(restarted).to.have.length(1);
      preview.setAttribute('restart-label', '');
    });

    it('leaves the way on out where the page has one of its own', async () => {
      const scene = await quoted(household, toPlus);
      scene.preview.setAttribute('restart-label', '');
      await confirmed(scene);
      await scene.page.shows('Internet is now Internet Plus.');
      expect(scene.page.buttons).to.deep.equal([]);
    });

    it('keeps the receipt until the draft is about something else', async () => {
      const scene = await quoted(household, toPlus);
      const { page, preview } = scene;
      await confirmed(scene);
      await page.shows('Internet is now Internet Plus.');
      preview.draft = structuredClone(toPlus);
      await page.drawn();
      expect(page.text).to.contain('Internet is now Internet Plus.');
      preview.draft = cancelled(now);
      await page.shows(/Internet Plus ends today\./);
    });

    it('brings who comes by keyboard to the way back first', async () => {
      const { page } = await open(household, toPlus, {
        content: html`<button slot="back">Keep it as it is</button>`,
      });
      await page.shows(/Confirm/);
      page.checkbox(/^I agree to the terms/).focus();
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Tab' });
      expect(document.activeElement?.textContent).to.equal('Keep it as it is');
      await sendKeys({ press: 'Tab' });
      expect(page.root.activeElement).to.equal(page.confirmButton);
    });
  });

  describe('of an edit of the queue', () => {
    it('tells what stays, what goes along, and asks for a yes by name', async () => {
      const { page } = await quoted(queuedTree, deleteTopmost);
      expect(page.text).to.contain('You pay nothing today, and no charge is planned.');
      expect(page.text).to.contain('Internet does not start on February 22, 2016.');
      expect(page.text).to.contain(
        'The planned start of Phone line is called off.The planned start of Voice mail is called off.',
      );
      expect(page.asked[0]).to.equal(
        'What is planned for Phone line and Voice mail is called off. I want to go on all the same.',
      );
    });

    it('tells the page so, from the quote to the end', async () => {
      const { page, preview, provider } = await open(queuedTree, undefined);
      const seen = heard(
        provider,
        'uss-quote-ready',
        'uss-queue-edit-submit',
        'uss-queue-edit-done',
        'uss-plan-change-submit',
        'uss-plan-change-done',
      );
      preview.draft = deleteTopmost;
      await page.shows('Internet does not start on February 22, 2016.');
      await page.agreeToAll();
      page.confirmButton.click();
      await page.showsReceipt();
      await waitUntil(() => seen.length > 2, 'three events');
      expect(seen.map(([name]) => name)).to.deep.equal([
        'uss-quote-ready',
        'uss-queue-edit-submit',
        'uss-queue-edit-done',
      ]);
      const actions = [{ do: 'delete', queuedChangeId: '50002' }];
      expect(seen[0]?.[1]).to.deep.include({ actions });
      expect(seen[1]?.[1]).to.deep.include({ actions });
    });

    it('executes now what was planned for later', async () => {
      const scene = await quoted(
        'execute-only-the-topmost',
        queueEdit({ do: 'execute', queuedChangeId: '50002' }),
      );
      const { page } = scene;
      expect(page.text).to.contain('You pay $29.00 today and $29.00 per month from March 1, 2016.');
      await confirmed(scene);
      await page.shows('Internet has started.');
    });

    it('moves to another date', async () => {
      const { page } = await quoted(
        'parent-cannot-be-moved-past-its-queued-child',
        queueEdit({ do: 'move', queuedChangeId: '50002', date: '2016-02-24' }),
      );
      expect(page.text).to.contain('Internet starts on February 24, 2016.');
    });

    it('T27 takes up after a reload what was on its way, and tells it as what it was', async () => {
      const scene = await quoted(queuedTree, deleteTopmost);
      const { page, sandbox } = scene;
      await sandbox.sandbox.setFault('never', true);
      await confirmed(scene);
      await page.shows('Sending your change.');
      await waitUntil(
        async () => (await sandbox.sandbox.status()).log.some(({ name }) => name === 'write'),
        'a write',
      );
      unmountAll();
      await sandbox.sandbox.setFault('never', false);
      const done = heard(document.body, 'uss-queue-edit-done', 'uss-plan-change-done');
      const again = await open(sandbox, undefined);
      await again.page.showsReceipt('Your change went through.');
      await waitUntil(() => done.length > 0, 'an event');
      expect(done.map(([name]) => name)).to.deep.equal(['uss-queue-edit-done']);
    });

    it('names the operation that the adapter lacks', async () => {
      const { quotePlanChange } = createSandboxAdapter({ scenario: queuedTree });
      expectConsole('warn', /quoteQueueEdit: The adapter has no operation quoteQueueEdit/);
      const { page } = await open(queuedTree, deleteTopmost, { adapter: { quotePlanChange } });
      await page.shows(/needs the operation “quoteQueueEdit”/);
    });
  });

  describe('when somebody was faster', () => {
    it('says so, without alarm, and brings the lists of the page up to date', async () => {
      const sandbox = createSandboxAdapter({ scenario: queuedTree });
      let lists = 0;
      const adapter: BillingAdapter = {
        ...sandbox,
        listQueuedChanges: async (...input) => {
          lists++;
          return sandbox.listQueuedChanges(...input);
        },
      };
      const place = await mount(html`<div><uss-rate-preview></uss-rate-preview></div>`);
      const provision = provideBilling(place, { adapter, locale: 'en-US' });
      await provision.connection.ask('listQueuedChanges', {});
      expect(lists).to.equal(1);
      const preview = place.firstElementChild as RatePreview;
      const page = new RatePreviewHarness(preview);
      preview.draft = queueEdit({ do: 'delete', queuedChangeId: 'gone' });
      await page.shows('This was changed meanwhile');
      await page.shows('This planned change is no longer there.');
      expect(page.text).to.not.contain('This is not possible.');
      expect(page.buttons).to.deep.equal([]);
      await expect(page.element).to.be.accessible();
      await provision.connection.ask('listQueuedChanges', {});
      expect(lists).to.equal(2);
      provision.dispose();
    });

    it('says so at confirming too: nothing was charged, and nothing is written', async () => {
      const sandbox = createSandboxAdapter({ scenario: queuedTree });
      const adapter: BillingAdapter = {
        ...sandbox,
        confirm: async (input, options) => {
          // The day came: the clock starts what was planned.
          await sandbox.sandbox.advance({ date: '2016-02-23' });
          return sandbox.confirm(input, options);
        },
      };
      const scene = await open(sandbox, deleteTopmost, { adapter });
      const { page } = scene;
      await page.shows(/Confirm/);
      await page.agreeToAll();
      page.confirmButton.focus();
      page.confirmButton.click();
      await page.shows('This was changed meanwhile');
      await waitUntil(() => page.focused.includes('This was changed meanwhile'), 'focus on it');
      expect(page.text).to.not.contain('Your change is made.');
    });
  });

  it('A1 is accessible for every kind of change, at 320 pixels too', async () => {
    await setViewport({ width: 320, height: 800 });
    for (const [scenario, draft] of [
      [household, toPlus],
      [household, cancelled({ when: 'date', date: '2019-04-20' })],
      [queuedTree, deleteTopmost],
    ] as const) {
      const { page } = await quoted(scenario, draft);
      await expect(page.element).to.be.accessible();
      expect(document.documentElement.scrollWidth).to.equal(320);
      unmountAll();
    }
  });
});

describe('uss-rate-preview with figures of several payers that change', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(unmountAll);

  it('T31 shows another division of the same sum, and asks again', async () => {
    const payer = (billingGroupId: string, name: string, amount: string) => ({
      billingGroupId,
      name,
      payer: { by: 'nothing' as const },
      total: { amount, currency: 'USD' },
    });
    const shared = (id: string, first: string, second: string) =>
      quote(id, {
        dueNow: charges('100.00'),
        payers: [payer('1', 'Main', first), payer('2', 'Flat', second)],
      });
    const stub = new StubAdapter({
      getAccount: () => account(),
      quotePlanChange: () => shared('one', '60.00', '40.00'),
      confirm: () => {
        throw new Error('Nothing is confirmed here.');
      },
    });
    const { page } = await open(household, sampleDraft(), { adapter: stub.adapter });
    await page.shows('You pay $100.00 today');
    stub.answer('quotePlanChange', () => shared('two', '70.00', '30.00'));
    stub.tell({ nouns: ['plans'] });
    await page.shows('These figures are new.');
    expect(page.table(/^The figures you confirmed/)).to.deep.equal([
      ['Who pays: Main', 'No way to pay$60.00', 'No way to pay$70.00'],
      ['Who pays: Flat', 'No way to pay$40.00', 'No way to pay$30.00'],
    ]);
    expect(page.asked[0]).to.equal('I have seen the new figures and want to go on.');
  });
});
