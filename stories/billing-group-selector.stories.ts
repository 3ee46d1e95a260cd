import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/billing-group-selector/billing-group-selector.define.js';
import type { BillingAdapter, Output } from '../src/adapter/contract.js';
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
