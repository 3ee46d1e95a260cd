import { expect, waitUntil } from '@open-wc/testing';
import { html } from 'lit';
import type { ContextType } from '@lit/context';
import { ContextEvent } from '@lit/context';
import '../../components/billing-group-selector/billing-group-selector.define.js';
import '../../components/provider/provider.define.js';
import type { Provider } from '../../components/provider/provider.js';
import '../../components/subscriptions/subscriptions.define.js';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import { selectionContext } from '../../src/context/selection.js';
import type { DunningGroupId } from '../../src/model/ids.js';
import { FakeFields } from '../support/fake-fields.js';
import { PayersHarness } from '../support/harness/payers.js';
import { mount, unmountAll } from '../support/mount.js';

interface Opened {
  readonly fields?: FakeFields;
  readonly policy?: object;
}

async function open(
  adapter: BillingAdapter = createSandboxAdapter({ scenario: 'demo' }),
  { fields = new FakeFields(), policy = {} }: Opened = {},
) {
  const sent: unknown[] = [];
  const submitted = (event: Event) => {
    event.preventDefault();
    sent.push(event);
  };
  const provider = await mount<Provider>(
    html`<uss-provider
      .adapter=${adapter}
      .paymentFields=${fields}
      .policy=${policy}
      locale="en-US"
    >
      <form @submit=${submitted}>
        <uss-billing-group-selector name="payer"></uss-billing-group-selector>
      </form>
    </uss-provider>`,
  );
  const element = provider.querySelector('uss-billing-group-selector');
  const form = provider.querySelector('form');
  if (!element || !form) throw new Error('There is no selector.');
  const told: string[] = [];
  element.addEventListener('uss-billing-group-selected', ({ detail }) =>
    told.push(detail.billingGroupId),
  );
  return { provider, element, form, fields, told, sent, page: new PayersHarness(element) };
}

async function writes(sandbox: SandboxAdapter): Promise<string[]> {
  const { log } = await sandbox.sandbox.status();
  return log.filter(({ name }) => name === 'write').map(({ outcome }) => outcome);
}

async function groupOf(sandbox: SandboxAdapter, name: string) {
  const { rows } = await sandbox.listBillingGroups({});
  return rows.find((group) => group.name === name);
}

describe('billing groups in uss-billing-group-selector', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(unmountAll);

  it('A47 has a button for a new group, which is no option', async () => {
    const { page } = await open();
    await page.shows('New billing group');
    expect(page.radios).to.have.length(3);
    expect(page.buttons).to.deep.equal([
      'Change Home',
      'Change Holiday flat',
      'Change Example Studio',
      'New billing group',
    ]);
  });

  it('A12 A13 makes a group after what it is was shown, chooses it, and sends no form', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const { page, element, form, told, sent } = await open(sandbox);
    await page.press('New billing group');
    await waitUntil(() => page.focused === 'New billing group', 'focus in the form');
    await page.press('Continue');
    await page.shows('2 things need your attention');
    await waitUntil(() => page.focused.includes('things need your attention'), 'focus');
    page.type('Name', 'Office');
    page.select('Payment method', /^Visa ending in 4242/);
    await page.press('Continue');
    await page.shows('Billing group Office Pays with Visa ending in 4242, expires November 2022');
    expect(await writes(sandbox)).to.deep.equal([]);
    await page.press('Save the billing group');
    await page.shows('The billing group is saved and chosen.');
    await page.shows('Office Visa ending in 4242');
    const made = await groupOf(sandbox, 'Office');
    expect(element.value).to.equal(made?.id);
    expect(new FormData(form).get('payer')).to.equal(made?.id);
    expect(told).to.deep.equal([made?.id]);
    expect(sent).to.deep.equal([]);
    expect(await writes(sandbox)).to.deep.equal(['ok']);
    await waitUntil(() => page.focused.includes('saved and chosen'), 'focus on the message');
  });

  it('adds a new payment method on the way, as a write of its own, and keeps what was typed', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const { page, fields, element } = await open(sandbox);
    await page.press('New billing group');
    await page.shows('How does it pay?');
    page.type('Name', 'Office');
    await page.press('Add a payment method');
    await page.shows('What do you want to pay with?');
    expect(fields.place.parentElement === element).to.equal(true);
    expect(fields.place.checkVisibility()).to.equal(true);
    await page.press('Continue');
    await page.press('Save the payment method');
    await page.shows('Your payment method is saved and chosen below.');
    expect(page.selected('Payment method')).to.match(/^Visa ending in 1111/);
    expect(fields.mounted).to.equal(0);
    page.select('Backup payment method', /^Visa ending in 4242/);
    await page.press('Continue');
    await page.press('Save the billing group');
    await page.shows('The billing group is saved and chosen.');
    await page.shows('If that fails: Visa ending in 4242, expires November 2022.');
    expect(await writes(sandbox)).to.deep.equal(['ok', 'ok']);
  });

  it('asks for both numbers where the terms want them, and takes digits in groups (ean-gln-required)', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'ean-gln-required' });
    const { page } = await open(sandbox);
    await page.press('New billing group');
    await page.shows('How does it pay?');
    page.type('Name', 'City hall');
    page.choose('radio', 'By invoice, on payment terms');
    await page.shows('Public offices');
    await page.shows('Due 30 days after the invoice.');
    await page.press('Continue');
    await page.shows('Choose the payment terms.');
    page.choose('radio', 'Public offices');
    await page.shows('The 13 digits under which your organisation receives electronic invoices.');
    page.type('EAN or GLN number', '123');
    await page.press('Continue');
    await page.shows('Enter all 13 digits of the EAN or GLN number.');
    await page.shows('Enter the requisition number of your project.');
    page.type('EAN or GLN number', '5 790000-000012');
    page.type('Requisition number', 'P-17');
    await page.press('Continue');
    await page.shows('EAN or GLN number 5790000000012');
    await page.press('Save the billing group');
    await page.shows('The billing group is saved and chosen.');
    const payer = (await groupOf(sandbox, 'City hall'))?.payer;
    expect(payer?.by === 'terms' && [payer.eanNumber, payer.requisitionNumber]).to.deep.equal([
      '5790000000012',
      'P-17',
    ]);
    await page.press('New billing group');
    await page.shows('How does it pay?');
    page.choose('radio', 'By invoice, on payment terms');
    await page.shows('Public offices');
    page.choose('radio', 'Public offices');
    await waitUntil(
      () =>
        page.root
          .querySelector('uss-billing-group-form')
          ?.shadowRoot?.querySelector<HTMLInputElement>('#ean')?.value === '5790000000012',
      'the number of the account stands there already',
    );
  });

  it('changes a group: only what is new goes along, and the choice stays', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const { page, element, told } = await open(sandbox);
    await page.shows('New billing group');
    page.choose('radio', /^Home/);
    const { value } = element;
    await page.press('Change Holiday flat');
    await page.shows('Change Holiday flat');
    await page.press('Continue');
    await page.shows('Nothing would change.');
    page.type('Name', 'Beach flat');
    page.select('Payment method', /^Visa ending in 4242/);
    await page.press('Continue');
    await page.shows('Billing group Beach flat');
    await page.shows(
      'Pays with Mastercard ending in 0505, expired May 2020 → Visa ending in 4242, expires November 2022',
    );
    await page.press('Save the changes');
    await page.shows('The billing group is saved.');
    await page.shows('Beach flat Visa ending in 4242');
    expect([element.value, told.length]).to.deep.equal([value, 1]);
  });

  it('names the field when the service says that the methods are the same', async () => {
    const { page } = await open();
    await page.press('New billing group');
    await page.shows('How does it pay?');
    page.type('Name', 'Office');
    page.select('Payment method', /^Visa/);
    page.select('Backup payment method', /^Visa/);
    await page.press('Continue');
    await page.shows('The backup payment method has to be another one than the first.');
    expect(page.selectNamed('Backup payment method').getAttribute('aria-invalid')).to.equal('true');
  });

  it('gives the focus back after Cancel, and keeps the groups as they were', async () => {
    const { page } = await open();
    await page.press('New billing group');
    await page.shows('How does it pay?');
    await page.press('Cancel');
    await waitUntil(() => page.focused === 'New billing group', 'focus');
    expect(page.radios).to.have.length(3);
  });

  it('T28 takes up a group whose answer was lost, also after a reload', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const { page } = await open(sandbox);
    await page.press('New billing group');
    await page.shows('How does it pay?');
    page.type('Name', 'Office');
    page.select('Payment method', /^Visa/);
    await page.press('Continue');
    await sandbox.sandbox.setFault('lost-answer', true);
    await page.press('Save the billing group');
    await page.shows('We are checking whether it was saved.');
    expect(page.buttons).to.deep.equal(['Check now']);
    unmountAll();
    await sandbox.sandbox.setFault('lost-answer', false);
    const again = await open(sandbox);
    await again.page.press('Check now');
    await again.page.shows('The billing group is saved.');
    await again.page.shows('Office');
    expect(await writes(sandbox)).to.have.length(1);
    await waitUntil(() => again.page.buttons.includes('New billing group'), 'a way on');
  });

  it('cannot be done where the policy, the adapter or the account does not allow it', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const { quoteBillingGroup, ...without } = sandbox;
    expect(quoteBillingGroup).to.be.a('function');
    const closed: BillingAdapter = {
      ...sandbox,
      getAccount: async (input) => ({
        ...(await sandbox.getAccount(input)),
        can: {
          changePlans: { allowed: true },
          changePayers: { allowed: false, reason: 'not-permitted' },
        },
      }),
    };
    for (const [adapter, policy] of [
      [sandbox, { billingGroups: false }],
      [without, {}],
      [closed, {}],
    ] as const) {
      const { page } = await open(adapter, { policy });
      await page.shows('Example Studio');
      expect(page.buttons).to.deep.equal([]);
      unmountAll();
    }
  });

  it('lets who follows up late payment be chosen where the policy says so, for the plan that is taken', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const adapter: BillingAdapter = {
      ...sandbox,
      listDunningGroups: () =>
        Promise.resolve({ rows: [{ id: '7' as DunningGroupId, name: 'Office team', holds: [] }] }),
    };
    const { page, element } = await open(adapter, { policy: { dunningGroups: true } });
    await page.shows('Who follows up late payment');
    page.select('Who follows up late payment', 'Office team');
    let selection: ContextType<typeof selectionContext>['value'] | undefined;
    element.dispatchEvent(
      new ContextEvent(selectionContext, element, ({ value }) => {
        selection = value;
      }),
    );
    expect(selection?.dunningGroupId).to.equal('7');
  });

  it('puts the fields of a payment taker into the page itself, through five roots', async () => {
    const fields = new FakeFields();
    const provider = await mount<Provider>(
      html`<uss-provider
        .adapter=${createSandboxAdapter({ scenario: 'demo' })}
        .paymentFields=${fields}
        locale="en-US"
      >
        <uss-subscriptions></uss-subscriptions>
      </uss-provider>`,
    );
    const outermost = provider.querySelector('uss-subscriptions');
    if (!outermost) throw new Error('There are no subscriptions.');
    const page = new PayersHarness(outermost);
    await page.press('Take another plan');
    await page.press('New billing group');
    await page.press('Add a payment method');
    await waitUntil(() => fields.mounted === 1, 'fields');
    expect(fields.place.parentElement === outermost).to.equal(true);
    expect(fields.place.getBoundingClientRect().height).to.be.greaterThan(0);
    expect(fields.place.getRootNode() === document).to.equal(true);
  });
});
