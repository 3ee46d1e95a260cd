import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/payment-methods/payment-methods.define.js';
import type { BillingAdapter, Output } from '../src/adapter/contract.js';
import type { Intent } from '../src/model/intent.js';
import { fault, find, forgetWrites } from './support/customer.js';
import { fieldsThat, paying, pressing } from './support/paying.js';
import { connecting, losesConnection, sandbox } from './support/sandbox.js';

const element = (): TemplateResult => html`<uss-payment-methods></uss-payment-methods>`;

type Method = Output<'listPaymentMethods'>['rows'][number];
type Play = { readonly canvasElement: HTMLElement };

/** The demo's methods, each as it may become. */
function changed(change: (method: Method, index: number) => Method): BillingAdapter {
  const adapter = sandbox();
  return {
    ...adapter,
    listPaymentMethods: async (input, options) => {
      const page = await adapter.listPaymentMethods(input, options);
      return { ...page, rows: page.rows.map(change) };
    },
  };
}

/** A sandbox in which every confirmation comes to the same. */
function ending(state: 'unknown' | 'not-applied' | 'needs-help' | 'not-sent'): BillingAdapter {
  let quoteId: Intent['quoteId'];
  const intent = (id: Intent['id'], now: typeof state): Intent => ({
    id,
    quoteId,
    reference: 'R-20200718-7',
    state: now,
  });
  return {
    ...sandbox(),
    confirm: (input) => {
      ({ quoteId } = input);
      return Promise.resolve(intent(input.intentId, state));
    },
    getIntent: ({ intentId }) => Promise.resolve(intent(intentId, state)),
  };
}

const saving = pressing(/^Add a payment method/, /^Continue/, /^Save the payment method/);

const meta: Meta = {
  title: 'Payment methods',
  component: 'uss-payment-methods',
  beforeEach: forgetWrites,
  render: () => paying(sandbox(), element()),
};
export default meta;

/** A card, an expired card, and three billing groups. */
export const Methods: StoryObj = {};

/** Every kind of method, every use, and one with a name of its own. */
export const KindsAndUses: StoryObj = {
  render: () =>
    paying(
      changed((method, index) =>
        index === 0
          ? {
              ...method,
              name: 'Family card',
              expiry: 'expiring',
              usedBy: method.usedBy.flatMap((use) => [
                use,
                { ...use, name: 'Studio', as: 'backup' as const },
              ]),
            }
          : {
              ...method,
              kind: 'bank-account',
              brand: undefined,
              expires: undefined,
              expiry: 'none',
              usedBy: [],
              can: { ...method.can, remove: { allowed: true } },
            },
      ),
      element(),
    ),
};

export const ChoosingWhatToAdd: StoryObj = { play: pressing(/^Add a payment method/) };

export const AddingABankAccount: StoryObj = {
  play: async (context) => {
    await pressing(/^Add a payment method/)(context);
    (await find(context.canvasElement, 'label', /^Bank account/)).click();
  },
};

export const BeforeItIsSaved: StoryObj = {
  play: pressing(/^Add a payment method/, /^Continue/),
};

export const Saved: StoryObj = { play: saving };

/** A second change of its own: who pays with the new one. */
export const UsedAtOnce: StoryObj = {
  play: async (context) => {
    await saving(context);
    await pressing(/^Use it for Holiday flat/, /^Continue/)(context);
  },
};

export const Declined: StoryObj = {
  render: () => paying(sandbox(), element(), fieldsThat({ state: 'declined' })),
  play: pressing(/^Add a payment method/, /^Continue/),
};

export const ChallengeLeft: StoryObj = {
  render: () => paying(sandbox(), element(), fieldsThat({ state: 'challenge-left' })),
  play: pressing(/^Add a payment method/, /^Continue/),
};

export const WrongInTheFields: StoryObj = {
  render: () =>
    paying(
      sandbox(),
      element(),
      fieldsThat({ state: 'invalid', problems: [{ field: 'number', code: 'invalid' }] }),
    ),
  play: pressing(/^Add a payment method/, /^Continue/),
};

/** The company takes no card whose brand it is not told. */
export const BrandMissing: StoryObj = {
  render: () =>
    paying(
      sandbox('missing-card-type'),
      element(),
      fieldsThat({ state: 'token', token: { kind: 'card', token: 'test.approve.story' } }),
    ),
  play: pressing(/^Add a payment method/, /^Continue/),
};

export const NoFieldsOnThisPage: StoryObj = {
  render: () => html`<uss-provider .adapter=${sandbox()}>${element()}</uss-provider>`,
  play: pressing(/^Add a payment method/),
};

export const Submitting: StoryObj = {
  play: async (context: Play) => {
    await pressing(/^Add a payment method/, /^Continue/)(context);
    await find(context.canvasElement, 'button', /^Save the payment method/);
    await fault(context.canvasElement, 'never');
    await pressing(/^Save the payment method/)(context);
  },
};

export const Unknown: StoryObj = {
  render: () => paying(ending('unknown'), element()),
  play: saving,
};

export const NotApplied: StoryObj = {
  render: () => paying(ending('not-applied'), element()),
  play: saving,
};

export const NotSent: StoryObj = {
  render: () => paying(ending('not-sent'), element()),
  play: saving,
};

export const NeedsHelp: StoryObj = {
  render: () => paying(ending('needs-help'), element()),
  play: saving,
};

/** The old one is disabled for good, and who pays with it moves to the new one. */
export const Replacing: StoryObj = { play: pressing(/^Replace Mastercard/) };

export const BeforeItIsReplaced: StoryObj = {
  play: pressing(/^Replace Mastercard/, /^Continue/),
};

export const Removing: StoryObj = {
  play: async (context) => {
    await saving(context);
    await pressing(/^Remove Visa ending in 1111/)(context);
    await find(context.canvasElement, 'button', /^Remove it for good/);
  },
};

export const ChangingWhoPays: StoryObj = { play: pressing(/^Change Home/) };

export const NotAllowed: StoryObj = {
  render: () => {
    const adapter = sandbox();
    return paying(
      {
        ...adapter,
        getAccount: async (input, options) => ({
          ...(await adapter.getAccount(input, options)),
          can: {
            changePlans: { allowed: true },
            changePayers: { allowed: false, reason: 'account-not-active' },
          },
        }),
      },
      element(),
    );
  },
};

export const ViewOnly: StoryObj = {
  render: () => paying(sandbox(), html`<uss-payment-methods view-only></uss-payment-methods>`),
};

export const Waiting: StoryObj = { render: () => connecting(element()) };

export const Loading: StoryObj = { render: () => paying(sandbox('demo', 'never'), element()) };

export const Empty: StoryObj = { render: () => paying(sandbox('empty'), element()) };

export const Failed: StoryObj = { render: () => paying(sandbox('demo', 'offline'), element()) };

/** The methods were read, then the connection broke: they stay. */
export const FailedLater: StoryObj = {
  render: () => paying(losesConnection(sandbox(), 'listPaymentMethods'), element()),
};
