import { LitElement, html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AdapterError, BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import type { EndedOutcome } from '../../src/controllers/outcome.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { SessionController } from '../../src/controllers/session-controller.js';
import { emit } from '../../src/events/emit.js';
import { payingTexts } from '../../src/i18n/locales/en/paying.js';
import { paymentFormTexts } from '../../src/i18n/locales/en/payment-form.js';
import type { Balance, PaymentDraft, PaymentQuote, PayWhat } from '../../src/model/payment.js';
import type { PaymentFields } from '../../src/payment-fields/port.js';
import { alert } from '../internal/alert.js';
import { Announcer } from '../internal/announcer.js';
import { button } from '../internal/button.js';
import { CardSlotForwarder } from '../internal/card-slot.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { emptyPanel, failedPanel, readFailurePanel, setupPanel } from '../internal/panel.js';
import { skeletonText } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { outcomePanel, outcomeText } from '../paying/outcome-panel.js';
import { WriteFlow } from '../paying/write-flow.js';
import { balanceDetails, balanceSentence } from './balance-view.js';
import { ChoiceStep } from './choice-step.js';
import { needsOtherWay } from './needs-other-way.js';
import { OtherWays } from './other-ways.js';
import { paymentFormStyles } from './payment-form.styles.js';
import { paidTitle, paymentReceipt } from './payment-receipt.js';
import { missingYes, review, type ReviewOptions } from './review.js';
import { SeenFigures } from './seen-figures.js';

function isPaymentQuote(quote: object): quote is PaymentQuote {
  return 'applies' in quote;
}

/**
 * Pays what is open: everything, what is due, chosen invoices or services, or an amount; with a stored payment method or with one that is
 * entered for this payment in the fields of a payment taker, whose numbers the kit never sees. Before anything is charged it shows how much,
 * with what and where it goes; afterwards the receipt. A payment whose outcome is not known is looked up and never sent again, also after
 * a reload.
 *
 * Needs `getBalance`; to pay also `quotePayment`, `confirm` and `getIntent`. Uses `listPaymentMethods` (stored methods) and `getAccount` (what
 * the company takes) where the adapter has them. Cards and accounts are asked for by the fields that the provider around it gives.
 *
 * @summary Pays a balance, invoices, services or an amount.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-payment-form></uss-payment-form>
 * </uss-provider>
 * ```
 *
 * @slot uss-card - The fields of a payment taker. Filled by the element itself, in the tree of the page; a page may put its own element there.
 *
 * @fires {CustomEvent<PaymentSubmitDetail>} uss-payment-submit - The customer confirmed and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<PaymentDoneDetail>} uss-payment-done - The payment is made, whole or in part.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-payment-ended - The payment came to any other end.
 *
 * @csspart amounts - How much is to be paid.
 * @csspart methods - What is paid with.
 * @csspart fields - Around the fields of a payment taker.
 * @csspart review - What is shown before paying.
 * @csspart actions - The button that pays and what stands beside it.
 * @csspart receipt - What was paid.
 */
export class PaymentForm extends LitElement {
  static override styles = paymentFormStyles;

  readonly #connection = new ConnectionController(this, {
    adapter: () => this.adapter,
    forChildren: true,
  });
  readonly #localize = new LocalizeController(this, { texts: [payingTexts, paymentFormTexts] });
  readonly #announcer = new Announcer(this);
  readonly #voice = new StateVoice(this.#announcer);
  readonly #balance = new QueryController(this, {
    connection: this.#connection,
    operation: 'getBalance',
    input: () => ({}),
    isEmpty: ({ invoices }) => invoices.length === 0,
  });
  readonly #choice: ChoiceStep = new ChoiceStep(this, {
    connection: this.#connection,
    localize: this.#localize,
    fields: () => this.paymentFields,
    balance: () => (this.#isChoosing ? this.#balance.result.data : undefined),
    changed: () => {
      if (this.#flow.failure) this.#flow.dismiss();
    },
    next: () => void this.#review(),
    focus: (id) => this.#focusOn(id),
    others: (balance) => this.#others.buttons(balance),
  });
  readonly #others: OtherWays = new OtherWays(this, {
    connection: this.#connection,
    localize: this.#localize,
    fields: () => this.paymentFields,
    level: () => this.headingLevel,
    terms: () => this.#choice.acceptsTerms,
    kept: (methodId) => this.#choice.payWith({ by: 'method', methodId }),
    focus: (id) => this.#focusOn(id),
  });
  readonly #flow = new WriteFlow<PaymentQuote>(this, {
    connection: this.#connection,
    is: isPaymentQuote,
    ended: (outcome) => this.#ended(outcome),
  });
  readonly #quote = new QueryController(this, {
    connection: this.#connection,
    operation: 'quotePayment',
    input: () => this.draft && { draft: this.draft },
    hold: () => this.#flow.holds,
    renewAt: ({ expiresAt }) => expiresAt,
    keepPrevious: false,
  });
  readonly #seen = new SeenFigures();
  #outcomeState = this.#flow.outcome.state;
  #focusNext: string | undefined;

  /** What is under review; nothing while the customer still chooses. */
  @state() private draft: PaymentDraft | undefined;
  @state() private agreed: ReadonlySet<string> = new Set();
  @state() private asked = false;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Fields for cards and accounts; left out, those of the provider around the element. */
  @property({ attribute: false }) paymentFields?: PaymentFields | undefined;

  /** What to pay, chosen by the page beforehand; the customer may choose otherwise. */
  @property({ attribute: false }) what?: PayWhat | undefined;

  /** Level of the element's heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  constructor() {
    super();
    new CardSlotForwarder(this);
    new SessionController(this, {
      connection: this.#connection,
      changed: () => this.#startOver(),
    });
    this.addController({ hostUpdate: () => this.#prepare() });
    new FocusKeeper(
      this,
      () => this.#next ?? this.renderRoot.querySelector<HTMLElement>('#outcome, #title'),
    );
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('what') && this.what) this.#choice.preset(this.what);
  }

  protected override updated(): void {
    const target = this.#next;
    if (!target) return;
    this.#focusNext = undefined;
    target.focus();
  }

  /** Where the focus goes next, once it is there. */
  get #next(): HTMLElement | null {
    const id = this.#focusNext;
    return id === undefined ? null : this.renderRoot.querySelector(`#${CSS.escape(id)}`);
  }

  /** Runs when the answers of this render are known, before anything is drawn from them. */
  #prepare(): void {
    if (!this.isConnected) return;
    this.#voice.follow(this.#localize.localizer, this.#progress);
    this.#followOutcome();
    const quote = this.#current;
    if (quote && this.#seen.show(quote)) {
      this.agreed = new Set();
      this.asked = false;
      this.#announcer.sayLater(
        this.#localize.localizer.text('paying-changed', { what: 'payment' }),
        500,
      );
    }
  }

  /** The quote under review: the newest answer, or the one that a refusal brought. Where none can be had any more, the last one is none. */
  get #current(): PaymentQuote | undefined {
    const { data, error } = this.#quote.result;
    return this.#flow.fresh ?? this.#flow.confirmed ?? (error ? undefined : data);
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state: loaded, error, data } = this.#balance.result;
    if (error) return { state: 'failed', text: errorText(localizer, error) };
    if (!data) return { state: loaded === 'waiting' ? 'waiting' : 'loading' };
    return { state: 'ready', text: balanceSentence(localizer, data) };
  }

  #followOutcome(): void {
    const { localizer } = this.#localize;
    const { outcome, written } = this.#flow;
    if (outcome.state === this.#outcomeState) return;
    this.#outcomeState = outcome.state;
    this.#announcer.clear();
    if (outcome.state === 'idle') return;
    if (needsOtherWay(outcome)) {
      this.draft = undefined;
      this.#choice.offerOtherWay();
    }
    if (outcome.state === 'submitting')
      return this.#announcer.sayLater(outcomeText(localizer, outcome, 'payment'));
    if (!outcome.resumed && this.shadowRoot?.activeElement) this.#focusNext = 'outcome';
    else {
      this.#announcer.say(
        written ? paidTitle(localizer, written) : outcomeText(localizer, outcome, 'payment'),
      );
    }
  }

  /** Whether the customer still chooses, and nothing is under review or on its way. What was not sent on before a reload or sign-in is chosen anew. */
  get #isChoosing(): boolean {
    const { outcome, confirmed } = this.#flow;
    const isUnsent = outcome.state === 'not-sent' && !confirmed;
    const isFree = outcome.state === 'idle' || isUnsent || needsOtherWay(outcome);
    return this.draft === undefined && isFree && !this.#others.open;
  }

  #focusOn(id: string): void {
    this.#focusNext = id;
    this.requestUpdate();
  }

  /** On to the review. */
  async #review(): Promise<void> {
    const { data: balance } = this.#balance.result;
    const order = balance && (await this.#choice.read(balance));
    if (!order) return;
    this.#flow.dismiss();
    this.#others.close();
    this.#seen.clear();
    this.draft = { kind: 'payment', ...order };
    this.asked = false;
    this.agreed = new Set();
    this.#focusOn('title');
  }

  #toChoice(focus = 'title'): void {
    this.draft = undefined;
    this.#seen.clear();
    this.#flow.dismiss();
    this.#focusNext = focus;
  }

  #pay(options: ReviewOptions): void {
    const { quote } = options;
    if (missingYes(this.#localize.localizer, { ...options, agreed: this.agreed }).length > 0) {
      this.asked = true;
      this.#focusOn('problems');
      return;
    }
    const { id: quoteId, total } = quote;
    if (!emit(this, 'uss-payment-submit', { quoteId, total })) return;
    this.#flow.confirm('quotePayment', quote);
  }

  #ended(outcome: EndedOutcome): void {
    const { id: intentId, quoteId } = outcome;
    this.agreed = new Set();
    this.asked = false;
    if (outcome.state === 'done' || outcome.state === 'done-with-problem') {
      const { paymentIds = [], charged } = outcome.receipt;
      const problem = outcome.state === 'done-with-problem' ? outcome.problem : undefined;
      emit(this, 'uss-payment-done', { intentId, quoteId, paymentIds, charged, problem });
      this.#forgetChoice();
      return;
    }
    const refusal = outcome.state === 'refused' ? outcome.refusal : undefined;
    emit(this, 'uss-payment-ended', { intentId, quoteId, end: outcome.state, refusal });
  }

  #forgetChoice(): void {
    this.draft = undefined;
    this.#choice.clear();
  }

  #startOver(): void {
    this.#forgetChoice();
    this.#others.close();
    this.agreed = new Set();
    this.asked = false;
  }

  #title(text: string): TemplateResult {
    return heading({ level: this.headingLevel, text, size: 'large', id: 'title', focusable: true });
  }

  #panel(): TemplateResult | typeof nothing {
    return outcomePanel(this.#localize.localizer, {
      what: 'payment',
      outcome: this.#flow.outcome,
      failure: this.#flow.failure,
      onCheck: () => this.#flow.check(),
      onAgain: this.#flow.repeatable ? () => this.#flow.again() : undefined,
      onNoted: () => this.#toChoice(),
    });
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    const { outcome, written, confirmed } = this.#flow;
    if (this.#connection.missing) return setupPanel(localizer, { element: this.localName });
    if (written) {
      return paymentReceipt(localizer, {
        level: this.headingLevel,
        written,
        quote: confirmed,
        onAnother: () => this.#toChoice(),
      });
    }
    const isSettling = outcome.state === 'unknown' || outcome.state === 'needs-help';
    if (isSettling || (outcome.state === 'submitting' && !confirmed))
      return html`${this.#title(localizer.text('payment-form-heading'))} ${this.#panel()}`;
    const quote = needsOtherWay(outcome) ? undefined : this.#current;
    if (this.draft || quote) return this.#reviewStep(quote);
    const title = this.#title(localizer.text('payment-form-heading'));
    return html`${title} ${this.#others.open ? this.#others.view() : this.#choiceStep()}`;
  }

  #reviewStep(quote: PaymentQuote | undefined): TemplateResult {
    const { localizer } = this.#localize;
    const { outcome } = this.#flow;
    const { error, stale } = this.#quote.result;
    const title = this.#title(localizer.text('payment-form-check'));
    if (!quote) {
      return html`${title}
      ${outcome.state === 'idle' && error ? this.#quoteFailed(error) : skeletonText(4)}`;
    }
    const options: ReviewOptions = {
      quote,
      changed: this.#seen.changed,
      agreed: this.agreed,
      asked: this.asked,
      busy: outcome.state === 'submitting',
      stale: stale && this.#flow.fresh === undefined && outcome.state === 'idle',
      onAgree: (key, yes) => {
        const agreed = new Set(this.agreed);
        if (yes) agreed.add(key);
        else agreed.delete(key);
        this.agreed = agreed;
      },
      onPay: () => this.#pay(options),
      onChange: () => this.#toChoice(),
    };
    const isRenewed = this.#seen.changed && outcome.state === 'idle' && !this.#flow.failure;
    return html`${title} ${outcome.state === 'submitting' ? nothing : this.#panel()}
    ${isRenewed ? alert(localizer, { tone: 'warning', body: localizer.text('paying-changed', { what: 'payment' }) }) : nothing}
    ${outcome.state === 'not-sent' ? html`<div class="actions">${this.#changeButton()}</div>` : review(localizer, options)}`;
  }

  #changeButton(): TemplateResult {
    return button({
      label: this.#localize.localizer.text('change'),
      onPress: () => this.#toChoice(),
    });
  }

  #quoteFailed(error: AdapterError): TemplateResult {
    const { localizer } = this.#localize;
    return html`${failedPanel(localizer, {
        title: localizer.text('payment-form-quote-failed'),
        message: errorText(localizer, error),
        reference: error.requestId,
        onRetry: error.retryable ? () => this.#quote.retry() : undefined,
      })}
      <div class="actions">${this.#changeButton()}</div>`;
  }

  #choiceStep(): TemplateResult {
    const { localizer } = this.#localize;
    const { data: balance, error } = this.#balance.result;
    const failed = error
      ? readFailurePanel(localizer, {
          element: this.localName,
          operation: 'getBalance',
          error,
          message: errorText(localizer, error),
          stale: balance !== undefined,
          onRetry: () => this.#balance.retry(),
        })
      : nothing;
    if (!balance) return html`${error ? failed : skeletonText(5)}`;
    const sentence = balanceSentence(localizer, balance);
    if (balance.invoices.length === 0)
      return html`${this.#panel()} ${failed} ${this.#others.saved()}
      ${emptyPanel({ title: sentence })}`;
    return html`${this.#panel()} ${failed} ${this.#others.saved()}
      <p class="lead">${sentence}</p>
      ${balanceDetails(localizer, balance)}
      ${this.#connection.has('quotePayment') ? this.#choosing(balance) : nothing}`;
  }

  #choosing(balance: Balance): TemplateResult {
    const { localizer } = this.#localize;
    const { permission } = this.#choice;
    return permission.allowed
      ? this.#choice.view(balance)
      : alert(localizer, { tone: 'info', body: localizer.text(`refusal-${permission.reason}`) });
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    const { busy } = this.#balance.result;
    return html`<div class="root measured" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack stack-loose content" aria-busy=${String(busy)}>${this.#content()}</div>
    </div>`;
  }
}
