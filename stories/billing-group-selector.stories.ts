import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/billing-group-selector/billing-group-selector.define.js';
import type { BillingAdapter, Output } from '../src/adapter/contract.js';
import { find, forgetWrites } from './support/customer.js';
import { paying, pressing } from './support/paying.js';
import { connecting, losesConnection, provided, sandbox } from './support/sandbox.js';

type Group = Output<'listBillingGroups'>['rows'][number];

const selector = (): TemplateResult =>
  html`<uss-billing-group-selector></uss-billing-group-selector>`;

/** The demo's billing groups, each as it may become with time. */
function changed(change: (group: Group, index: number) => Group): BillingAdapter {
  const adapter = sandbox();
  return {
    ...adapter,
    listBillingGroups: async (input, options) => {
      const page = await adapter.listBillingGroups(input, options);
      return { ...page, rows: page.rows.map(change) };
    },
  };
}

const meta: Meta = {
  title: 'Billing group selector',
  component: 'uss-billing-group-selector',
  beforeEach: forgetWrites,
  render: () => provided(sandbox(), selector()),
};
export default meta;

/** A card, an expired card, and payment terms. */
export const GroupsToChooseFrom: StoryObj = {};

/** The only one is chosen from the start. */
export const OneGroup: StoryObj = {
  render: () => provided(sandbox('assign-now-with-queued-rate-change'), selector()),
};

export const OneCannotPay: StoryObj = {
  render: () =>
    provided(
      changed((group, index) => (index === 1 ? { ...group, payer: { by: 'nothing' } } : group)),
      selector(),
    ),
};

export const RemindersUnderWay: StoryObj = {
  render: () =>
    provided(
      changed((group, index) => ({ ...group, dunning: index === 0 ? 'in-progress' : 'completed' })),
      selector(),
    ),
};

export const ExpiresSoonWithBackup: StoryObj = {
  render: () =>
    provided(
      changed((group) =>
        group.payer.by === 'method'
          ? {
              ...group,
              payer: {
                by: 'method',
                primary: { ...group.payer.primary, expiry: 'expiring' },
                backup: { ...group.payer.primary, lastFour: '1881', expiry: 'valid' },
              },
            }
          : group,
      ),
      selector(),
    ),
};

export const NewGroup: StoryObj = {
  render: () => paying(sandbox(), selector()),
  play: pressing(/^New billing group/),
};

/** Sent with nothing in it. */
export const NewGroupIncomplete: StoryObj = {
  render: () => paying(sandbox(), selector()),
  play: pressing(/^New billing group/, /^Continue/),
};

/** A payment method is added before the group is, as a step of its own. */
export const NewGroupWithNewMethod: StoryObj = {
  render: () => paying(sandbox(), selector()),
  play: pressing(/^New billing group/, /^Add a payment method/),
};

/** Terms, with the number of the organisation and that of the project. */
export const NewGroupByInvoice: StoryObj = {
  render: () => paying(sandbox('ean-gln-required'), selector()),
  play: async (context) => {
    await pressing(/^New billing group/)(context);
    (await find(context.canvasElement, 'label', /^By invoice, on payment terms/)).click();
    (await find(context.canvasElement, 'label', /^Public offices/)).click();
  },
};

export const EditGroup: StoryObj = {
  render: () => paying(sandbox(), selector()),
  play: pressing(/^Change Holiday flat/),
};

/** Its own plan stays; the other one can move to it. */
export const WhichPlans: StoryObj = {
  render: () => paying(sandbox(), selector()),
  play: pressing(/^Change Example Studio/),
};

const moving: StoryObj['play'] = async (context) => {
  await pressing(/^Change Example Studio/)(context);
  (await find(context.canvasElement, 'label', /^Fiber 300/)).click();
  await pressing(/^Continue/)(context);
};

/** What it pays for then, and what is left to the group that paid before. */
export const BeforeAPlanMoves: StoryObj = {
  render: () => paying(sandbox(), selector()),
  play: moving,
};

/** Who pays from now on is billed earlier: that is invoiced when it is saved. */
export const BeforeAPlanMovesAndIsBilled: StoryObj = {
  render: () => {
    const adapter = sandbox();
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    return paying(
      {
        ...adapter,
        quoteBillingGroup: async (input, options) => ({
          ...(await adapter.quoteBillingGroup(input, options)),
          dueNow: {
            lines: [
              {
                kind: 'recurring',
                description: 'Fiber 300',
                prorated: false,
                amount: usd('55.00'),
              },
            ],
            charges: usd('55.00'),
            credits: usd('0.00'),
            tax: usd('0.00'),
            total: usd('55.00'),
          },
        }),
      },
      selector(),
    );
  },
  play: moving,
};

/** Everything that payment terms can say, and who gets the statements. */
export const TermsInWords: StoryObj = {
  render: () =>
    provided(
      changed((group) =>
        group.payer.by === 'terms'
          ? {
              ...group,
              statementContact: { name: 'Bea Bookkeeper', email: 'bea@example.com' },
              payer: {
                by: 'terms',
                terms: {
                  ...group.payer.terms,
                  due: { days: 30, from: 'month-end' },
                  surcharge: { by: 'percent', percent: '1.5' },
                  earlyPayment: { percent: '2', days: 10 },
                },
              },
            }
          : group,
      ),
      selector(),
    ),
};

export const InAForm: StoryObj = {
  render: () =>
    provided(
      sandbox(),
      html`<form @submit=${(event: Event) => event.preventDefault()}>
        <uss-billing-group-selector name="billing-group" required></uss-billing-group-selector>
        <p><button>Send the form</button> <button type="reset">Start over</button></p>
      </form>`,
    ),
};

export const Waiting: StoryObj = { render: () => connecting(selector()) };

export const Loading: StoryObj = { render: () => provided(sandbox('demo', 'never'), selector()) };

export const Empty: StoryObj = { render: () => provided(sandbox('empty'), selector()) };

export const Failed: StoryObj = {
  render: () => provided(sandbox('demo', 'offline'), selector()),
};

/** The groups were read, then the connection broke: they stay. */
export const FailedLater: StoryObj = {
  render: () => provided(losesConnection(sandbox(), 'listBillingGroups'), selector()),
};
