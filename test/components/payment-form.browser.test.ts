import { expect, waitUntil } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { html } from 'lit';
import * as z from 'zod/mini';
import '../../components/payment-form/payment-form.define.js';
import '../../components/provider/provider.define.js';
import type { Provider } from '../../components/provider/provider.js';
import { AdapterError, refused } from '../../src/adapter/errors.js';
import type { BillingAdapter } from '../../src/adapter/contract.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import { testToken, type TestOutcome } from '../../src/model/test-payment.js';
import { balanceSchema, type Balance } from '../../src/model/payment.js';
import type { Tokenized } from '../../src/payment-fields/port.js';
import { runDataElementSuite } from '../support/data-element-suite.js';
import { control, controls, descriptionOf, nameOf } from '../support/harness/controls.js';
import { visibleText } from '../support/harness/roles.js';
import { mount, unmountAll } from '../support/mount.js';
import { cardToken, FakeFields } from '../support/fake-fields.js';
import { account } from '../support/samples.js';
import type { StubAnswers } from '../support/stub-adapter.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

function balance(full: string, number = '70001'): Balance {
  const isOpen = full !== '0.00';
  const permission = isOpen
    ? { allowed: true as const }
    : { allowed: false as const, reason: 'nothing-to-pay' };
  return z.parse(balanceSchema, {
    asOf: '2020-07-18',
    full: usd(full),
    current: usd(full),
    payable: usd(full),
    parts: { invoices: usd(full), credits: usd('0.00'), payments: usd('0.00') },
    amounts: ['full', 'current', 'invoices', 'services', 'amount'].map((choice) => ({
      choice,
      permission,
    })),
    invoices: isOpen
      ? [
          {
            invoiceId: number,
            number,
            date: '2020-07-01',
            dueDate: '2020-07-11',
            open: usd(full),
            payable: usd(full),
          },
        ]
      : [],
    services: [],
  });
}

const answers = (amount: string): StubAnswers => ({
  getAccount: () => account(),
  getBalance: () => balance(amount),
  listPaymentMethods: () => ({ rows: [] }),
  quotePayment: () => {
    throw new Error('Nothing is quoted here.');
  },
});

/** The demo: 120.00 is open on one invoice of terms, a Visa card pays, a Mastercard has expired. */
async function demo(
  scenario = 'demo',
  seen: (adapter: SandboxAdapter) => BillingAdapter = (adapter) => adapter,
  callTimeout = 30_000,
) {
  const adapter = createSandboxAdapter({ scenario });
  const fields = new FakeFields();
  const provider = await mount<Provider>(
    html`<uss-provider
      .adapter=${seen(adapter)}
      .paymentFields=${fields}
      .callTimeout=${callTimeout}
      locale="en-US"
    >
      <uss-payment-form></uss-payment-form>
    </uss-provider>`,
  );
  const element = provider.querySelector('uss-payment-form');
  if (!element?.shadowRoot) throw new Error('There is no payment form.');
  const root = element.shadowRoot;
  const events: { type: string; detail: unknown }[] = [];
  for (const type of ['uss-payment-submit', 'uss-payment-done', 'uss-payment-ended'])
    provider.addEventListener(type, (event) =>
      events.push({ type, detail: (event as CustomEvent).detail }),
    );
  const shows = async (words: string | RegExp): Promise<void> => {
    const fits = (text: string) =>
      typeof words === 'string' ? text.includes(words) : words.test(text);
    await waitUntil(() => fits(visibleText(root)), String(words), { timeout: 5000 }).catch(
      (late: Error) => {
        throw new Error(`${late.message}: not in "${visibleText(root)}"`);
      },
    );
  };
  const press = (name: string | RegExp) => control<HTMLButtonElement>(root, 'button', name).click();
  const choose = (name: string | RegExp) => control<HTMLInputElement>(root, 'radio', name).click();
  const payments = async () =>
    (await adapter.listPayments({})).rows
      .filter(({ date }) => date === '2020-07-18')
      .map(({ state, amount }) => `${state} ${amount.amount}`);
  await shows('is open');
  await waitUntil(
    () => controls(root, 'radio').some((each) => /Visa/.test(nameOf(each))),
    'methods',
  );
  return { adapter, provider, element, root, fields, events, shows, press, choose, payments };
}

/** A card that was entered, whose test token says what becomes of payments with it. */
function entered(outcome: TestOutcome, lastFour: string): Tokenized {
  const token = testToken(outcome, crypto.randomUUID().replaceAll('-', ''));
  return { state: 'token', token: cardToken({ token, lastFour }) };
}

type Form = Awaited<ReturnType<typeof demo>>;

/** Chooses to enter a card for this payment, and goes on to the review. */
async function enterCard(form: Form): Promise<void> {
  form.choose(/Another card/);
  await waitUntil(() => form.fields.mounted === 1, 'the fields are there');
  form.press('Review the payment');
}

async function review(form: Form): Promise<void> {
  form.press('Review the payment');
  await form.shows('Where it goes');
}

/** Chooses to pay another amount and types it. */
async function typeAmount(form: Form, typed: string): Promise<HTMLInputElement> {
  form.choose(/Another amount/);
  await form.shows('It is put on the oldest invoice first.');
  const field = control<HTMLInputElement>(form.root, 'textbox', 'Amount');
  field.value = typed;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return field;
}

const columns = (form: Form) => controls(form.root, 'columnheader').map(nameOf);

/** Texts of the entries of the summary of problems. */
const problemTexts = (form: Form) =>
  [...form.root.querySelectorAll('#problems a')].map((link) => visibleText(link));

const isBefore = (one: Node, other: Node) =>
  Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);

/** What stands out of the form sideways. */
const beyond = ({ element, root }: Form) =>
  [...root.querySelectorAll('.content *')]
    .filter((each) => !each.closest('thead, .visually-hidden'))
    .filter(
      (each) => each.getBoundingClientRect().right > element.getBoundingClientRect().right + 1,
    )
    .map((each) => `${each.localName}.${each.className} ${visibleText(each)}`);

const payButton = (form: Form) => control<HTMLButtonElement>(form.root, 'button', /^Pay \$/);

describe('uss-payment-form', () => {
  beforeEach(() => sessionStorage.clear());
  afterEach(unmountAll);

  runDataElementSuite({
    tag: 'uss-payment-form',
    reads: 'getBalance',
    ready: { answers: () => answers('40.00'), shows: /\$40\.00 is due/ },
    other: { answers: () => answers('77.00'), shows: /\$77\.00 is due/ },
    empty: { answers: () => answers('0.00'), shows: /Nothing is open/ },
    large: { answers: () => answers('123456789012.34'), shows: /123,456,789,012\.34/ },
  });

  describe('what is open', () => {
    it('says how much is open, how much of it is due, and for which invoices', async () => {
      const form = await demo();
      await form.shows('$120.00 is open. Nothing of it is due yet.');
      form.root.querySelector<HTMLElement>('summary')?.click();
      const table = form.root.querySelector('table');
      const text = table ? visibleText(table) : '';
      expect(text).to.contain('70013');
      expect(text).to.contain('due on Jul 20, 2020');
      expect(text).to.contain('$120.00');
    });

    it('offers what is due by today only where something is, and says why not', async () => {
      const form = await demo();
      const due = control<HTMLInputElement>(form.root, 'radio', /What is due by today/);
      expect(due.disabled).to.equal(true);
      expect(descriptionOf(due)).to.contain('Nothing is due yet.');
    });

    it('opens what belongs to a choice right under it, next in the order of Tab', async () => {
      const form = await demo('open-balance');
      form.choose(/Invoices that I choose/);
      await form.shows('Which invoices?');
      const chosen = control(form.root, 'radio', /Invoices that I choose/);
      const invoice = control(form.root, 'checkbox', /Invoice 70001/);
      expect(isBefore(chosen, invoice)).to.equal(true);
      expect(isBefore(invoice, control(form.root, 'radio', /Services that I choose/))).to.equal(
        true,
      );
      chosen.focus();
      await sendKeys({ press: 'Tab' });
      expect(form.root.activeElement).to.equal(invoice);
      expect(controls(form.root, 'group').map((each) => each.querySelector('legend')?.innerText))
        .to.deep //
        .equal([
          'How much do you want to pay?',
          'Which invoices?',
          'What do you want to pay with?',
        ]);
    });

    it('goes on with Enter in the field for an amount', async () => {
      const form = await demo();
      (await typeAmount(form, '20')).focus();
      await sendKeys({ press: 'Enter' });
      await form.shows('You pay $20.00 today');
    });

    it('does not offer the current balance at all where paying early brings a discount', async () => {
      const form = await demo('no-current-balance-with-early-payment-discount');
      const names = controls(form.root, 'radio').map(nameOf);
      expect(names.some((name) => /due by today/.test(name))).to.equal(false);
      expect(names.some((name) => /All that is open/.test(name))).to.equal(true);
    });

    /** Beside 120.00 on an invoice, a balance of 100.00, and what pays it. */
    const owing = (payable: string) =>
      demo('demo', (adapter) => ({
        ...adapter,
        getBalance: async (...asked) => {
          const told = await adapter.getBalance(...asked);
          const credits = usd('-20.00');
          return {
            ...{ ...told, full: usd('100.00'), current: usd('100.00'), payable: usd(payable) },
            parts: { ...told.parts, credits },
          };
        },
      }));
    const all = (form: Awaited<ReturnType<typeof demo>>) =>
      nameOf(control<HTMLInputElement>(form.root, 'radio', /All that is open/));

    it('names all that is open with credit taken off, and takes that for no discount', async () => {
      expect(all(await owing('100.00'))).to.match(/\$100\.00$/);
    });

    it('says what is taken off the balance for paying early', async () => {
      expect(all(await owing('90.00'))).to.contain('$90.00 instead of $100.00, for paying early');
    });
  });

  describe('A6 in 320 pixels with text of twice the size', () => {
    beforeEach(() => (document.documentElement.style.fontSize = '200%'));
    afterEach(() => (document.documentElement.style.fontSize = ''));

    it('needs no scrolling sideways', async () => {
      const form = await demo('open-balance');
      form.element.style.width = '240px';
      form.root.querySelector<HTMLElement>('summary')?.click();
      form.choose(/Invoices that I choose/);
      await form.shows('Which invoices?');
      expect(beyond(form)).to.deep.equal([]);
      control(form.root, 'checkbox', /Invoice 70001/).click();
      form.choose(/Mastercard ending in 5100/);
      await review(form);
      expect(beyond(form)).to.deep.equal([]);
      payButton(form).click();
      await form.shows('Where it went');
      expect(beyond(form)).to.deep.equal([]);
    });
  });

  describe('A53 what is paid with', () => {
    it('names brand, last four and expiry of stored methods, and closes one that has expired, with the reason', async () => {
      const form = await demo();
      const visa = control<HTMLInputElement>(form.root, 'radio', /Visa ending in 4242/);
      expect(nameOf(visa)).to.equal('Visa ending in 4242 expires November 2022');
      expect(visa.checked).to.equal(true);
      const old = control<HTMLInputElement>(form.root, 'radio', /Mastercard ending in 0505/);
      expect(old.disabled).to.equal(true);
      expect(nameOf(old)).to.contain('expired May 2020');
      expect(descriptionOf(old)).to.equal('Choose another one.');
    });

    it('tells once of each method that it has expired or soon will', async () => {
      const form = await demo('open-balance');
      const card = (name: RegExp) => {
        const all = [...form.root.querySelectorAll('.choice')].map((each) => visibleText(each));
        return all.find((text) => name.test(text)) ?? '';
      };
      expect(card(/Visa ending in 0119/).match(/expire/gi)).to.have.length(1);
      expect(card(/Mastercard ending in 5100/).match(/expire/gi)).to.have.length(1);
    });

    it('asks for cards in the light DOM, and takes the fields away when another way is chosen', async () => {
      const form = await demo();
      form.choose(/Another card/);
      await waitUntil(() => form.fields.mounted === 1, 'the fields are there');
      const place = form.element.querySelector('[slot="uss-card"]');
      expect(place?.querySelector('input')).to.be.instanceOf(HTMLInputElement);
      form.choose(/Visa ending in 4242/);
      await waitUntil(() => form.fields.mounted === 0, 'the fields are gone');
      expect(form.element.querySelector('[slot="uss-card"]')).to.equal(null);
    });

    it('asks for a card right under the choice of one, and leaves the fields alone while it is drawn anew', async () => {
      const form = await demo();
      form.choose(/Another card/);
      await waitUntil(() => form.fields.mounted === 1, 'the fields are there');
      const slot = form.root.querySelector('slot[name="uss-card"]');
      if (!slot) throw new Error('There is no slot.');
      expect(isBefore(control(form.root, 'radio', /Another card/), slot)).to.equal(true);
      expect(isBefore(slot, control(form.root, 'radio', /A bank account/))).to.equal(true);
      const input = form.fields.place.querySelector('input');
      form.choose(/Invoices that I choose/);
      await form.shows('Which invoices?');
      expect(form.root.querySelector('slot[name="uss-card"]')).to.equal(slot);
      expect(form.fields.place.querySelector('input')).to.equal(input);
      form.choose(/A bank account/);
      await waitUntil(
        () => form.fields.requests.at(-1)?.kind === 'ach',
        'the fields of an account',
      );
      form.choose(/Another card/);
      await waitUntil(() => form.fields.requests.at(-1)?.kind === 'card', 'those of a card again');
      expect(form.fields.mounted).to.equal(1);
      expect(form.fields.place.assignedSlot).to.be.instanceOf(HTMLSlotElement);
    });

    it('asks for fields in letters of the kind of the page', async () => {
      const form = await demo();
      form.provider.style.fontFamily = 'Georgia, serif';
      form.choose(/Another card/);
      await waitUntil(() => form.fields.mounted === 1, 'the fields are there');
      expect(form.fields.requests.at(-1)?.theme.typeface).to.equal('serif');
    });

    it('T56 leaves nothing in the page when it is removed', async () => {
      const form = await demo();
      form.choose(/Another card/);
      await waitUntil(() => form.fields.mounted === 1, 'the fields are there');
      form.element.remove();
      expect(form.fields.mounted).to.equal(0);
      expect(form.element.children.length).to.equal(0);
    });

    it('offers bank accounts and direct debits in their own currency only', async () => {
      const form = await demo();
      const names = controls(form.root, 'radio').map(nameOf);
      expect(names.some((name) => /bank account/.test(name))).to.equal(true);
      expect(names.some((name) => /direct debit/.test(name))).to.equal(false);
    });
  });

  describe('A12 what is missing', () => {
    it('is listed with links when the customer goes on, and tied to its field', async () => {
      const form = await demo();
      form.choose(/Another amount/);
      await form.shows('It is put on the oldest invoice first.');
      form.press('Review the payment');
      await form.shows('Enter an amount.');
      expect(form.root.activeElement?.id).to.equal('problems');
      const field = control<HTMLInputElement>(form.root, 'textbox', 'Amount');
      expect(field.getAttribute('aria-invalid')).to.equal('true');
      expect(descriptionOf(field)).to.contain('Enter an amount.');
      form.root.querySelector<HTMLElement>('#problems a')?.click();
      expect(form.root.activeElement).to.equal(field);
    });

    for (const [typed, says] of [
      ['0', 'Enter an amount above zero.'],
      ['-5', 'Enter an amount above zero.'],
      ['120.01', 'That is more than is open. Enter at most $120.00.'],
      ['1.234', 'Enter an amount with at most 2 decimals.'],
      ['1.2.3', 'Enter the amount in figures.'],
      ['abc', 'Enter the amount in figures.'],
    ] as const) {
      it(`explains the amount "${typed}" and keeps it`, async () => {
        const form = await demo();
        form.choose(/Another amount/);
        await form.shows('It is put on the oldest invoice first.');
        const field = control<HTMLInputElement>(form.root, 'textbox', 'Amount');
        field.value = typed;
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        form.press('Review the payment');
        await form.shows(says);
        expect(control<HTMLInputElement>(form.root, 'textbox', 'Amount').value).to.equal(typed);
      });
    }

    it('is told at once, what the fields miss with what the form misses', async () => {
      const form = await demo();
      form.choose(/Another amount/);
      form.choose(/Another card/);
      await waitUntil(() => form.fields.mounted === 1, 'the fields are there');
      form.fields.requests.at(-1)?.onChange({ ready: true, complete: false, problems: [] });
      form.fields.results.push({
        state: 'invalid',
        problems: [{ field: 'number', code: 'missing' }],
      });
      form.press('Review the payment');
      await form.shows('Check the card number.');
      expect(problemTexts(form)).to.deep.equal(['Enter an amount.', 'Check the card number.']);
      expect(form.root.activeElement?.id).to.equal('problems');
      form.root.querySelector<HTMLElement>('#problems li:last-child a')?.click();
      expect(form.fields.focused).to.deep.equal(['number']);
    });

    it('makes no token of fields that are complete while something else is missing', async () => {
      const form = await demo();
      form.choose(/Another amount/);
      await enterCard(form);
      await form.shows('Enter an amount.');
      expect(form.fields.tokenized).to.equal(0);
      await typeAmount(form, '20');
      form.press('Review the payment');
      await form.shows('with Visa ending in 1111');
      expect(form.fields.tokenized).to.equal(1);
    });

    it('A52 names what the fields say is wrong, and leads into them', async () => {
      const form = await demo();
      form.fields.results.push({
        state: 'invalid',
        problems: [{ field: 'number', code: 'missing' }],
      });
      await enterCard(form);
      await form.shows('Check the card number.');
      const link = [...form.root.querySelectorAll('a')].find((a) =>
        visibleText(a).includes('Check the card number.'),
      );
      link?.click();
      expect(form.fields.focused).to.deep.equal(['number']);
      expect(await form.payments()).to.deep.equal([]);
    });

    for (const [state, says] of [
      ['declined', 'These details were not accepted. Nothing was charged.'],
      ['challenge-failed', 'Your bank did not confirm that it is you. Nothing was charged.'],
      ['challenge-left', 'The check of your bank was not finished. Nothing was charged.'],
      ['challenge-late', 'The check of your bank took too long. Nothing was charged.'],
      ['hidden', 'Something on this page lies over the fields'],
      ['unavailable', 'The details could not be sent. Nothing was charged.'],
    ] as const) {
      it(`T26b says so when the fields end in "${state}", and quotes nothing`, async () => {
        const form = await demo();
        form.fields.results.push({ state });
        await enterCard(form);
        await form.shows(says);
        expect(form.root.activeElement?.id).to.equal('no-token');
        expect(controls(form.root, 'button').some((each) => /^Pay \$/.test(nameOf(each)))).to.equal(
          false,
        );
        expect(form.fields.mounted).to.equal(1);
      });
    }
  });

  describe('A13 the review', () => {
    it('shows amount, method and where it goes before anything is charged, and the button names both', async () => {
      const form = await demo();
      await review(form);
      await form.shows('You pay $120.00 today with Visa ending in 4242. Nothing stays open.');
      expect(nameOf(payButton(form))).to.equal('Pay $120.00 with Visa ending in 4242');
      expect(await form.payments()).to.deep.equal([]);
      expect(form.root.activeElement?.id).to.equal('title');
    });

    it('says which plan goes on with it, and what is invoiced for that beside it; the receipt says so again', async () => {
      const form = await demo('suspended');
      form.choose(/Mastercard ending in 5100/);
      await review(form);
      await form.shows(
        'You pay $40.00 today with Mastercard ending in 5100. That pays all that is open now. Internet was suspended until what is due is paid, and goes on with this payment. $40.00 more is invoiced for that at once.',
      );
      await form.shows('Invoiced at once, beside this payment');
      await form.shows(
        'The plan’s billing group pays it in its usual way; what cannot be charged stays open.',
      );
      expect(nameOf(payButton(form))).to.equal('Pay $40.00 with Mastercard ending in 5100');
      payButton(form).click();
      await form.shows('You have paid $40.00');
      await form.shows('Internet goes on. $40.00 more is invoiced for that at once.');
      expect(control(form.root, 'button', 'Make another payment')).to.be.instanceOf(HTMLElement);
      await form.shows('Invoiced at once, beside this payment');
      expect(await form.adapter.getBalance({})).to.have.nested.property('full.amount', '40.00');
    });

    it('says what comes back where a plan that goes on costs less than what was paid for it', async () => {
      const form = await demo('suspended', (adapter) => ({
        ...adapter,
        quotePayment: async (input) => {
          const quote = await adapter.quotePayment(input);
          const { dueNow } = quote.resumes ?? {};
          const [line] = dueNow?.lines ?? [];
          if (!quote.resumes || !dueNow || !line) throw new Error('The plan goes on with it.');
          return {
            ...quote,
            resumes: {
              ...quote.resumes,
              dueNow: {
                ...dueNow,
                lines: [{ ...line, amount: usd('-12.50') }],
                charges: usd('0.00'),
                credits: usd('-12.50'),
                total: usd('-12.50'),
              },
            },
          };
        },
      }));
      form.choose(/Mastercard ending in 5100/);
      await review(form);
      await form.shows('goes on with this payment. $12.50 is credited to you for that at once.');
      await form.shows('Invoiced at once, beside this payment');
      expect(visibleText(form.root)).not.to.contain('It is charged to');
    });

    it('asks for a yes where a plan may go on, and nobody knows what that costs', async () => {
      const form = await demo('suspended', (adapter) => ({
        ...adapter,
        quotePayment: async (input) => {
          const quote = { ...(await adapter.quotePayment(input)) };
          delete quote.resumes;
          const warning = { id: 'w', code: 'plans-may-go-on' as const, names: ['Internet'] };
          return { ...quote, warnings: [warning] };
        },
        confirm: (input) => adapter.confirm({ ...input, accepted: [] }),
      }));
      form.choose(/Mastercard ending in 5100/);
      await review(form);
      const yes = () =>
        control(
          form.root,
          'checkbox',
          'Internet is suspended. It may go on with this payment, and would then be billed again at once. How much that is cannot be told beforehand. I want to pay all the same.',
        );
      const before = await form.payments();
      payButton(form).click();
      await form.shows('Tick this to go on.');
      expect(problemTexts(form)).to.deep.equal([nameOf(yes())]);
      expect(descriptionOf(yes())).to.equal('Tick this to go on.');
      form.root.querySelector<HTMLElement>('#problems a')?.click();
      expect(form.root.activeElement).to.equal(yes());
      expect(await form.payments()).to.deep.equal(before);
      yes().click();
      payButton(form).click();
      await form.shows('You have paid $40.00');
    });

    it('shows what it pays and what then stays open, and the receipt what was paid and is still open', async () => {
      const form = await demo();
      await typeAmount(form, '20');
      await review(form);
      expect(columns(form)).to.deep.equal(['Invoice', 'Pays', 'Stays open']);
      const end = (selector: string) =>
        form.root.querySelector(selector)?.getBoundingClientRect().right;
      expect(end('tfoot .amount')).to.be.closeTo(end('tbody td .amount') ?? 0, 1);
      payButton(form).click();
      await form.shows('You have paid $20.00');
      expect(columns(form)).to.deep.equal(['Invoice', 'Paid', 'Still open']);
    });

    it('T36 names the total that the platform gave, whatever its parts come to', async () => {
      const form = await demo('demo', (adapter) => ({
        ...adapter,
        quotePayment: async (input) => ({
          ...(await adapter.quotePayment(input)),
          total: usd('119.99'),
        }),
      }));
      await review(form);
      // It goes to one invoice, of which 120.00 is paid.
      await form.shows('You pay $119.99 today with Visa ending in 4242.');
      expect(visibleText(form.root)).to.contain('$120.00');
      expect(nameOf(payButton(form))).to.equal('Pay $119.99 with Visa ending in 4242');
    });

    it('goes back by its button with everything as it was', async () => {
      const form = await demo();
      form.choose(/Another amount/);
      await form.shows('It is put on the oldest invoice first.');
      const field = control<HTMLInputElement>(form.root, 'textbox', 'Amount');
      field.value = '20';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await review(form);
      await form.shows('$100.00 stays open.');
      form.press('Change');
      await form.shows('How much do you want to pay?');
      expect(control<HTMLInputElement>(form.root, 'textbox', 'Amount').value).to.equal('20');
    });

    it('A14 does not ask for a card again that was entered already', async () => {
      const form = await demo();
      await enterCard(form);
      await form.shows('with Visa ending in 1111');
      form.press('Change');
      await form.shows('Visa ending in 1111, for this payment only');
      form.press('Review the payment');
      await form.shows('with Visa ending in 1111');
      expect(form.fields.tokenized).to.equal(1);
    });
  });

  describe('paying', () => {
    it('charges what was shown, once, and shows a receipt with its reference', async () => {
      const form = await demo();
      await review(form);
      payButton(form).click();
      await form.shows('You have paid $120.00');
      await form.shows('Reference');
      expect(form.root.activeElement?.id).to.equal('outcome');
      expect(controls(form.root, 'button').map(nameOf)).to.deep.equal([]);
      expect(await form.payments()).to.deep.equal(['collected 120.00']);
      expect(form.events.map(({ type }) => type)).to.deep.equal([
        'uss-payment-submit',
        'uss-payment-done',
      ]);
    });

    it('names no amount, and nothing that it settled, where what was charged is not known', async () => {
      const form = await demo('demo', (adapter) => ({
        ...adapter,
        confirm: async (input) => {
          const intent = await adapter.confirm(input);
          if (!('receipt' in intent)) return intent;
          return { ...intent, receipt: { ...intent.receipt, charged: undefined } };
        },
      }));
      await review(form);
      payButton(form).click();
      await form.shows('Your payment is made');
      expect(visibleText(form.root)).to.not.contain('120.00');
    });

    it('T27 charges once for a double click, and for Enter and a click', async () => {
      const form = await demo();
      await review(form);
      const button = payButton(form);
      button.click();
      button.click();
      button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
      await form.shows('You have paid $120.00');
      expect(await form.payments()).to.deep.equal(['collected 120.00']);
    });

    it('sends nothing when the page prevents it', async () => {
      const form = await demo();
      form.provider.addEventListener('uss-payment-submit', (event) => event.preventDefault());
      await review(form);
      payButton(form).click();
      await form.shows('Check your payment');
      expect(await form.payments()).to.deep.equal([]);
    });

    it('tells in plain words that a card was declined, and offers every other way at once', async () => {
      const form = await demo();
      form.fields.results.push(entered('decline', '0002'));
      await enterCard(form);
      await form.shows('with Visa ending in 0002');
      payButton(form).click();
      await form.shows('The payment was declined. Nothing was charged.');
      await form.shows(
        'Choose another way to pay. Details that you have just entered may be wrong.',
      );
      expect(form.root.querySelector('[role="alert"]')).to.be.instanceOf(HTMLElement);
      expect(form.root.activeElement?.id).to.equal('outcome');
      expect(
        controls<HTMLInputElement>(form.root, 'radio').some(
          (each) => /Visa|card/.test(nameOf(each)) && each.checked,
        ),
      ).to.equal(false);
      form.choose(/Visa ending in 4242/);
      await review(form);
      payButton(form).click();
      await form.shows('You have paid $120.00');
      expect(await form.payments()).to.deep.equal(['collected 120.00', 'declined 120.00']);
    });

    it('says once that a payment was declined, and nothing of sending it afterwards', async () => {
      const form = await demo('open-balance');
      form.choose(/Visa ending in 4242/);
      await review(form);
      let alerts = 0;
      const seen = new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes)
            if (node instanceof Element && node.parentElement?.closest('[role=alert]') === null)
              alerts += node.matches('[role=alert]')
                ? 1
                : node.querySelectorAll('[role=alert]').length;
      });
      seen.observe(form.root, { childList: true, subtree: true });
      const focused: string[] = [];
      form.root.addEventListener('focusin', ({ target }) => focused.push((target as Element).id));
      payButton(form).click();
      await form.shows('The payment was declined.');
      // Sending is told after a second, where it takes that long.
      await new Promise((resolve) => setTimeout(resolve, 1200));
      seen.disconnect();
      expect(alerts).to.equal(1);
      expect(focused).to.deep.equal(['outcome']);
      expect(form.root.querySelector('[role=status]')?.textContent).to.not.contain('Sending');
    });

    it('T25 says that no new card is taken for a while, and offers what is stored', async () => {
      const form = await demo('demo', (adapter) => ({
        ...adapter,
        confirm: () => Promise.reject(refused('too-many-declines')),
      }));
      await enterCard(form);
      await form.shows('with Visa ending in 1111');
      payButton(form).click();
      await form.shows('New payment details were declined too often.');
      await form.shows('Choose a payment method that is stored already, or try again in an hour.');
      expect(form.root.activeElement?.id).to.equal('outcome');
      expect(form.fields.mounted).to.equal(0);
      form.choose(/Visa ending in 4242/);
      await review(form);
    });

    it('T28 never says failed while it is not known, and shows the receipt when it is found', async () => {
      const form = await demo();
      await form.adapter.sandbox.setFault('receipt-lag', true);
      form.fields.results.push(entered('lost-answer', '9987'));
      await enterCard(form);
      await form.shows('with Visa ending in 9987');
      payButton(form).click();
      await form.shows('We are checking whether your payment went through. Do not pay again.');
      expect(controls(form.root, 'button').map(nameOf)).to.deep.equal(['Check now']);
      expect(visibleText(form.root)).to.not.match(/fail/i);
      await form.shows('You have paid $120.00');
      expect(await form.payments()).to.deep.equal(['collected 120.00']);
    });

    it('tells that it looks when it is asked to, and when that brings no answer', async () => {
      let pass = false;
      const looks: (() => void)[] = [];
      const form = await demo('demo', (adapter) => ({
        ...adapter,
        getIntent: async (input, options) => {
          if (pass) return adapter.getIntent(input, options);
          await new Promise<void>((resolve) => looks.push(resolve));
          throw new AdapterError('service-failed');
        },
      }));
      await review(form);
      await form.adapter.sandbox.setFault('lost-answer', true);
      payButton(form).click();
      await form.shows('We are checking whether your payment went through.');
      const look = () => control(form.root, 'button', 'Check now');
      const says = () => visibleText(form.root);
      form.press('Check now');
      await waitUntil(() => look().getAttribute('aria-disabled') === 'true', 'a look');
      expect(says()).to.not.contain('there is no answer yet');
      looks.splice(0).forEach((end) => end());
      await form.shows('Checked just now: there is no answer yet.');
      expect(look().hasAttribute('aria-disabled')).to.equal(false);
      const status = [...form.root.querySelectorAll('[role="status"]')].map(visibleText);
      expect(status).to.include('Checked just now: there is no answer yet.');
      form.press('Check now');
      await waitUntil(() => !says().includes('there is no answer yet'), 'another look');
      pass = true;
      looks.splice(0).forEach((end) => end());
      await form.shows('You have paid $120.00');
      expect(await form.payments()).to.deep.equal(['collected 120.00']);
    });

    it('A13 says that nothing left when the network is gone, and sends the same once more while its figures are on the screen', async () => {
      const form = await demo('demo', (adapter) => adapter, 1000);
      await review(form);
      await form.adapter.sandbox.setFault('offline', true);
      payButton(form).click();
      await form.shows('We are checking whether your payment went through.');
      await form.adapter.sandbox.setFault('offline', false);
      await form.shows('Nothing was charged. Your payment was not sent on.');
      expect(await form.payments()).to.deep.equal([]);
      form.press('Try once more');
      await form.shows('You have paid $120.00');
      expect(await form.payments()).to.deep.equal(['collected 120.00']);
    });

    it('A13 lets it be chosen anew, also with a card, where it was not sent on and somebody signed in since', async () => {
      const form = await demo();
      await review(form);
      await form.adapter.sandbox.setFault('session-expired', true);
      payButton(form).click();
      await form.shows('You have been signed out.');
      await form.adapter.signIn({ userId: 'ada', password: 'sandbox' });
      await form.shows('Nothing was charged. Your payment was not sent on.');
      await form.shows('How much do you want to pay?');
      expect(controls(form.root, 'button').map(nameOf)).to.not.include('Try once more');
      await enterCard(form);
      await form.shows('with Visa ending in 1111');
      expect(form.root.querySelector('#outcome')).to.equal(null);
      payButton(form).click();
      await form.shows('You have paid $120.00');
      expect(await form.payments()).to.deep.equal(['collected 120.00']);
    });

    it('T34 says what was charged when only a part went through', async () => {
      const form = await demo();
      await form.adapter.sandbox.setFault('partly-collected', true);
      await review(form);
      payButton(form).click();
      await form.shows('A part of your payment went through');
      await form.shows('$60.00 of $120.00 was charged. The rest stays open.');
      expect(controls(form.root, 'button').map(nameOf)).to.deep.equal(['Make another payment']);
      expect(await form.payments()).to.deep.equal(['collected 60.00']);
    });

    it('T31 asks for a new yes when what is open has changed since the review', async () => {
      const form = await demo();
      await review(form);
      const { adapter } = form;
      const [method] = (await adapter.listPaymentMethods({})).rows;
      if (!method) throw new Error('The demo has a card.');
      const other = await adapter.quotePayment({
        draft: {
          kind: 'payment',
          what: { pay: 'amount', amount: usd('20.00') },
          with: { by: 'method', methodId: method.id },
        },
      });
      await adapter.confirm({
        quoteId: other.id,
        intentId: crypto.randomUUID() as never,
        accepted: [],
      });
      await form.shows('What is open has changed since you looked at it.');
      await form.shows('You pay $100.00 today');
      payButton(form).click();
      await form.shows('Tick this to go on.');
      expect(await form.payments()).to.deep.equal(['collected 20.00']);
      control<HTMLInputElement>(form.root, 'checkbox', /I have looked at what is new/).click();
      payButton(form).click();
      await form.shows('You have paid $100.00');
    });

    it('T31 takes the review away when what it was for is paid from elsewhere, and says why', async () => {
      const form = await demo();
      await review(form);
      const { adapter } = form;
      const [method] = (await adapter.listPaymentMethods({})).rows;
      if (!method) throw new Error('The demo has a card.');
      const other = await adapter.quotePayment({
        draft: {
          kind: 'payment',
          what: { pay: 'full' },
          with: { by: 'method', methodId: method.id },
        },
      });
      await adapter.confirm({
        quoteId: other.id,
        intentId: crypto.randomUUID() as never,
        accepted: [],
      });
      await form.shows('The payment could not be worked out.');
      await form.shows('Nothing is open. There is nothing to pay.');
      expect(controls(form.root, 'button').map(nameOf)).to.deep.equal(['Change']);
      form.press('Change');
      await form.shows('Nothing is open. There is nothing to pay.');
      expect(await form.payments()).to.deep.equal(['collected 120.00']);
    });

    it('asks before the same amount is paid twice on one day', async () => {
      const form = await demo();
      const pay = async () => {
        form.choose(/Another amount/);
        await form.shows('It is put on the oldest invoice first.');
        const field = control<HTMLInputElement>(form.root, 'textbox', 'Amount');
        field.value = '20';
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        await review(form);
        payButton(form).click();
      };
      await pay();
      await form.shows('You have paid $20.00');
      const another = control(form.root, 'button', 'Make another payment');
      expect(another.closest('.screen-only')).to.be.instanceOf(HTMLElement);
      another.click();
      await form.shows('$100.00 is open.');
      await pay();
      await form.shows('Tick this to go on.');
      expect(await form.payments()).to.deep.equal(['collected 20.00']);
      control<HTMLInputElement>(
        form.root,
        'checkbox',
        /You have paid \$20\.00 today already/,
      ).click();
      payButton(form).click();
      await form.shows(/You have paid \$20\.00(?! today)/);
      expect(await form.payments()).to.deep.equal(['collected 20.00', 'collected 20.00']);
    });

    it('keeps a new method first, in a step of its own, and then pays with it', async () => {
      const form = await demo();
      form.press('Add a payment method and keep it');
      const shows = (words: string) =>
        waitUntil(
          () => controls(form.root, 'button').some((each) => nameOf(each) === words),
          words,
        );
      await shows('Continue');
      form.press('Continue');
      await shows('Save the payment method');
      form.press('Save the payment method');
      await waitUntil(
        () =>
          controls<HTMLInputElement>(form.root, 'radio').some(
            (each) => /Visa ending in 1111/.test(nameOf(each)) && each.checked,
          ),
        'the new card is chosen',
      );
      expect(await form.payments()).to.deep.equal([]);
      await review(form);
      payButton(form).click();
      await form.shows('You have paid $120.00');
      expect(await form.payments()).to.deep.equal(['collected 120.00']);
      const kept = (await form.adapter.listPaymentMethods({})).rows.at(-1);
      expect(kept?.lastFour).to.equal('1111');
    });

    it('goes on keeping a method while the form around it is drawn anew', async () => {
      const form = await demo();
      let give: (result: Tokenized) => void = () => undefined;
      const later = new Promise<Tokenized>((resolve) => (give = resolve));
      form.press('Add a payment method and keep it');
      const button = (name: string) =>
        controls(form.root, 'button').some((each) => nameOf(each) === name);
      await waitUntil(() => button('Continue'), 'the form');
      const { mounted } = form.fields;
      expect(mounted).to.equal(1);
      form.fields.answer = later;
      form.press('Continue');
      form.element.requestUpdate();
      await form.element.updateComplete;
      give(entered('approve', '1111'));
      await waitUntil(() => button('Save the payment method'), 'the review');
    });

    it('lets a billing group pay by invoice, says what that adds, and charges nothing', async () => {
      const form = await demo('open-balance');
      form.press('Let Home pay by invoice instead');
      const net30 = () =>
        controls<HTMLInputElement>(form.root, 'radio').find((each) => /Net 30/.test(nameOf(each)));
      await waitUntil(() => net30(), 'the terms');
      const offered = net30();
      expect(offered && descriptionOf(offered)).to.contain('2% is added to every invoice.');
      expect(controls(form.root, 'textbox').map(nameOf)).to.deep.equal([]);
      offered?.click();
      form.press('Continue');
      await waitUntil(
        () => controls(form.root, 'button').some((each) => nameOf(each) === 'Save the changes'),
        'the review',
      );
      form.press('Save the changes');
      await waitUntil(async () => {
        const { rows } = await form.adapter.listBillingGroups({});
        return rows.find(({ name }) => name === 'Home')?.payer.by === 'terms';
      }, 'Home pays on terms');
      expect((await form.adapter.getBalance({})).full.amount).to.equal('132.24');
      await form.shows('Your billing group is saved.');
      await form.shows('How much do you want to pay?');
      expect(form.root.activeElement?.id).to.equal('saved');
      expect(visibleText(form.root)).to.not.contain('Save the changes');
    });

    it('A14 moves the focus into a step of its own, and to what was saved when that is over', async () => {
      const form = await demo();
      form.press('Add a payment method and keep it');
      await waitUntil(
        () => form.root.activeElement?.localName === 'uss-payment-method-form',
        'the focus is in the step',
      );
      for (const name of ['Continue', 'Save the payment method']) {
        const isThere = () => controls(form.root, 'button').some((each) => nameOf(each) === name);
        await waitUntil(isThere, name);
        form.press(name);
      }
      await form.shows('Your payment method is saved.');
      expect(form.root.activeElement?.id).to.equal('saved');
      await review(form);
      expect(visibleText(form.root)).to.not.contain('is saved');
    });

    it('T9 forgets what was chosen and entered when somebody else signs in', async () => {
      const form = await demo();
      await enterCard(form);
      await form.shows('with Visa ending in 1111');
      await form.adapter.signOut({});
      await waitUntil(() => !visibleText(form.root).includes('1111'), 'the card is forgotten');
    });
  });
});
