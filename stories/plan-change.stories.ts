import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';
import '../components/plan-change/plan-change.define.js';
import type { BillingAdapter } from '../src/adapter/contract.js';
import type { Policy } from '../src/context/settings.js';
import type { ChangeKind } from '../src/model/plan-change.js';
import { agree, confirm, fault, find, forgetWrites } from './support/customer.js';
import { connecting, provided, sandbox } from './support/sandbox.js';

const flow = (planId?: string): TemplateResult =>
  html`<uss-plan-change plan-id=${ifDefined(planId)}></uss-plan-change>`;

const scenario = (name: string, planId?: string): StoryObj => ({
  render: () => provided(sandbox(name), flow(planId)),
});

async function pick(place: HTMLElement, name: RegExp): Promise<void> {
  const label = await find(place, 'label', name);
  label.click();
}

const meta: Meta = {
  title: 'Plan change',
  component: 'uss-plan-change',
  beforeEach: forgetWrites,
  render: () => provided(sandbox(), flow()),
};
export default meta;

/** Nothing is chosen yet. */
export const Start: StoryObj = {};

/** A link from another page has chosen a plan. */
export const WithPlanFromALink: StoryObj = { render: () => provided(sandbox(), flow('20002')) };

/** Everything is chosen: one look at it, and confirm. */
export const ReadyToConfirm: StoryObj = {
  play: async ({ canvasElement }) => {
    await pick(canvasElement, /^Stream Plus/);
    await pick(canvasElement, /^Home\s+Visa/);
    await find(canvasElement, 'button', /^Confirm/);
  },
};

export const AssignNowWithQueuedRateChange: StoryObj = scenario(
  'assign-now-with-queued-rate-change',
  '20001',
);

export const ScheduleExpiresExistingKeepIt: StoryObj = scenario(
  'rs-expiry-keeps-existing',
  '20001',
);

export const ScheduledRateChangeMovesEveryone: StoryObj = scenario(
  'rs-scheduled-rate-change-moves-everyone',
  '20001',
);

export const NotYetInEffect: StoryObj = scenario('rs-not-yet-in-effect-cannot-be-assigned');

export const ExpiredBeforeActivation: StoryObj = scenario(
  'rs-expired-before-activation-cannot-be-assigned',
  '20001',
);

export const RetroactiveStartBeforeRateChange: StoryObj = scenario(
  'retroactive-start-uses-rate-of-the-day-of-addition-before-change',
  '20001',
);

export const RetroactiveStartAfterRateChange: StoryObj = scenario(
  'retroactive-start-uses-rate-of-the-day-of-addition-after-change',
  '20001',
);

export const RetroactiveStartAddedAfterRateChange: StoryObj = scenario(
  'retroactive-start-before-change-added-after-it',
  '20001',
);

/** The start is to come: the date field says from when to when. */
export const FutureStartUsesRateOfActivation: StoryObj = {
  ...scenario('future-start-uses-rate-of-the-activation-date', '20001'),
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'button', /^Confirm/);
    await pick(canvasElement, /^On a later date/);
    await find(canvasElement, 'p', /^From October 11, 2020/);
  },
};

/** Billed together with the plan that is there already. */
export const AlignedToAnotherPlan: StoryObj = {
  ...scenario('assign-in-the-middle-aligned-to-another-plan', '20002'),
  play: async ({ canvasElement }) => {
    await find(canvasElement, 'button', /^Confirm/);
    await pick(canvasElement, /^Together with Internet/);
    await find(canvasElement, 'p', /\$36\.00 today/);
  },
};

export const Receipt: StoryObj = {
  ...scenario('assign-now-with-queued-rate-change', '20001'),
  play: async ({ canvasElement }) => {
    await confirm(canvasElement);
    await find(canvasElement, 'h3', /Your change is made/);
  },
};

/** The price went up between the figures and the confirmation. */
export const PriceChanged: StoryObj = {
  ...scenario('assign-now-with-queued-rate-change', '20001'),
  play: async ({ canvasElement }) => {
    await agree(canvasElement);
    await fault(canvasElement, 'price-changed');
    await confirm(canvasElement);
    await find(canvasElement, 'p', /The change was not made/);
  },
};

/** The account may not change plans: says why in place. */
export const NotPermitted: StoryObj = {
  render: () => {
    const adapter = sandbox();
    const restricted: BillingAdapter = {
      ...adapter,
      getAccount: async (input, options) => ({
        ...(await adapter.getAccount(input, options)),
        can: { changePlans: { allowed: false, reason: 'not-permitted' } },
      }),
    };
    return provided(restricted, flow());
  },
};

/** A change of a plan that the account has, in a scenario; ids as the sandbox gives them. */
function held(
  name: string,
  change: ChangeKind,
  { planInstanceId = '60001', policy = {}, agent = false, play }: HeldOptions = {},
): StoryObj {
  return {
    render: () =>
      html`<uss-provider .adapter=${sandbox(name)} .policy=${policy}>
        <uss-plan-change
          change=${change}
          plan-instance-id=${planInstanceId}
          audience=${agent ? 'agent' : 'subscriber'}
        ></uss-plan-change>
      </uss-provider>`,
    ...(play && { play: ({ canvasElement }) => play(canvasElement) }),
  };
}

interface HeldOptions {
  readonly planInstanceId?: string;
  readonly policy?: Partial<Policy>;
  readonly agent?: boolean;
  readonly play?: (place: HTMLElement) => Promise<void>;
}

/** Another plan in place of one that is there, in the middle of its period: before and after beside each other. */
export const SwitchToday: StoryObj = held('replace-master-plan-mid-period-prorated', 'replace', {
  play: async (place) => {
    await pick(place, /Live TV/);
    await pick(place, /^Today/);
    await find(place, 'p', /\$19\.28 today/);
  },
});

/** The new plan does not carry all that is there: what ends is named, and the next bill date is closed with the reason. */
export const SwitchThatLosesAPlan: StoryObj = held(
  'replace-master-plan-cancels-supplementals-it-does-not-carry',
  'replace',
  {
    play: async (place) => {
      await pick(place, /^Internet Plus/);
      await pick(place, /^Today/);
      await find(place, 'li', /^B ends/);
    },
  },
);

/** What can be added to a plan, to any depth. */
export const AddToAPlan: StoryObj = held('add-ons', 'assign');

/** Plans of three intervals in one confirmation: a lane for each, and the invoices until all have been billed once more. */
export const SeveralIntervals: StoryObj = {
  ...scenario('three-intervals-aligned-to-an-existing-master-plan', '20002'),
  play: async ({ canvasElement }) => {
    await pick(canvasElement, /^Quarterly/);
    await pick(canvasElement, /^Monthly/);
    await pick(canvasElement, /^Together with Internet/);
    await pick(canvasElement, /^Office/);
    await find(canvasElement, 'p', /\$90\.00 today/);
  },
};

export const ChangeUnits: StoryObj = held('several-for-one-plan', 'units');

/** Another price of the same plan. */
export const ChangeHowItIsPaid: StoryObj = held('several-for-one-plan', 'rate-schedule');

/** At the end of what is paid, unless the customer chooses another day; the reasons are the host's. */
export const CancelWithReasons: StoryObj = held(
  'replace-master-plan-mid-period-prorated',
  'cancel',
  {
    policy: { cancelReasons: ['I move away.', 'It costs too much.'] },
    play: async (place) => {
      await pick(place, /^It costs too much/);
      await find(place, 'button', /^Confirm/);
    },
  },
);

export const PauseAPlan: StoryObj = held('replace-master-plan-mid-period-prorated', 'status');

/** A plan whose payment is overdue cannot be switched, and the flow says why before anything is chosen. */
export const NotPossible: StoryObj = held('dunning-forbids-replacement', 'replace');

/** Support agents have every choice that there is. */
export const ForAgents: StoryObj = held('replace-master-plan-mid-period-prorated', 'replace', {
  agent: true,
  play: async (place) => {
    await pick(place, /Live TV/);
    await pick(place, /^Today/);
    (await find(place, 'summary', /^More choices/)).click();
  },
});

export const Waiting: StoryObj = { render: () => connecting(flow()) };

export const Loading: StoryObj = { render: () => provided(sandbox('demo', 'never'), flow()) };

export const Empty: StoryObj = scenario('empty');

export const Failed: StoryObj = { render: () => provided(sandbox('demo', 'offline'), flow()) };
