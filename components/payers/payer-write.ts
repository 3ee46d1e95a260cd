import { html, nothing, type LitElement, type ReactiveController, type TemplateResult } from 'lit';
import type { AdapterError } from '../../src/context/connection.js';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import { errorText } from '../../src/controllers/error-text.js';
import type { EndedOutcome, Outcome } from '../../src/controllers/outcome.js';
import { QueryController } from '../../src/controllers/query-controller.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type {
  BillingGroupDraft,
  PayerQuote,
  PaymentMethodDraft,
} from '../../src/model/payer-change.js';
import type { Announcer } from '../internal/announcer.js';
import { button } from '../internal/button.js';
import { heading, below, type HeadingLevel } from '../internal/heading.js';
import { failedPanel } from '../internal/panel.js';
import { problemSummary } from '../internal/problem-summary.js';
import { skeletonText } from '../internal/skeleton.js';
import { outcomeId, outcomePanel, outcomeText } from '../paying/outcome-panel.js';
import { WriteFlow } from '../paying/write-flow.js';
import { consentForm, missingConsent } from './consent.js';
import { payerReview } from './payer-review.js';

/** What may be asked for. */
export type PayerDraft = BillingGroupDraft | PaymentMethodDraft;

export interface PayerWriteOptions {
  readonly connection: ConnectionController;
  readonly localizer: () => Localizer;
  readonly announcer: Announcer;
  /** What is written, for the words and for which quotes are meant. */
  readonly what: 'method' | 'group';
  /** What is to be saved, read before every render; nothing until it is all there. */
  readonly draft: () => PayerDraft | undefined;
  /** The service does not take what was asked for: time to ask for it anew. Called before a render. */
  readonly refused: (refusal: RefusalCode) => void;
  /** Something that was typed cannot be used as it is: true where it is asked for anew. Called before a render. */
  readonly unusable?: (fields: AdapterError['fields']) => boolean;
  /** The customer said yes: tells the page; false when the page prevents it. */
  readonly submit: (quote: PayerQuote) => boolean;
  /** Called once for each write that has ended. */
  readonly ended: (outcome: EndedOutcome) => void;
  /** What leads away: back to what was typed, where there is something; and out of here, by which word. */
  readonly ways: () => { readonly change: boolean; readonly leave?: 'cancel' | 'close' };
  readonly change: () => void;
  /** There is nothing more to do here. */
  readonly close: () => void;
}

function doing({ draft }: PayerQuote) {
  return draft.kind === 'billing-group' ? draft.group.do : draft.method.do;
}

/** What somebody reads before saying yes takes in no more than this; its id and expiry are none of it. */
function contentOf({ draft, groups, dueNow, adds, closes, warnings }: PayerQuote): string {
  return JSON.stringify([draft, groups, dueNow, adds, closes, warnings]);
}

/**
 * The last step of a form for payment methods or billing groups: shows what is saved and what follows, asks for the yes that it needs,
 * saves it once, and follows that to its end, also one that was left behind by a reload.
 */
export class PayerWrite implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: PayerWriteOptions;
  readonly #flow: WriteFlow<PayerQuote>;
  readonly #methods;
  readonly #groups;
  #seen: PayerQuote | undefined;
  #changed = false;
  #agreed: ReadonlySet<string> = new Set();
  #asked = false;
  #refusal: AdapterError | undefined;
  #told: Outcome['state'] = 'idle';
  #focusOutcome = false;

  constructor(host: LitElement, options: PayerWriteOptions) {
    const { connection, what } = options;
    this.#host = host;
    this.#options = options;
    this.#flow = new WriteFlow<PayerQuote>(host, {
      connection,
      is: (quote): quote is PayerQuote => 'draft' in quote && 'groups' in quote,
      ended: (outcome) => options.ended(outcome),
    });
    const common = {
      connection,
      hold: () => this.#flow.holds,
      renewAt: ({ expiresAt }: PayerQuote) => expiresAt,
      keepPrevious: false,
    };
    this.#methods = new QueryController(host, {
      ...common,
      operation: 'quotePaymentMethod',
      input: () => {
        const draft = what === 'method' ? options.draft() : undefined;
        return draft?.kind === 'payment-method' ? { draft } : undefined;
      },
    });
    this.#groups = new QueryController(host, {
      ...common,
      operation: 'quoteBillingGroup',
      input: () => {
        const draft = what === 'group' ? options.draft() : undefined;
        return draft?.kind === 'billing-group' ? { draft } : undefined;
      },
    });
    host.addController(this);
  }

  /** True while a write is on its way, or its end is still to be read: nothing else may be begun. */
  get busy(): boolean {
    const { state } = this.#flow.outcome;
    return state === 'submitting' || state === 'unknown' || state === 'needs-help';
  }

  get hasQuote(): boolean {
    return this.#current !== undefined;
  }

  /** Whether there is anything to say of a write. */
  get hasOutcome(): boolean {
    return this.#flow.outcome.state !== 'idle' || this.#flow.failure !== undefined;
  }

  /** Forgets what was quoted and how a try ended: for another choice. */
  dismiss(): void {
    this.#flow.dismiss();
    this.#seen = undefined;
    this.#changed = false;
    this.#agreed = new Set();
    this.#asked = false;
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const quote = this.#current;
    if (quote) this.#arrive(quote);
    this.#followRefusal();
    this.#followOutcome();
  }

  hostUpdated(): void {
    if (!this.#focusOutcome) return;
    this.#focusOutcome = false;
    this.#host.renderRoot.querySelector<HTMLElement>(`#${outcomeId}`)?.focus();
  }

  /** What is saved, or how it stands with it. Headings inside are of `level`. */
  view(level: HeadingLevel): TemplateResult {
    const localizer = this.#options.localizer();
    const { what } = this.#options;
    const panel = outcomePanel(localizer, {
      what,
      outcome: this.#flow.outcome,
      failure: this.#flow.failure,
      onCheck: () => this.#flow.check(),
      onAgain: this.#flow.repeatable ? () => this.#flow.again() : undefined,
      onNoted: () => {
        this.dismiss();
        this.#options.close();
      },
    });
    if (this.#flow.outcome.state === 'needs-help') return html`${panel}`;
    return html`${panel} ${this.#review(level)} ${this.#actions()}`;
  }

  get #result() {
    return (this.#options.what === 'method' ? this.#methods : this.#groups).result;
  }

  /** The quote that may be confirmed or is being: what a refusal brought, or the newest answer. */
  get #current(): PayerQuote | undefined {
    const { fresh, confirmed } = this.#flow;
    const { data, stale } = this.#result;
    return fresh ?? confirmed ?? (stale ? undefined : data);
  }

  /** What was agreed to holds for the same content only; other content for the same wish is looked at again. */
  #arrive(quote: PayerQuote): void {
    const before = this.#seen;
    this.#seen = quote;
    if (before && contentOf(before) === contentOf(quote)) return;
    this.#changed =
      before !== undefined && JSON.stringify(before.draft) === JSON.stringify(quote.draft);
    this.#agreed = new Set();
    this.#asked = false;
    const { announcer, localizer } = this.#options;
    announcer.sayLater(localizer().text('payers-ready'), 500);
  }

  #followRefusal(): void {
    const { error } = this.#result;
    if (error === this.#refusal) return;
    this.#refusal = error;
    if (error?.refusal) return this.#options.refused(error.refusal);
    if (error?.code === 'invalid-input' && this.#options.unusable?.(error.fields)) return;
    if (error) this.#options.announcer.say(errorText(this.#options.localizer(), error));
  }

  #followOutcome(): void {
    const { outcome, failure } = this.#flow;
    const told = outcome.state === 'idle' && failure ? failure : outcome;
    if (told.state === this.#told) return;
    this.#told = told.state;
    const { announcer, localizer, what } = this.#options;
    announcer.clear();
    if (told.state === 'idle') return;
    const text = outcomeText(localizer(), told, what);
    if (told.state === 'submitting') announcer.sayLater(text);
    else if (told.resumed || !this.#host.shadowRoot?.activeElement) announcer.say(text);
    else this.#focusOutcome = true;
  }

  #review(level: HeadingLevel): TemplateResult | typeof nothing {
    const localizer = this.#options.localizer();
    const quote = this.#current;
    const { error, state } = this.#result;
    if (quote) {
      const { state: write } = this.#flow.outcome;
      const missing = this.#asked ? missingConsent(localizer, this.#consent(quote)) : [];
      return html`${missing.length > 0 ? problemSummary(localizer, 'problems', missing) : nothing}
      ${heading({ level, text: localizer.text('payers-review', { do: doing(quote) === 'remove' ? 'remove' : 'save' }), id: 'review', focusable: true })}
      ${payerReview(localizer, quote, below(level))}
      ${
        write === 'idle'
          ? consentForm(localizer, {
              ...this.#consent(quote),
              asked: this.#asked,
              onChange: (key, agreed) => this.#agree(key, agreed),
            })
          : nothing
      }`;
    }
    if (error) {
      return failedPanel(localizer, {
        message: errorText(localizer, error),
        reference: error.requestId,
        onRetry: error.retryable
          ? () => (this.#options.what === 'method' ? this.#methods : this.#groups).retry()
          : undefined,
      });
    }
    return state === 'waiting' ? nothing : skeletonText(4);
  }

  #consent(quote: PayerQuote) {
    return { quote, changed: this.#changed, agreed: this.#agreed };
  }

  #agree(key: string, agreed: boolean): void {
    const next = new Set(this.#agreed);
    if (agreed) next.add(key);
    else next.delete(key);
    this.#agreed = next;
    this.#host.requestUpdate();
  }

  #actions(): TemplateResult | typeof nothing {
    const { state } = this.#flow.outcome;
    const quote = this.#current;
    if (state === 'unknown' || (state === 'submitting' && !quote)) return nothing;
    const busy = state === 'submitting';
    const open = quote && state !== 'not-sent' && this.#options.connection.has('confirm');
    return html`<div class="actions">
      ${open ? this.#save(quote, busy) : nothing} ${busy ? nothing : this.#waysOut()}
    </div>`;
  }

  #waysOut(): TemplateResult {
    const localizer = this.#options.localizer();
    const { change, leave } = this.#options.ways();
    const go = (where: () => void) => () => {
      this.dismiss();
      where();
    };
    return html`${
      change
        ? button({
            label: localizer.text('payers-change'),
            onPress: go(() => this.#options.change()),
          })
        : nothing
    }
    ${
      leave
        ? button({
            label: localizer.text(leave),
            kind: 'quiet',
            onPress: go(() => this.#options.close()),
          })
        : nothing
    }`;
  }

  #save(quote: PayerQuote, busy: boolean): TemplateResult {
    return button({
      label: this.#options.localizer().text('payers-save', { do: doing(quote) }),
      kind: 'primary',
      id: 'save',
      busy,
      onPress: () => this.#confirm(quote),
    });
  }

  #confirm(quote: PayerQuote): void {
    // A second click comes before the button is drawn busy.
    if (this.#flow.outcome.state !== 'idle') return;
    if (missingConsent(this.#options.localizer(), this.#consent(quote)).length > 0) {
      this.#asked = true;
      this.#host.requestUpdate();
      void this.#host.updateComplete.then(() =>
        this.#host.renderRoot.querySelector<HTMLElement>('#problems')?.focus(),
      );
      return;
    }
    if (!this.#options.submit(quote)) return;
    this.#flow.confirm(
      this.#options.what === 'method' ? 'quotePaymentMethod' : 'quoteBillingGroup',
      quote,
    );
  }
}
