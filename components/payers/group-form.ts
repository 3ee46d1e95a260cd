import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import type { EndedOutcome } from '../../src/controllers/outcome.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { emit } from '../../src/events/emit.js';
import { billingGroupSelectorTexts } from '../../src/i18n/locales/en/billing-group-selector.js';
import { payersTexts } from '../../src/i18n/locales/en/payers.js';
import { payingTexts } from '../../src/i18n/locales/en/paying.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { PlanInstanceId } from '../../src/model/ids.js';
import type { BillingGroupDraft, PayerQuote } from '../../src/model/payer-change.js';
import type { PaymentTerms } from '../../src/model/payment-terms.js';
import type { PaymentFields } from '../../src/payment-fields/port.js';
import { alert } from '../internal/alert.js';
import { Announcer } from '../internal/announcer.js';
import { button } from '../internal/button.js';
import { CardSlotForwarder } from '../internal/card-slot.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { below, heading, type HeadingLevel } from '../internal/heading.js';
import { problemSummary } from '../internal/problem-summary.js';
import { skeletonText } from '../internal/skeleton.js';
import { BusySignal, isBusy } from './busy-signal.js';
import {
  beginning,
  changesAnything,
  fieldOf,
  groupDraft,
  problemsOf,
  valuesOf,
  type Asked,
  type GroupField,
  type GroupProblem,
  type GroupValues,
} from './group-draft.js';
import { groupFields, groupProblems } from './group-fields.js';
import { groupPlans, movable } from './group-plans.js';
import { GroupReads } from './group-reads.js';
import { payerFormStyles } from './payer-form.styles.js';
import { PayerWrite } from './payer-write.js';

/** What is to be done; `resume`: only to find out what became of what was confirmed before the page was loaded again. */
export type GroupTask =
  | { readonly do: 'create' | 'resume' }
  | ({ readonly do: 'update'; readonly group: BillingGroup } & Asked);

/** Always the same object: another task is another form, which forgets what was being done. */
const adding = { do: 'add' } as const;

/**
 * Makes or changes a billing group, inside other elements; not published on its own. Nothing is saved before it was shown what that is and
 * what follows. A new payment method can be added on the way, which is a step of its own. Sends `close` when there is nothing more to do.
 *
 * @summary Makes or changes a billing group.
 * @internal
 */
export class GroupForm extends LitElement {
  static override styles = payerFormStyles;

  readonly #connection = new ConnectionController(this);
  readonly #localize = new LocalizeController(this, {
    texts: [payingTexts, payersTexts, billingGroupSelectorTexts],
  });
  readonly #announcer = new Announcer(this);
  readonly #reads = new GroupReads(this, {
    connection: this.#connection,
    plans: () => this.#asksDetails && this.task.do !== 'resume',
  });
  readonly #write: PayerWrite = new PayerWrite(this, {
    connection: this.#connection,
    localizer: () => this.#localize.localizer,
    announcer: this.#announcer,
    what: 'group',
    draft: () => this.draft,
    refused: (refusal) => this.#refused(refusal),
    submit: (quote) => this.#submit(quote),
    ended: (outcome) => this.#ended(outcome),
    ways: () => ({
      change: this.task.do !== 'resume',
      leave: this.task.do === 'resume' ? 'close' : 'cancel',
    }),
    change: () => this.#toFields(),
    close: () => this.#close(),
  });

  /** What was typed; what stands there at first until then. */
  @state() private typed: Partial<GroupValues> = {};
  /** Plans that were ticked, to be paid for by the group. */
  @state() private ticked: ReadonlySet<PlanInstanceId> = new Set();
  /** What is asked for, once all that was typed can be. */
  @state() private draft: BillingGroupDraft | undefined;
  @state() private problems: readonly GroupProblem[] = [];
  /** Why the service does not take what was asked for, where that is about no field. */
  @state() private refusal: RefusalCode | undefined;
  @state() private adding = false;
  @state() private added = false;
  @state() private addingBusy = false;

  @property({ attribute: false }) task: GroupTask = { do: 'create' };

  /** Where the fields for a new payment method come from; left out, the provider around the element says. */
  @property({ attribute: false }) paymentFields?: PaymentFields | undefined;

  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 3;

  constructor() {
    super();
    new CardSlotForwarder(this);
    new SessionController(this, {
      connection: this.#connection,
      changed: () => {
        this.typed = {};
        this.ticked = new Set();
        this.draft = undefined;
        this.adding = false;
        this.#write.dismiss();
        this.#close();
      },
    });
    new BusySignal(this);
    new FocusKeeper(this, () =>
      this.renderRoot.querySelector<HTMLElement>('#outcome, #review, #title'),
    );
  }

  /** True while nothing else may be begun. */
  get busy(): boolean {
    return this.#write.busy || this.addingBusy;
  }

  /** Moves the focus to its heading, as soon as that is there. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#title, #outcome')?.focus(options),
    );
  }

  get #group(): BillingGroup | undefined {
    return this.task.do === 'update' ? this.task.group : undefined;
  }

  /** Whether name and description are asked for: not where only the way to pay is to change. */
  get #asksDetails(): boolean {
    const { task } = this;
    return task.do !== 'update' || !(task.methodsOnly || task.termsFirst);
  }

  get #methodsOnly(): boolean {
    return this.task.do === 'update' && this.task.methodsOnly === true;
  }

  get #values(): GroupValues {
    const asked = this.task.do === 'update' ? this.task : {};
    return { ...beginning(valuesOf(this.#group, this.#reads.knownNumber), asked), ...this.typed };
  }

  /** The terms to choose from; none where only methods are. */
  get #termsOffered(): readonly PaymentTerms[] {
    return this.#methodsOnly ? [] : this.#reads.termsFor(this.#group);
  }

  get #chosenTerms(): PaymentTerms | undefined {
    const { termsId } = this.#values;
    return this.#termsOffered.find(({ id }) => id === termsId);
  }

  /** What was ticked, of what can move to the group now. */
  get #moves(): PlanInstanceId[] {
    return movable(this.#reads.plans, this.#group?.id)
      .map(({ id }) => id)
      .filter((id) => this.ticked.has(id));
  }

  #tick(id: PlanInstanceId, isTicked: boolean): void {
    const ticked = new Set(this.ticked);
    if (isTicked) ticked.add(id);
    else ticked.delete(id);
    this.ticked = ticked;
    this.added = false;
    this.refusal = undefined;
  }

  #type(field: GroupField, value: string): void {
    this.typed = { ...this.typed, [field]: value };
    // What is mended is told no more; nothing new is complained of before the next try.
    this.problems = this.problems.filter((problem) => problem.field !== field);
    this.added = false;
    this.refusal = undefined;
  }

  readonly #check = (event: Event): void => {
    event.preventDefault();
    const values = this.#values;
    const details = this.#asksDetails;
    const terms = this.#chosenTerms;
    this.refusal = undefined;
    this.problems = problemsOf(values, { details, terms });
    if (this.problems.length > 0) return this.#focusLater('#problems');
    const draft = groupDraft(values, { group: this.#group, details, terms, plans: this.#moves });
    if (!changesAnything(draft)) {
      this.refusal = 'nothing-to-change';
      return this.#focusLater('#refusal');
    }
    this.draft = draft;
    this.#focusLater('#step');
  };

  #focusLater(selector: string): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>(selector)?.focus(),
    );
  }

  #toFields(): void {
    this.draft = undefined;
    this.#focusLater('#title');
  }

  /** Back to what was typed: at the field, where the reason is about one. */
  #refused(refusal: RefusalCode): void {
    if (this.task.do === 'resume') return;
    const problem = fieldOf(refusal);
    this.draft = undefined;
    this.#write.dismiss();
    // What can move has changed since it was read.
    if (refusal === 'plan-instance-not-found')
      this.#connection.connection?.invalidate(['planInstances']);
    this.problems = problem ? [problem] : [];
    this.refusal = problem ? undefined : refusal;
    this.#focusLater(problem ? '#problems' : '#refusal');
  }

  #submit({ id: quoteId }: PayerQuote): boolean {
    const { task } = this;
    if (task.do === 'resume') return false;
    const billingGroupId = task.do === 'update' ? task.group.id : undefined;
    return emit(this, 'uss-billing-group-submit', { quoteId, do: task.do, billingGroupId });
  }

  #ended(outcome: EndedOutcome): void {
    const { id: intentId, quoteId } = outcome;
    if (outcome.state === 'done' || outcome.state === 'done-with-problem') {
      const { billingGroupId, invoiceIds } = outcome.receipt;
      const problem = outcome.state === 'done-with-problem' ? outcome.problem : undefined;
      const detail = { intentId, quoteId, billingGroupId, invoiceIds, problem };
      emit(this, 'uss-billing-group-done', detail);
      return;
    }
    const refusal = outcome.state === 'refused' ? outcome.refusal : undefined;
    emit(this, 'uss-billing-group-ended', { intentId, quoteId, end: outcome.state, refusal });
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  readonly #methodAdded = (event: HTMLElementEventMap['uss-payment-method-done']): void => {
    const { paymentMethodId } = event.detail;
    this.adding = false;
    this.addingBusy = false;
    this.added = true;
    if (paymentMethodId !== undefined)
      this.typed = { ...this.typed, by: 'method', primaryId: paymentMethodId };
    this.problems = this.problems.filter(({ field }) => field !== 'primaryId');
    this.#focusLater('#added');
  };

  #adding(): TemplateResult | typeof nothing {
    const { localizer, settings } = this.#localize;
    const mayAdd =
      this.#connection.has('quotePaymentMethod') && settings.policy.paymentMethods.length > 0;
    if (!mayAdd || this.adding) return nothing;
    return html`<div class="actions">
      ${button({
        label: localizer.text('payers-add-method'),
        icon: 'add',
        size: 'small',
        id: 'add',
        onPress: () => {
          this.adding = true;
          void this.updateComplete.then(() =>
            this.renderRoot.querySelector('uss-payment-method-form')?.focus(),
          );
        },
      })}
    </div>`;
  }

  /** Its own quote, confirmation and end, before the group is asked for (write protocol, step 9). */
  #methodForm(): TemplateResult {
    return html`<uss-payment-method-form
      class="panel"
      heading-level=${below(this.headingLevel)}
      .task=${adding}
      .paymentFields=${this.paymentFields}
      @busychange=${(event: Event) => {
        this.addingBusy = isBusy(event);
      }}
      @uss-payment-method-done=${this.#methodAdded}
      @close=${() => {
        this.adding = false;
        this.#focusLater('#add');
      }}
      ><slot name="uss-card" slot="uss-card"></slot
    ></uss-payment-method-form>`;
  }

  #plans(): TemplateResult | typeof nothing {
    return groupPlans(this.#localize.localizer, {
      plans: this.#reads.plans,
      groups: this.#reads.groups,
      groupId: this.#group?.id,
      chosen: this.ticked,
      onChange: (id, isTicked) => this.#tick(id, isTicked),
    });
  }

  #form(): TemplateResult {
    const { localizer } = this.#localize;
    const { problems, refusal } = this;
    return html`<form class="stack" novalidate @submit=${this.#check} ?hidden=${this.adding}>
      ${problems.length > 0 ? problemSummary(localizer, 'problems', groupProblems(localizer, problems)) : nothing}
      ${
        refusal
          ? html`<div id="refusal" tabindex="-1">
              ${alert(localizer, { tone: 'warning', body: localizer.text(`refusal-${refusal}`) })}
            </div>`
          : nothing
      }
      ${
        this.added
          ? html`<div id="added" tabindex="-1">
              ${alert(localizer, { tone: 'success', body: localizer.text('payers-method-added') })}
            </div>`
          : nothing
      }
      ${groupFields(localizer, {
        values: this.#values,
        details: this.#asksDetails,
        methods: this.#reads.methodsFor(this.#group),
        terms: this.#termsOffered,
        problems,
        adding: this.#adding(),
        plans: this.#asksDetails ? this.#plans() : nothing,
        onChange: (field, value) => this.#type(field, value),
      })}
      <div class="actions">
        ${button({ label: localizer.text('payers-continue'), kind: 'primary', type: 'submit' })}
        ${button({ label: localizer.text('cancel'), kind: 'quiet', onPress: () => this.#close() })}
      </div>
    </form>`;
  }

  #content(): TemplateResult | typeof nothing {
    if (this.draft || this.#write.hasOutcome) {
      return html`<div class="stack" id="step" tabindex="-1">
        ${this.#write.view(below(this.headingLevel))}
      </div>`;
    }
    if (this.task.do === 'resume') return nothing;
    if (this.#reads.loading) return skeletonText(6);
    return html`${this.adding ? this.#methodForm() : nothing} ${this.#form()}`;
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    const { task } = this;
    const busy = this.draft !== undefined && !this.#write.hasQuote;
    return html`<div class="root measured" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack" aria-busy=${String(busy)}>
        ${
          task.do === 'resume'
            ? nothing
            : heading({
                level: this.headingLevel,
                text: localizer.text('payers-group-heading', {
                  do: task.do,
                  name: this.#group?.name ?? '',
                }),
                id: 'title',
                focusable: true,
              })
        }
        ${this.#content()}
      </div>
    </div>`;
  }
}
