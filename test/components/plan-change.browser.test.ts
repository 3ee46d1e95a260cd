import { expect, waitUntil } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import '../../components/provider/provider.define.js';
import '../../components/plan-change/plan-change.define.js';
import type { Provider } from '../../components/provider/provider.js';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import type { Account } from '../../src/model/account.js';
import type { Policy } from '../../src/context/settings.js';
import { nameOf } from '../support/harness/controls.js';
import { PlanChangeHarness } from '../support/harness/plan-change.js';
import { mount, unmountAll } from '../support/mount.js';
import { account } from '../support/samples.js';

const queuedRateChange = 'assign-now-with-queued-rate-change';
const alignedScenario = 'assign-in-the-middle-aligned-to-another-plan';

interface Options {
  readonly adapter?: BillingAdapter;
  readonly planId?: string;
  readonly urlPrefix?: string | undefined;
  readonly policy?: Partial<Policy>;
}

async function open(
  sandbox: SandboxAdapter,
  { adapter = sandbox, planId, urlPrefix, policy = {} }: Options = {},
) {
  const provider = await mount<Provider>(
    html`<uss-provider .adapter=${adapter} .policy=${policy} locale="en-US">
      <uss-plan-change plan-id=${planId ?? ''} url-prefix=${ifDefined(urlPrefix)}></uss-plan-change>
    </uss-provider>`,
  );
  const element = provider.querySelector('uss-plan-change');
  if (!element) throw new Error('There is no flow.');
  return { provider, flow: new PlanChangeHarness(element), sandbox };
}

async function writes(sandbox: SandboxAdapter): Promise<string[]> {
  const { log } = await sandbox.sandbox.status();
  return log.filter(({ name }) => name === 'write').map(({ outcome }) => outcome);
}

describe('uss-plan-change', () => {
  beforeEach(async () => {
    sessionStorage.clear();
    history.replaceState(null, '', location.pathname);
    await setViewport({ width: 1280, height: 900 });
  });
  afterEach(unmountAll);

  it('leads from the plan to the receipt, with one write', async () => {
    const { flow, sandbox } = await open(createSandboxAdapter({ scenario: 'demo' }));
    await flow.choosePlan(/^Stream Plus/);
    await flow.preview.shows('Choose who pays to see what it costs.');
    await flow.choosePayer(/^Home/);
    await flow.preview.shows('You pay $40.00 today and $45.00 per month from August 18, 2020.');
    await flow.preview.agreeToAll();
    flow.preview.confirmButton.click();
    await flow.preview.showsReceipt();
    await waitUntil(() => !flow.choosing, 'the receipt alone');
    expect(await writes(sandbox)).to.deep.equal(['ok']);
  });

  it('starts over after the receipt, with nothing chosen and the focus at its beginning', async () => {
    const { flow } = await open(createSandboxAdapter({ scenario: queuedRateChange }));
    await flow.choosePlan(/^Streaming/);
    await flow.preview.shows('You pay $40.00 today');
    await flow.preview.agreeToAll();
    flow.preview.confirmButton.click();
    await flow.preview.showsReceipt();
    flow.preview.button(/^Make another change$/).click();
    await waitUntil(() => flow.focused === 'Take a plan', 'focus on the heading');
    expect(flow.choosing).to.equal(true);
    expect(flow.picker.chosen).to.equal(undefined);
    await flow.preview.shows('Choose a plan to see what it costs.');
  });

  it('begins with the plan of a link', async () => {
    const { flow } = await open(createSandboxAdapter({ scenario: queuedRateChange }), {
      planId: '20001',
    });
    await flow.preview.shows('You pay $40.00 today and $45.00 per month from August 18, 2020.');
    expect(flow.picker.chosen).to.match(/^Streaming/);
  });

  describe('when it starts', () => {
    it('says the days that a later start may be on, and quotes the one that is typed', async () => {
      const { flow } = await open(createSandboxAdapter({ scenario: queuedRateChange }), {
        planId: '20001',
      });
      await flow.preview.shows('You pay $40.00 today');
      await flow.choose(/^On a later date$/);
      await flow.preview.shows('Choose a start date to see what it costs.');
      expect(flow.aboutDate).to.equal('From July 19, 2020 to August 18, 2020.');
      await flow.typeDate('2020-08-05');
      await flow.preview.shows('You pay nothing today and $45.00 per month from August 5, 2020.');
    });

    it('asks for another date when one is too late, keeps it, and lets nobody confirm', async () => {
      const { flow } = await open(createSandboxAdapter({ scenario: queuedRateChange }), {
        planId: '20001',
      });
      await flow.preview.shows('You pay $40.00 today');
      await flow.choose(/^On a later date$/);
      await flow.typeDate('2020-12-24');
      expect(flow.aboutDate).to.contain('Choose August 18, 2020 or an earlier date.');
      expect(flow.date).to.equal('2020-12-24');
      expect(flow.preview.buttons).to.deep.equal([]);
    });

    it('quotes a start in the past and asks for a yes to it', async () => {
      const scenario = 'retroactive-start-before-change-added-after-it';
      const { flow } = await open(createSandboxAdapter({ scenario }), { planId: '20001' });
      await flow.preview.shows('You pay $50.00 today');
      await flow.choose(/^On an earlier date$/);
      expect(flow.aboutDate).to.equal('From March 17, 2020 to April 15, 2020.');
      await flow.typeDate('2020-04-01');
      await flow.preview.shows('Streaming starts as of April 1, 2020.');
      expect(flow.preview.asked[0]).to.contain('The plan starts on April 1, 2020, before today.');
    });

    it('tells the page', async () => {
      const { flow, provider } = await open(createSandboxAdapter({ scenario: queuedRateChange }), {
        planId: '20001',
      });
      const told: unknown[] = [];
      provider.addEventListener('uss-effective-selected', ({ detail }) =>
        told.push(detail.effective),
      );
      await flow.preview.shows('You pay $40.00 today');
      await flow.choose(/^On a later date$/);
      await flow.typeDate('2020-08-05');
      await flow.choose(/^Today/);
      expect(told).to.deep.equal([{ when: 'date', date: '2020-08-05' }, { when: 'now' }]);
    });

    it('offers only the starts of the policy', async () => {
      const { flow } = await open(createSandboxAdapter({ scenario: queuedRateChange }), {
        policy: { effective: ['now', 'date'] },
      });
      await waitUntil(() => flow.startNames.length > 0, 'starts');
      expect(flow.startNames).to.deep.equal(['Today, July 18, 2020', 'On a later date']);
    });
  });

  describe('when it is billed', () => {
    it('can share the bill day of another plan, and pays for part of a period', async () => {
      const { flow } = await open(createSandboxAdapter({ scenario: alignedScenario }), {
        planId: '20002',
      });
      await flow.preview.shows('You pay $60.00 today');
      await flow.choose(/^Together with Internet/);
      // 18 of 30 days: 60.00 × 18 / 30 = 36.00.
      await flow.preview.shows(/You pay \$36\.00 today for/);
    });

    it('is offered for a start today only', async () => {
      const { flow } = await open(createSandboxAdapter({ scenario: alignedScenario }), {
        planId: '20002',
      });
      await flow.preview.shows('You pay $60.00 today');
      await flow.choose(/^Together with Internet/);
      await flow.choose(/^On a later date$/);
      expect(flow.startNames.join()).to.not.contain('Together with');
      await flow.typeDate('2020-05-01');
      await flow.preview.shows('You pay nothing today and $60.00 per month from May 1, 2020.');
    });

    it('is not offered where the policy leaves it out', async () => {
      const { flow } = await open(createSandboxAdapter({ scenario: alignedScenario }), {
        planId: '20002',
        policy: { alignment: false },
      });
      await flow.preview.shows('You pay $60.00 today');
      expect(flow.startNames.join()).to.not.contain('Together with');
    });
  });

  it('says why where the account may not change plans', async () => {
    const sandbox = createSandboxAdapter({ scenario: queuedRateChange });
    const adapter: BillingAdapter = {
      ...sandbox,
      getAccount: async () =>
        account({ can: { changePlans: { allowed: false, reason: 'account-not-active' } } }),
    };
    const { flow } = await open(sandbox, { adapter });
    await flow.shows('Your account is not active.');
    expect(flow.root.querySelector('uss-plan-picker')).to.equal(null);
  });

  it('lets nothing be chosen while the confirmation is on its way', async () => {
    const { flow, sandbox } = await open(createSandboxAdapter({ scenario: queuedRateChange }), {
      planId: '20001',
    });
    await flow.preview.shows('You pay $40.00 today');
    await flow.preview.agreeToAll();
    await sandbox.sandbox.setFault('never', true);
    flow.preview.confirmButton.click();
    await flow.preview.shows('Sending your change.');
    await flow.drawn();
    expect(flow.choosable).to.deep.equal([]);
  });

  it('goes on choosing when the page prevents the confirmation', async () => {
    const { flow, provider } = await open(createSandboxAdapter({ scenario: queuedRateChange }), {
      planId: '20001',
    });
    provider.addEventListener('uss-plan-change-submit', (event) => event.preventDefault());
    await flow.preview.shows('You pay $40.00 today');
    await flow.preview.agreeToAll();
    flow.preview.confirmButton.click();
    await flow.drawn();
    expect(flow.choosable).to.include('On a later date');
  });

  describe('with another session', () => {
    /** The sandbox, as one account or as another. */
    function signedIn(sandbox: SandboxAdapter) {
      let id: Account['id'] | undefined;
      const adapter: BillingAdapter = {
        ...sandbox,
        getAccount: async (input) => {
          const account = await sandbox.getAccount(input);
          return { ...account, id: id ?? account.id };
        },
      };
      const signIn = async (as?: Account['id']) => {
        id = as;
        await sandbox.sandbox.load('future-start-uses-rate-of-the-activation-date');
      };
      return { adapter, signIn };
    }

    for (const urlPrefix of [undefined, 'uss.']) {
      const where = urlPrefix === undefined ? '' : ', in the address too';

      it(`T9 forgets what was chosen when someone else signs in${where}`, async () => {
        const sandbox = createSandboxAdapter({ scenario: queuedRateChange });
        const { adapter, signIn } = signedIn(sandbox);
        const { flow } = await open(sandbox, { adapter, urlPrefix });
        await flow.choosePlan(/^Streaming/);
        await flow.preview.shows('You pay $40.00 today');
        await flow.choose(/^On a later date$/);
        await signIn('55555' as Account['id']);
        await flow.preview.shows('Choose a plan to see what it costs.');
        await waitUntil(() => flow.startNames.includes('Today, October 10, 2020'), 'the other day');
        expect(flow.picker.chosen).to.equal(undefined);
        expect(flow.root.querySelector('input[type="date"]')).to.equal(null);
        expect(location.search).to.equal('');
      });
    }

    it('goes on with what was chosen when the same customer signs in again', async () => {
      const sandbox = createSandboxAdapter({ scenario: queuedRateChange });
      const { adapter, signIn } = signedIn(sandbox);
      const { flow } = await open(sandbox, { adapter });
      await flow.choosePlan(/^Streaming/);
      await flow.preview.shows('You pay $40.00 today');
      await signIn();
      await waitUntil(() => flow.startNames.includes('Today, October 10, 2020'), 'the other day');
      await flow.preview.shows('You pay $40.00 today');
      expect(flow.picker.chosen).to.equal('Streaming $40.00 per month');
    });
  });

  it('T27 shows the receipt alone after a reload while it was on its way', async () => {
    const sandbox = createSandboxAdapter({ scenario: queuedRateChange });
    const { flow } = await open(sandbox, { planId: '20001' });
    await flow.preview.shows('You pay $40.00 today');
    await flow.preview.agreeToAll();
    await sandbox.sandbox.setFault('never', true);
    flow.preview.confirmButton.click();
    await waitUntil(async () => (await writes(sandbox)).includes('ok'), 'a write');
    unmountAll();
    await sandbox.sandbox.setFault('never', false);
    const again = await open(sandbox, { planId: '20001' });
    await again.flow.preview.showsReceipt('Your change went through.');
    await waitUntil(() => !again.flow.choosing, 'the receipt alone');
    expect(await writes(sandbox)).to.deep.equal(['ok']);
  });

  it('keeps what was chosen when the plan is gone at confirm, and says why in the figures', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    let gone = false;
    const adapter: BillingAdapter = {
      ...sandbox,
      listPlans: async (input, options) => {
        const page = await sandbox.listPlans(input, options);
        return gone
          ? { ...page, rows: page.rows.filter(({ name }) => name !== 'Stream Plus') }
          : page;
      },
      confirm: async ({ quoteId, intentId }) => {
        gone = true;
        return {
          id: intentId,
          quoteId,
          reference: 'R-7',
          state: 'refused',
          refusal: 'plan-not-available',
        };
      },
    };
    const { flow } = await open(sandbox, { adapter });
    await flow.choosePlan(/^Stream Plus/);
    await flow.choosePayer(/^Home/);
    await flow.preview.shows('You pay $40.00 today');
    await flow.preview.agreeToAll();
    flow.preview.confirmButton.click();
    await flow.preview.shows('Nothing was charged. The change was not made.');
    await flow.preview.shows('This plan is not offered to you.');
    await waitUntil(
      () => flow.picker.text.includes('The plan that you chose is no longer offered.'),
      'a notice',
    );
    expect(flow.preview.text).to.contain('Nothing was charged.');
    await flow.choosePlan(/^Home Guard/);
    await flow.preview.shows('You pay $58.00 today');
    await waitUntil(
      () => !flow.preview.text.includes('Nothing was charged.'),
      'the reason is gone',
    );
    expect(await writes(sandbox)).to.deep.equal([]);
  });

  it('does not mix with another one on the page', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const provider = await mount<Provider>(
      html`<uss-provider .adapter=${sandbox} locale="en-US">
        <uss-plan-change id="one"></uss-plan-change><uss-plan-change id="two"></uss-plan-change>
      </uss-provider>`,
    );
    const [one, two] = [...provider.querySelectorAll('uss-plan-change')].map(
      (each) => new PlanChangeHarness(each),
    );
    await one?.choosePlan(/^Stream Plus/);
    await one?.preview.shows('Choose who pays');
    await two?.preview.shows('Choose a plan to see what it costs.');
    expect(two?.picker.chosen).to.equal(undefined);
  });

  it('A6 fits into 320 pixels, and A1 is accessible at every step', async () => {
    await setViewport({ width: 320, height: 800 });
    const { flow } = await open(createSandboxAdapter({ scenario: alignedScenario }), {
      planId: '20002',
    });
    await flow.preview.shows('You pay $60.00 today');
    expect(document.documentElement.scrollWidth).to.equal(320);
    await expect(flow.element).to.be.accessible();
    await flow.choose(/^On a later date$/);
    await expect(flow.element).to.be.accessible();
  });

  it('A22 puts its headings where the page says', async () => {
    const { flow } = await open(createSandboxAdapter({ scenario: queuedRateChange }));
    flow.element.setAttribute('heading-level', '3');
    await flow.drawn();
    await flow.preview.drawn();
    expect(flow.root.querySelector('h3')?.textContent).to.contain('Take a plan');
    expect([...flow.preview.root.querySelectorAll('h4')].map(nameOf)).to.deep.equal([
      'What it costs',
    ]);
  });
});
