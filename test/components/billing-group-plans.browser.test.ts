import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../components/billing-group-selector/billing-group-selector.define.js';
import '../../components/payment-methods/payment-methods.define.js';
import '../../components/provider/provider.define.js';
import type { Provider } from '../../components/provider/provider.js';
import type { BillingAdapter, Input } from '../../src/adapter/contract.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import { refused } from '../../src/adapter/errors.js';
import type { PlanInstance } from '../../src/model/plan-instance.js';
import { FakeFields } from '../support/fake-fields.js';
import { control, controls, descriptionOf, nameOf } from '../support/harness/controls.js';
import { PayersHarness } from '../support/harness/payers.js';
import { mount, unmountAll } from '../support/mount.js';

/** In the demo Home pays for Fiber 300, Example Studio for Team Phone, and Holiday flat for nothing. */
const legend = 'Which plans does it pay for?';

async function open(
  adapter: BillingAdapter = createSandboxAdapter({ scenario: 'demo' }),
  element: 'uss-billing-group-selector' | 'uss-payment-methods' = 'uss-billing-group-selector',
): Promise<PayersHarness> {
  const provider = await mount<Provider>(
    html`<uss-provider .adapter=${adapter} .paymentFields=${new FakeFields()} locale="en-US">
      ${
        element === 'uss-payment-methods'
          ? html`<uss-payment-methods></uss-payment-methods>`
          : html`<uss-billing-group-selector></uss-billing-group-selector>`
      }
    </uss-provider>`,
  );
  const found = provider.querySelector<HTMLElement>(element);
  if (!found) throw new Error(`There is no ${element}.`);
  return new PayersHarness(found);
}

const box = (page: PayersHarness, name: string | RegExp) =>
  control<HTMLInputElement>(page.root, 'checkbox', name);

async function paidFor(sandbox: SandboxAdapter): Promise<Record<string, readonly string[]>> {
  const { rows } = await sandbox.listBillingGroups({});
  return Object.fromEntries(rows.map(({ name, paysFor }) => [name, paysFor]));
}

/** The sandbox, and every billing group that was quoted in it. */
function noting(sandbox: SandboxAdapter) {
  const drafts: Input<'quoteBillingGroup'>['draft'][] = [];
  const adapter: BillingAdapter = {
    ...sandbox,
    quoteBillingGroup: (input, options) => {
      drafts.push(input.draft);
      return sandbox.quoteBillingGroup(input, options);
    },
  };
  return { adapter, drafts };
}

/** The demo, with other plans. */
function withPlans(
  sandbox: SandboxAdapter,
  change: (plans: readonly PlanInstance[]) => readonly PlanInstance[],
): BillingAdapter {
  return {
    ...sandbox,
    listPlanInstances: async (input, options) => {
      const page = await sandbox.listPlanInstances(input, options);
      return { ...page, rows: [...change(page.rows)] };
    },
  };
}

describe('the plans of a billing group', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(unmountAll);

  it('are a group of check boxes, each of which says who pays now', async () => {
    const page = await open();
    await page.press('New billing group');
    await page.shows(legend);
    const group = controls(page.root, 'group').find((each) => each.innerText.includes(legend));
    expect(group && controls(group, 'checkbox').map(nameOf)).to.deep.equal([
      'Fiber 300 Now paid by Home',
      'Team Phone Now paid by Example Studio',
    ]);
    expect(group && descriptionOf(group)).to.contain('moves here from the billing group');
  });

  it('A13 move to a new group when it is saved, after the review said what it pays for and what is left to the other', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const page = await open(sandbox);
    await page.press('New billing group');
    await page.shows(legend);
    page.type('Name', 'Office');
    page.select('Payment method', /^Visa/);
    page.choose('checkbox', /^Fiber 300/);
    await page.press('Continue');
    await page.shows('Plans it pays for Fiber 300');
    await page.shows('Plans that Home still pays for None');
    expect((await paidFor(sandbox)).Home).to.deep.equal(['Fiber 300']);
    await page.press('Save the billing group');
    await page.shows('The billing group is saved and chosen.');
    expect(await paidFor(sandbox)).to.deep.equal({
      Home: [],
      'Holiday flat': [],
      'Example Studio': ['Team Phone'],
      Office: ['Fiber 300'],
    });
  });

  it('that it pays for already are ticked for good, and say how they are moved', async () => {
    const page = await open();
    await page.press('Change Example Studio');
    await page.shows(legend);
    const own = box(page, 'Team Phone');
    expect([own.checked, own.disabled]).to.deep.equal([true, true]);
    expect(descriptionOf(own)).to.equal(
      'This billing group pays for it. To move it, tick it in the billing group that is to pay for it.',
    );
    const other = box(page, /^Fiber 300/);
    expect([other.checked, other.disabled]).to.deep.equal([false, false]);
  });

  it('that move are all that goes along when nothing else is changed', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const { adapter, drafts } = noting(sandbox);
    const page = await open(adapter);
    await page.press('Change Example Studio');
    await page.shows(legend);
    page.choose('checkbox', /^Fiber 300/);
    await page.press('Continue');
    await page.shows('Plans it pays for Fiber 300 and Team Phone');
    const [fiber] = (await sandbox.listPlanInstances({})).rows;
    const [studio] = (await sandbox.listBillingGroups({})).rows.filter(
      ({ name }) => name === 'Example Studio',
    );
    expect(drafts.at(-1)).to.deep.equal({
      kind: 'billing-group',
      group: { do: 'update', billingGroupId: studio?.id, planInstanceIds: [fiber?.id] },
    });
    await page.press('Save the changes');
    await page.shows('The billing group is saved.');
    expect((await paidFor(sandbox))['Example Studio']).to.deep.equal(['Fiber 300', 'Team Phone']);
  });

  it('A3 are ticked and unticked by keyboard, and stay so while something else is typed', async () => {
    const { adapter, drafts } = noting(createSandboxAdapter({ scenario: 'demo' }));
    const page = await open(adapter);
    await page.press('Change Holiday flat');
    await page.shows(legend);
    box(page, /^Fiber 300/).focus();
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Space' });
    page.type('Name', 'Beach flat');
    expect([box(page, /^Fiber 300/).checked, box(page, /^Team Phone/).checked]).to.deep.equal([
      true,
      false,
    ]);
    await page.press('Continue');
    await page.shows('Plans it pays for Fiber 300');
    await page.press('Change the details');
    await page.shows(legend);
    expect(box(page, /^Fiber 300/).checked).to.equal(true);
    page.choose('checkbox', /^Fiber 300/);
    page.type('Name', 'Holiday flat');
    await page.press('Continue');
    await page.shows('Nothing would change.');
    expect(drafts).to.have.length(1);
  });

  it('of the same name are told apart', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const page = await open(
      withPlans(sandbox, (plans) =>
        plans.map((plan) => ({ ...plan, planName: 'Fiber 300', billingGroupId: undefined })),
      ),
    );
    await page.press('New billing group');
    await page.shows(legend);
    expect(page.checkBoxes).to.deep.equal([
      'Fiber 300 Since Jul 9, 2019. No billing group pays for it yet',
      'Fiber 300 Since Jun 20, 2020. No billing group pays for it yet',
    ]);
  });

  it('are not asked about where there is none to choose', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const { listPlanInstances, ...without } = sandbox;
    expect(listPlanInstances).to.be.a('function');
    const ended = withPlans(sandbox, (plans) =>
      plans.map((plan) => ({ ...plan, status: 'cancelled' as const })),
    );
    const below = withPlans(sandbox, (plans) =>
      plans.map((plan) => ({ ...plan, kind: 'supplemental' as const })),
    );
    for (const adapter of [without, ended, below]) {
      const page = await open(adapter);
      await page.press('New billing group');
      await page.shows('How does it pay?');
      expect(page.text).to.not.contain(legend);
      unmountAll();
    }
    const page = await open(
      withPlans(sandbox, (plans) => plans.filter(({ planName }) => planName === 'Team Phone')),
    );
    await page.press('Change Example Studio');
    await page.shows('How does it pay?');
    expect(page.text).to.not.contain(legend);
  });

  it('are read only where they are asked about', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    let read = 0;
    const adapter = withPlans(sandbox, (plans) => {
      read++;
      return plans;
    });
    const page = await open(adapter, 'uss-payment-methods');
    await page.press('Change Home');
    await page.shows('Backup payment method');
    expect(page.text).to.not.contain(legend);
    expect(read).to.equal(0);
  });

  it('T33 are read again when one has gone meanwhile', async () => {
    let gone = false;
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const adapter: BillingAdapter = {
      ...withPlans(sandbox, (plans) =>
        plans.filter(({ planName }) => !gone || planName !== 'Fiber 300'),
      ),
      quoteBillingGroup: () => {
        gone = true;
        throw refused('plan-instance-not-found');
      },
    };
    const page = await open(adapter);
    await page.press('Change Holiday flat');
    await page.shows(legend);
    page.choose('checkbox', /^Fiber 300/);
    await page.press('Continue');
    await page.shows('This plan is no longer among yours.');
    await waitUntil(() => !page.text.includes('Now paid by Home'), 'the plans that are left');
    await waitUntil(() => page.focused.includes('no longer among yours'), 'focus on the reason');
  });
});
