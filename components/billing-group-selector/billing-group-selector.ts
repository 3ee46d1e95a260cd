import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { agentPolicy, type Policy } from '../../src/context/settings.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { StoredIntents } from '../../src/controllers/stored-intent.js';
import { emit } from '../../src/events/emit.js';
import { billingGroupSelectorTexts } from '../../src/i18n/locales/en/billing-group-selector.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { BillingGroupId } from '../../src/model/ids.js';
import type { PaymentFields } from '../../src/payment-fields/port.js';
import { alert } from '../internal/alert.js';
import { Announcer } from '../internal/announcer.js';
import { button } from '../internal/button.js';
import { CardSlotForwarder } from '../internal/card-slot.js';
import { choices } from '../internal/choices.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { FormElement, type FormProblem } from '../internal/form-element.js';
import type { HeadingLevel } from '../internal/heading.js';
import { Lazy } from '../internal/lazy.js';
import { emptyPanel, readFailurePanel, setupPanel } from '../internal/panel.js';
import { skeletonChoices } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import type { GroupTask } from '../payers/group-form.js';
import { billingGroupSelectorStyles } from './billing-group-selector.styles.js';
import { dunningChoice } from './dunning-choice.js';
import { canPay, groupChoice } from './group-choice.js';

/**
 * Radio buttons to choose which billing group pays: each with its payment method, last four and expiry or its terms, what it
 * pays for and whether a payment is overdue. A group that cannot pay is shown with the reason. The only group that can is chosen
 * from the start. What is chosen is also the selection of the provider. Groups can be made and changed in place, after what follows was shown.
 *
 * Needs `listBillingGroups`; to make and change groups also `quoteBillingGroup`, `confirm` and `getIntent`. Uses for that `listPaymentMethods`,
 * `listPaymentTerms`, `quotePaymentMethod` and `getAccount`; and `listDunningGroups` where the policy lets dunning groups be chosen.
 *
 * @summary Chooses who pays; makes and changes billing groups.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-billing-group-selector name="billing-group" required></uss-billing-group-selector>
 * </uss-provider>
 * ```
 *
 * @slot uss-card - Where the fields for a new card or account stand; made by the element itself unless the page puts an element of its own there.
 *
 * @fires {CustomEvent<BillingGroupSelectedDetail>} uss-billing-group-selected - The customer chose who pays.
 *
 * @fires {CustomEvent<BillingGroupSubmitDetail>} uss-billing-group-submit - The customer confirmed a billing group that is made or changed, and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<BillingGroupDoneDetail>} uss-billing-group-done - A billing group is made or changed.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-billing-group-ended - That came to any other end.
 * @fires {CustomEvent<PaymentMethodSubmitDetail>} uss-payment-method-submit - The same for a payment method that is added on the way.
 * @fires {CustomEvent<PaymentMethodDoneDetail>} uss-payment-method-done - A payment method is added.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-payment-method-ended - That came to any other end.
 *
 * @csspart groups - The billing groups.
 */
export class BillingGroupSelector extends FormElement {
  static override styles = billingGroupSelectorStyles;

  readonly #connection = new ConnectionController(this, {
    adapter: () => this.adapter,
    forChildren: true,
  });
  readonly #localize = new LocalizeController(this, { texts: billingGroupSelectorTexts });
  readonly #selection = new SelectionController(this);
  readonly #groups = new QueryController(this, {
    connection: this.#connection,
    operation: 'listBillingGroups',
    input: () => ({}),
  });
  readonly #dunningGroups = new QueryController(this, {
    connection: this.#connection,
    operation: 'listDunningGroups',
    input: () =>
      this.#policy.dunningGroups && this.#connection.has('listDunningGroups') ? {} : undefined,
  });
  readonly #account = new QueryController(this, {
    connection: this.#connection,
    operation: 'getAccount',
    input: () => (this.#connection.has('getAccount') ? {} : undefined),
  });
  readonly #forms = new Lazy(this, async () => {
    const { groupForm, defineForms } = await import('./group-editing.js');
    defineForms();
    return groupForm;
  });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);
  #wanted: string | undefined;
  #withdrawn: 'gone' | 'cannot-pay' | undefined;
  /** Made just now; not in the list before that is read again. */
  #made: BillingGroupId | undefined;
  #client: object | undefined;
  #focusForm = false;

  /** The form that is open; another object each time that one is. */
  @state() private opened: GroupTask | undefined;
  /** A confirmation is on its way: no other form may be opened. */
  @state() private underWay = false;
  /** What was saved last. */
  @state() private saved: 'create' | 'update' | undefined;

  @query('fieldset') private group!: HTMLFieldSetElement | null;
  @query('.content') private content!: HTMLElement;
  @query('.choice > input:checked') private chosenRadio!: HTMLInputElement | null;
  @query('.choice > input:not(:disabled)') private firstRadio!: HTMLInputElement | null;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Fields of a payment taker for a new card or account; left out, the provider around the element says. */
  @property({ attribute: false }) paymentFields?: PaymentFields;

  /** Who uses it: `agent` is offered every choice that there is, whatever the policy. */
  @property() audience: 'subscriber' | 'agent' = 'subscriber';

  /** Level of the headings of what opens in it, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 3;

  /** Id of the chosen billing group, empty for none. The attribute is what a reset of the form goes back to. */
  @property()
  get value(): string {
    return this.#wanted ?? this.#selection.selection.billingGroupId ?? '';
  }
  set value(value: string) {
    const former = this.value;
    this.#wanted = value;
    this.requestUpdate('value', former);
  }

  constructor() {
    super();
    new CardSlotForwarder(this);
    new SessionController(this, {
      connection: this.#connection,
      changed: () => {
        this.#wanted ??= this.getAttribute('value') ?? '';
        this.opened = undefined;
        this.underWay = false;
        this.saved = undefined;
        this.#made = undefined;
      },
    });
    this.addController({ hostUpdate: () => this.#prepare() });
    new FocusKeeper(this, () => this.group ?? this.content);
  }

  protected override formValue(): string | null {
    return this.#selection.selection.billingGroupId ?? null;
  }

  protected override formState(): string {
    return this.value;
  }

  protected override restoreForm(kept: string): void {
    this.value = kept;
  }

  protected override resetForm(): void {
    this.value = this.getAttribute('value') ?? '';
  }

  protected override formProblem(): FormProblem | undefined {
    if (!this.required || this.value !== '') return undefined;
    const text = this.#localize.localizer.text('billing-group-required');
    return { kind: 'valueMissing', text, control: this.firstRadio };
  }

  protected override focusTarget(): HTMLElement | null {
    return this.chosenRadio ?? this.firstRadio;
  }

  get #policy(): Policy {
    return this.audience === 'agent' ? agentPolicy : this.#localize.settings.policy;
  }

  /** Whether groups may be made and changed. */
  get #mayEdit(): boolean {
    const { changePayers, pay } = this.#account.result.data?.can ?? {};
    return (
      !this.inactive &&
      this.#policy.billingGroups &&
      this.#connection.has('quoteBillingGroup') &&
      (changePayers ?? pay)?.allowed !== false
    );
  }

  /** Whether a form may be opened now: none is, but for one that only looks what became of a former one. */
  get #mayOpen(): boolean {
    return this.#mayEdit && !this.underWay && (!this.opened || this.opened.do === 'resume');
  }

  #open(task: GroupTask): void {
    this.opened = task;
    this.saved = undefined;
    this.#focusForm = true;
  }

  #close(): void {
    const { opened } = this;
    this.opened = undefined;
    this.underWay = false;
    const group = opened?.do === 'update' ? opened.group : undefined;
    void this.updateComplete.then(() => {
      const radio = group && `#${CSS.escape(`billing-group-${group.id}`)}`;
      this.renderRoot.querySelector<HTMLElement>(radio ?? '#new')?.focus();
    });
  }

  readonly #groupDone = ({ detail }: HTMLElementEventMap['uss-billing-group-done']): void => {
    const { opened } = this;
    const { billingGroupId } = detail;
    this.opened = undefined;
    this.underWay = false;
    this.saved = opened?.do === 'create' ? 'create' : 'update';
    if (opened?.do === 'create' && billingGroupId !== undefined) {
      this.#made = billingGroupId;
      this.#choose(billingGroupId);
    }
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#saved')?.focus(),
    );
  };

  override updated(): void {
    if (!this.#focusForm || !this.#forms.part) return;
    this.#focusForm = false;
    this.renderRoot.querySelector('uss-billing-group-form')?.focus();
  }

  #choose(id: BillingGroupId): void {
    this.#withdrawn = undefined;
    this.#wanted = undefined;
    this.#selection.select({ billingGroupId: id });
    this.#announcer.say('');
    emit(this, 'uss-billing-group-selected', { billingGroupId: id });
  }

  /** Runs when the answer of this render is known, before anything is drawn from it. */
  #prepare(): void {
    if (!this.isConnected) return;
    const { connection } = this.#connection;
    if (connection && connection.client !== this.#client) {
      this.#client = connection.client;
      if (!this.opened && new StoredIntents().any(connection.name, this))
        this.opened = { do: 'resume' };
    }
    const { state: loaded, stale, data } = this.#groups.result;
    if (this.#wanted !== undefined && this.#connection.connection) {
      const billingGroupId = this.#wanted === '' ? undefined : (this.#wanted as BillingGroupId);
      this.#wanted = undefined;
      this.#withdrawn = undefined;
      this.#selection.select({ billingGroupId });
    }
    if ((loaded === 'ready' || loaded === 'empty') && !stale) this.#follow(data.rows);
    this.#voice.follow(this.#localize.localizer, this.#progress);
  }

  /** Chooses the only group that can pay, and drops a choice that is gone or cannot pay any more. */
  #follow(groups: readonly BillingGroup[]): void {
    const { billingGroupId } = this.#selection.selection;
    if (groups.some(({ id }) => id === this.#made)) this.#made = undefined;
    else if (billingGroupId !== undefined && billingGroupId === this.#made) return;
    const payers = groups.filter(canPay);
    const [only] = payers;
    if (billingGroupId === undefined) {
      if (only && payers.length === 1 && !this.#withdrawn)
        this.#selection.select({ billingGroupId: only.id });
    } else if (payers.some(({ id }) => id === billingGroupId)) {
      this.#withdrawn = undefined;
    } else {
      this.#withdrawn = groups.some(({ id }) => id === billingGroupId) ? 'cannot-pay' : 'gone';
      this.#selection.select({ billingGroupId: undefined });
      this.#announcer.say(this.#withdrawnText ?? '');
    }
  }

  get #withdrawnText(): string | undefined {
    const { localizer } = this.#localize;
    if (!this.#withdrawn) return undefined;
    return localizer.text(
      this.#withdrawn === 'gone' ? 'billing-group-gone' : 'refusal-billing-group-cannot-pay',
    );
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state, data, error } = this.#groups.result;
    if (error) return { state: 'failed', text: errorText(localizer, error) };
    if (data === undefined) return { state: state === 'waiting' ? 'waiting' : 'loading' };
    return {
      state: 'ready',
      text: localizer.text('billing-group-found', { count: data.rows.length }),
    };
  }

  #failed(): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    const { error, data } = this.#groups.result;
    if (!error) return nothing;
    return readFailurePanel(localizer, {
      element: this.localName,
      operation: 'listBillingGroups',
      error,
      message: errorText(localizer, error),
      stale: data !== undefined,
      onRetry: () => this.#groups.retry(),
    });
  }

  #list(groups: readonly BillingGroup[]): TemplateResult {
    const { localizer } = this.#localize;
    if (groups.length === 0) {
      return emptyPanel({
        title: localizer.text('billing-group-found', { count: 0 }),
        body: this.#mayEdit ? undefined : localizer.text('billing-group-none'),
      });
    }
    const missing = this.complaining && this.required && this.value === '';
    return html`<div part="groups">
      ${choices({
        id: 'billing-group',
        legend: localizer.text('billing-group-legend'),
        problem: missing ? localizer.text('billing-group-required') : undefined,
        choices: groups.map((group) =>
          groupChoice(
            localizer,
            group,
            this.#mayOpen ? () => this.#open({ do: 'update', group }) : undefined,
          ),
        ),
        selected: new Set([this.value]),
        disabled: this.inactive,
        onChange: (id) => this.#choose(id as BillingGroupId),
      })}
    </div>`;
  }

  #dunning(): TemplateResult | typeof nothing {
    return dunningChoice(this.#localize.localizer, {
      groups: this.#policy.dunningGroups ? (this.#dunningGroups.result.data?.rows ?? []) : [],
      chosen: this.#selection.selection.dunningGroupId,
      disabled: this.inactive,
      onChoose: (dunningGroupId) => this.#selection.select({ dunningGroupId }),
    });
  }

  #saved(): TemplateResult | typeof nothing {
    if (!this.saved) return nothing;
    const { localizer } = this.#localize;
    const body = localizer.text('billing-group-saved', { do: this.saved });
    return html`<div id="saved" tabindex="-1">${alert(localizer, { tone: 'success', body })}</div>`;
  }

  /** The form that is open, or the way to a new group: a button, no option (A47). */
  #editing(): TemplateResult {
    const { opened } = this;
    return html`${opened ? this.#form(opened) : nothing}
    ${
      this.#mayOpen
        ? html`<div class="actions">
            ${button({
              label: this.#localize.localizer.text('billing-group-new'),
              icon: 'add',
              id: 'new',
              onPress: () => this.#open({ do: 'create' }),
            })}
          </div>`
        : nothing
    }`;
  }

  #form(task: GroupTask): TemplateResult | typeof nothing {
    const form = this.#forms.part;
    if (!form) return task.do === 'resume' ? nothing : skeletonChoices(1);
    return form({
      task,
      level: this.headingLevel,
      paymentFields: this.paymentFields,
      hidden: this.inactive,
      onBusy: (busy) => {
        this.underWay = busy;
      },
      onDone: this.#groupDone,
      onClose: () => this.#close(),
    });
  }

  #skeleton(): TemplateResult {
    return html`<div class="choices">
      <p class="field-label choices-legend">
        ${this.#localize.localizer.text('billing-group-legend')}
      </p>
      ${skeletonChoices(2)}
    </div>`;
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    const { data, error } = this.#groups.result;
    if (this.#connection.missing) return setupPanel(localizer, { element: this.localName });
    if (!data) return error ? html`${this.#failed()}` : this.#skeleton();
    const withdrawn = this.#withdrawnText;
    return html`${this.#failed()}
    ${withdrawn ? alert(localizer, { tone: 'warning', body: withdrawn }) : nothing} ${this.#saved()}
    ${this.#list(data.rows)} ${this.#editing()} ${this.#dunning()}`;
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack content" tabindex="-1" aria-busy=${String(this.#groups.result.busy)}>
        ${this.#content()}
      </div>
    </div>`;
  }
}
