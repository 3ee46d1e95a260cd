import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AdapterError } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import type { EndedOutcome } from '../../src/controllers/outcome.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { emit } from '../../src/events/emit.js';
import { payersTexts } from '../../src/i18n/locales/en/payers.js';
import { payingTexts } from '../../src/i18n/locales/en/paying.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { PayerQuote, PaymentMethodDraft } from '../../src/model/payer-change.js';
import type { StoredMethod } from '../../src/model/payment-method.js';
import type { PaymentToken } from '../../src/model/payment-token.js';
import type { PaymentFields, Tokenized } from '../../src/payment-fields/port.js';
import { namedMethodText } from '../billing-group-selector/payer-text.js';
import { alert } from '../internal/alert.js';
import { Announcer } from '../internal/announcer.js';
import { button } from '../internal/button.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { below, heading, type HeadingLevel } from '../internal/heading.js';
import { problemSummary } from '../internal/problem-summary.js';
import { skeletonText } from '../internal/skeleton.js';
import { PaymentFieldsController, supplyText } from '../paying/payment-fields-controller.js';
import { fieldsSummary } from './fields-summary.js';
import { BusySignal } from './busy-signal.js';
import { payerFormStyles } from './payer-form.styles.js';
import { offeredKinds, type AskedKind } from './kinds.js';
import {
  kindChoice,
  longestName,
  nameField,
  nameProblem,
  whatIsReplaced,
  type NameProblem,
} from './method-fields.js';
import { PayerWrite } from './payer-write.js';

/** What is to be done; `resume`: only to find out what became of what was confirmed before the page was loaded again. */
export type MethodTask =
  | { readonly do: 'add' | 'resume' }
  | { readonly do: 'replace' | 'remove'; readonly method: StoredMethod };

/** What may be wrong with a token: its card or account has to be entered anew. */
const ofToken: ReadonlySet<RefusalCode> = new Set<RefusalCode>([
  'card-brand-missing',
  'card-brand-not-accepted',
  'card-brand-unknown',
  'payment-declined',
  'payment-kind-not-accepted',
  'payment-token-used',
]);

/**
 * Adds, replaces or removes a payment method, inside other elements; not published on its own. Its number is asked for by the fields of
 * a payment taker, and nothing is saved before it was shown what that is and what follows. Sends `close` when there is nothing more to do.
 *
 * @summary Adds, replaces or removes a payment method.
 * @internal
 */
export class MethodForm extends LitElement {
  static override styles = payerFormStyles;

  readonly #connection = new ConnectionController(this);
  readonly #localize = new LocalizeController(this, { texts: [payingTexts, payersTexts] });
  readonly #announcer = new Announcer(this);
  readonly #account = new QueryController(this, {
    connection: this.#connection,
    operation: 'getAccount',
    input: () => (this.#connection.has('getAccount') ? {} : undefined),
  });
  readonly #fields = new PaymentFieldsController(this, {
    localizer: () => this.#localize.localizer,
    own: () => this.paymentFields,
    wanted: () => {
      const kind = this.#kind;
      const { brands } = this.#accepts ?? {};
      return kind && { kind, ...(kind === 'card' && brands && { brands }) };
    },
    onSubmit: () => void this.#check(),
  });
  readonly #write: PayerWrite = new PayerWrite(this, {
    connection: this.#connection,
    localizer: () => this.#localize.localizer,
    announcer: this.#announcer,
    what: 'method',
    draft: () => this.#draft,
    refused: (refusal) => this.#refused(refusal),
    unusable: (fields) => this.#unusable(fields),
    submit: (quote) => this.#submit(quote),
    ended: (outcome) => this.#ended(outcome),
    ways: () => ({
      change: this.#asks,
      ...(this.task.do !== 'remove' && { leave: this.#asks ? 'cancel' : 'close' }),
    }),
    change: () => this.#toFields(),
    close: () => this.#close(),
  });

  @state() private chosenKind: AskedKind | undefined;
  @state() private typedName: string | undefined;
  @state() private nameProblem: NameProblem | undefined;
  @state() private token: PaymentToken | undefined;
  @state() private checking = false;
  /** Why the details could not be used. */
  @state() private problem:
    { readonly case: Failed } | { readonly refusal: RefusalCode } | undefined;
  /** Somebody tried to go on with something wrong in the fields. */
  @state() private tried = false;

  @property({ attribute: false }) task: MethodTask = { do: 'add' };

  /** Where the fields come from; left out, the provider around the element says. */
  @property({ attribute: false }) paymentFields?: PaymentFields | undefined;

  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 3;

  constructor() {
    super();
    new SessionController(this, {
      connection: this.#connection,
      changed: () => {
        this.token = undefined;
        this.typedName = undefined;
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
    return this.#write.busy;
  }

  /** Moves the focus to its heading, as soon as that is there. */
  override focus(options?: FocusOptions): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#title, #outcome')?.focus(options),
    );
  }

  get #accepts() {
    return this.#account.result.data?.accepts;
  }

  /** Whether numbers are asked for. */
  get #asks(): boolean {
    return this.task.do === 'add' || this.task.do === 'replace';
  }

  get #kinds(): AskedKind[] {
    const { data } = this.#account.result;
    return offeredKinds(this.#localize.settings.policy, data, this.#fields.kinds);
  }

  get #kind(): AskedKind | undefined {
    if (!this.#asks || !this.#ready) return undefined;
    const kinds = this.#kinds;
    return kinds.find((kind) => kind === this.chosenKind) ?? kinds[0];
  }

  /** Once it is known what the company takes. */
  get #ready(): boolean {
    const { data, error } = this.#account.result;
    return data !== undefined || error !== undefined || !this.#connection.has('getAccount');
  }

  get #draft(): PaymentMethodDraft | undefined {
    const { task, token } = this;
    if (task.do === 'remove') return draftOf({ do: 'remove', methodId: task.method.id });
    if (!token || task.do === 'resume') return undefined;
    const name = this.#name.trim();
    const given = { token, ...(name !== '' && { name }) };
    return draftOf(
      task.do === 'replace'
        ? { do: 'replace', methodId: task.method.id, ...given }
        : { do: 'add', ...given },
    );
  }

  /** What the customer calls it. The one that takes the place of another is called like that at first. */
  get #name(): string {
    const former = this.task.do === 'replace' ? (this.task.method.name ?? '') : '';
    return this.typedName ?? (former.length > longestName ? '' : former);
  }

  readonly #submitted = (event: Event): void => {
    event.preventDefault();
    void this.#check();
  };

  /** Makes a token of what was typed, and goes on to what is saved with it. */
  async #check(): Promise<void> {
    if (this.checking || this.token) return;
    this.tried = true;
    this.problem = undefined;
    this.nameProblem = this.#name.trim().length > longestName ? 'long' : undefined;
    if (this.nameProblem) return this.#focusProblem();
    this.checking = true;
    const { localizer } = this.#localize;
    this.#announcer.sayLater(localizer.text('payers-checking'));
    const { task } = this;
    const tokenized = await this.#fields.tokenize();
    if (task !== this.task) return;
    this.checking = false;
    this.#announcer.cancel();
    if (tokenized.state === 'token') {
      this.token = tokenized.token;
      await this.updateComplete;
      this.renderRoot.querySelector<HTMLElement>('#step')?.focus();
    } else if (tokenized.state !== 'invalid') {
      this.problem = { case: tokenized.state === 'code' ? 'unavailable' : tokenized.state };
      this.#focusProblem();
    }
  }

  #focusProblem(): void {
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#problem')?.focus(),
    );
  }

  #toFields(): void {
    this.token = undefined;
    this.tried = false;
    this.problem = undefined;
    void this.updateComplete.then(() => this.#fields.focus());
  }

  /** Back to the name where that is at fault. */
  #unusable(fields: AdapterError['fields']): boolean {
    if (!fields.some(({ path }) => path.endsWith('.name'))) return false;
    this.token = undefined;
    this.#write.dismiss();
    this.nameProblem = 'unusable';
    this.#focusProblem();
    return true;
  }

  /** Back to the fields where the card or account is at fault; everything else is told in its place. */
  #refused(refusal: RefusalCode): void {
    if (!this.#asks || !ofToken.has(refusal)) return;
    this.token = undefined;
    this.#write.dismiss();
    this.problem = { refusal };
    this.#focusProblem();
  }

  #submit({ id: quoteId }: PayerQuote): boolean {
    const { task } = this;
    if (task.do === 'resume') return false;
    const paymentMethodId = 'method' in task ? task.method.id : undefined;
    return emit(this, 'uss-payment-method-submit', { quoteId, do: task.do, paymentMethodId });
  }

  #ended(outcome: EndedOutcome): void {
    const { id: intentId, quoteId } = outcome;
    if (outcome.state === 'done' || outcome.state === 'done-with-problem') {
      const { paymentMethodId } = outcome.receipt;
      const problem = outcome.state === 'done-with-problem' ? outcome.problem : undefined;
      this.token = undefined;
      emit(this, 'uss-payment-method-done', { intentId, quoteId, paymentMethodId, problem });
      return;
    }
    const refusal = outcome.state === 'refused' ? outcome.refusal : undefined;
    emit(this, 'uss-payment-method-ended', { intentId, quoteId, end: outcome.state, refusal });
    // Once the flow has noted it too.
    if (refusal !== undefined) queueMicrotask(() => this.#refused(refusal));
  }

  #close(): void {
    this.dispatchEvent(new Event('close'));
  }

  #problem(): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    const { problem } = this;
    if (this.nameProblem)
      return problemSummary(localizer, 'problem', [nameProblem(localizer, this.nameProblem)]);
    if (problem) {
      const body =
        'refusal' in problem
          ? localizer.text(`refusal-${problem.refusal}`)
          : localizer.text('paying-fields-result', { case: problem.case });
      return html`<div id="problem" tabindex="-1">
        ${alert(localizer, { tone: 'danger', body })}
      </div>`;
    }
    const { problems } = this.#fields.state;
    return this.tried && problems.length > 0
      ? fieldsSummary(localizer, problems, (field) => this.#fields.focus(field))
      : nothing;
  }

  #fieldsArea(): TemplateResult {
    const { localizer } = this.#localize;
    const kinds = this.#kinds;
    const { supply } = this.#fields;
    if (supply === 'ready' && !this.#ready) return skeletonText(4);
    if (supply === 'ready' && kinds.length === 0)
      return html`<p>${localizer.text('payers-kind-none')}</p>`;
    return html`${kindChoice(localizer, {
      kinds,
      chosen: this.#kind,
      disabled: this.checking,
      onChange: (kind) => {
        this.chosenKind = kind;
        this.problem = undefined;
        this.tried = false;
      },
    })}
    ${supplyText(localizer, supply)} ${supply === 'ready' ? this.#fields.place() : nothing}
    ${this.#kind ? this.#nameField() : nothing}`;
  }

  #nameField(): TemplateResult {
    return nameField(this.#localize.localizer, {
      value: this.#name,
      problem: this.nameProblem,
      onInput: (name) => {
        this.typedName = name;
        this.nameProblem = undefined;
      },
    });
  }

  #entry(): TemplateResult {
    const { localizer } = this.#localize;
    const { supply } = this.#fields;
    return html`<form
      class="stack"
      novalidate
      @submit=${this.#submitted}
      ?hidden=${this.token !== undefined}
    >
      ${this.#problem()} ${this.#fieldsArea()}
      <div class="actions">
        ${
          this.#kind
            ? button({
                label: localizer.text('payers-continue'),
                kind: 'primary',
                type: 'submit',
                id: 'continue',
                busy: this.checking,
              })
            : nothing
        }
        ${
          supply === 'failed'
            ? button({
                label: localizer.text('payers-fields-reload'),
                icon: 'retry',
                onPress: () => this.#fields.retry(),
              })
            : nothing
        }
        ${button({ label: localizer.text('cancel'), kind: 'quiet', onPress: () => this.#close() })}
      </div>
    </form>`;
  }

  #head(): TemplateResult | typeof nothing {
    const { localizer } = this.#localize;
    const { task } = this;
    if (task.do === 'resume' || task.do === 'remove') return nothing;
    const method = task.do === 'replace' ? namedMethodText(localizer, task.method) : '';
    return heading({
      level: this.headingLevel,
      text: localizer.text('payers-method-heading', { do: task.do, method }),
      id: 'title',
      focusable: true,
    });
  }

  #step(): TemplateResult | typeof nothing {
    if (!this.#draft && !this.#write.hasOutcome) return nothing;
    return html`<div class="stack" id="step" tabindex="-1">
      ${this.#write.view(below(this.headingLevel))}
    </div>`;
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    const busy = this.checking || (this.#draft !== undefined && !this.#write.hasQuote);
    return html`<div class="root measured" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack" aria-busy=${String(busy)}>
        ${this.#head()}
        ${this.task.do === 'replace' ? whatIsReplaced(localizer, this.task.method) : nothing}
        ${this.#step()} ${this.#asks ? this.#entry() : nothing}
      </div>
    </div>`;
  }
}

/** What became of tokenizing when there is no token and nothing is wrong in a field. */
type Failed = Exclude<Tokenized['state'], 'token' | 'code' | 'invalid'>;

function draftOf(method: PaymentMethodDraft['method']): PaymentMethodDraft {
  return { kind: 'payment-method', method };
}
