import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import '../components/rate-preview/rate-preview.define.js';
import type { BillingAdapter } from '../src/adapter/contract.js';
import { AdapterError } from '../src/adapter/errors.js';
import { createSandboxAdapter } from '../src/adapter/sandbox/sandbox-adapter.js';
import {
  agree,
  chosen,
  choose,
  confirm,
  fault,
  find,
  forgetWrites,
  type Chosen,
} from './support/customer.js';
import { connecting, losesConnection, provided, sandbox } from './support/sandbox.js';

const preview = (): TemplateResult => html`<uss-rate-preview></uss-rate-preview>`;

/** The plan and the billing group of the scenarios that have one of each. */
const streaming = { planId: '20001', units: 1, billingGroupId: '40001' };
const phones = { planId: '20003', units: 12, billingGroupId: '40003' };
const queuedRateChange = 'assign-now-with-queued-rate-change';

const scenario = (name: string, choice: Chosen = {}): StoryObj => ({
  render: () => chosen(sandbox(name), preview(), { ...streaming, ...choice }),
});

/** At confirming, with a fault in the way. */
const confirmed = (play: NonNullable<StoryObj['play']>): StoryObj => ({
  ...scenario(queuedRateChange),
  play,
});

const meta: Meta = {
  title: 'Rate preview',
  component: 'uss-rate-preview',
  beforeEach: forgetWrites,
  render: () => chosen(sandbox(queuedRateChange), preview(), streaming),
};
export default meta;

/** $40.00 today, $45.00 from the next period on. */
export const AssignNowWithQueuedRateChange: StoryObj = {};

export const ScheduleExpiresExistingKeepIt: StoryObj = scenario('rs-expiry-keeps-existing');

export const ScheduledRateChangeMovesEveryone: StoryObj = scenario(
  'rs-scheduled-rate-change-moves-everyone',
);

/** Refused: says what would open it. */
export const NotYetInEffect: StoryObj = scenario('rs-not-yet-in-effect-cannot-be-assigned');

/** Refused: the schedule ends before the start. */
export const ExpiredBeforeActivation: StoryObj = scenario(
  'rs-expired-before-activation-cannot-be-assigned',
  {
    effective: { when: 'date', date: '2020-10-11' },
  },
);

export const RetroactiveStartBeforeRateChange: StoryObj = scenario(
  'retroactive-start-uses-rate-of-the-day-of-addition-before-change',
  { effective: { when: 'retroactive', date: '2020-04-01' } },
);

export const RetroactiveStartAfterRateChange: StoryObj = scenario(
  'retroactive-start-uses-rate-of-the-day-of-addition-after-change',
  { effective: { when: 'retroactive', date: '2020-04-13' } },
);

export const RetroactiveStartAddedAfterRateChange: StoryObj = scenario(
  'retroactive-start-before-change-added-after-it',
  { effective: { when: 'retroactive', date: '2020-04-01' } },
);

export const FutureStartUsesRateOfActivation: StoryObj = scenario(
  'future-start-uses-rate-of-the-activation-date',
  {
    effective: { when: 'date', date: '2020-11-10' },
  },
);

/** The first charge is for a part of a period. */
export const AlignedToAnotherPlan: StoryObj = {
  render: () => {
    const adapter = sandbox('assign-in-the-middle-aligned-to-another-plan');
    const place = chosen(adapter, preview(), { ...streaming, planId: '20002' });
    void adapter.listPlanInstances({}).then(({ rows: [internet] }) => {
      if (internet) choose(place, { alignWith: internet.id });
    });
    return place;
  },
};

/** The sandbox of the announced change, with two more announced after it. */
async function twoYearsOfPrices(): Promise<BillingAdapter> {
  const world = (await sandbox(queuedRateChange).sandbox.exportWorld()) as {
    plans: { rateSchedules: { charges: { rates: object[] }[] }[] }[];
  };
  const later = [
    ['2021-05-01', '47.50'],
    ['2022-06-01', '39.00'],
  ].map(([from, amount]) => ({
    from,
    tiers: [{ from: 1, rate: { amount, currency: 'USD' } }],
  }));
  world.plans[0]?.rateSchedules[0]?.charges[0]?.rates.push(...later);
  return createSandboxAdapter({ world });
}

/** Prices announced for two years: charges that repeat the one before are folded away in the table. */
export const TwoYearsOfPrices: StoryObj = {
  render: () => {
    const place = document.createElement('div');
    void twoYearsOfPrices().then((adapter) => place.append(chosen(adapter, preview(), streaming)));
    return place;
  },
};

/** Payment terms: nothing is paid today, it is invoiced. */
export const OnAnInvoice: StoryObj = { render: () => chosen(sandbox(), preview(), phones) };

/** A fee beside the plan, and an expired card that needs a yes. */
export const WithFeeAndWarning: StoryObj = {
  render: () =>
    chosen(sandbox(), preview(), { planId: '20005', units: 3, billingGroupId: '40002' }),
};

export const ConsentMissing: StoryObj = {
  play: async ({ canvasElement }) => {
    (await find(canvasElement, 'button', /^Confirm/)).click();
  },
};

/** What a customer sees while the new figures are on their way. */
export const WhileTheChoiceChanges: StoryObj = {
  render: () => chosen(sandbox(), preview(), phones),
  play: async ({ canvasElement }) => {
    await agree(canvasElement);
    await fault(canvasElement, 'never');
    choose(canvasElement, { ...phones, units: 13 });
    await find(canvasElement, 'p', /earlier choice/);
  },
};

export const Submitting: StoryObj = confirmed(async ({ canvasElement }) => {
  await agree(canvasElement);
  await fault(canvasElement, 'never');
  await confirm(canvasElement);
});

/** The answer was lost: nothing offers to pay again. */
export const Unknown: StoryObj = confirmed(async ({ canvasElement }) => {
  await agree(canvasElement);
  await fault(canvasElement, 'lost-answer');
  await confirm(canvasElement);
  await find(canvasElement, 'p', /Do not pay again/);
  await fault(canvasElement, 'never');
});

export const Done: StoryObj = confirmed(async ({ canvasElement }) => {
  await confirm(canvasElement);
  await find(canvasElement, 'h2', /Your change is made/);
});

/** The card was declined; the change is made. */
export const DoneWithProblem: StoryObj = confirmed(async ({ canvasElement }) => {
  await agree(canvasElement);
  await fault(canvasElement, 'declined');
  await confirm(canvasElement);
  await find(canvasElement, 'h2', /Your change is made/);
});

/** Old and new figures side by side, and consent asked for again. */
export const RefusedPriceChanged: StoryObj = confirmed(async ({ canvasElement }) => {
  await agree(canvasElement);
  await fault(canvasElement, 'price-changed');
  await confirm(canvasElement);
  await find(canvasElement, 'p', /The change was not made/);
});

/** The service took nothing: the same may be sent once more. */
export const NotSent: StoryObj = {
  render: () => {
    const adapter: BillingAdapter = {
      ...sandbox(queuedRateChange),
      confirm: async () => {
        throw new AdapterError('too-many-requests');
      },
    };
    return chosen(adapter, preview(), streaming);
  },
  play: async ({ canvasElement }) => {
    await confirm(canvasElement);
    await find(canvasElement, 'p', /was not sent on/);
  },
};

/** The adapter cannot find out: a person must. */
export const NeedsHelp: StoryObj = {
  render: () => {
    const adapter: BillingAdapter = {
      ...sandbox(queuedRateChange, 'lost-answer'),
      getIntent: async () => {
        throw new AdapterError('operation-missing');
      },
    };
    return chosen(adapter, preview(), streaming);
  },
  play: async ({ canvasElement }) => {
    await confirm(canvasElement);
    await find(canvasElement, 'p', /Do not pay again/);
    (await find(canvasElement, 'button', /^Check now/)).click();
    await find(canvasElement, 'p', /We do not know/);
  },
};

export const Waiting: StoryObj = { render: () => connecting(preview()) };

export const Loading: StoryObj = {
  render: () => chosen(sandbox(queuedRateChange, 'never'), preview(), streaming),
};

/** Nothing is chosen yet. */
export const Empty: StoryObj = { render: () => provided(sandbox(), preview()) };

export const Failed: StoryObj = {
  render: () => chosen(sandbox(queuedRateChange, 'offline'), preview(), streaming),
};

/** The figures were there, then the connection broke: they stay, and cannot be confirmed. */
export const FailedLater: StoryObj = {
  render: () =>
    chosen(losesConnection(sandbox(queuedRateChange), 'quotePlanChange'), preview(), streaming),
};
