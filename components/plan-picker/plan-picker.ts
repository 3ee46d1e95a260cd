import { html, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { PlanOffers, type HostChoice, type Offer } from '../../src/controllers/plan-offers.js';
import { PlansController, type Plans } from '../../src/controllers/plans-controller.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { emit } from '../../src/events/emit.js';
import type { SelectedPlan } from '../../src/events/event-map.js';
import { planPickerTexts } from '../../src/i18n/locales/en/plan-picker.js';
import type { PlanInstanceId } from '../../src/model/ids.js';
import type { Plan } from '../../src/model/plan.js';
import { Announcer } from '../internal/announcer.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { FormElement, type FormProblem } from '../internal/form-element.js';
import { emptyPanel, readFailurePanel, setupPanel } from '../internal/panel.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { readUnits } from '../internal/units-field.js';
import { addOns, addOnsId } from './add-ons.js';
import { withdrawalTexts } from './closed-text.js';
import { Gradual } from './gradual.js';
import { hostChoice } from './host-choice.js';
import { intervalSwitch } from './interval-switch.js';
import { legendText, notice } from './notice.js';
import { PlanChoice, type Purpose } from './plan-choice.js';
import { planGroup, planGroupSkeleton, type PlanLayout } from './plan-group.js';
import { planPickerStyles } from './plan-picker.styles.js';
import type { PlanColumn } from './plan-table.js';
import { runningPriceText, type PlanActions, type PlanBadge, type PlanView } from './plan-view.js';
import { firstProblem } from './problems.js';
import { countOf, type Sight } from './sight.js';
import { formEntries } from './form-entries.js';
import { PlanViews, rivals } from './view-of.js';

/**
 * Plans to choose from, as cards or as a table to compare: what each costs and when that changes, how it begins, its fees, what comes with it,
 * which one the customer has, which cannot be taken and why; for a chosen plan its rate schedule, its units and their price, and what can be
 * added to it, to any depth. What is chosen is also the selection of the provider, which a rate preview beside it follows.
 *
 * Needs `listPlans` and `getAccount`; with `listPlanInstances` it also tells which plan the customer has. With `under` or `instead-of` it needs that too.
 *
 * Its value is text: `20001*3@30002 20001/20010` are two plans, the first for three units at a rate schedule, the second under the first. Units and
 * rate schedule are left out where they are the usual ones; `20001!` has nothing under it of what would be chosen beforehand. A form sends each plan as
 * `plan=20001/20010`, with `plan-rate-schedule` and `plan-units` in the same order.
 *
 * @summary Chooses plans, what is added to them, their rate schedules and their units.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-plan-picker name="plan" required></uss-plan-picker>
 * </uss-provider>
 * ```
 *
 * @slot badge-{plan-id} - A word of the page on the plan with that id: `<span slot="badge-20001">Best fit</span>`.
 *
 * @fires {CustomEvent<PlanSelectedDetail>} uss-plan-selected - The customer chose plans, a rate schedule or units; `units` is left out while what is typed cannot be used.
 *
 * @csspart plan - The card of one plan.
 * @csspart options - Of a chosen plan: rate schedule, units and running price.
 * @csspart running-price - The price of the units that are typed.
 * @csspart intervals - The choice of how often all plans are paid.
 * @csspart add-ons - What can be added to a chosen plan.
 *
 * @cssproperty [--uss-plan-width=260px] - Least width of a card; there are as many columns as fit.
 */
export class PlanPicker extends FormElement {
  static override styles = planPickerStyles;

  readonly #connection = new ConnectionController(this, { adapter: () => this.adapter });
  readonly #localize = new LocalizeController(this, { texts: planPickerTexts });
  /** True while units are written that only their card shows, which draws itself. */
  #typing = false;
  readonly #selection = new SelectionController(this, { drawn: () => this.#typing });
  readonly #plans = new PlansController(this, {
    connection: this.#connection,
    where: () => this,
  });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);
  readonly #gradual = new Gradual(this);
  readonly #choice = new PlanChoice({
    selection: this.#selection,
    readUnits: ({ units }, text) => {
      const reading = readUnits(this.#localize.localizer, text, units);
      return reading.ok ? reading.value : undefined;
    },
  });
  /** Places whose units the customer has finished typing: from now on the box says what is wrong with them. */
  readonly #committed = new Set<string>();
  readonly #views = new PlanViews();
  #offers: PlanOffers | undefined;
  #offersFrom: readonly unknown[] = [];
  /** Set by the page, and waiting for a connection. */
  #wanted: string | undefined;
  #asked = '';

  @query('.plans') private group!: HTMLFieldSetElement | null;
  @query('.content') private content!: HTMLElement;
  @query('.plans input[name="plan"]:checked') private chosenControl!: HTMLInputElement | null;
  @query('.plans input:not(:disabled)') private firstControl!: HTMLInputElement | null;

  /** Changes when something chosen or committed is to be drawn. */
  @state() private turn = 0;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Cards, or a table to compare plans in. */
  @property() layout: PlanLayout = 'cards';

  /** Any number of plans can be chosen, not only one. What is added to a plan can always be several. */
  @property({ type: Boolean }) multiple = false;

  /** Id of a plan instance: what can be added to that one is chosen. */
  @property() under?: string;

  /** Id of a plan instance: the plan to have in its place is chosen. */
  @property({ attribute: 'instead-of' }) insteadOf?: string;

  /** Ids of the plans to show, in this order; left out, all. */
  @property({ attribute: 'plans' }) planIds?: string;

  /** Ids of plans not to show. */
  @property() exclude?: string;

  /** Only plans with these product fields: `family=internet; speed=300|1000`. */
  @property() where?: string;

  /** Name of the product field by which plans are ordered; numbers as numbers, plans without it last. */
  @property({ attribute: 'order-by' }) orderBy?: string;

  /** Which plans to show, where attributes cannot say it. */
  @property({ attribute: false }) filter?: (plan: Plan) => boolean;

  /** Their order, as for `Array.sort`. */
  @property({ attribute: false }) compare?: (a: Plan, b: Plan) => number;

  /** Words on plans, by plan id: `{ 20001: 'Best fit' }`, or with a tone `{ 20001: { text: 'New', tone: 'success' } }`. */
  @property({ attribute: false }) badges: Readonly<Record<string, PlanBadge>> = {};

  /** Columns of the table between plan and fees: `[{ head: 'Speed', field: 'speed' }]`, or with `text: (plan) => …`. */
  @property({ attribute: false }) columns: readonly PlanColumn[] = [];

  /** What is chosen, as text; empty for nothing. One plan may be named by its id alone. The attribute is what a reset of the form goes back to. */
  @property()
  get value(): string {
    return this.#wanted ?? this.#choice.value;
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
        this.#forget();
        this.#wanted ??= this.getAttribute('value') ?? '';
      },
    });
    this.addController({ hostUpdate: () => this.#prepare() });
    new FocusKeeper(this, () => this.group ?? this.content);
  }

  /** What is chosen, parents before what hangs under them; `units` is left out while what is typed cannot be used. */
  get plans(): readonly SelectedPlan[] {
    return this.#choice.rows;
  }

  protected override formValue(name: string): FormData | null {
    return formEntries(name, this.#choice.rows);
  }

  protected override formState(): string {
    return this.#choice.keep();
  }

  protected override restoreForm(kept: string): void {
    const value = this.#choice.restore(kept);
    if (value !== '') this.value = value;
  }

  protected override resetForm(): void {
    this.#forget();
    this.value = this.getAttribute('value') ?? '';
  }

  protected override formProblem(): FormProblem | undefined {
    if (this.#choice.rows.length === 0) {
      const text = this.#localize.localizer.text('plan-picker-required');
      return this.required ? { kind: 'valueMissing', text, control: this.firstControl } : undefined;
    }
    const sight = this.#sight();
    const problem = sight && firstProblem(sight);
    return problem && { ...problem, control: this.#byId(problem.id) };
  }

  protected override focusTarget(): HTMLElement | null {
    return this.chosenControl ?? this.firstControl;
  }

  readonly #actions: PlanActions = {
    choose: (view, on) => {
      const offers = this.#offers;
      const others = offers && rivals({ offers, multiple: this.multiple }, view.offer);
      this.#choice.choose(view.offer, on, others);
      this.#changed(view.offer);
    },
    chooseSchedule: ({ offer }, schedule) => {
      this.#choice.chooseSchedule(offer, schedule.id);
      this.#changed(offer);
    },
    typeUnits: (view, text) => {
      const { offer } = view;
      const before = this.#choice.rows;
      this.#typing = true;
      this.#choice.typeUnits(offer, text);
      this.#typing = false;
      this.tellForm();
      if (before !== this.#choice.rows) this.#changed(offer);
      return this.#view(offer) ?? view;
    },
    commitUnits: ({ offer }) => {
      this.#committed.add(offer.key);
      this.turn++;
      const { localizer } = this.#localize;
      const reading = readUnits(localizer, this.#choice.unitsText(offer), offer.units);
      if (!reading.ok) this.#announcer.say(reading.problem);
    },
    showAddOns: ({ offer }) => {
      const set = this.#byId(addOnsId(offer));
      set?.focus({ preventScroll: true });
      set?.scrollIntoView({ block: 'nearest' });
    },
  };

  #changed(offer: Offer | undefined): void {
    this.#announcer.say('');
    if (offer) this.#announcer.sayLater(() => this.#spoken(offer), 500);
    emit(this, 'uss-plan-selected', { plans: this.#choice.rows });
  }

  /** The price of what is typed and what can be added, once the customer has come to rest. */
  #spoken(offer: Offer): string {
    const { localizer } = this.#localize;
    const view = this.#view(offer);
    if (!view?.chosen) return '';
    const { units, plan } = offer;
    const price = units.min < units.max ? runningPriceText(localizer, view) : undefined;
    const follow =
      view.addable > 0
        ? localizer.text('plan-picker-add-ons-follow', { plan: plan.name, count: view.addable })
        : undefined;
    return [price, follow].filter((text) => text !== undefined).join(' ');
  }

  #forget(): void {
    this.#committed.clear();
    this.#choice.forget();
  }

  #byId(id: string): HTMLElement | null {
    return (this.renderRoot as ShadowRoot).getElementById(id);
  }

  /** Runs when the answers of this render are known, before anything is drawn from them. */
  #prepare(): void {
    if (!this.isConnected) return;
    const asked = `${this.under ?? ''} ${this.insteadOf ?? ''}`;
    if (asked !== this.#asked) this.#forget();
    this.#asked = asked;
    this.#offers = this.#latestOffers;
    this.#choice.among(this.#offers, this.#purpose, this.multiple);
    if (this.#wanted !== undefined && this.#connection.connection) {
      this.#choice.set(this.#wanted);
      this.#wanted = undefined;
    }
    if (this.#offers && this.#plans.current) {
      const { withdrawals } = this.#choice;
      this.#choice.follow();
      if (this.#choice.withdrawals !== withdrawals)
        this.#announcer.say(this.#withdrawalTexts.join(' '));
    }
    this.#voice.follow(this.#localize.localizer, this.#progress);
  }

  get #purpose(): Purpose {
    const id = (this.under || this.insteadOf || undefined) as PlanInstanceId | undefined;
    return id === undefined || this.under
      ? { kind: 'assign', planInstanceId: id }
      : { kind: 'replace', planInstanceId: id };
  }

  /** The same as long as it is made from the same. */
  get #latestOffers(): PlanOffers | undefined {
    const { value } = this.#plans;
    const { localizer } = this.#localize;
    const { planIds: plans, exclude, where, orderBy, filter, compare } = this;
    const from = [value, localizer.locale, plans, exclude, where, orderBy, filter, compare];
    if (!value || from.every((part, index) => part === this.#offersFrom[index]))
      return value && this.#offers;
    this.#offersFrom = from;
    const host: HostChoice = hostChoice(localizer, {
      plans,
      exclude,
      where,
      orderBy,
      filter,
      compare,
    });
    return new PlanOffers(value, host);
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state, failure } = this.#plans;
    if (failure) return { state: 'failed', text: errorText(localizer, failure.error) };
    const count = this.#offers ? countOf(this.#offers.top) : 0;
    if (state === 'waiting' || state === 'loading') return { state };
    return {
      state: 'ready',
      // Made only when it is said, not on every key.
      get text() {
        return localizer.text('plan-picker-found', { count });
      },
    };
  }

  get #withdrawalTexts(): readonly string[] {
    const { localizer } = this.#localize;
    const today = this.#plans.value?.account.today;
    if (today === undefined) return [];
    return withdrawalTexts(localizer, this.#choice.withdrawals, today);
  }

  #view(offer: Offer): PlanView | undefined {
    return this.#sight()?.view(offer);
  }

  #sight(): Sight | undefined {
    const offers = this.#offers;
    if (!offers) return undefined;
    const { localizer } = this.#localize;
    const options = {
      localizer,
      offers,
      choice: this.#choice,
      multiple: this.multiple,
      badges: this.badges,
      complains: ({ key }: Offer) => this.complaining || this.#committed.has(key),
    };
    return {
      localizer,
      offers,
      choice: this.#choice,
      actions: this.#actions,
      complaining: this.complaining,
      view: this.#views.looker(options),
      once: this.#views.once,
      chooseNone: ({ offers: [first] }) => {
        this.#choice.chooseNone((first && offers.groupOf(first)?.offers) ?? []);
        this.#changed(undefined);
      },
    };
  }

  get #legend(): string {
    return legendText(this.#localize.localizer, this.#plans.value, this.multiple);
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

  #choices(sight: Sight, { account }: Plans): TemplateResult {
    const { localizer, offers, choice } = sight;
    const list = offers.top;
    const count = countOf(list);
    if (count === 0) return emptyPanel({ title: localizer.text('plan-picker-found', { count }) });
    const missing = this.complaining && this.required && this.value === '';
    const disabled = this.inactive || !account.can.changePlans.allowed;
    return html`${
      offers.intervals.length > 0
        ? intervalSwitch(localizer, {
            intervals: offers.intervals,
            chosen: choice.interval,
            disabled,
            onChoose: (months) => {
              choice.chooseInterval(months);
              this.turn++;
              if (choice.rows.length > 0) this.#changed(undefined);
            },
          })
        : nothing
    }
    ${planGroup(sight, {
      list,
      drawn: this.#gradual.of(count),
      layout: this.layout,
      legend: this.#legend,
      columns: this.columns,
      disabled,
      problem: missing ? localizer.text('plan-picker-required') : undefined,
    })}
    ${this.#purpose.kind === 'assign' ? addOns(sight, choice.chosenOnTop, disabled) : nothing}`;
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    const { value, failure } = this.#plans;
    if (this.#connection.missing) return setupPanel(localizer, { element: this.localName });
    const sight = this.#sight();
    if (value && sight)
      return html`${this.#failed()} ${notice(localizer, value, this.#withdrawalTexts)}
      ${this.#choices(sight, value)}`;
    return failure
      ? html`${this.#failed()}`
      : planGroupSkeleton(localizer, { layout: this.layout, legend: this.#legend });
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack stack-loose content" tabindex="-1" aria-busy=${String(this.#plans.busy)}>
        ${this.#content()}
      </div>
    </div>`;
  }
}
