import { html, nothing, type LitElement, type TemplateResult } from 'lit';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import type { LocalizeController } from '../../src/controllers/localize-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import type { Balance, PayWhat, PayWith } from '../../src/model/payment.js';
import type { PaymentFields, Tokenized } from '../../src/payment-fields/port.js';
import { alert } from '../internal/alert.js';
import { button } from '../internal/button.js';
import { problemSummary, type FieldProblem } from '../internal/problem-summary.js';
import { fieldEntries } from '../payers/fields-summary.js';
import { offeredKinds, type AskedKind } from '../payers/kinds.js';
import { PaymentFieldsController, supplyText } from '../paying/payment-fields-controller.js';
import {
  defaultBy,
  defaultWhat,
  nothingChosen,
  readWhat,
  readWith,
  serviceKey,
  toggled,
  withGroupId,
  type PayBy,
  type PayChoice,
} from './pay-choice.js';
import { whatStep } from './what-step.js';
import { withStep } from './with-step.js';

/** What came of details that were entered, where it was no token. */
type NoToken = Exclude<Tokenized['state'], 'token' | 'code' | 'invalid'>;

export interface ChoiceStepOptions {
  readonly connection: ConnectionController;
  readonly localize: LocalizeController;
  readonly fields: () => PaymentFields | undefined;
  /** What is owed; nothing while the choice is not on the screen. */
  readonly balance: () => Balance | undefined;
  /** The customer chose something else. */
  readonly changed: () => void;
  /** The customer wants to see the payment before it is made. */
  readonly next: () => void;
  readonly focus: (id: string) => void;
  /** Leads to other ways to pay; nothing where there are none. */
  readonly others: (balance: Balance) => TemplateResult | typeof nothing;
}

/** How much is paid and with what: what the customer chooses, and what is entered into the fields of a payment taker. */
export class ChoiceStep {
  readonly #host: LitElement;
  readonly #options: ChoiceStepOptions;
  readonly #methods: QueryController<'listPaymentMethods'>;
  readonly #account: QueryController<'getAccount'>;
  readonly #fields: PaymentFieldsController;
  #choice: PayChoice = nothingChosen;
  #tried = false;
  #checking = false;
  #noToken: NoToken | undefined;

  constructor(host: LitElement, options: ChoiceStepOptions) {
    this.#host = host;
    this.#options = options;
    const { connection, localize } = options;
    this.#methods = new QueryController(host, {
      connection,
      operation: 'listPaymentMethods',
      input: () => (connection.has('listPaymentMethods') ? {} : undefined),
    });
    this.#account = new QueryController(host, {
      connection,
      operation: 'getAccount',
      input: () => (connection.has('getAccount') ? {} : undefined),
    });
    this.#fields = new PaymentFieldsController(host, {
      localizer: () => localize.localizer,
      own: options.fields,
      wanted: () => {
        const kind = this.#askedKind;
        const brands = this.#account.result.data?.accepts?.brands;
        return kind && { kind, ...(kind === 'card' && brands && { brands }) };
      },
      onSubmit: options.next,
    });
  }

  /** Whether the account may pay at all. */
  get permission() {
    return this.#account.result.data?.can.pay ?? { allowed: true as const };
  }

  /** Whether the account may choose to pay on terms. */
  get acceptsTerms(): boolean {
    return this.#account.result.data?.accepts?.terms ?? true;
  }

  /** Takes over what the page wants paid. */
  preset(what: PayWhat): void {
    this.#choose({
      what: what.pay,
      ...(what.pay === 'invoices' && { invoiceIds: new Set(what.invoiceIds) }),
      ...(what.pay === 'services' && { services: new Set(what.services.map(serviceKey)) }),
      ...(what.pay === 'amount' && { amount: what.amount.amount }),
    });
  }

  /** What was chosen is gone, what was declined is not chosen any more; all other ways are there at once. */
  offerOtherWay(): void {
    this.#choice = { ...this.#choice, by: 'none' };
    this.#host.requestUpdate();
  }

  /** Another method, such as one that was just added. */
  payWith(by: PayBy): void {
    this.#choose({ by });
  }

  clear(): void {
    this.#choice = nothingChosen;
    this.#tried = false;
    this.#noToken = undefined;
    this.#host.requestUpdate();
  }

  /** What is to be paid and with what, with a token for what was entered; nothing while something is missing, which then is told. */
  async read(balance: Balance): Promise<{ what: PayWhat; with: PayWith } | undefined> {
    if (this.#checking) return undefined;
    this.#tried = true;
    this.#noToken = undefined;
    this.#host.requestUpdate();
    if (this.#missing(balance).length > 0) {
      const { ready, complete } = this.#fields.state;
      // Fields that miss something tell it too. Complete ones are left alone: they would make a token, which is asked for when all is there.
      if (ready && !complete) await this.#entered(this.#chosen(balance).by);
      if (this.#problems(balance).length > 0) this.#options.focus('problems');
      return undefined;
    }
    const { what } = readWhat(this.#options.localize.localizer, this.#chosen(balance), balance);
    const paidWith = readWith(await this.#entered(this.#chosen(balance).by));
    if (!what || !paidWith) return undefined;
    this.#tried = false;
    return { what, with: paidWith };
  }

  /** Lets the payment taker make a token of what is in its fields. */
  async #entered(by: PayBy | undefined): Promise<PayBy | undefined> {
    if (by?.by !== 'once') return by;
    this.#checking = true;
    this.#host.requestUpdate();
    const result = await this.#fields.tokenize();
    this.#checking = false;
    this.#host.requestUpdate();
    if (result.state === 'token') {
      const given = { by: 'given', token: result.token } as const;
      this.#choice = { ...this.#choice, by: given };
      return given;
    }
    // The fields themselves say what is wrong in them, and have the focus.
    if (result.state === 'invalid' || result.state === 'code') return undefined;
    this.#noToken = result.state;
    this.#options.focus('no-token');
    return undefined;
  }

  view(balance: Balance): TemplateResult {
    const { localizer } = this.#options.localize;
    const { next, others } = this.#options;
    const choice = this.#chosen(balance);
    const missing = this.#tried ? this.#missing(balance) : [];
    const problems = this.#tried ? this.#problems(balance) : [];
    const withProblem = missing.find(({ id }) => id.startsWith(withGroupId));
    return html`${problems.length > 0 ? problemSummary(localizer, 'problems', problems) : nothing}
      ${whatStep(localizer, {
        balance,
        choice,
        problem: missing.find((problem) => problem !== withProblem),
        onWhat: (what) => this.#choose({ what }),
        onInvoice: (id, chosen) =>
          this.#choose({ invoiceIds: toggled(choice.invoiceIds, id, chosen) }),
        onService: (key, chosen) =>
          this.#choose({ services: toggled(choice.services, key, chosen) }),
        onAmount: (amount) => this.#choose({ amount }),
        onNext: next,
      })}
      ${withStep(localizer, {
        methods: this.#methods.result.data?.rows ?? [],
        kinds: this.#kinds,
        by: choice.by,
        problem: withProblem?.text,
        fields: this.#fieldsPlace(choice.by),
        others: others(balance),
        onBy: (by) => this.#choose({ by }),
      })}
      <div class="stack stack-tight">
        <div class="actions">
          ${button({
            label: localizer.text('payment-form-review'),
            kind: 'primary',
            id: 'review',
            busy: this.#checking,
            describedBy: 'review-note',
            onPress: next,
          })}
        </div>
        <p class="small muted" id="review-note">
          ${localizer.text(this.#checking ? 'payment-form-checking' : 'payment-form-nothing-yet')}
        </p>
      </div>`;
  }

  /** What the customer chose; before that, what most will want: what is due, by the method that pays anyway. */
  #chosen(balance: Balance): PayChoice & { readonly by: PayBy | undefined } {
    const { what, by, ...choice } = this.#choice;
    const rows = this.#methods.result.data?.rows ?? [];
    return {
      ...choice,
      what: what ?? defaultWhat(balance),
      by: by === 'none' ? undefined : (by ?? defaultBy(rows)),
    };
  }

  #choose(choice: Partial<PayChoice>): void {
    this.#choice = { ...this.#choice, ...choice };
    this.#noToken = undefined;
    this.#options.changed();
    this.#host.requestUpdate();
  }

  get #kinds(): AskedKind[] {
    const { policy } = this.#options.localize.settings;
    return offeredKinds(policy, this.#account.result.data, this.#fields.kinds);
  }

  /** What is being entered; nothing while the fields are not on the screen. */
  get #askedKind(): AskedKind | undefined {
    const balance = this.#options.balance();
    const by = balance && this.#chosen(balance).by;
    return by?.by === 'once' ? by.kind : undefined;
  }

  /** What is still missing, each with the control that mends it. */
  #missing(balance: Balance): FieldProblem[] {
    const { localizer } = this.#options.localize;
    const choice = this.#chosen(balance);
    const { problem } = readWhat(localizer, choice, balance);
    const method = this.#methods.result.data?.rows.find(({ can }) => can.pay.allowed);
    const first = method ? `method-${method.id}` : `once-${this.#kinds[0] ?? 'card'}`;
    return [
      ...(problem ? [problem] : []),
      ...(choice.by
        ? []
        : [
            {
              id: `${withGroupId}-${first}`,
              text: localizer.text('payment-form-with-missing'),
            },
          ]),
    ];
  }

  /** All of that, with what is to be mended in the fields of the payment taker. */
  #problems(balance: Balance): FieldProblem[] {
    const { localizer } = this.#options.localize;
    const { problems } = this.#fields.state;
    return [
      ...this.#missing(balance),
      ...fieldEntries(localizer, problems, (field) => this.#fields.focus(field)),
    ];
  }

  #fieldsPlace(by: PayBy | undefined): TemplateResult | typeof nothing {
    const { localizer } = this.#options.localize;
    if (by?.by !== 'once') return nothing;
    return html`<div class="opened fields stack">
      ${
        this.#noToken
          ? html`<div id="no-token" tabindex="-1">
              ${alert(localizer, {
                tone: 'danger',
                body: localizer.text('paying-fields-result', { case: this.#noToken }),
              })}
            </div>`
          : nothing
      }
      ${supplyText(localizer, this.#fields.supply)}
      ${
        this.#fields.supply === 'failed'
          ? html`<div class="actions">
              ${button({
                label: localizer.text('payment-form-reload-fields'),
                icon: 'retry',
                onPress: () => this.#fields.retry(),
              })}
            </div>`
          : nothing
      }
      ${this.#fields.place()}
    </div>`;
  }
}
