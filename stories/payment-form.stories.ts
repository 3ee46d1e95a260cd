import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/payment-form/payment-form.define.js';
import type { BillingAdapter } from '../src/adapter/contract.js';
import type { FaultName } from '../src/adapter/sandbox-control.js';
import type { Balance } from '../src/model/payment.js';
import { testFields } from '../src/payment-fields/test-fields.js';
import { fault, find, forgetWrites } from './support/customer.js';
import { connecting, losesConnection, provided, sandbox } from './support/sandbox.js';

const form = (): TemplateResult => html`<uss-payment-form></uss-payment-form>`;

/** The form with fields in which test cards are chosen from a list. */
const withFields = (adapter: BillingAdapter): TemplateResult =>
  html`<uss-provider .adapter=${adapter} .paymentFields=${testFields()}>${form()}</uss-provider>`;

/** Three invoices of 40.00 are due, one of 12.24 is not; the card at home is declined. */
const open = (...faults: FaultName[]) => sandbox('open-balance', ...faults);

/** A balance in which other things are so than in the scenario. */
const balanced = (change: (balance: Balance) => Balance): TemplateResult => {
  const adapter = open();
  return withFields({
    ...adapter,
    getBalance: async (input, options) => change(await adapter.getBalance(input, options)),
  });
};

const nothing = (balance: Balance): Balance => ({
  ...balance,
  ...{ full: none(balance), current: none(balance), payable: none(balance) },
  parts: { invoices: none(balance), credits: none(balance), payments: none(balance) },
  invoices: [],
  services: [],
  amounts: balance.amounts.map(({ choice }) => ({
    choice,
    permission: { allowed: false, reason: 'nothing-to-pay' },
  })),
});
const none = ({ full }: Balance) => ({ ...full, amount: '0.00' });

interface Place {
  readonly canvasElement: HTMLElement;
}

const press = async (place: HTMLElement, name: RegExp): Promise<void> =>
  (await find(place, 'button:not([aria-disabled="true"])', name)).click();
const choose = async (place: HTMLElement, name: RegExp): Promise<void> =>
  (await find(place, 'label', name)).click();

/** On to the review, with the card that is not declined. */
async function review(place: HTMLElement): Promise<void> {
  await choose(place, /^Mastercard ending in/);
  await press(place, /^Review the payment/);
  await find(place, 'button', /^Pay \$/);
}

async function pay(place: HTMLElement): Promise<void> {
  await review(place);
  await press(place, /^Pay \$/);
}

/** Pays under faults that begin with the review, and waits until the form has words. */
const paying =
  (words: RegExp, ...faults: FaultName[]) =>
  async ({ canvasElement }: Place): Promise<void> => {
    await review(canvasElement);
    for (const name of faults) await fault(canvasElement, name);
    await press(canvasElement, /^Pay \$/);
    await find(canvasElement, '.content', words);
  };

const meta: Meta = {
  title: 'Payment form',
  component: 'uss-payment-form',
  beforeEach: forgetWrites,
  render: () => withFields(open()),
};
export default meta;

/** A part of what is open is due by today. */
export const PartDue: StoryObj = {};

/** All that is open is due. */
export const Due: StoryObj = {
  render: () =>
    balanced((balance) => ({
      ...balance,
      full: balance.current,
      payable: balance.current,
      parts: { ...balance.parts, invoices: balance.current },
      invoices: balance.invoices.slice(0, 3),
      services: balance.services.slice(0, 1),
    })),
};

export const NothingOpen: StoryObj = { render: () => balanced(nothing) };

export const InCredit: StoryObj = {
  render: () =>
    balanced((balance) => {
      const credit = { ...balance.full, amount: '-25.00' };
      const empty = nothing(balance);
      return {
        ...empty,
        ...{ full: credit, current: credit },
        parts: { ...empty.parts, payments: credit },
      };
    }),
};

/** What is open, invoice by invoice. */
export const WhatIsOpen: StoryObj = {
  play: async ({ canvasElement }) => (await find(canvasElement, 'summary', /What is open/)).click(),
};

/** 40.00 of 80.00 are on terms, with two per cent off for paying within ten days. */
export const EarlyPaymentDiscount: StoryObj = {
  render: () => withFields(sandbox('no-current-balance-with-early-payment-discount')),
};

export const EarlyPaymentDiscountInTheReview: StoryObj = {
  ...EarlyPaymentDiscount,
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^Review the payment/);
    await find(canvasElement, 'th', /^Discount for paying early/);
  },
};

export const ChosenInvoices: StoryObj = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, /^Invoices that I choose/);
    await choose(canvasElement, /^Invoice 70002/);
    await choose(canvasElement, /^Invoice 70003/);
  },
};

export const ChosenServices: StoryObj = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, /^Services that I choose/);
    await choose(canvasElement, /^Phone/);
  },
};

/** More than is open. */
export const AmountProblem: StoryObj = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, /^Another amount/);
    const field = await find<HTMLInputElement>(canvasElement, '#amount', /^/);
    field.value = '132.25';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    await press(canvasElement, /^Review the payment/);
    await find(canvasElement, '#problems', /That is more than is open/);
  },
};

export const EnteringACard: StoryObj = {
  play: async ({ canvasElement }) => {
    await choose(canvasElement, /^Another card/);
    await find(canvasElement, 'label', /card/i);
  },
};

/** The page gives no fields to type in. */
export const NoFieldsForCards: StoryObj = { render: () => provided(open(), form()) };

export const Review: StoryObj = { play: ({ canvasElement }) => review(canvasElement) };

/** Another device has paid 20.00 while this one looked at the figures. */
export const ChangedFigures: StoryObj = {
  play: async ({ canvasElement }) => {
    await review(canvasElement);
    const adapter = canvasElement.querySelector('uss-provider')?.adapter;
    const methods = await adapter?.listPaymentMethods?.({});
    const method = methods?.rows.find(({ kind }) => kind === 'bank-account');
    const quote =
      method &&
      (await adapter?.quotePayment?.({
        draft: {
          kind: 'payment',
          what: { pay: 'amount', amount: { amount: '20.00', currency: 'USD' } },
          with: { by: 'method', methodId: method.id },
        },
      }));
    const intentId = crypto.randomUUID() as Parameters<
      NonNullable<BillingAdapter['confirm']>
    >[0]['intentId'];
    if (quote) await adapter?.confirm?.({ quoteId: quote.id, intentId, accepted: [] });
    await find(canvasElement, 'label', /^I have looked at what is new/);
  },
};

/** The same amount was paid today already. */
export const OnceMoreOnOneDay: StoryObj = {
  play: async ({ canvasElement }) => {
    const twenty = async () => {
      await choose(canvasElement, /^Another amount/);
      const field = await find<HTMLInputElement>(canvasElement, '#amount', /^/);
      field.value = '20';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    await twenty();
    await pay(canvasElement);
    await press(canvasElement, /^Make another payment/);
    await twenty();
    await review(canvasElement);
    await find(canvasElement, 'label', /You have paid .* today already/);
  },
};

/** The card at home, which the bank does not want charged. */
export const Declined: StoryObj = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^Review the payment/);
    await press(canvasElement, /^Pay \$/);
    await find(canvasElement, '#outcome', /The payment was declined/);
  },
};

export const Sending: StoryObj = {
  play: paying(/Sending your payment/, 'slow'),
};

/** The answer is lost, and look-ups find nothing yet. */
export const Unknown: StoryObj = {
  play: paying(/We are checking whether your payment went through/, 'lost-answer', 'receipt-lag'),
};

/** A confirmation that ends so, whatever is confirmed. */
const ending = (state: 'needs-help' | 'not-sent'): TemplateResult =>
  withFields({
    ...open(),
    confirm: ({ intentId: id, quoteId }) =>
      Promise.resolve({ state, id, quoteId, reference: 'uss7f3a' }),
  });

/** A quarter of an hour without proof. */
export const NeedsHelp: StoryObj = {
  render: () => ending('needs-help'),
  play: paying(/We do not know whether your payment went through/),
};

export const NotSent: StoryObj = {
  render: () => ending('not-sent'),
  play: paying(/Your payment was not sent on/),
};

export const PartlyPaid: StoryObj = {
  play: paying(/A part of your payment went through/, 'partly-collected'),
};

export const Paid: StoryObj = { play: paying(/You have paid/) };

/** A step of its own before any payment. */
export const KeepACard: StoryObj = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^Add a payment method and keep it/);
    await find(canvasElement, 'button', /^Continue/);
  },
};

/** Nothing is charged now: who pays is changed. */
export const ByInvoice: StoryObj = {
  play: async ({ canvasElement }) => {
    await press(canvasElement, /^Let .*Home.* pay by invoice instead/);
    await find(canvasElement, 'label', /^Net 30/);
  },
};

/** This account may not pay here. */
export const MayNotPay: StoryObj = {
  render: () => {
    const adapter = open();
    return withFields({
      ...adapter,
      getAccount: async (input, options) => {
        const account = await adapter.getAccount(input, options);
        return {
          ...account,
          can: { ...account.can, pay: { allowed: false, reason: 'not-permitted' } },
        };
      },
    });
  },
};

export const Waiting: StoryObj = { render: () => connecting(form()) };
export const Loading: StoryObj = { render: () => withFields(open('never')) };
export const Failed: StoryObj = { render: () => withFields(open('service-failed')) };
export const Stale: StoryObj = { render: () => withFields(losesConnection(open(), 'getBalance')) };

export const RightToLeft: StoryObj = {
  render: () =>
    html`<uss-provider .adapter=${open()} .paymentFields=${testFields()} locale="ar-XB">
      ${form()}
    </uss-provider>`,
};

const suspended = (): TemplateResult => withFields(sandbox('suspended'));

/** A plan that was suspended goes on, and is billed for it at once. */
export const PlanGoesOn: StoryObj = {
  render: suspended,
  play: ({ canvasElement }) => review(canvasElement),
};

export const PlanWentOn: StoryObj = {
  render: suspended,
  play: paying(/You have paid/),
};
