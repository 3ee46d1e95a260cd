import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/sandbox-panel/sandbox-panel.define.js';
import { defineAdapter } from '../src/adapter/define-adapter.js';
import { createSandboxAdapter } from '../src/adapter/sandbox/sandbox-adapter.js';
import { connecting, provided, sandbox } from './support/sandbox.js';

/** The least that is a world. */
const ownWorld = {
  version: 2,
  scenario: 'mine',
  today: '2020-07-18',
  settings: {},
  nextIds: { planInstance: 60001, invoice: 70001 },
  plans: [],
  accounts: [
    {
      id: '10001',
      userId: 'ada',
      password: 'sandbox',
      name: 'Ada Example',
      currency: 'USD',
      locale: 'en-US',
      can: { changePlans: { allowed: true } },
    },
  ],
  session: { id: 'sandbox', accountId: '10001' },
};

const panel = (): TemplateResult => html`<uss-sandbox-panel></uss-sandbox-panel>`;

const meta: Meta = {
  title: 'Sandbox panel',
  component: 'uss-sandbox-panel',
  render: () => provided(sandbox(), panel()),
};
export default meta;

export const Demo: StoryObj = {};

/** The clock stands on 18 July 2020, a bill day of the plan. */
export const AnotherScenario: StoryObj = {
  render: () => provided(sandbox('assign-in-the-middle-aligned-to-another-plan'), panel()),
};

/** A world of one's own stands before the scenarios, which are listed by what they are about. */
export const OwnWorld: StoryObj = {
  render: () => provided(createSandboxAdapter({ world: ownWorld }), panel()),
};

export const Waiting: StoryObj = { render: () => connecting(panel()) };

/** A real backend: there is nothing to move. */
export const NoSandbox: StoryObj = {
  render: () => provided(defineAdapter({ listInvoices: () => ({ rows: [] }) }), panel()),
};
