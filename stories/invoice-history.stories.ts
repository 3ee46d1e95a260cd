import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/invoice-history/invoice-history.define.js';
import type { BillingAdapter } from '../src/adapter/contract.js';
import { connecting, losesConnection, provided, sandbox } from './support/sandbox.js';

const history = (): TemplateResult => html`<uss-invoice-history></uss-invoice-history>`;

/** Opens the first invoice, as the customer would. */
async function openFirst({
  canvasElement,
}: {
  readonly canvasElement: HTMLElement;
}): Promise<void> {
  const element = canvasElement.querySelector('uss-invoice-history');
  for (let tries = 0; tries < 100; tries++) {
    const button = element?.shadowRoot?.querySelector<HTMLElement>('button[aria-expanded]');
    if (button) return button.click();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const meta: Meta = {
  title: 'Invoice history',
  component: 'uss-invoice-history',
  render: () => provided(sandbox(), history()),
};
export default meta;

export const AYearOfInvoices: StoryObj = {};

export const OpenedToItsLines: StoryObj = { play: openFirst };

/** The lines of one invoice could not be read: the others stay as they are. */
export const LinesFailed: StoryObj = {
  render: () => {
    const { listInvoices } = sandbox();
    const failing = sandbox('demo', 'service-failed');
    return provided({ ...failing, listInvoices }, history());
  },
  play: openFirst,
};

/** A credit carries the word, and every status its own. */
export const CreditsAndStatuses: StoryObj = {
  render: () => {
    const adapter = sandbox();
    const statuses = ['pending', 'open', 'voided', 'paid'] as const;
    const varied: BillingAdapter = {
      ...adapter,
      listInvoices: async (input, options) => {
        const page = await adapter.listInvoices(input, options);
        const rows = page.rows.slice(0, 4).map((row, index) => ({
          ...row,
          status: statuses[index] ?? row.status,
          amount: index === 3 ? { amount: '-12.50', currency: 'USD' } : row.amount,
        }));
        return { rows, total: rows.length };
      },
    };
    return provided(varied, history());
  },
};

/** Ten years later: the first hundred, and a button for more. */
export const MoreThanOnePage: StoryObj = {
  render: () => {
    const adapter = sandbox();
    void adapter.sandbox.advance({ days: 3650 });
    return provided(adapter, history());
  },
};

export const Waiting: StoryObj = { render: () => connecting(history()) };

export const Loading: StoryObj = { render: () => provided(sandbox('demo', 'never'), history()) };

export const Empty: StoryObj = { render: () => provided(sandbox('empty'), history()) };

export const Failed: StoryObj = {
  render: () => provided(sandbox('demo', 'service-failed'), history()),
};

/** The invoices were read, then the connection broke: they stay. */
export const FailedLater: StoryObj = {
  render: () => provided(losesConnection(sandbox(), 'listInvoices'), history()),
};
