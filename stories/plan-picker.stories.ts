import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, render, type TemplateResult } from 'lit';
import '../components/plan-picker/plan-picker.define.js';
import type { BillingAdapter } from '../src/adapter/contract.js';
import { find } from './support/customer.js';
import { connecting, losesConnection, provided, sandbox } from './support/sandbox.js';

const picker = (value = ''): TemplateResult =>
  html`<uss-plan-picker value=${value}></uss-plan-picker>`;

/** As wide as a side bar. Not by a style in the markup, which strict pages do not allow. */
function sideBar(content: TemplateResult): HTMLElement {
  const place = document.createElement('div');
  place.style.inlineSize = '320px';
  render(content, place);
  return place;
}

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

/** One switch for all plans that can be paid in several intervals. */
export const PaidByTheYearOrTheMonth: StoryObj = {
  render: () => provided(sandbox(), picker('20004@30004')),
};

/** What is added to a plan: in groups, and with units of its own. */
export const WithPlansToAdd: StoryObj = {
  render: () => provided(sandbox(), picker('20002/20014')),
};

/** Three levels: a router that comes with the internet, its insurance, television and its channels. */
export const ThreeLevelsOfPlans: StoryObj = {
  render: () =>
    provided(
      sandbox('add-ons'),
      picker('21001/21011/21012 21001/21013/21014 21001/21017*3 21001/21018'),
    ),
};

/** Television needs one channel or two: the rule is said in words, and nothing is sent before it is kept. */
export const TooFewOfAGroup: StoryObj = {
  render: () => provided(sandbox('add-ons'), picker('21001/21013 21001/21018')),
};

export const TooManyOfAGroup: StoryObj = {
  render: () =>
    provided(
      sandbox('add-ons'),
      picker('21001/21013/21014 21001/21013/21015 21001/21013/21016 21001/21018'),
    ),
};

/** Side by side, with a column of the page's own. */
export const AsATable: StoryObj = {
  render: () =>
    provided(
      sandbox('add-ons'),
      html`<uss-plan-picker
        layout="table"
        value="21004"
        .columns=${[{ head: 'Speed', field: 'speed' }]}
      ></uss-plan-picker>`,
    ),
};

/** At the width of a side bar each row becomes a block; readers notice no difference. */
export const AsANarrowTable: StoryObj = {
  render: () =>
    sideBar(
      provided(
        sandbox('add-ons'),
        html`<uss-plan-picker layout="table" value="21003"></uss-plan-picker>`,
      ),
    ),
};

export const SeveralAtOnce: StoryObj = {
  render: () =>
    provided(
      sandbox('add-ons'),
      html`<uss-plan-picker multiple value="21003*12 21003/21019 21004"></uss-plan-picker>`,
    ),
};

/** What can be added to a plan that the account has: what is there already counts. */
export const UnderAPlanThatIsHad: StoryObj = {
  render: () =>
    provided(sandbox('add-ons'), html`<uss-plan-picker under="60001"></uss-plan-picker>`),
};

/** Another plan in the place of one: the present one is shown as that. */
export const InThePlaceOfAPlan: StoryObj = {
  render: () =>
    provided(sandbox('add-ons'), html`<uss-plan-picker instead-of="60001"></uss-plan-picker>`),
};

/** Words of the page: by data, and by elements of its own. */
export const BadgesOfThePage: StoryObj = {
  render: () =>
    provided(
      sandbox('add-ons'),
      html`<uss-plan-picker
        .badges=${{ 21001: 'Best fit', 21003: { text: 'New', tone: 'success' } }}
        ><span slot="badge-21004">As seen on the bus</span></uss-plan-picker
      >`,
    ),
};

/** The page shows only plans for homes, dearest speed first. */
export const ChosenAndOrderedByThePage: StoryObj = {
  render: () =>
    provided(
      sandbox('add-ons'),
      html`<uss-plan-picker where="family=home|mobile" order-by="rank"></uss-plan-picker>`,
    ),
};

/** A trial that becomes another plan, one that is free at first, fees to begin and to end. */
export const TrialsAndFees: StoryObj = {
  render: () => provided(sandbox('add-ons'), picker()),
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

/** What is in sight comes first, the rest when the browser is idle; a key press draws one card anew. */
export const ThreeHundredPlans: StoryObj = {
  render: () => provided(sandbox('many-plans'), picker()),
};

export const Waiting: StoryObj = { render: () => connecting(picker()) };

export const Loading: StoryObj = { render: () => provided(sandbox('demo', 'never'), picker()) };

export const LoadingATable: StoryObj = {
  render: () =>
    provided(sandbox('demo', 'never'), html`<uss-plan-picker layout="table"></uss-plan-picker>`),
};

export const ThreeHundredRows: StoryObj = {
  render: () =>
    provided(sandbox('many-plans'), html`<uss-plan-picker layout="table"></uss-plan-picker>`),
};

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
