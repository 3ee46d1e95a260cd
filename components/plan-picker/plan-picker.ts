import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { PlansController, type Plans } from '../../src/controllers/plans-controller.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { emit } from '../../src/events/emit.js';
import type { PlanId } from '../../src/model/ids.js';
import type { Plan } from '../../src/model/plan.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';
import { alert } from '../internal/alert.js';
import { Announcer } from '../internal/announcer.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { FormElement, type FormProblem } from '../internal/form-element.js';
import { emptyPanel, readFailurePanel, setupPanel } from '../internal/panel.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { readUnits } from '../internal/units-field.js';
import { withdrawalText } from './closed-text.js';
import { runningPriceText, type PlanCard, type PlanCardActions } from './plan-card.js';
import { PlanChoice } from './plan-choice.js';
import { planGroup, planGroupSkeleton } from './plan-group.js';
import { planPickerStyles } from './plan-picker.styles.js';

/**
 * Cards to choose a plan from: what each costs and when that changes, which one the customer has, which cannot be taken and why;
 * on the chosen card its rate schedule, its units and their price. What is chosen is also the selection of the provider,
 * which a rate preview beside it follows.
 *
 * Needs `listPlans` and `getAccount`; with `listPlanInstances` it also tells which plan the customer has.
 *
 * @summary Chooses a plan, its rate schedule and its units.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-plan-picker name="plan" required></uss-plan-picker>
 * </uss-provider>
 * ```
 *
 * @fires {CustomEvent<PlanSelectedDetail>} uss-plan-selected - The customer chose a plan, a rate schedule or units; `units` is left out while what is typed cannot be used.
 *
 * @csspart plan - The card of one plan.
 * @csspart options - On the chosen card: rate schedule, units and running price.
 * @csspart running-price - The price of the units that are typed.
 *
 * @cssproperty [--uss-plan-width=260px] - Least width of a card; there are as many columns as fit.
 */
export class PlanPicker extends FormElement {
  static override styles = planPickerStyles;

  readonly #connection = new ConnectionController(this, { adapter: () => this.adapter });
  readonly #localize = new LocalizeController(this);
  readonly #selection = new SelectionController(this);
  readonly #plans = new PlansController(this, { connection: this.#connection });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);
  readonly #choice = new PlanChoice(this.#selection, (plan, text) => {
    const reading = readUnits(this.#localize.localizer, text, plan.units);
    return reading.ok ? reading.value : undefined;
  });
  /** Set by the page, and waiting for a connection. */
  #wanted: string | undefined;

  @query('fieldset') private group!: HTMLFieldSetElement | null;
  @query('.content') private content!: HTMLElement;
  @query('.plan > input:checked') private chosenRadio!: HTMLInputElement | null;
  @query('.plan > input:not(:disabled)') private firstRadio!: HTMLInputElement | null;
  @query('.plan-options .units > input') private unitsInput!: HTMLInputElement | null;

  /** The plan whose units the customer has finished typing: from now on the box says what is wrong with them. */
  @state() private committed: PlanId | undefined;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Id of the chosen plan, empty for none. The attribute is what a reset of the form goes back to. */
  @property()
  get value(): string {
    return this.#wanted ?? this.#selection.selection.planId ?? '';
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
        this.#choice.forget();
        this.#wanted ??= this.getAttribute('value') ?? '';
      },
    });
    this.addController({ hostUpdate: () => this.#prepare() });
    new FocusKeeper(this, () => this.group ?? this.content);
  }

  /** Id of the rate schedule that the plan is chosen with; empty while there is none. */
  get rateScheduleId(): string {
    return this.#selection.selection.rateScheduleId ?? '';
  }

  /** Units of the chosen plan; nothing while what is typed cannot be used. */
  get units(): number | undefined {
    return this.#selection.selection.units;
  }

  protected override formValue(name: string): FormData | null {
    const { planId, rateScheduleId, units } = this.#selection.selection;
    if (planId === undefined || units === undefined) return null;
    const data = new FormData();
    data.append(name, planId);
    if (rateScheduleId !== undefined) data.append(`${name}-rate-schedule`, rateScheduleId);
    data.append(`${name}-units`, String(units));
    return data;
  }

  protected override formState(): string {
    return this.#choice.keep();
  }

  protected override restoreForm(kept: string): void {
    const value = this.#choice.restore(kept);
    if (value !== '') this.value = value;
  }

  protected override resetForm(): void {
    this.committed = undefined;
    this.#choice.forget();
    this.value = this.getAttribute('value') ?? '';
  }

  protected override formProblem(): FormProblem | undefined {
    const { planId, units } = this.#selection.selection;
    const { localizer } = this.#localize;
    if (planId === undefined) {
      return this.required
        ? {
            kind: 'valueMissing',
            text: localizer.text('plan-picker-required'),
            control: this.firstRadio,
          }
        : undefined;
    }
    const plan = this.#plans.value?.plans.find(({ id }) => id === planId);
    const reading = plan && readUnits(localizer, this.#choice.unitsText(plan), plan.units);
    return units === undefined && reading?.ok === false
      ? { kind: 'badInput', text: reading.problem, control: this.unitsInput }
      : undefined;
  }

  protected override focusTarget(): HTMLElement | null {
    return this.chosenRadio ?? this.firstRadio;
  }

  readonly #actions: PlanCardActions = {
    choose: (plan) => {
      this.#choice.choose(plan);
      this.#changed(plan);
    },
    chooseSchedule: (plan, schedule: RateSchedule) => {
      this.#choice.chooseSchedule(plan, schedule.id);
      this.#changed(plan);
    },
    typeUnits: (plan, text) => {
      const { units } = this.#selection.selection;
      this.#choice.typeUnits(plan, text);
      if (units !== this.#selection.selection.units) this.#changed(plan);
      this.requestUpdate();
    },
    commitUnits: (plan) => {
      this.committed = plan.id;
      const { localizer } = this.#localize;
      const reading = readUnits(localizer, this.#choice.unitsText(plan), plan.units);
      if (!reading.ok) this.#announcer.say(reading.problem);
    },
  };

  #changed(plan: Plan): void {
    const { rateScheduleId, units } = this.#selection.selection;
    const { value } = this.#plans;
    const choosesUnits = plan.units.min < plan.units.max;
    const spoken =
      value &&
      choosesUnits &&
      runningPriceText(this.#localize.localizer, this.#card(plan, value, 0));
    this.#announcer.say('');
    if (spoken) this.#announcer.sayLater(spoken, 500);
    emit(this, 'uss-plan-selected', { planId: plan.id, rateScheduleId, units });
  }

  /** Runs when the answers of this render are known, before anything is drawn from them. */
  #prepare(): void {
    if (!this.isConnected) return;
    const { value, current } = this.#plans;
    const { connection } = this.#connection;
    if (this.#wanted !== undefined && connection) {
      this.#choice.set(this.#wanted);
      this.#wanted = undefined;
    }
    if (value && current) {
      const { withdrawal } = this.#choice;
      this.#choice.follow(value.plans);
      if (this.#choice.withdrawal !== withdrawal) {
        this.#announcer.say(this.#withdrawalText(value) ?? '');
      }
    }
    this.#voice.follow(this.#localize.localizer, this.#progress);
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state, failure, value } = this.#plans;
    if (failure) return { state: 'failed', text: errorText(localizer, failure.error) };
    const count = value?.plans.length ?? 0;
    return state === 'waiting' || state === 'loading'
      ? { state }
      : { state: 'ready', text: localizer.text('plan-picker-found', { count }) };
  }

  #withdrawalText({ account }: Plans): string | undefined {
    const { withdrawal } = this.#choice;
    return withdrawal && withdrawalText(this.#localize.localizer, withdrawal, account.today);
  }

  #card(plan: Plan, { account, held }: Plans, index: number): PlanCard {
    const chosen = plan.id === this.#selection.selection.planId;
    const unitsText = this.#choice.unitsText(plan);
    const complains = chosen && (this.complaining || this.committed === plan.id);
    const reading = complains
      ? readUnits(this.#localize.localizer, unitsText, plan.units)
      : undefined;
    return {
      id: `plan-${index}`,
      plan,
      today: account.today,
      held: held.has(plan.id),
      chosen,
      schedule: this.#choice.schedule(plan),
      unitsText,
      unitsProblem: reading?.ok === false ? reading.problem : undefined,
    };
  }

  #failed(): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    const { failure, value } = this.#plans;
    if (!failure) return nothing;
    return readFailurePanel(localizer, {
      ...failure,
      element: this.localName,
      message: errorText(localizer, failure.error),
      stale: value !== undefined,
      onRetry: () => this.#plans.retry(),
    });
  }

  #notice(value: Plans): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    const { changePlans } = value.account.can;
    if (!changePlans.allowed) {
      return alert(localizer, {
        tone: 'info',
        body: localizer.text(`refusal-${changePlans.reason}`),
      });
    }
    const text = this.#withdrawalText(value);
    return text ? alert(localizer, { tone: 'warning', body: text }) : nothing;
  }

  #cards(value: Plans): TemplateResult {
    const { localizer } = this.#localize;
    const { plans, account } = value;
    if (plans.length === 0) {
      return emptyPanel({ title: localizer.text('plan-picker-found', { count: 0 }) });
    }
    const missing = this.complaining && this.required && this.value === '';
    return planGroup(localizer, {
      plans,
      card: (plan, index) => this.#card(plan, value, index),
      actions: this.#actions,
      disabled: this.inactive || !account.can.changePlans.allowed,
      problem: missing ? localizer.text('plan-picker-required') : undefined,
    });
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    const { value, failure } = this.#plans;
    if (this.#connection.missing) return setupPanel(localizer, { element: this.localName });
    if (value) return html`${this.#failed()} ${this.#notice(value)} ${this.#cards(value)}`;
    return failure ? html`${this.#failed()}` : planGroupSkeleton(localizer);
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack content" tabindex="-1" aria-busy=${String(this.#plans.busy)}>
        ${this.#content()}
      </div>
    </div>`;
  }
}
