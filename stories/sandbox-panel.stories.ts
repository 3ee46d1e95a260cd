import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/sandbox-panel/sandbox-panel.define.js';
import { defineAdapter } from '../src/adapter/define-adapter.js';
import { connecting, provided, sandbox } from './support/sandbox.js';

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

export const Waiting: StoryObj = { render: () => connecting(panel()) };

/** A real backend: there is nothing to move. */
export const NoSandbox: StoryObj = {
  render: () => provided(defineAdapter({ listInvoices: () => ({ rows: [] }) }), panel()),
};
