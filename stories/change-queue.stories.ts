import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/change-queue/change-queue.define.js';
import { forgetWrites } from './support/customer.js';
import { connecting, losesConnection, provided, sandbox } from './support/sandbox.js';

const queue = (): TemplateResult => html`<uss-change-queue></uss-change-queue>`;

/** Presses the first button whose name begins so, as the customer would. */
const press =
  (name: string) =>
  async ({ canvasElement }: { readonly canvasElement: HTMLElement }): Promise<void> => {
    const element = canvasElement.querySelector('uss-change-queue');
    for (let tries = 0; tries < 100; tries++) {
      const buttons = element?.shadowRoot?.querySelectorAll<HTMLElement>('button') ?? [];
      const found = [...buttons].find((each) => each.textContent.trim().startsWith(name));
      if (found) return found.click();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

const meta: Meta = {
  title: 'Change queue',
  component: 'uss-change-queue',
  beforeEach: forgetWrites,
  render: () => provided(sandbox('execute-only-the-topmost'), queue()),
};
export default meta;

/** A plan, one under it and one under that: only the topmost can be made now. */
export const OnlyTheTopmost: StoryObj = {};

/** Deleting the topmost takes the others along, each named before. */
export const DeletingNamesWhatGoesAlong: StoryObj = {
  render: () => provided(sandbox('delete-cascades'), queue()),
  play: press('Delete'),
};

export const MakingItNowShowsItsInvoice: StoryObj = { play: press('Do it now') };

export const MovingAsksForADate: StoryObj = {
  render: () => provided(sandbox('parent-cannot-be-moved-past-its-queued-child'), queue()),
  play: press('Change the date'),
};

/** What follows the next bill can only be deleted, and says so. */
export const WaitsForTheNextBill: StoryObj = {
  render: () => provided(sandbox('anniversary-changes-can-only-be-deleted'), queue()),
};

export const ChangeOfStatus: StoryObj = {
  render: () => provided(sandbox('status-changes-cannot-be-executed-early'), queue()),
};

/** Two changes that can be made now, together: one confirmation, one invoice. */
export const SeveralAtOnce: StoryObj = {
  render: () => provided(sandbox('one-invoice-for-all-executed-in-a-billing-group'), queue()),
  play: press('Do it now'),
};

export const ViewOnly: StoryObj = {
  render: () =>
    provided(
      sandbox('execute-only-the-topmost'),
      html`<uss-change-queue view-only></uss-change-queue>`,
    ),
};

export const Waiting: StoryObj = { render: () => connecting(queue()) };

export const Loading: StoryObj = {
  render: () => provided(sandbox('execute-only-the-topmost', 'never'), queue()),
};

export const Empty: StoryObj = { render: () => provided(sandbox('empty'), queue()) };

export const Failed: StoryObj = {
  render: () => provided(sandbox('execute-only-the-topmost', 'service-failed'), queue()),
};

/** The queue was read, then the connection broke: it stays. */
export const FailedLater: StoryObj = {
  render: () =>
    provided(losesConnection(sandbox('execute-only-the-topmost'), 'listQueuedChanges'), queue()),
};
