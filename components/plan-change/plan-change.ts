import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { PlansController } from '../../src/controllers/plans-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { emit } from '../../src/events/emit.js';
import { alert } from '../internal/alert.js';
import { below, heading, type HeadingLevel } from '../internal/heading.js';
import { icon } from '../internal/icon.js';
import { setupPanel } from '../internal/panel.js';
import { skeletonChoices } from '../internal/skeleton.js';
import { planChangeStyles } from './plan-change.styles.js';
import { StartChoice } from './start-choice.js';
import { startRange, type StartRange } from './start-range.js';
import { alignStep, startStep, type Billed } from './start-step.js';

/**
 * Takes a customer from choosing a plan to the receipt: plan and units, when it starts, who pays, what it costs, confirm.
 * It has a selection of its own, so several of them on a page do not mix. What is under way when the page is loaded again
 * goes on where it stood.
 *
 * Needs what `uss-plan-picker`, `uss-billing-group-selector` and `uss-rate-preview` need. With `listPlanInstances` the
 * customer can also choose to be billed on the day of a plan that is there already. What starts are offered, and whether bill
 * days can be shared, is the provider's policy.
 *
 * @summary The whole way to another plan: choose, see what it costs, confirm, receipt.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-plan-change></uss-plan-change>
 * </uss-provider>
 * ```
 *
 * @fires {CustomEvent<PlanSelectedDetail>} uss-plan-selected - The customer chose a plan, a rate schedule or units.
 * @fires {CustomEvent<StartSelectedDetail>} uss-start-selected - The customer chose when the change starts, or with which plan it is billed.
 * @fires {CustomEvent<BillingGroupSelectedDetail>} uss-billing-group-selected - The customer chose who pays.
 * @fires {CustomEvent<QuoteReadyDetail>} uss-quote-ready - A new quote is on the screen.
 * @fires {CustomEvent<PlanChangeSubmitDetail>} uss-plan-change-submit - The customer confirmed and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<PlanChangeDoneDetail>} uss-plan-change-done - The change took effect.
 * @fires {CustomEvent<PlanChangeEndedDetail>} uss-plan-change-ended - The change came to any other end.
 * @fires {CustomEvent<PlanChangeRestartedDetail>} uss-plan-change-restarted - The customer is done with the receipt and wants to choose again.
 *
 * @csspart choices - The steps before the figures: plan, start, who pays.
 * @csspart review - The figures, and afterwards the receipt.
 *
 * @cssproperty [--uss-sticky-top=16px] - Distance of the figures from the top of the window while they stay in sight beside the steps: more where the page has a bar there.
 */
export class PlanChange extends LitElement {
  static override styles = planChangeStyles;

  readonly #connection = new ConnectionController(this, {
    adapter: () => this.adapter,
    forChildren: true,
  });
  readonly #localize = new LocalizeController(this);
  readonly #selection = new SelectionController(this, { own: true });
  readonly #plans = new PlansController(this, { connection: this.#connection });
  readonly #instances = new QueryController(this, {
    connection: this.#connection,
    operation: 'listPlanInstances',
    input: () => (this.#connection.has('listPlanInstances') ? {} : undefined),
  });
  readonly #start = new StartChoice(this, this.#selection);

  #session: unknown;

  /** The change is made: the receipt stands alone. */
  @state() private made = false;
  /** A confirmation is on its way: nothing can be chosen. */
  @state() private underWay = false;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Id of a plan that is chosen from the start, as from a link on another page. */
  @property({ attribute: 'plan-id' }) planId?: string;

  /** Level of the element's heading, 1 to 6; headings inside are one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  constructor() {
    super();
    this.addController({ hostUpdate: () => this.#prepare() });
  }

  /** Runs when the answers of this render are known, before anything is drawn from them. */
  #prepare(): void {
    const session = this.#connection.connection?.client;
    if (session && session !== this.#session) {
      // What someone else chose here is nothing to this customer.
      if (this.#session) this.#clear();
      this.#session = session;
    }
    this.#start.follow(this.#localize.localizer, this.#range);
  }

  #clear(): void {
    this.made = false;
    this.underWay = false;
    this.#start.clear();
    this.#selection.clear();
  }

  /** The days that the date field offers for the plan that is chosen. */
  get #range(): StartRange | undefined {
    const { when } = this.#start;
    const { value } = this.#plans;
    const { planId, rateScheduleId } = this.#selection.selection;
    const schedules = value?.plans.find(({ id }) => id === planId)?.rateSchedules;
    const schedule = schedules?.find(({ id, isDefault }) =>
      rateScheduleId ? id === rateScheduleId : isDefault,
    );
    return value && schedule && when !== 'now'
      ? startRange(when, value.account.today, schedule.intervalMonths)
      : undefined;
  }

  /** Plans whose bill day the chosen one may share. */
  get #alignable(): readonly Billed[] {
    const { policy } = this.#localize.settings;
    if (!policy.alignment || this.#start.when !== 'now') return [];
    return (this.#instances.result.data?.rows ?? []).filter(
      (instance): instance is Billed =>
        instance.kind === 'master' &&
        instance.status === 'active' &&
        instance.nextBillDate !== undefined,
    );
  }

  #emitStart(): void {
    const { effective, alignWith } = this.#selection.selection;
    if (effective) emit(this, 'uss-start-selected', { effective, alignWith });
  }

  readonly #submitted = (event: Event): void => {
    // Listeners of the page come after this one, and may prevent it.
    queueMicrotask(() => {
      this.underWay = !event.defaultPrevented;
    });
  };

  readonly #ended = (): void => {
    this.underWay = false;
  };

  readonly #done = (): void => {
    this.underWay = false;
    this.made = true;
  };

  readonly #restarted = (): void => {
    this.made = false;
    this.#start.clear();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#title')?.focus(),
    );
  };

  #startStep(): TemplateResult | typeof nothing {
    const { localizer, settings } = this.#localize;
    const { value } = this.#plans;
    if (!value) return skeletonChoices(settings.policy.starts.length);
    return startStep(localizer, {
      today: value.account.today,
      starts: settings.policy.starts,
      choice: this.#start,
      disabled: this.underWay,
      range: this.#range,
      onChoose: (when) => {
        this.#start.choose(when);
        this.#emitStart();
      },
      onType: (reading, text) => {
        this.#start.type(reading, text);
        this.#emitStart();
      },
    });
  }

  #alignStep(): TemplateResult | typeof nothing {
    const instances = this.#alignable;
    if (instances.length === 0) return nothing;
    return alignStep(this.#localize.localizer, {
      instances,
      alignWith: this.#selection.selection.alignWith,
      disabled: this.underWay,
      onAlign: (alignWith) => {
        this.#selection.select({ alignWith });
        this.#emitStart();
      },
    });
  }

  #step(number: number, done: boolean, content: TemplateResult): TemplateResult {
    return html`<div class="step">
      <span class="step-mark ${done ? 'step-mark-done' : ''}" aria-hidden="true"
        >${done ? icon('check') : this.#localize.localizer.number(number)}</span
      >
      <div class="stack stack-loose">${content}</div>
    </div>`;
  }

  #steps(): TemplateResult {
    const { planId, units, billingGroupId, effective } = this.#selection.selection;
    const planChosen = planId !== undefined && units !== undefined;
    return html`<div class="columns">
      <div class="choices-column" part="choices" ?hidden=${this.made}>
        ${this.#step(
          1,
          planChosen,
          html`<uss-plan-picker
            value=${ifDefined(this.planId)}
            ?disabled=${this.underWay}
          ></uss-plan-picker>`,
        )}
        ${this.#step(2, planChosen && effective !== undefined, html`${this.#startStep()} ${this.#alignStep()}`)}
        ${this.#step(
          3,
          billingGroupId !== undefined,
          html`<uss-billing-group-selector
            ?disabled=${this.underWay}
          ></uss-billing-group-selector>`,
        )}
      </div>
      <div class="review" part="review">
        ${this.#step(
          4,
          false,
          html`<uss-rate-preview
            heading-level=${below(this.headingLevel)}
            @uss-plan-change-submit=${this.#submitted}
            @uss-plan-change-ended=${this.#ended}
            @uss-plan-change-done=${this.#done}
            @uss-plan-change-restarted=${this.#restarted}
          ></uss-rate-preview>`,
        )}
      </div>
    </div>`;
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    if (this.#connection.missing) return setupPanel(localizer, { element: this.localName });
    const permission = this.#plans.value?.account.can.changePlans;
    if (permission?.allowed === false && !this.made && !this.underWay) {
      return alert(localizer, {
        tone: 'info',
        title: localizer.text('change-not-possible'),
        body: localizer.text(`refusal-${permission.reason}`),
      });
    }
    return this.#steps();
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      <div class="stack stack-loose ${this.made ? 'flow-made' : ''}">
        ${heading({
          level: this.headingLevel,
          text: localizer.text('change-heading'),
          size: 'large',
          id: 'title',
          focusable: true,
        })}
        ${this.#content()}
      </div>
    </div>`;
  }
}
