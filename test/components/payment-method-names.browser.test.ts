import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import '../../components/billing-group-selector/billing-group-selector.define.js';
import '../../components/payment-form/payment-form.define.js';
import '../../components/payment-methods/payment-methods.define.js';
import '../../components/provider/provider.define.js';
import type { Provider } from '../../components/provider/provider.js';
import type { Input } from '../../src/adapter/contract.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import { cardToken, FakeFields } from '../support/fake-fields.js';
import { control, descriptionOf } from '../support/harness/controls.js';
import { PayersHarness } from '../support/harness/payers.js';
import { mount, unmountAll } from '../support/mount.js';

const label = 'Your own name for it (optional)';

async function open(sandbox: SandboxAdapter = createSandboxAdapter({ scenario: 'demo' })) {
  const fields = new FakeFields();
  const drafts: Input<'quotePaymentMethod'>['draft'][] = [];
  const adapter: SandboxAdapter = {
    ...sandbox,
    quotePaymentMethod: (input, options) => {
      drafts.push(input.draft);
      return sandbox.quotePaymentMethod(input, options);
    },
  };
  const provider = await mount<Provider>(
    html`<uss-provider .adapter=${adapter} .paymentFields=${fields} locale="en-US">
      <uss-payment-methods></uss-payment-methods>
      <uss-billing-group-selector></uss-billing-group-selector>
      <uss-payment-form></uss-payment-form>
    </uss-provider>`,
  );
  const harness = (tag: string) => {
    const element = provider.querySelector<HTMLElement>(tag);
    if (!element) throw new Error(`There is no ${tag}.`);
    return new PayersHarness(element);
  };
  return { sandbox, fields, drafts, page: harness('uss-payment-methods'), harness };
}

async function adding() {
  const opened = await open();
  await opened.page.press('Add a payment method');
  await opened.page.shows('Your own name for it');
  return opened;
}

const nameField = (page: PayersHarness) => control<HTMLInputElement>(page.root, 'textbox', label);

describe('the name that a customer gives a payment method', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(unmountAll);

  it('A13 is in the review, and then stands with brand and last four wherever methods are listed', async () => {
    const { page, harness, sandbox } = await adding();
    page.type(label, '  Family card ');
    await page.press('Continue');
    await page.shows('New payment method Visa ending in 1111 (Family card), expires December 2031');
    await page.press('Save the payment method');
    await page.shows('Your payment method is saved.');
    await page.shows('No billing group pays with Visa ending in 1111 (Family card) yet.');
    await waitUntil(
      () => page.buttons.includes('Replace Visa ending in 1111 (Family card)'),
      'in the list',
    );
    const { rows } = await sandbox.listPaymentMethods({});
    expect(rows.at(-1)?.name).to.equal('Family card');
    await harness('uss-payment-form').shows('Visa ending in 1111 Family card expires December');
    await page.press('Use it for Home');
    await page.shows('Change Home');
    expect(page.selected('Payment method')).to.equal(
      'Visa ending in 1111 (Family card), expires December 2031',
    );
    await page.press('Continue');
    await page.press('Save the changes');
    await page.shows('Your billing group is saved.');
    await harness('uss-billing-group-selector').shows('Home Visa ending in 1111 (Family card)');
  });

  it('may be left out', async () => {
    const { page, drafts } = await adding();
    page.type(label, '   ');
    await page.press('Continue');
    await page.shows('New payment method Visa ending in 1111, expires December 2031');
    expect(drafts.map(({ method }) => Object.keys(method))).to.deep.equal([['do', 'token']]);
  });

  it('A12 is asked for anew when it is too long, before the card is sent anywhere', async () => {
    const { page, fields } = await adding();
    page.type(label, 'x'.repeat(61));
    await page.press('Continue');
    await page.shows('One thing needs your attention');
    await waitUntil(() => page.focused.includes('One thing needs your attention'), 'focus');
    const field = nameField(page);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect(descriptionOf(field)).to.contain('Enter a name of at most 60 characters.');
    expect([field.value.length, fields.tokenized]).to.deep.equal([61, 0]);
    page.type(label, 'x'.repeat(60));
    await page.press('Continue');
    await page.shows('Nothing is charged by this.');
    expect(fields.tokenized).to.equal(1);
  });

  it('T20 is no place for a card number: it is asked for anew, and nothing is quoted with it', async () => {
    const { page, sandbox } = await adding();
    page.type(label, '4111 1111 1111 1111');
    await page.press('Continue');
    await page.shows('This name cannot be used. Choose another one, without a card number in it.');
    await waitUntil(() => page.focused.includes('One thing needs your attention'), 'focus');
    page.type(label, 'Family card');
    await page.press('Continue');
    await page.press('Save the payment method');
    await page.shows('Your payment method is saved.');
    expect(await sandbox.listPaymentMethods({}).then(({ rows }) => rows.at(-1)?.name)).to.equal(
      'Family card',
    );
  });

  it('A3 goes on with Enter, once', async () => {
    const { page, fields, drafts } = await adding();
    nameField(page).focus();
    await sendKeys({ type: 'Travel' });
    await sendKeys({ press: 'Enter' });
    await page.shows('New payment method Visa ending in 1111 (Travel)');
    expect([fields.tokenized, drafts.length]).to.deep.equal([1, 1]);
  });

  it('stays typed while the review is looked at', async () => {
    const { page } = await adding();
    page.type(label, 'Travel');
    await page.press('Continue');
    await page.press('Change the details');
    await waitUntil(() => nameField(page).checkVisibility(), 'the fields');
    expect(nameField(page).value).to.equal('Travel');
  });

  it('A14 goes over to the method that takes the place of another, and can be another one there', async () => {
    const sandbox = createSandboxAdapter({ scenario: 'demo' });
    const quote = await sandbox.quotePaymentMethod({
      draft: {
        kind: 'payment-method',
        method: { do: 'add', token: cardToken({ lastFour: '8888' }), name: 'Travel' },
      },
    });
    await sandbox.confirm({
      quoteId: quote.id,
      intentId: crypto.randomUUID() as never,
      accepted: [],
    });
    const { page } = await open(sandbox);
    await page.press('Replace Visa ending in 8888 (Travel)');
    await page.shows('Your own name for it');
    expect(nameField(page).value).to.equal('Travel');
    page.type(label, 'Journeys');
    await page.press('Continue');
    await page.shows('New payment method Visa ending in 1111 (Journeys)');
    await page.shows('Disabled for good Visa ending in 8888 (Travel)');
  });
});
