import { LitElement, html, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { AdapterError, BillingAdapter } from '../../src/context/connection.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import { LocalizeController } from '../../src/controllers/localize-controller.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import { sameDraft } from '../../src/controllers/quote-difference.js';
import { SelectionController } from '../../src/controllers/selection-controller.js';
import { emit } from '../../src/events/emit.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { Quote } from '../../src/model/quote.js';
import { Announcer } from '../internal/announcer.js';
import { FocusKeeper } from '../internal/focus-keeper.js';
import { heading, type HeadingLevel } from '../internal/heading.js';
import { failedPanel, setupPanel, waitingPanel } from '../internal/panel.js';
import { skeletonTable, skeletonText } from '../internal/skeleton.js';
import { StateVoice, type Progress } from '../internal/state-voice.js';
import { ConfirmFlow } from './confirm-flow.js';
import { missingConsent, type ConsentOptions } from './consent.js';
import { incompletePanel, noQuotePanel } from './no-figures.js';
import { needsHelpPanel, outcomePanel, outcomeText } from './outcome-panels.js';
import { quoteView, type ConfirmMode, type Staleness } from './quote-view.js';
import { ratePreviewStyles } from './rate-preview.styles.js';
import { receiptView } from './receipt.js';
import { quoteSentences } from './sentences.js';
import { pictureFont } from './timeline-picture.js';
import { WidthController } from './width-controller.js';

/** Milliseconds for which a choice rests before its cost is asked for, and figures before they are spoken. */
const choiceRests = 250;
const figuresRest = 500;

/**
 * Shows what the plan change that is being chosen costs: today, with the next invoice, and over time as a picture and
 * a table. Lets the customer confirm it, once, and then shows the receipt. Works with the choices of the elements around
 * it: `uss-plan-picker`, `uss-billing-group-selector`, or `uss-plan-change`, which has all of them inside.
 *
 * Needs the operation `quotePlanChange`; to confirm also `confirm` and `getIntent`. Uses `getAccount` (terms to agree to)
 * and `getInvoice` (the number of the invoice on the receipt) where the adapter has them.
 *
 * @summary What a plan change costs, today and later, with confirm and receipt.
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
 * @fires {CustomEvent<QuoteReadyDetail>} uss-quote-ready - A new quote is on the screen.
 * @fires {CustomEvent<PlanChangeSubmitDetail>} uss-plan-change-submit - The customer confirmed and nothing was sent yet. Prevented, nothing will be.
 * @fires {CustomEvent<PlanChangeDoneDetail>} uss-plan-change-done - The change took effect.
 * @fires {CustomEvent<PlanChangeEndedDetail>} uss-plan-change-ended - The change came to any other end.
 * @fires {CustomEvent<PlanChangeRestartedDetail>} uss-plan-change-restarted - The customer is done with the receipt and wants to choose again.
 *
 * @csspart summary - The sentences that say what is paid today and later.
 * @csspart picture - The frame of the picture of charges over time.
 * @csspart actions - The confirm button and what stands beside it.
 * @csspart receipt - What was written, after the change was made.
 */
export class RatePreview extends LitElement {
  static override styles = ratePreviewStyles;

  readonly #connection = new ConnectionController(this, { adapter: () => this.adapter });
  readonly #localize = new LocalizeController(this);
  readonly #selection = new SelectionController(this);
  readonly #announcer = new Announcer(this);
  readonly #room = new WidthController(this, { fontSize: pictureFont, fallback: 560 });
  readonly #flow = new ConfirmFlow(this, {
    connection: this.#connection,
    selection: this.#selection,
  });
  readonly #quote = new QueryController(this, {
    connection: this.#connection,
    operation: 'quotePlanChange',
    input: () => {
      const { draft } = this.#selection;
      return draft && { draft };
    },
    rest: choiceRests,
    hold: () => this.#flow.outcome.state !== 'idle',
    renewAt: (quote) => quote.expiresAt,
  });
  readonly #account = new QueryController(this, {
    connection: this.#connection,
    operation: 'getAccount',
    input: () => (this.#connection.has('getAccount') ? {} : undefined),
  });
  readonly #invoice = new QueryController(this, {
    connection: this.#connection,
    operation: 'getInvoice',
    input: () => this.#writtenInvoice(),
    keepPrevious: false,
  });
  readonly #voice = new StateVoice(this.#announcer);
  #outcomeState = this.#flow.outcome.state;
  #focusOutcome = false;
  #refusal: AdapterError | undefined;
  /** The quote whose arrival was told to the page. */
  #told: Quote | undefined;

  @state() private expanded = false;

  /** Where data comes from; left out, the provider around the element says. */
  @property({ attribute: false }) adapter?: BillingAdapter;

  /** Level of the element's heading, 1 to 6. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: HeadingLevel = 2;

  constructor() {
    super();
    this.addController({ hostUpdate: () => this.#prepare() });
    new FocusKeeper(this, () => this.renderRoot.querySelector<HTMLElement>('#outcome, #title'));
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
      emit(this, 'uss-quote-ready', {
        quoteId,
        planId: draft.planId,
        total: dueNow.total,
        expiresAt,
      });
    }
  }

  /** The quote that may be confirmed: the newest answer to the present choice, or the one that a refusal brought. */
  get #current(): Quote | undefined {
    const { state: loaded, data, stale } = this.#quote.result;
    return this.#flow.freshQuote ?? (loaded === 'ready' && !stale ? data : undefined);
  }

  #consent(quote: Quote): ConsentOptions {
    const { agreed, changed } = this.#flow.agreement;
    return { quote, terms: this.#account.result.data?.terms, changed, agreed };
  }

  #writtenInvoice() {
    const invoiceId = this.#flow.made?.receipt.invoiceId;
    return invoiceId && this.#connection.has('getInvoice') ? { invoiceId } : undefined;
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
    else this.#announcer.say(outcomeText(this.#localize.localizer, outcome));
  }

  #confirm(quote: Quote): void {
    const consent = this.#consent(quote);
    if (missingConsent(this.#localize.localizer, consent).length === 0)
      return this.#flow.confirm(consent);
    this.#flow.ask();
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('#problems')?.focus(),
    );
  }

  #staleness(quote: Quote): Staleness | undefined {
    const { stale, error } = this.#quote.result;
    if (!stale || quote === this.#flow.freshQuote) return undefined;
    const what = sameDraft(quote.draft, this.#selection.draft) ? 'time' : 'choice';
    return error ? `${what}-failed` : what;
  }

  #mode(quote: Quote): ConfirmMode {
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

  #quoteView(quote: Quote): TemplateResult {
    return quoteView(this.#localize.localizer, {
      ...this.#consent(quote),
      level: this.headingLevel,
      staleness: this.#staleness(quote),
      difference: this.#flow.agreement.difference,
      refused: this.#flow.outcome.state === 'refused',
      asked: this.#flow.asked,
      mode: this.#mode(quote),
      room: this.#room,
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
    if (made) {
      return receiptView(localizer, {
        level: this.headingLevel,
        receipt: made.receipt,
        problem: made.state === 'done-with-problem' ? made.problem : undefined,
        resumed: made.resumed,
        quote: this.#flow.madeQuote,
        invoice: this.#invoice.result.data,
        onAnother: () => this.#flow.startOver(),
      });
    }
    if (outcome.state === 'needs-help') {
      return needsHelpPanel(localizer, {
        reference: outcome.reference,
        onNoted: () => this.#flow.dismiss(),
      });
    }
    return this.#figures();
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
    ${
      loaded === 'waiting' && outcome.state === 'idle'
        ? incompletePanel(localizer, this.#selection.selection)
        : nothing
    }`;
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
