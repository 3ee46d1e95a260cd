import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/plan-picker/plan-picker.define.js';
import type { BillingAdapter } from '../src/adapter/contract.js';
import { find } from './support/customer.js';
import { connecting, losesConnection, provided, sandbox } from './support/sandbox.js';

const picker = (value = ''): TemplateResult =>
  html`<uss-plan-picker value=${value}></uss-plan-picker>`;

const meta: Meta = {
  title: 'Plan picker',
  component: 'uss-plan-picker',
  render: () => provided(sandbox(), picker()),
};
export default meta;

/** What the account has, what it can take, and what it cannot, with the reason. */
export const PlansToChooseFrom: StoryObj = {};

/** The more seats, the less each costs: units are typed, the price answers at once. */
export const UnitsToChoose: StoryObj = { render: () => provided(sandbox(), picker('20003')) };

export const PaidByTheYearOrTheMonth: StoryObj = {
  render: () => provided(sandbox(), picker('20004')),
};

export const WithActivationFee: StoryObj = { render: () => provided(sandbox(), picker('20005')) };

export const PriceChangesSoon: StoryObj = {
  render: () => provided(sandbox('assign-now-with-queued-rate-change'), picker()),
};

export const PriceNotYetInEffect: StoryObj = {
  render: () => provided(sandbox('rs-not-yet-in-effect-cannot-be-assigned'), picker()),
};

export const NextPriceIsAnnounced: StoryObj = {
  render: () => provided(sandbox('rs-expiry-keeps-existing'), picker('20001')),
};

/** The page asks for a plan that is not offered: told in words, nothing is chosen. */
export const ChosenPlanIsGone: StoryObj = { render: () => provided(sandbox(), picker('99999')) };

/** Somebody who may look but not change anything. */
export const MayNotChange: StoryObj = {
  render: () => {
    const adapter = sandbox();
    const viewOnly: BillingAdapter = {
      ...adapter,
      getAccount: async (input, options) => ({
        ...(await adapter.getAccount(input, options)),
        can: { changePlans: { allowed: false, reason: 'not-permitted' } },
      }),
    };
    return provided(viewOnly, picker());
  },
};

export const InAForm: StoryObj = {
  render: () =>
    provided(
      sandbox(),
      html`<form @submit=${(event: Event) => event.preventDefault()}>
        <uss-plan-picker name="plan" required></uss-plan-picker>
        <p><button>Send the form</button> <button type="reset">Start over</button></p>
      </form>`,
    ),
};

/** Cards out of sight cost nothing; a key press draws one card anew. */
export const ThreeHundredPlans: StoryObj = {
  render: () => provided(sandbox('many-plans'), picker()),
};

export const Waiting: StoryObj = { render: () => connecting(picker()) };

export const Loading: StoryObj = { render: () => provided(sandbox('demo', 'never'), picker()) };

export const Empty: StoryObj = { render: () => provided(sandbox('empty'), picker()) };

export const Failed: StoryObj = {
  render: () => provided(sandbox('demo', 'service-failed'), picker()),
};

/** The plans were read, then the connection broke: they stay, and it is said that they may be out of date. */
export const FailedLater: StoryObj = {
  render: () => provided(losesConnection(sandbox(), 'listPlans'), picker('20003')),
};

export const AnswerIsGarbage: StoryObj = {
  parameters: { warns: /^uss-kit: \w+: \w+ answered what the contract does not allow/ },
  render: () => provided(sandbox('demo', 'garbage'), picker()),
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'p', /The answer could not be read/);
  },
};

/** The adapter lacks what the element needs: told to the person who builds the page. */
export const OperationMissing: StoryObj = {
  parameters: { warns: /^uss-kit: listPlans: The adapter has no operation listPlans/ },
  render: () => {
    const { getAccount } = sandbox();
    return provided({ getAccount }, picker());
  },
};
