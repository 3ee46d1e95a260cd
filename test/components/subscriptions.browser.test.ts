import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import '../../components/provider/provider.define.js';
import '../../components/subscriptions/subscriptions.define.js';
import type { Provider } from '../../components/provider/provider.js';
import { createSandboxAdapter } from '../../src/adapter/sandbox/sandbox-adapter.js';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import type { Policy } from '../../src/context/settings.js';
import { runDataElementSuite } from '../support/data-element-suite.js';
import { PlanChangeHarness } from '../support/harness/plan-change.js';
import { control, controls, nameOf } from '../support/harness/controls.js';
import { deepAll, visibleText } from '../support/harness/roles.js';
import { mount, unmountAll } from '../support/mount.js';
import { planInstance, queuedChange, terms } from '../support/plan-samples.js';
import { account, billingGroup } from '../support/samples.js';
import { StubAdapter, type StubAnswers } from '../support/stub-adapter.js';

interface Options {
  readonly attributes?: { readonly viewOnly?: boolean };
  readonly policy?: Partial<Policy>;
}

async function show(adapter: BillingAdapter, { attributes = {}, policy = {} }: Options = {}) {
  const provider = await mount<Provider>(
    html`<uss-provider .adapter=${adapter} .policy=${policy} locale="en-US">
      <uss-subscriptions ?view-only=${attributes.viewOnly ?? false}></uss-subscriptions>
    </uss-provider>`,
  );
  const element = provider.querySelector('uss-subscriptions');
  if (!element?.shadowRoot) throw new Error('There are no subscriptions.');
  const root = element.shadowRoot;
  const shows = async (words: string): Promise<void> => {
    const there = () => visibleText(root).includes(words);
    await waitUntil(there, words, { timeout: 4000 }).catch((late: Error) => {
      throw new Error(`${late.message}: not in "${visibleText(root)}"`);
    });
  };
  /** Opens the actions of every plan. */
  const unfold = () => {
    for (const summary of root.querySelectorAll<HTMLElement>('details:not([open]) > summary'))
      summary.click();
  };
  return { provider, element, root, shows, unfold };
}

const answers = (more: StubAnswers = {}): StubAnswers => ({
  getAccount: () => account(),
  listPlanInstances: () => ({ rows: [planInstance('1', { billingGroupId: 'g' })] }),
  listBillingGroups: () => ({ rows: [billingGroup('g')] }),
  listQueuedChanges: () => ({ rows: [] }),
  quotePlanChange: () => {
    throw new Error('Nothing is quoted here.');
  },
  ...more,
});

describe('uss-subscriptions', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(unmountAll);

  runDataElementSuite({
    tag: 'uss-subscriptions',
    reads: 'listPlanInstances',
    ready: { answers: () => answers(), shows: /Internet/ },
    other: {
      answers: () =>
        answers({
          listPlanInstances: () => ({ rows: [planInstance('2', { planName: 'Phone' })] }),
        }),
      shows: /Phone/,
    },
    empty: {
      answers: () => answers({ listPlanInstances: () => ({ rows: [] }) }),
      shows: /You have no plans/,
    },
    large: {
      answers: () =>
        answers({
          listPlanInstances: () => ({
            rows: [
              planInstance('1', {
                planName: 'Internetanschlussgesamtpaket mit Rundfunkgebührenübernahme '.repeat(3),
                price: { amount: '123456789012.34', currency: 'USD' },
                units: 1_000_000,
              }),
            ],
          }),
        }),
      shows: /123,456,789,012\.34/,
    },
  });

  it('shows what hangs under a plan inside it, with price, units and next bill of each', async () => {
    const { root, shows } = await show(
      new StubAdapter(
        answers({
          listPlanInstances: () => ({
            rows: [
              planInstance('1'),
              planInstance('2', {
                kind: 'supplemental',
                parentId: '1',
                planName: 'Phone',
                units: 3,
                price: { amount: '12.00', currency: 'USD' },
                nextBillDate: '2020-08-18',
              }),
            ],
          }),
        }),
      ).adapter,
    );
    await shows('Phone');
    const inner = root.querySelector('li li');
    const text = inner ? visibleText(inner) : '';
    expect(text).to.contain('Phone');
    expect(text).to.contain('$12.00 per month');
    expect(text).to.contain('3');
    expect(text).to.contain('August 18, 2020');
  });

  it('says who pays, that a payment is overdue, and what is planned', async () => {
    const { shows } = await show(
      new StubAdapter(
        answers({
          listPlanInstances: () => ({
            rows: [planInstance('1', { billingGroupId: 'g', dunning: 'in-progress' })],
          }),
          listQueuedChanges: () => ({ rows: [queuedChange('7')] }),
        }),
      ).adapter,
    );
    await shows('A payment for this plan is overdue.');
    await shows('Group g');
    await shows('On September 1, 2020: Internet becomes Internet Plus.');
  });

  it('names each action with its plan, and says of closed ones why', async () => {
    const { root, shows, unfold } = await show(
      new StubAdapter(
        answers({
          listPlanInstances: () => ({
            rows: [
              planInstance('1', {
                can: {
                  replace: { allowed: false, reason: 'dunning-blocks-replacement' },
                  cancel: { allowed: true },
                  changeUnits: { allowed: true },
                  changeSchedule: { allowed: false, reason: 'no-other-schedule' },
                  changeStatus: { allowed: true },
                  addUnder: { allowed: false, reason: 'no-plan-to-add' },
                },
              }),
            ],
          }),
        }),
      ).adapter,
    );
    await shows('Change this plan');
    unfold();
    const names = controls(root, 'button').map(nameOf);
    expect(names).to.deep.equal([
      'Change units Internet',
      'Pause Internet',
      'Cancel Internet',
      'Take another plan',
    ]);
    await shows('Switch to another plan:');
  });

  it('tells plans of one name apart by their number, so that no two buttons share a name', async () => {
    const twins = ['60001', '60002'].map((id) => planInstance(id, { planName: 'Internet' }));
    const { root, shows, unfold } = await show(
      new StubAdapter(answers({ listPlanInstances: () => ({ rows: twins }) })).adapter,
    );
    await shows('Number 60002');
    unfold();
    const names = controls(root, 'button').map(nameOf);
    expect(new Set(names).size).to.equal(names.length);
    expect(names).to.contain('Cancel Internet, number 60002');
  });

  it('offers nothing and says why where the account may change nothing', async () => {
    const { root, shows } = await show(
      new StubAdapter(
        answers({
          getAccount: () =>
            account({ can: { changePlans: { allowed: false, reason: 'account-not-active' } } }),
        }),
      ).adapter,
    );
    await shows('You cannot change your plans here');
    expect(controls(root, 'button')).to.deep.equal([]);
  });

  it('offers nothing where it is only to be looked at', async () => {
    const { root, shows } = await show(new StubAdapter(answers()).adapter, {
      attributes: { viewOnly: true },
    });
    await shows('Internet');
    expect(root.querySelector('details') === null).to.equal(true);
    expect(controls(root, 'button')).to.deep.equal([]);
  });

  it('leaves out what the policy does not offer', async () => {
    const { root, shows, unfold } = await show(new StubAdapter(answers()).adapter, {
      policy: { changes: ['cancel'] },
    });
    await shows('Change this plan');
    unfold();
    expect(controls(root, 'button').map(nameOf)).to.deep.equal(['Cancel Internet']);
  });

  it('keeps plans that have ended apart, and lets them be taken up again', async () => {
    const { shows } = await show(
      new StubAdapter(
        answers({
          listPlanInstances: () => ({
            rows: [planInstance('1'), planInstance('9', { planName: 'Old', status: 'cancelled' })],
          }),
        }),
      ).adapter,
    );
    await shows('Plans that have ended (1)');
  });

  describe('changes', () => {
    it('open in place, with a way back that returns the focus to the plan', async () => {
      const adapter = createSandboxAdapter({ scenario: 'replace-master-plan-mid-period-prorated' });
      const { root, shows, unfold } = await show(adapter);
      await shows('Change this plan');
      unfold();
      control(root, 'button', /^Cancel /).click();
      await shows('Back to your plans');
      await waitUntil(
        () =>
          deepAll(root, 'uss-plan-change').some(
            (each) => visibleText(each.shadowRoot ?? each) !== '',
          ),
        'the flow',
      );
      expect(visibleText(root.activeElement ?? root)).to.equal('Back to your plans');
      control(root, 'button', 'Back to your plans').click();
      await shows('Your plans');
      await waitUntil(() => root.activeElement?.tagName === 'H3', 'focus on the plan');
    });

    /** The flow that is open. */
    const flowIn = (root: ShadowRoot) => {
      const flow = root.querySelector('uss-plan-change');
      if (!flow) throw new Error('No change is open.');
      return new PlanChangeHarness(flow);
    };
    const midPeriod = 'replace-master-plan-mid-period-prorated';

    it('that are open stay open over a reload, for the same customer alone (T9)', async () => {
      const sandbox = createSandboxAdapter({ scenario: midPeriod });
      const { root, shows, unfold } = await show(sandbox);
      await shows('Change this plan');
      unfold();
      control(root, 'button', /^Cancel /).click();
      await shows('Back to your plans');
      await flowIn(root).shows('Cancel Basic Channels');
      unmountAll();

      const someoneElse: BillingAdapter = {
        ...sandbox,
        getAccount: async (input) => {
          const own = await sandbox.getAccount(input);
          return { ...own, id: '55555' as typeof own.id };
        },
      };
      const other = await show(someoneElse);
      await other.shows('Change this plan');
      expect(other.root.querySelector('uss-plan-change') === null).to.equal(true);
      unmountAll();

      const again = await show(sandbox);
      await again.shows('Back to your plans');
      await flowIn(again.root).shows('Cancel Basic Channels');
      control(again.root, 'button', 'Back to your plans').click();
      unmountAll();
      const last = await show(sandbox);
      await last.shows('Change this plan');
    });

    it('T28 whose answer is lost come to their end after a reload, also where nothing more may be changed', async () => {
      const sandbox = createSandboxAdapter({ scenario: midPeriod });
      const first = await show(sandbox);
      await first.shows('Change this plan');
      first.unfold();
      control(first.root, 'button', /^Cancel /).click();
      await first.shows('Back to your plans');
      const flow = flowIn(first.root);
      await flow.choose(/^Today/);
      await waitUntil(() => flow.preview.confirmable, 'figures', { timeout: 4000 });
      await flow.preview.agreeToAll();
      await sandbox.sandbox.setFault('never', true);
      flow.preview.confirmButton.click();
      const writes = async () =>
        (await sandbox.sandbox.status()).log.filter(({ name }) => name === 'write').length;
      await waitUntil(async () => (await writes()) === 1, 'a write');
      unmountAll();
      await sandbox.sandbox.setFault('never', false);
      const again = await show(sandbox);
      await again.shows('Back to your plans');
      await flowIn(again.root).preview.shows('Your change went through.');
      expect(await writes()).to.equal(1);
    });

    it('are told to the page first, which may open something of its own', async () => {
      const { element, root, shows, unfold } = await show(new StubAdapter(answers()).adapter);
      const asked: unknown[] = [];
      element.addEventListener('uss-plan-action-submit', (event) => {
        asked.push(event.detail);
        event.preventDefault();
      });
      await shows('Change this plan');
      unfold();
      control(root, 'button', /^Pause/).click();
      expect(asked).to.deep.equal([{ kind: 'status', planInstanceId: '1', status: 'inactive' }]);
      expect(root.querySelector('uss-plan-change') === null).to.equal(true);
    });
  });

  it('shows terms as they stand when a change is made elsewhere', async () => {
    const stub = new StubAdapter(answers());
    const { shows } = await show(stub.adapter);
    await shows('$30.00 per month');
    stub.answer('listPlanInstances', () => ({
      rows: [planInstance('1', terms({ price: { amount: '60.00', currency: 'USD' } }))],
    }));
    stub.tell({ nouns: ['planInstances'] });
    await shows('$60.00 per month');
  });
});
