import { html, nothing, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { emit } from '../../src/events/emit.js';
import { billingGroupSelectorTexts } from '../../src/i18n/locales/en/billing-group-selector.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { BillingGroupId } from '../../src/model/ids.js';
import { alert } from '../internal/alert.js';
import { Announcer } from '../internal/announcer.js';
import { choices } from '../internal/choices.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { FormElement, type FormProblem } from '../internal/form-element.js';
import { emptyPanel, readFailurePanel, setupPanel } from '../internal/panel.js';
import { skeletonChoices } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { billingGroupSelectorStyles } from './billing-group-selector.styles.js';
import { canPay, groupChoice } from './group-choice.js';

/**
 * Radio buttons to choose which billing group pays: each with its payment method, last four and expiry or its terms, what it
 * pays for and whether a payment is overdue. A group that cannot pay is shown with the reason. The only group that can is chosen
 * from the start. What is chosen is also the selection of the provider.
 *
 * Needs `listBillingGroups`.
 *
 * @summary Chooses who pays.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-billing-group-selector name="billing-group" required></uss-billing-group-selector>
 * </uss-provider>
 * ```
 *
 * @fires {CustomEvent<BillingGroupSelectedDetail>} uss-billing-group-selected - The customer chose who pays.
 *
 * @csspart groups - The billing groups.
 */
export class BillingGroupSelector extends FormElement {
  static override styles = billingGroupSelectorStyles;

  readonly #connection = new ConnectionController(this, { adapter: () => this.adapter });
  readonly #localize = new LocalizeController(this, { texts: billingGroupSelectorTexts });
  readonly #selection = new SelectionController(this);
  readonly #groups = new QueryController(this, {
    connection: this.#connection,
    operation: 'listBillingGroups',
    input: () => ({}),
  });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);
  #wanted: string | undefined;
  #withdrawn: 'gone' | 'cannot-pay' | undefined;

  @query('fieldset') private group!: HTMLFieldSetElement | null;
  @query('.content') private content!: HTMLElement;
  @query('.choice > input:checked') private chosenRadio!: HTMLInputElement | null;
  @query('.choice > input:not(:disabled)') private firstRadio!: HTMLInputElement | null;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

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
    new SessionController(this, {
      connection: this.#connection,
      changed: () => {
        this.#wanted ??= this.getAttribute('value') ?? '';
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
    const { state, stale, data } = this.#groups.result;
    if (this.#wanted !== undefined && this.#connection.connection) {
      const billingGroupId = this.#wanted === '' ? undefined : (this.#wanted as BillingGroupId);
      this.#wanted = undefined;
      this.#withdrawn = undefined;
      this.#selection.select({ billingGroupId });
    }
    if ((state === 'ready' || state === 'empty') && !stale) this.#follow(data.rows);
    this.#voice.follow(this.#localize.localizer, this.#progress);
  }

  /** Chooses the only group that can pay, and drops a choice that is gone or cannot pay any more. */
  #follow(groups: readonly BillingGroup[]): void {
    const { billingGroupId } = this.#selection.selection;
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
        body: localizer.text('billing-group-none'),
      });
    }
    const missing = this.complaining && this.required && this.value === '';
    return html`<div part="groups">
      ${choices({
        id: 'billing-group',
        legend: localizer.text('billing-group-legend'),
        problem: missing ? localizer.text('billing-group-required') : undefined,
        choices: groups.map((group) => groupChoice(localizer, group)),
        selected: new Set([this.value]),
        disabled: this.inactive,
        onChange: (id) => this.#choose(id as BillingGroupId),
      })}
    </div>`;
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
    ${withdrawn ? alert(localizer, { tone: 'warning', body: withdrawn }) : nothing}
    ${this.#list(data.rows)}`;
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
