import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { html } from 'lit';
import * as z from 'zod/mini';
import '../../components/payment-methods/payment-methods.define.js';
import '../../components/provider/provider.define.js';
import type { Provider } from '../../components/provider/provider.js';
import type { BillingAdapter, Input } from '../../src/adapter/contract.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import type { Confirmation } from '../../src/model/intent.js';
import { storedMethodSchema, type StoredMethod } from '../../src/model/payment-method.js';
import type { Tokenized } from '../../src/payment-fields/port.js';
import { runDataElementSuite } from '../support/data-element-suite.js';
import { FakeFields, cardToken } from '../support/fake-fields.js';
import { PayersHarness } from '../support/harness/payers.js';
import { mount, settled, unmountAll } from '../support/mount.js';
import { account, intentId as intentIdOf } from '../support/samples.js';
import { StubAdapter, type StubAnswers } from '../support/stub-adapter.js';

const yes = { allowed: true } as const;

function method(
  id: string,
  changes: Partial<z.input<typeof storedMethodSchema>> = {},
): StoredMethod {
  return z.parse(storedMethodSchema, {
    id,
    kind: 'card',
    brand: 'visa',
    lastFour: '1111',
    expires: { year: 2027, month: 12 },
    expiry: 'valid',
    usedBy: [],
    can: { pay: yes, replace: yes, remove: yes },
    ...changes,
  });
}

const answers = (...rows: StoredMethod[]): StubAnswers => ({
  getAccount: () => account(),
  listPaymentMethods: () => ({ rows }),
});

async function open(
  adapter: BillingAdapter,
  { fields = new FakeFields(), policy = {} }: { fields?: FakeFields; policy?: object } = {},
) {
  const provider = await mount<Provider>(
    html`<uss-provider
      .adapter=${adapter}
      .paymentFields=${fields}
      .policy=${policy}
      locale="en-US"
    >
      <uss-payment-methods></uss-payment-methods>
    </uss-provider>`,
  );
  const element = provider.querySelector('uss-payment-methods');
  if (!element) throw new Error('There is no element.');
  return { provider, element, fields, page: new PayersHarness(element) };
}

/** The demo's methods with the form to add one open. */
async function adding(sandbox: SandboxAdapter = createSandboxAdapter({ scenario: 'demo' })) {
  const opened = await open(sandbox);
  await opened.page.press('Add a payment method');
  await opened.page.shows('What do you want to pay with?');
  return { ...opened, sandbox };
}

/** The same, at the last step. */
async function atReview(sandbox?: SandboxAdapter) {
  const opened = await adding(sandbox);
  await opened.page.press('Continue');
  await opened.page.shows('Nothing is charged by this.');
  return opened;
}

async function writes(sandbox: SandboxAdapter): Promise<string[]> {
  const { log } = await sandbox.sandbox.status();
  return log.filter(({ name }) => name === 'write').map(({ outcome }) => outcome);
}

async function methodsOf(sandbox: SandboxAdapter): Promise<string[]> {
  const { rows } = await sandbox.listPaymentMethods({});
  return rows.map(({ brand, lastFour }) => `${brand} ${lastFour}`);
}

describe('uss-payment-methods', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(unmountAll);

  runDataElementSuite({
    tag: 'uss-payment-methods',
    reads: 'listPaymentMethods',
    ready: { answers: () => answers(method('1')), shows: /Visa ending in 1111/ },
    other: {
      answers: () => answers(method('2', { brand: 'jcb', lastFour: '0000' })),
      shows: /JCB ending in 0000/,
    },
    empty: { answers: () => answers(), shows: /You have no payment method yet/ },
    large: {
      answers: () =>
        answers(
          method('3', {
            brand: 'Donaudampfschifffahrtsgesellschaftskundenkarte',
            usedBy: [
              {
                billingGroupId: 'a',
                name: 'Rechnungsempfängeradressenänderungsbenachrichtigungsgruppe',
                as: 'primary',
              },
            ],
          }),
        ),
      shows: /Donaudampf/,
    },
  });

  describe('what is there', () => {
    it('A53 tells of each method brand, last four, expiry in words, and what it is used for', async () => {
      const { page } = await open(
        new StubAdapter(
          answers(
            method('1', {
              usedBy: [
                { billingGroupId: 'h', name: 'Home', as: 'primary' },
                { billingGroupId: 's', name: 'Studio', as: 'backup' },
              ],
            }),
            method('2', {
              kind: 'bank-account',
              brand: undefined,
              lastFour: '6789',
              expires: undefined,
              expiry: 'none',
            }),
            method('3', { expires: { year: 2020, month: 5 }, expiry: 'expired' }),
          ),
        ).adapter,
      );
      await page.shows('Visa ending in 1111 expires December 2027');
      await page.shows('Pays for Home; backup for Studio.');
      await page.shows('Bank account ending in 6789 No billing group pays with it.');
      await page.shows('expired May 2020 Expired');
    });

    it('offers nothing to do where the adapter only lists', async () => {
      const { page } = await open(new StubAdapter(answers(method('1'))).adapter);
      await page.shows('Visa ending in 1111');
      expect(page.buttons).to.deep.equal([]);
    });

    it('says why nothing may be changed by this account', async () => {
      const { page } = await open(
        new StubAdapter({
          ...answers(method('1')),
          getAccount: () =>
            account({
              can: { changePlans: yes, changePayers: { allowed: false, reason: 'not-permitted' } },
            }),
          quotePaymentMethod: () => {
            throw new Error('Nothing is quoted here.');
          },
        }).adapter,
      );
      await page.shows('Payment methods cannot be changed here:');
      await page.shows('Ask the owner of the account.');
      expect(page.buttons).to.deep.equal([]);
    });

    it('gives no two buttons the same name, and tells why one that is in use cannot be removed', async () => {
      const { page } = await open(createSandboxAdapter({ scenario: 'demo' }));
      await page.shows('Cannot be removed: A billing group pays with this payment method.');
      expect(new Set(page.buttons).size).to.equal(page.buttons.length);
      expect(page.buttons).to.include('Replace Visa ending in 4242');
      expect(page.buttons).to.include('Change Home');
      expect(page.buttons.filter((each) => each.startsWith('Remove'))).to.deep.equal([]);
    });
  });

  describe('adding one', () => {
    it('A13 shows what is saved before anything is, and then says that it is', async () => {
      const { page, sandbox, element } = await atReview();
      await page.shows('New payment method Visa ending in 1111, expires December 2031');
      expect(await writes(sandbox)).to.deep.equal([]);
      const told: unknown[] = [];
      element.addEventListener('uss-payment-method-done', ({ detail }) => told.push(detail));
      await page.press('Save the payment method');
      await page.shows('Your payment method is saved.');
      expect(await writes(sandbox)).to.deep.equal(['ok']);
      expect(await methodsOf(sandbox)).to.deep.equal(['visa 4242', 'mastercard 0505', 'visa 1111']);
      await waitUntil(() => page.focused.includes('Your payment method is saved.'), 'focus');
      expect(told).to.have.length(1);
      expect(JSON.stringify(told)).to.not.match(/visa|1111|test\./i);
    });

    it('T27 saves once for a double click', async () => {
      const { page, sandbox } = await atReview();
      const button = page.button('Save the payment method');
      button.click();
      button.click();
      await page.shows('Your payment method is saved.');
      expect(await writes(sandbox)).to.deep.equal(['ok']);
      expect(await methodsOf(sandbox)).to.have.length(3);
    });

    it('sends nothing when the page prevents it', async () => {
      const { page, sandbox, element } = await atReview();
      element.addEventListener('uss-payment-method-submit', (event) => event.preventDefault());
      await page.press('Save the payment method');
      await settled(element);
      expect(await writes(sandbox)).to.deep.equal([]);
      expect(page.buttons).to.include('Save the payment method');
    });

    it('keeps what was typed while it is looked at, and makes another token after a change', async () => {
      const { page, fields } = await atReview();
      expect(fields.mounted).to.equal(1);
      await page.press('Change the details');
      await waitUntil(() => fields.focused.length > 0, 'focus in the fields');
      expect([fields.requests.length, fields.mounted]).to.deep.equal([1, 1]);
      await page.press('Continue');
      await page.shows('Nothing is charged by this.');
      expect(fields.tokenized).to.equal(2);
    });

    it('leaves nothing of the fields in the page after Cancel, and gives the focus back', async () => {
      const { page, fields, element } = await adding();
      expect(fields.place.parentElement === element).to.equal(true);
      await page.press('Cancel');
      await waitUntil(() => fields.mounted === 0, 'no fields');
      expect(element.children).to.have.length(0);
      await waitUntil(() => page.focused === 'Add a payment method', 'focus');
    });

    const failures: readonly (readonly [Tokenized['state'], string])[] = [
      ['declined', 'These details were not accepted.'],
      ['challenge-failed', 'Your bank did not confirm that it is you.'],
      ['challenge-left', 'The check of your bank was not finished.'],
      ['challenge-late', 'The check of your bank took too long.'],
      ['hidden', 'Something on this page lies over the fields'],
      ['unavailable', 'The details could not be sent.'],
    ];
    for (const [state, words] of failures) {
      it(`says in words when it is ${state}, and can be tried again`, async () => {
        const { page, fields, sandbox } = await adding();
        fields.results.push({ state } as Tokenized);
        await page.press('Continue');
        await page.shows(words);
        await waitUntil(() => page.focused.includes(words), 'focus on the message');
        expect(await writes(sandbox)).to.deep.equal([]);
        await page.press('Continue');
        await page.shows('Nothing is charged by this.');
        expect(page.text).to.not.contain(words);
      });
    }

    it('A52 lists what is wrong in the fields, each with a link to its field', async () => {
      const { page, fields } = await adding();
      fields.results.push({
        state: 'invalid',
        problems: [{ field: 'number', code: 'invalid' }],
      });
      await page.press('Continue');
      await page.shows('One thing needs your attention');
      const form = page.root.querySelector('uss-payment-method-form');
      form?.shadowRoot?.querySelector<HTMLElement>('.problems a')?.click();
      expect(fields.focused).to.deep.equal(['number']);
    });

    it('goes back to the fields when the company wants a brand and the card has none (error 4032)', async () => {
      const { page, fields, sandbox } = await adding(
        createSandboxAdapter({ scenario: 'missing-card-type' }),
      );
      fields.results.push({ state: 'token', token: cardToken({ brand: undefined }) });
      await page.press('Continue');
      await page.shows('Choose the brand of the card.');
      expect(page.buttons).to.include('Continue');
      expect(await writes(sandbox)).to.deep.equal([]);
    });

    it('goes back to the fields when nobody knows the brand (error 4022)', async () => {
      const { page, fields } = await adding(
        createSandboxAdapter({ scenario: 'invalid-card-type' }),
      );
      fields.results.push({ state: 'token', token: cardToken({ brand: 'acme' }) });
      await page.press('Continue');
      await page.shows('Cards of this brand are not accepted. Choose another card.');
      expect(page.buttons).to.include('Continue');
    });

    it('offers only what the policy, the company and the fields have', async () => {
      const sandbox = createSandboxAdapter({ scenario: 'demo' });
      const adapter: BillingAdapter = {
        ...sandbox,
        getAccount: async (input) => ({
          ...(await sandbox.getAccount(input)),
          accepts: { kinds: ['card', 'bank-account'], brands: ['visa'], terms: true },
        }),
      };
      const { page, fields } = await open(adapter, {
        fields: new FakeFields('card', 'ach', 'sepa'),
      });
      await page.press('Add a payment method');
      await page.shows('What do you want to pay with?');
      expect(page.radios).to.deep.equal(['Card', 'Bank account']);
      expect(fields.requests.at(-1)?.brands).to.deep.equal(['visa']);
      page.choose('radio', 'Bank account');
      await waitUntil(() => fields.requests.at(-1)?.kind === 'ach', 'other fields');
      expect([fields.mounted, fields.requests.at(-1)?.brands]).to.deep.equal([1, undefined]);
    });

    it('says that the page has no fields to ask with', async () => {
      const sandbox = createSandboxAdapter({ scenario: 'demo' });
      const provider = await mount<Provider>(
        html`<uss-provider .adapter=${sandbox} locale="en-US">
          <uss-payment-methods></uss-payment-methods>
        </uss-provider>`,
      );
      const page = new PayersHarness(provider.querySelector('uss-payment-methods') ?? provider);
      await page.press('Add a payment method');
      await page.shows('This page is not set up to ask for cards or accounts.');
      expect(page.buttons).to.not.include('Continue');
    });

    it('lets a billing group pay with it afterwards, by a second write of its own (write protocol, step 9)', async () => {
      const { page, sandbox, element } = await atReview();
      const intents: string[] = [];
      const note = ({ detail }: CustomEvent<{ readonly intentId: string }>) =>
        intents.push(detail.intentId);
      element.addEventListener('uss-payment-method-done', note);
      element.addEventListener('uss-billing-group-done', note);
      await page.press('Save the payment method');
      await page.press('Use it for Holiday flat');
      await page.shows('Change Holiday flat');
      expect(page.selected('Payment method')).to.match(/^Visa ending in 1111/);
      await page.press('Continue');
      await page.shows(
        'Mastercard ending in 0505, expired May 2020 → Visa ending in 1111, expires December 2031',
      );
      await page.press('Save the changes');
      await page.shows('Your billing group is saved.');
      expect(await writes(sandbox)).to.deep.equal(['ok', 'ok']);
      expect(new Set(intents).size).to.equal(2);
    });
  });

  describe('when it is not known what became of it', () => {
    it('T28 looks it up, says that it is saved, and never sends it twice', async () => {
      const { page, sandbox } = await atReview();
      await sandbox.sandbox.setFault('lost-answer', true);
      await page.press('Save the payment method');
      await page.shows('We are checking whether it was saved. Do not send it again.');
      expect(page.buttons.filter((each) => /^(Save|Continue|Cancel)/.test(each))).to.deep.equal([]);
      expect(page.button('Replace Visa ending in 4242').ariaDisabled).to.equal('true');
      await sandbox.sandbox.setFault('lost-answer', false);
      await page.press('Check now');
      await page.shows('Your payment method is saved.');
      expect(await writes(sandbox)).to.have.length(1);
      expect(await methodsOf(sandbox)).to.have.length(3);
    });

    it('T28 says that nothing was changed when that is proven, and can be tried again', async () => {
      const sandbox = createSandboxAdapter({ scenario: 'demo' });
      let lost = true;
      let quoteId: Confirmation['quoteId'];
      const intent = (id: Confirmation['intentId']) => ({ id, quoteId, reference: 'R-1' });
      const adapter: SandboxAdapter = {
        ...sandbox,
        confirm: (input, options) => {
          if (!lost) return sandbox.confirm(input, options);
          ({ quoteId } = input);
          return Promise.resolve({ ...intent(input.intentId), state: 'unknown' });
        },
        getIntent: (input, options) =>
          lost
            ? Promise.resolve({ ...intent(input.intentId), state: 'not-applied' })
            : sandbox.getIntent(input, options),
      };
      const { page } = await atReview(adapter);
      await page.press('Save the payment method');
      await page.press('Check now');
      await page.shows('It had no effect, so it is safe to try again.');
      expect(await methodsOf(sandbox)).to.have.length(2);
      lost = false;
      await page.press('Save the payment method');
      await page.shows('Your payment method is saved.');
      expect(await methodsOf(sandbox)).to.have.length(3);
    });

    it('T27 takes up after a reload what was on its way, and writes nothing again', async () => {
      const { page, sandbox } = await atReview();
      await sandbox.sandbox.setFault('never', true);
      await page.press('Save the payment method');
      await waitUntil(async () => (await writes(sandbox)).includes('ok'), 'a write');
      unmountAll();
      await sandbox.sandbox.setFault('never', false);
      const again = await open(sandbox);
      await again.page.shows('The change that you confirmed is saved.');
      expect(await writes(sandbox)).to.deep.equal(['ok']);
      await waitUntil(() => again.page.buttons.includes('Add a payment method'), 'a way on');
    });

    it('T9 drops what was typed and what was saved when another session begins', async () => {
      const { page, sandbox, fields } = await atReview();
      await sandbox.sandbox.load('empty');
      await page.shows('You have no payment method yet.');
      expect(page.text).to.not.match(/1111|before you save/);
      expect(fields.mounted).to.equal(0);
    });
  });

  describe('replacing one', () => {
    it('T38 says what is disabled and which groups move, before anything is typed and again before it is saved', async () => {
      const sandbox = createSandboxAdapter({ scenario: 'demo' });
      const { page, fields } = await open(sandbox);
      await page.press('Replace Mastercard ending in 0505');
      await page.shows('When you save, Mastercard ending in 0505 is disabled for good.');
      await page.shows('Holiday flat pays with the new one from then on.');
      expect(fields.mounted).to.equal(1);
      await page.press('Continue');
      await page.shows('Disabled for good Mastercard ending in 0505, expired May 2020');
      await page.shows(
        'Holiday flat Pays with Mastercard ending in 0505, expired May 2020 → Visa ending in 1111, expires December 2031',
      );
      expect(page.checkBoxes).to.deep.equal([
        'I know that Mastercard ending in 0505 is disabled for good.',
      ]);
      await page.press('Replace it');
      await page.shows('One thing needs your attention');
      expect(await writes(sandbox)).to.deep.equal([]);
      page.choose('checkbox', /^I know/);
      await page.press('Replace it');
      await page.shows('Your new payment method is saved. The one before is disabled.');
      expect(await methodsOf(sandbox)).to.deep.equal(['visa 4242', 'visa 1111']);
    });
  });

  describe('removing one', () => {
    async function removable() {
      const sandbox = createSandboxAdapter({ scenario: 'demo' });
      const opened = await atReview(sandbox);
      await opened.page.press('Save the payment method');
      await opened.page.shows('Your payment method is saved.');
      await waitUntil(
        () => opened.page.buttons.includes('Remove Visa ending in 1111'),
        'it can be removed',
      );
      const dialog = () => opened.page.root.querySelector('dialog');
      return { ...opened, sandbox, dialog };
    }

    it('T38 A23 says that it is final, with the safe choice in focus', async () => {
      const { page, sandbox, dialog } = await removable();
      await page.press('Remove Visa ending in 1111');
      await page.shows('Visa ending in 1111 is disabled for good.');
      expect(dialog()?.getAttribute('role')).to.equal('alertdialog');
      expect(dialog()?.matches(':modal')).to.equal(true);
      expect(page.focused).to.equal('Keep it');
      await waitUntil(() => page.checkBoxes.length > 0, 'what has to be agreed to');
      page.choose('checkbox', /^I know that Visa ending in 1111/);
      await page.press('Remove it for good');
      await page.shows('The payment method is removed.');
      expect(await methodsOf(sandbox)).to.deep.equal(['visa 4242', 'mastercard 0505']);
      expect(dialog() === null).to.equal(true);
      await waitUntil(() => page.focused.includes('is removed'), 'focus');
    });

    it('A6 asks in a dialog that cuts nothing off in 320 pixels with text of twice the size', async () => {
      await setViewport({ width: 320, height: 800 });
      document.documentElement.style.fontSize = '200%';
      const { page } = await open(createSandboxAdapter({ scenario: 'open-balance' }));
      const remove = 'Remove Mastercard ending in 5100';
      await waitUntil(() => page.buttons.includes(remove), 'it can be removed');
      await page.press(remove);
      await waitUntil(() => page.root.querySelector('dialog')?.open, 'a dialog');
      const { scrollWidth = 1, clientWidth } = page.root.querySelector('dialog') ?? {};
      document.documentElement.style.fontSize = '';
      await setViewport({ width: 800, height: 600 });
      expect(scrollWidth).to.equal(clientWidth);
    });

    it('A18 leaves it on Escape, and gives the focus back', async () => {
      const { page, sandbox, dialog } = await removable();
      page.button('Remove Visa ending in 1111').focus();
      await page.press('Remove Visa ending in 1111');
      await page.shows('Keep it');
      await waitUntil(() => dialog()?.matches(':modal'), 'a dialog');
      await sendKeys({ press: 'Escape' });
      await waitUntil(() => dialog() === null, 'no dialog');
      expect(await methodsOf(sandbox)).to.have.length(3);
      await waitUntil(() => /Visa ending in 1111/.test(page.focused), 'focus at the method');
    });
  });

  describe('who pays with what', () => {
    it('asks for two methods that differ, shows before and after, and saves', async () => {
      const sandbox = createSandboxAdapter({ scenario: 'demo' });
      const { page } = await open(sandbox);
      await page.press('Change Home');
      await page.shows('Charged when the first one is declined.');
      expect(page.options('Backup payment method')[0]).to.equal('None');
      page.select('Backup payment method', /^Visa ending in 4242/);
      await page.press('Continue');
      await page.shows('The backup payment method has to be another one than the first.');
      page.select('Backup payment method', 'None');
      page.select('Payment method', /^Visa/);
      await page.press('Continue');
      await page.shows('Nothing would change.');
      expect(await writes(sandbox)).to.deep.equal([]);
    });

    it('A13 shows what is invoiced when it is saved', async () => {
      const sandbox = createSandboxAdapter({ scenario: 'demo' });
      const seven = { amount: '7.00', currency: 'USD' };
      const none = { amount: '0.00', currency: 'USD' };
      const adapter = {
        ...sandbox,
        quoteBillingGroup: async (input: Input<'quoteBillingGroup'>) => ({
          ...(await sandbox.quoteBillingGroup(input)),
          dueNow: {
            lines: [{ kind: 'recurring', description: 'Fiber 300', amount: seven }],
            charges: seven,
            credits: none,
            tax: none,
            total: seven,
          },
        }),
      } as BillingAdapter;
      const { page } = await open(adapter);
      await page.press('Change Holiday flat');
      await page.shows('Backup payment method');
      page.select('Payment method', /^Visa/);
      await page.press('Continue');
      await page.shows('Invoiced when you save');
      await page.shows('$7.00');
      expect(page.text).to.not.contain('Nothing is charged by this.');
    });

    it('T33 asks to look again when somebody else has changed it meanwhile', async () => {
      const sandbox = createSandboxAdapter({ scenario: 'demo' });
      const { page } = await open(sandbox);
      await page.press('Change Holiday flat');
      await page.shows('Backup payment method');
      page.select('Payment method', /^Visa/);
      await page.press('Continue');
      await page.shows('Mastercard ending in 0505, expired May 2020 → Visa ending in 4242');
      const { rows } = await sandbox.listBillingGroups({});
      const flat = rows.find(({ name }) => name === 'Holiday flat');
      if (!flat) throw new Error('There is no flat.');
      const quote = await sandbox.quoteBillingGroup({
        draft: {
          kind: 'billing-group',
          group: {
            do: 'update',
            billingGroupId: flat.id,
            pays: { by: 'terms', termsId: '90001' },
          },
        },
      });
      const intentId = intentIdOf('0f8fad5b-d9cb-469f-a165-70867728950e');
      await sandbox.confirm({ quoteId: quote.id, intentId, accepted: [] });
      await page.shows('By invoice: Net 30 → Visa ending in 4242');
      await page.press('Save the changes');
      await page.shows('One thing needs your attention');
      expect(page.checkBoxes).to.deep.equal(['I have looked at what is new.']);
      page.choose('checkbox', /^I have looked/);
      await page.press('Save the changes');
      await page.shows('Your billing group is saved.');
      expect(await writes(sandbox)).to.deep.equal(['ok', 'ok']);
    });

    it('does not let one be chosen that cannot be paid with', async () => {
      const { page } = await open(createSandboxAdapter({ scenario: 'demo' }));
      await page.press('Change Home');
      await page.shows('Backup payment method');
      const expired = [...page.selectNamed('Payment method').options].find((each) =>
        each.text.includes('0505'),
      );
      expect(expired?.disabled).to.equal(true);
    });

    it('is left out where the policy has no billing groups', async () => {
      const { page } = await open(createSandboxAdapter({ scenario: 'demo' }), {
        policy: { billingGroups: false },
      });
      await page.shows('Who pays with what');
      expect(page.buttons).to.not.include('Change Home');
    });
  });
});
