import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AdapterError, BillingAdapter } from '../../src/context/connection.js';
import { sameDraft } from '../../src/context/selection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import type { Outcome } from '../../src/controllers/outcome.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { QuoteController } from '../../src/controllers/quote-controller.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { emit } from '../../src/events/emit.js';
import { ratePreviewTexts } from '../../src/i18n/locales/en/rate-preview.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { PlanDraft } from '../../src/model/draft.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { Announcer } from '../internal/announcer.js';
import { facts } from '../internal/facts.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { Lazy } from '../internal/lazy.js';
import { emptyPanel, failedPanel, setupPanel, waitingPanel } from '../internal/panel.js';
import { skeletonTable, skeletonText } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { actionsOf, operationOf, subjectOf } from './actions.js';
import { ConfirmFlow, type Made } from './confirm-flow.js';
import { missingConsent, type ConsentOptions } from './consent.js';
import { Meanwhile } from './meanwhile.js';
import { incompletePanel, noQuotePanel } from './no-figures.js';
import { madeTitle, needsHelpPanel, outcomePanel, outcomeText } from './outcome-panels.js';
import { quoteView, type ConfirmMode, type Staleness } from './quote-view.js';
import { ratePreviewStyles } from './rate-preview.styles.js';
import { ReceiptInvoices } from './receipt-invoices.js';
import { quoteSentences } from './sentences.js';
import { WidthController } from './width-controller.js';

/** Milliseconds for which a choice rests before its cost is asked for, and figures before they are spoken. */
const choiceRests = 250;
const figuresRest = 500;

/** How a change of the figures is told, by where their confirmation stands: what was agreed to is no news. */
const changeTold: Partial<Record<Outcome['state'], 'words' | 'figures'>> = {
  idle: 'words',
  refused: 'figures',
};

/** Size of the picture's text in its own units; see `WidthController`. */
const pictureFont = 13;

/**
 * Shows what a change of plans does and costs: what happens, what comes along, today, with the next invoices, and over time as a picture and a
 * table. Lets the customer confirm it, once, and then shows the receipt. It previews what is chosen in the elements around it,
 * `uss-plan-picker`, `uss-billing-group-selector`, or `uss-plan-change`, which has all of them inside; or the `draft` that it is given, which may
 * also be an edit of the queue.
 *
 * Needs the operation `quotePlanChange`, or for an edit of the queue `quoteQueueEdit`; to confirm also `confirm` and `getIntent`. Uses `getAccount`
 * (terms to agree to) and `getInvoice` (the invoices on the receipt) where the adapter has them.
 *
 * @summary What a change of plans does and costs, with confirm and receipt.
 *
 * @example
 * ```html
 * <uss-provider sandbox>
 *   <uss-plan-picker></uss-plan-picker>
 *   <uss-billing-group-selector></uss-billing-group-selector>
 *   <uss-rate-preview></uss-rate-preview>
 * </uss-provider>
 * ```
 *
 * @slot back - A button of the page's that leads away without confirming. It stands before the confirm button, so that who comes by keyboard meets it first.
 *
 * @fires {CustomEvent<QuoteReadyDetail>} uss-quote-ready - A new quote is on the screen.
 * @fires {CustomEvent<QuoteSubmitDetail>} uss-plan-change-submit - The customer confirmed and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<QuoteDoneDetail>} uss-plan-change-done - The change took effect, or was queued.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-plan-change-ended - The change came to any other end.
 * @fires {CustomEvent<QuoteSubmitDetail>} uss-queue-edit-submit - The same for an edit of the queue.
 * @fires {CustomEvent<QuoteDoneDetail>} uss-queue-edit-done - An edit of the queue is made.
 * @fires {CustomEvent<QuoteEndedDetail>} uss-queue-edit-ended - An edit of the queue came to any other end.
 * @fires {CustomEvent<PlanChangeRestartedDetail>} uss-plan-change-restarted - The customer is done with the receipt and wants to choose again.
 * @fires {CustomEvent<InvoiceOpenedDetail>} uss-invoice-opened - The customer opened an invoice of the receipt to its lines.
 *
 * @csspart summary - The sentences that say what is paid today and later, and what happens.
 * @csspart picture - The frame of the picture of charges over time.
 * @csspart actions - The confirm button and what stands beside it.
 * @csspart receipt - What was written, after the change was made.
 */
export class RatePreview extends LitElement {
  static override styles = ratePreviewStyles;

  readonly #connection = new ConnectionController(this, { adapter: () => this.adapter });
  readonly #localize = new LocalizeController(this, { texts: ratePreviewTexts });
  readonly #selection = new SelectionController(this);
  readonly #announcer = new Announcer(this);
  readonly #room = new WidthController(this, { fontSize: pictureFont, fallback: 560 });
  readonly #flow = new ConfirmFlow(this, {
    connection: this.#connection,
    draft: () => this.#asked,
    subject: () => this.#subject,
  });
  readonly #quote = new QuoteController(this, {
    connection: this.#connection,
    draft: () => this.#asked,
    rest: choiceRests,
    hold: () => this.#flow.outcome.state !== 'idle',
  });
  readonly #account = new QueryController(this, {
    connection: this.#connection,
    operation: 'getAccount',
    input: () => (this.#connection.has('getAccount') ? {} : undefined),
  });
  readonly #invoices = new ReceiptInvoices(this, {
    connection: this.#connection,
    ids: () => this.#flow.made?.receipt.invoiceIds ?? [],
  });
  readonly #drawing = new Lazy(this, () => import('./timeline-drawing.js'));
  readonly #receipt = new Lazy(this, () => import('./receipt.js'));
  readonly #meanwhile = new Meanwhile(this.#connection);
  readonly #voice = new StateVoice(this.#announcer);
  #outcomeState = this.#flow.outcome.state;
  #focusOutcome = false;
  #refusal: AdapterError | undefined;
  /** The quote whose arrival was told to the page. */
  #told: PlanQuote | undefined;

  @state() private expanded = false;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** What to preview instead of what is chosen in the elements around it: a change of plans, or an edit of the queue. `null`: nothing yet. */
  @property({ attribute: false }) draft?: PlanDraft | null;

  /** Text of the button after the receipt that leads on to another change; empty: there is none. Left out: "Make another change". */
  @property({ attribute: 'restart-label' }) restartLabel?: string | null;

  /** Level of the element's heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  constructor() {
    super();
    this.addController({ hostUpdate: () => this.#prepare() });
    new FocusKeeper(this, () => this.renderRoot.querySelector<HTMLElement>('#outcome, #title'));
  }

  /** What is to be quoted. */
  get #asked(): PlanDraft | undefined {
    return this.draft === undefined ? this.#selection.draft : (this.draft ?? undefined);
  }

  get #subject(): string {
    const chosen = this.draft === undefined ? this.#selection.selection : this.draft;
    return chosen ? subjectOf(chosen) : '';
  }

  /** Runs when the answers of this render are known, before anything is drawn from them. */
  #prepare(): void {
    if (!this.isConnected) return;
    const { localizer } = this.#localize;
    const quote = this.#current;
    const arrival = quote && this.#flow.arrive(quote);
    this.#voice.follow(localizer, this.#progress);
    this.#tellRefusal();
    this.#followOutcome();
    if (!quote || !arrival || arrival === 'renewed') return;
    const changed = arrival === 'changed' ? [localizer.text('preview-renewed')] : [];
    this.#announcer.sayLater(
      [...changed, quoteSentences(localizer, quote)[0]].join(' '),
      figuresRest,
    );
  }

  get #progress(): Progress {
    const { localizer } = this.#localize;
    const { state: loaded, error } = this.#quote.result;
    if (this.#connection.state === 'waiting') return { state: 'waiting' };
    if (error && error.code !== 'refused')
      return { state: 'failed', text: errorText(localizer, error) };
    if (loaded === 'loading') return { state: 'loading' };
    const quote = this.#current;
    return { state: 'ready', text: quote ? quoteSentences(localizer, quote)[0] : '' };
  }

  /** A choice that cannot be had is no failure to load. Said once, unless the panel that has the focus says it. */
  #tellRefusal(): void {
    const { error } = this.#quote.result;
    if (error === this.#refusal) return;
    this.#refusal = error;
    this.#meanwhile.follow(error?.refusal, this.#subject);
    if (error?.refusal && error.refusal !== this.#toldRefusal) {
      this.#announcer.sayLater(errorText(this.#localize.localizer, error), figuresRest);
    }
  }

  /** The refusal that the panel above the figures tells. */
  get #toldRefusal(): RefusalCode | undefined {
    const { failure } = this.#flow;
    return failure?.state === 'refused' ? failure.refusal : undefined;
  }

  override updated(): void {
    if (this.#focusOutcome) {
      this.#focusOutcome = false;
      this.renderRoot.querySelector<HTMLElement>('#outcome')?.focus();
    }
    const quote = this.#current;
    if (quote && quote !== this.#told && this.#flow.outcome.state === 'idle') {
      this.#told = quote;
      const { id: quoteId, draft, dueNow, expiresAt } = quote;
      const detail = { quoteId, actions: actionsOf(draft), total: dueNow.total, expiresAt };
      emit(this, 'uss-quote-ready', detail);
    }
  }

  /** The quote that may be confirmed, or is being: the newest answer to the present choice, or the one that a refusal brought. */
  get #current(): PlanQuote | undefined {
    const { freshQuote, confirmed } = this.#flow;
    const { state: loaded, data, stale } = this.#quote.result;
    return freshQuote ?? confirmed ?? (loaded === 'ready' && !stale ? data : undefined);
  }

  #consent(quote: PlanQuote): ConsentOptions {
    const { agreed, changed } = this.#flow.agreement;
    return { quote, terms: this.#account.result.data?.terms, changed, agreed };
  }

  #followOutcome(): void {
    const { outcome } = this.#flow;
    if (outcome.state === this.#outcomeState) return;
    this.#outcomeState = outcome.state;
    this.#announcer.cancel();
    if (outcome.state === 'idle') return;
    if (outcome.state === 'submitting') {
      this.#announcer.sayLater(this.#localize.localizer.text('end-submitting'));
      return;
    }
    if (!outcome.resumed && this.shadowRoot?.activeElement) this.#focusOutcome = true;
    else this.#announcer.say(outcomeText(this.#localize.localizer, outcome, this.#flow.confirmed));
  }

  #confirm(quote: PlanQuote): void {
    const consent = this.#consent(quote);
    if (missingConsent(this.#localize.localizer, consent).length === 0)
      return this.#flow.confirm(consent);
    this.#flow.ask();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#problems')?.focus(),
    );
  }

  #staleness(quote: PlanQuote): Staleness | undefined {
    const { stale, error } = this.#quote.result;
    if (!stale || quote === this.#flow.freshQuote) return undefined;
    const what = sameDraft(quote.draft, this.#asked) ? 'time' : 'choice';
    return error ? `${what}-failed` : what;
  }

  #mode(quote: PlanQuote): ConfirmMode {
    const { state: write } = this.#flow.outcome;
    if (write === 'unknown' || !this.#connection.has('confirm')) return 'none';
    if (write === 'submitting') return 'busy';
    if (write === 'not-sent') return 'again';
    if (this.#quote.result.error || this.#accountError) return 'closed';
    const termsKnown =
      this.#account.result.data !== undefined || !this.#connection.has('getAccount');
    return quote === this.#current && termsKnown ? 'open' : 'waiting';
  }

  /** Why it is not known whether there are terms to agree to. */
  get #accountError(): AdapterError | undefined {
    const { data, error } = this.#account.result;
    return data === undefined ? error : undefined;
  }

  #quoteView(quote: PlanQuote): TemplateResult {
    return quoteView(this.#localize.localizer, {
      ...this.#consent(quote),
      level: this.headingLevel,
      staleness: this.#staleness(quote),
      difference: this.#flow.agreement.difference,
      tellChange: changeTold[this.#flow.outcome.state] ?? 'nothing',
      asked: this.#flow.asked,
      mode: this.#mode(quote),
      room: this.#room,
      drawing: this.#drawing.part?.timelineDrawing,
      expanded: this.expanded,
      onAgree: (key, yes) => this.#flow.agree(key, yes),
      onConfirm: () => this.#confirm(quote),
      onRetry: () => this.#flow.again(),
      onExpand: (expanded) => {
        this.expanded = expanded;
      },
    });
  }

  #content(): TemplateResult {
    const { localizer } = this.#localize;
    const { outcome, made } = this.#flow;
    if (made) return this.#made(made);
    if (outcome.state === 'needs-help') {
      return needsHelpPanel(localizer, {
        reference: outcome.reference,
        onNoted: () => this.#flow.dismiss(),
      });
    }
    return this.#figures();
  }

  /** The receipt; until it is loaded, what the customer must know at once. */
  #made(made: Made): TemplateResult {
    const { localizer } = this.#localize;
    const { receipt, resumed } = made;
    const level = this.headingLevel;
    const quote = this.#flow.confirmed;
    const view = this.#receipt.part?.receiptView;
    if (!view) {
      const text = madeTitle(localizer, quote);
      return html`${heading({ level, text, size: 'large', id: 'outcome', focusable: true })}
      ${facts([{ label: localizer.text('preview-reference'), value: receipt.reference }])}`;
    }
    return view(localizer, {
      level,
      receipt,
      resumed,
      quote,
      problem: made.state === 'done-with-problem' ? made.problem : undefined,
      invoices: this.#invoices.invoices,
      restartLabel: this.restartLabel ?? localizer.text('preview-another'),
      onInvoice: ({ id: invoiceId }) => emit(this, 'uss-invoice-opened', { invoiceId }),
      onRestart: () =>
        this.#flow.startOver(() => {
          if (this.draft === undefined) this.#selection.clear();
        }),
    });
  }

  #figures(): TemplateResult {
    const { localizer } = this.#localize;
    const { outcome, failure } = this.#flow;
    const { state: loaded, data, error } = this.#quote.result;
    const quote = this.#current ?? data;
    const panel = outcomePanel(localizer, {
      outcome,
      failure,
      figures: quote !== undefined,
      onCheck: () => this.#flow.check(),
    });
    // Figures of another choice would only mislead beside the reason why this one cannot be had.
    const shown = error?.code === 'refused' ? undefined : quote;
    const told = error?.refusal !== undefined && error.refusal === this.#toldRefusal;
    return html`${panel} ${error && !told ? this.#noQuote(error) : nothing}
    ${shown && !error && this.#accountError ? this.#noAccount(this.#accountError) : nothing}
    ${shown ? this.#quoteView(shown) : nothing}
    ${loaded === 'loading' && !shown ? html`${skeletonText(2)}${skeletonTable(2, 2)}` : nothing}
    ${loaded === 'waiting' && outcome.state === 'idle' && !failure ? this.#incomplete() : nothing}`;
  }

  #incomplete(): TemplateResult {
    const { localizer } = this.#localize;
    return this.draft === null
      ? emptyPanel({ title: localizer.text('preview-choose-plan') })
      : incompletePanel(localizer, this.#selection.selection);
  }

  #noAccount(error: AdapterError): TemplateResult {
    return failedPanel(this.#localize.localizer, {
      message: errorText(this.#localize.localizer, error),
      reference: error.requestId,
      onRetry: error.retryable ? () => this.#account.retry() : undefined,
    });
  }

  #noQuote(error: AdapterError): TemplateResult {
    return noQuotePanel(this.#localize.localizer, {
      element: this.localName,
      operation: this.#asked ? operationOf(this.#asked) : 'quotePlanChange',
      error,
      onRetry: () => this.#quote.retry(),
    });
  }

  #body(): TemplateResult {
    const { localizer } = this.#localize;
    const { missing, error, state: connected } = this.#connection;
    if (missing) return setupPanel(localizer, { element: this.localName });
    if (error) return failedPanel(localizer, { message: errorText(localizer, error) });
    return connected === 'waiting' ? waitingPanel(localizer) : this.#content();
  }

  override render(): TemplateResult {
    const { localizer } = this.#localize;
    return html`<div class="root" lang=${localizer.locale} dir=${localizer.dir}>
      ${this.#announcer.region()}
      <div class="stack" aria-busy=${this.#quote.result.busy ? 'true' : nothing}>
        ${
          this.#flow.made
            ? nothing
            : heading({
                level: this.headingLevel,
                text: localizer.text('preview-heading'),
                size: 'large',
                id: 'title',
                focusable: true,
              })
        }
        ${this.#body()}
      </div>
    </div>`;
  }
}
