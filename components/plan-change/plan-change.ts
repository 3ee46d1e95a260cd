import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { agentPolicy, type Policy } from '../../src/context/settings.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { KeptSelection } from '../../src/controllers/kept-selection.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { StoredIntents } from '../../src/controllers/stored-intent.js';
import { emit } from '../../src/events/emit.js';
import { planChangeTexts } from '../../src/i18n/locales/en/plan-change.js';
import type { ChangeKind } from '../../src/model/plan-change.js';
import type { PlanInstance, PlanInstanceStatus } from '../../src/model/plan-instance.js';
import { alert } from '../internal/alert.js';
import { CardSlotForwarder } from '../internal/card-slot.js';
import { below, heading, type HeadingLevel } from '../internal/heading.js';
import { icon } from '../internal/icon.js';
import { failedPanel, setupPanel } from '../internal/panel.js';
import { skeletonChoices } from '../internal/skeleton.js';
import { closedReason, ChangeReads } from './change-reads.js';
import { heldStep } from './held-step.js';
import { alignStep, optionsStep, type Billed } from './options-step.js';
import { planChangeStyles } from './plan-change.styles.js';
import { SubjectChoice } from './subject-choice.js';
import { WhenChoice } from './when-choice.js';
import { offeredWhens, whenStep } from './when-step.js';

/** What is chosen unless the customer says otherwise, where it is open: the platform's own defaults (Aria wire notes 4.1). */
const firstWhen = {
  assign: 'now',
  replace: 'anniversary',
  cancel: 'anniversary',
  units: 'now',
  'rate-schedule': 'now',
  status: 'now',
} as const satisfies Record<ChangeKind, string>;

/** Statuses that subscribers give their own plans: pause and go on. */
const ownStatuses: readonly PlanInstanceStatus[] = ['active', 'inactive'];

/**
 * Takes a customer from a wish to the receipt: take plans, switch to another one, change units or price, cancel, pause. Steps: what, when, who
 * pays, what it costs, confirm. Each choice that is closed says why before anything is sent. It has a selection of its own, so several of them on a page
 * do not mix. What was chosen, and what is under way, goes on where it stood when the page is loaded again or the session renewed.
 *
 * Needs `getAccount` and what `uss-plan-picker`, `uss-billing-group-selector` and `uss-rate-preview` need; to change a plan that the account has also
 * `listPlanInstances`. With `getEffectiveChoices` closed dates are told beforehand. What is offered is the provider's policy.
 *
 * @summary The whole way to another plan: choose, see what it costs, confirm, receipt.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-plan-change></uss-plan-change>
 *   <uss-plan-change change="cancel" plan-instance-id="60001"></uss-plan-change>
 * </uss-provider>
 * ```
 *
 * @slot uss-card - Where the fields for a new card or account stand; made by the element itself unless the page puts an element of its own there.
 *
 * @fires {CustomEvent<PlanSelectedDetail>} uss-plan-selected - The customer chose plans, a rate schedule or units.
 * @fires {CustomEvent<EffectiveSelectedDetail>} uss-effective-selected - The customer chose when the change takes effect, or with which plan it is billed.
 * @fires {CustomEvent<BillingGroupSelectedDetail>} uss-billing-group-selected - The customer chose who pays.
 * @fires {CustomEvent<BillingGroupSubmitDetail>} uss-billing-group-submit - The customer confirmed a billing group that is made or changed on the way, and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<BillingGroupDoneDetail>} uss-billing-group-done - A billing group is made or changed.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-billing-group-ended - That came to any other end.
 * @fires {CustomEvent<PaymentMethodSubmitDetail>} uss-payment-method-submit - The same for a payment method that is added on the way.
 * @fires {CustomEvent<PaymentMethodDoneDetail>} uss-payment-method-done - A payment method is added.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-payment-method-ended - That came to any other end.
 * @fires {CustomEvent<QuoteReadyDetail>} uss-quote-ready - A new quote is on the screen.
 * @fires {CustomEvent<QuoteSubmitDetail>} uss-plan-change-submit - The customer confirmed and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<QuoteDoneDetail>} uss-plan-change-done - The change took effect, or was queued.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-plan-change-ended - The change came to any other end.
 * @fires {CustomEvent<PlanChangeRestartedDetail>} uss-plan-change-restarted - The customer is done with the receipt and wants to choose again.
 *
 * @csspart choices - The steps before the figures: what, when, who pays.
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
  readonly #localize = new LocalizeController(this, { texts: planChangeTexts });
  readonly #selection = new SelectionController(this, { own: true });
  readonly #kept = new KeptSelection(this, {
    connection: this.#connection,
    selection: this.#selection,
    asked: () => [this.change, this.planInstanceId, this.planId, this.status].join(' '),
    url: () => this.urlPrefix,
  });
  readonly #reads = new ChangeReads(this, {
    connection: this.#connection,
    selection: this.#selection,
  });
  readonly #when = new WhenChoice(this, this.#selection);
  readonly #subject = new SubjectChoice(this, this.#selection);

  #session: unknown;
  #asked = '';

  /** The change is made: the receipt stands alone. */
  @state() private made = false;
  /** A confirmation is on its way: nothing can be chosen. */
  @state() private underWay = false;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** What is to be done. `assign` takes new plans, with `plan-instance-id` under that one; all others change the plan that it names. */
  @property() change: ChangeKind = 'assign';

  /** Id of the plan instance that is changed, or under which plans are taken. */
  @property({ attribute: 'plan-instance-id' }) planInstanceId?: string;

  /** Id of a plan that is chosen from the start, as from a link on another page. */
  @property({ attribute: 'plan-id' }) planId?: string;

  /** With `change="status"`: the status to give. */
  @property() status?: PlanInstanceStatus;

  /** Who uses it: `agent` offers every choice that there is, whatever the policy. */
  @property() audience: 'subscriber' | 'agent' = 'subscriber';

  /** Beginning of parameters in the page's address that hold what is chosen (`uss.`), so that it can be linked to; left out, the address is left alone. */
  @property({ attribute: 'url-prefix' }) urlPrefix?: string;

  /** Level of the element's heading, 1 to 6; headings inside are one below. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  constructor() {
    super();
    new CardSlotForwarder(this);
    this.addController({ hostUpdate: () => this.#prepare() });
  }

  /** Runs when the answers of this render are known, before anything is drawn from them. */
  #prepare(): void {
    const session = this.#connection.connection?.client;
    if (session && session !== this.#session) {
      // What someone else chose here is nothing to this customer; what they chose themselves comes back.
      if (this.#session) this.#clear();
      this.#session = session;
    }
    const asked = [this.change, this.planInstanceId, this.status].join(' ');
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#begin();
    }
    if (!this.#kept.settled || this.made || this.underWay) return;
    this.#when.follow(this.#localize.localizer, {
      first: firstWhen[this.#kind],
      offered: this.#offered,
      choices: this.#reads.effective,
    });
    this.#subject.follow(this.#localize.localizer, this.#reads.instance);
  }

  #begin(): void {
    this.#when.clear();
    this.#subject.clear();
    const { change: kind, planInstanceId, status } = this;
    this.#selection.select({
      kind,
      planInstanceId: planInstanceId as PlanInstance['id'] | undefined,
      status,
      firstInvoice: kind === 'assign' && planInstanceId === undefined ? 'full' : undefined,
    });
  }

  #clear(): void {
    this.made = false;
    this.underWay = false;
    this.#selection.clear();
    this.#begin();
  }

  get #kind(): ChangeKind {
    return this.#selection.selection.kind;
  }

  get #policy(): Policy {
    const { policy } = this.#localize.settings;
    return this.audience === 'agent'
      ? { ...agentPolicy, cancelReasons: policy.cancelReasons }
      : policy;
  }

  get #offered() {
    return offeredWhens({
      policy: this.#policy.effective,
      kind: this.#kind,
      takesMaster: this.#takesMaster,
      known: this.#reads.effective,
    });
  }

  get #takesMaster(): boolean {
    const { kind, planInstanceId } = this.#selection.selection;
    return kind === 'assign' && planInstanceId === undefined;
  }

  /** Plans whose bill day the chosen one may share. */
  get #alignable(): readonly Billed[] {
    if (!this.#policy.alignment || !this.#takesMaster || this.#when.when !== 'now') return [];
    return this.#reads.instances.filter(
      (instance): instance is Billed =>
        instance.kind === 'master' &&
        instance.status === 'active' &&
        instance.nextBillDate !== undefined,
    );
  }

  #emitEffective(): void {
    const { effective, alignWith } = this.#selection.selection;
    if (effective) emit(this, 'uss-effective-selected', { effective, alignWith });
  }

  readonly #submitted = (event: Event): void => {
    // Listeners of the page come after this one, and may prevent it.
    queueMicrotask(() => {
      this.underWay = !event.defaultPrevented;
    });
  };

  readonly #ended = (): void => {
    this.underWay = false;
    this.requestUpdate();
  };

  readonly #done = (): void => {
    this.underWay = false;
    this.made = true;
    this.#kept.forget();
  };

  readonly #restarted = (): void => {
    this.#clear();
    this.#kept.forget();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#title')?.focus(),
    );
  };

  #subjectStep(): TemplateResult {
    const { localizer } = this.#localize;
    const { planInstanceId, plans } = this.#selection.selection;
    const { instance } = this.#reads;
    if (this.#kind === 'assign' || this.#kind === 'replace') {
      const assign = this.#kind === 'assign';
      return this.#step(
        1,
        plans.length > 0 && plans.every(({ units }) => units !== undefined),
        html`<uss-plan-picker
          value=${ifDefined(this.planId)}
          under=${ifDefined(assign ? planInstanceId : undefined)}
          instead-of=${ifDefined(assign ? undefined : planInstanceId)}
          ?disabled=${this.underWay}
        ></uss-plan-picker>`,
      );
    }
    if (!instance) return this.#step(1, false, skeletonChoices(2));
    const content = heldStep(localizer, {
      instance,
      reads: this.#reads,
      selection: this.#selection,
      subject: this.#subject,
      policy: this.#policy,
      statuses: this.#statuses(instance),
      disabled: this.underWay,
    });
    return this.#step(1, this.#subjectChosen, content);
  }

  get #subjectChosen(): boolean {
    const { kind, units, rateScheduleId, status } = this.#selection.selection;
    return (
      kind === 'cancel' ||
      units !== undefined ||
      rateScheduleId !== undefined ||
      status !== undefined
    );
  }

  #statuses({ statuses }: PlanInstance): readonly PlanInstanceStatus[] {
    const given =
      this.audience === 'agent' ? statuses : statuses.filter((each) => ownStatuses.includes(each));
    return this.status && statuses.includes(this.status) ? [this.status] : given;
  }

  #whenStep(): TemplateResult {
    const { localizer } = this.#localize;
    const { today } = this.#reads;
    const { effective } = this.#selection.selection;
    const when =
      today === undefined
        ? skeletonChoices(this.#offered.length)
        : whenStep(localizer, {
            kind: this.#kind,
            today,
            offered: this.#offered,
            known: this.#reads.effective,
            choice: this.#when,
            laterPeriods: this.audience === 'agent',
            disabled: this.underWay,
            onChoose: (chosen) => {
              this.#when.choose(chosen);
              this.#emitEffective();
            },
            onType: (reading, text) => {
              this.#when.type(reading, text);
              this.#emitEffective();
            },
            onPeriods: (periods) => {
              this.#when.later(periods);
              this.#emitEffective();
            },
          });
    const options = optionsStep(localizer, {
      policy: this.#policy,
      selection: this.#selection.selection,
      disabled: this.underWay,
      onSelect: (patch) => this.#selection.select(patch),
    });
    return this.#step(2, effective !== undefined, html`${when} ${this.#alignStep()} ${options}`);
  }

  #alignStep(): TemplateResult | typeof nothing {
    const instances = this.#alignable;
    if (instances.length === 0) return nothing;
    return alignStep(this.#localize.localizer, {
      instances,
      alignWith: this.#selection.selection.alignWith,
      disabled: this.underWay,
      onAlign: (alignWith) => {
        // Sharing a bill day means that the time until then is prorated (Aria wire notes 4.9).
        this.#selection.select(
          alignWith === undefined
            ? { alignWith, firstInvoice: 'full', proration: undefined }
            : { alignWith, firstInvoice: 'prorated', proration: 'full' },
        );
        this.#emitEffective();
      },
    });
  }

  /** Who pays is asked for new master plans; everything else follows the plan that it belongs to. */
  #payerStep(): TemplateResult | typeof nothing {
    const { billingGroupId } = this.#selection.selection;
    if (!this.#takesMaster) return nothing;
    return this.#step(
      3,
      billingGroupId !== undefined,
      html`<uss-billing-group-selector audience=${this.audience} ?disabled=${this.underWay}
        ><slot name="uss-card" slot="uss-card"></slot
      ></uss-billing-group-selector>`,
    );
  }

  #step(number: number, done: boolean, content: TemplateResult): TemplateResult {
    return html`<div class="step">
      <span class="step-mark ${done ? 'step-mark-done' : ''}" aria-hidden="true"
        >${done ? icon('check') : this.#localize.localizer.number(number)}</span
      >
      <div class="stack stack-loose">${content}</div>
    </div>`;
  }

  /** Whether a confirmation from before a reload has not come to its end: the preview finds out, whatever may be changed meanwhile. */
  get #unfinished(): boolean {
    const { connection } = this.#connection;
    return connection !== undefined && new StoredIntents().any(connection.name, this);
  }

  #steps(reviewOnly: boolean): TemplateResult {
    return html`<div class="columns">
      <div class="choices-column" part="choices" ?hidden=${reviewOnly}>
        ${this.#subjectStep()} ${this.#whenStep()} ${this.#payerStep()}
      </div>
      <div class="review" part="review">
        ${this.#step(
          this.#takesMaster ? 4 : 3,
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
    const { failure } = this.#reads;
    if (failure) {
      const { error, operation } = failure;
      if (error.code === 'operation-missing')
        return setupPanel(localizer, { element: this.localName, operation });
      return failedPanel(localizer, {
        message: errorText(localizer, error),
        reference: error.requestId,
        onRetry: error.retryable ? () => this.#reads.retry() : undefined,
      });
    }
    const reason = closedReason(this.#selection.selection, this.#reads, this.#policy);
    const closed = reason !== undefined && !this.made && !this.underWay;
    if (closed && !this.#unfinished) {
      return alert(localizer, {
        tone: 'info',
        title: localizer.text('change-not-possible'),
        body: localizer.text(`refusal-${reason}`),
      });
    }
    return this.#steps(this.made || closed);
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    const plan = this.#reads.instance?.planName;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      <div class="stack stack-loose ${this.made ? 'flow-made' : ''}">
        ${heading({
          level: this.headingLevel,
          text:
            plan === undefined
              ? localizer.text('change-heading')
              : localizer.text('change-heading-of', { kind: this.#kind, plan }),
          size: 'large',
          id: 'title',
          focusable: true,
        })}
        ${this.#content()}
      </div>
    </div>`;
  }
}
