import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/subscriptions/subscriptions.define.js';
import type { BillingAdapter } from '../src/adapter/contract.js';
import { forgetWrites } from './support/customer.js';
import { connecting, losesConnection, provided, sandbox } from './support/sandbox.js';

const subscriptions = (): TemplateResult => html`<uss-subscriptions></uss-subscriptions>`;

/** Shows the actions of every plan, as the customer would. */
async function unfold({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> {
  const element = canvasElement.querySelector('uss-subscriptions');
  for (let tries = 0; tries < 100; tries++) {
    const summaries = element?.shadowRoot?.querySelectorAll<HTMLElement>('summary') ?? [];
    for (const summary of summaries) summary.click();
    if (summaries.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const meta: Meta = {
  title: 'Subscriptions',
  component: 'uss-subscriptions',
  beforeEach: forgetWrites,
  render: () => provided(sandbox(), subscriptions()),
};
export default meta;

export const WhatIHave: StoryObj = {};

export const WithItsActions: StoryObj = { play: unfold };

/** What hangs under a plan stands inside it. */
export const PlansUnderAPlan: StoryObj = {
  render: () =>
    provided(
      sandbox('replace-master-plan-cancels-supplementals-it-does-not-carry'),
      subscriptions(),
    ),
  play: unfold,
};

/** Starts that wait, with what is planned for each. */
export const WithPlannedChanges: StoryObj = {
  render: () => provided(sandbox('execute-only-the-topmost'), subscriptions()),
  play: unfold,
};

/** Payments are overdue: switching is closed, and says why. */
export const PaymentsOverdue: StoryObj = {
  render: () => provided(sandbox('dunning-forbids-replacement'), subscriptions()),
  play: unfold,
};

/** Suspended, ended and active plans. */
export const EveryStatus: StoryObj = {
  render: () => provided(sandbox('inactive-plans-cannot-be-queued'), subscriptions()),
  play: unfold,
};

export const ViewOnly: StoryObj = {
  render: () => provided(sandbox(), html`<uss-subscriptions view-only></uss-subscriptions>`),
};

/** The account may change nothing, and it says why. */
export const NothingAllowed: StoryObj = {
  render: () => {
    const adapter = sandbox();
    const closed: BillingAdapter = {
      ...adapter,
      getAccount: async (input, options) => ({
        ...(await adapter.getAccount(input, options)),
        can: { changePlans: { allowed: false, reason: 'account-not-active' } },
      }),
    };
    return provided(closed, subscriptions());
  },
};

export const Waiting: StoryObj = { render: () => connecting(subscriptions()) };

export const Loading: StoryObj = {
  render: () => provided(sandbox('demo', 'never'), subscriptions()),
};

export const Empty: StoryObj = { render: () => provided(sandbox('empty'), subscriptions()) };

export const Failed: StoryObj = {
  render: () => provided(sandbox('demo', 'service-failed'), subscriptions()),
};

/** The plans were read, then the connection broke: they stay. */
export const FailedLater: StoryObj = {
  render: () => provided(losesConnection(sandbox(), 'listPlanInstances'), subscriptions()),
};
