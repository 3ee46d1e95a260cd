import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { QuoteOperation } from '../../src/context/reads.js';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import type { EndedOutcome, Outcome } from '../../src/controllers/outcome.js';
import { SubmitController } from '../../src/controllers/submit-controller.js';
import type { PayerQuote } from '../../src/model/payer-change.js';
import type { PaymentQuote } from '../../src/model/payment.js';

/** The end of a write that took effect. */
export type Written = Extract<EndedOutcome, { readonly state: 'done' | 'done-with-problem' }>;
/** An end after which something may be tried again: nothing was written. */
export type Failure = Extract<EndedOutcome, { readonly state: 'refused' | 'not-applied' }>;

/** What this flow confirms. */
export type FlowQuote = PaymentQuote | PayerQuote;

export interface WriteFlowOptions<Q extends FlowQuote> {
  readonly connection: ConnectionController;
  /** Tells flows of one element apart after a reload. */
  readonly scope?: string;
  /** Whether a quote that a refusal brought is of this flow. */
  readonly is: (quote: object) => quote is Q;
  /** Called once for each intent that has ended, whichever life of the element began it. */
  readonly ended: (outcome: EndedOutcome) => void;
}

/**
 * From a quote on the screen to what is written, for payments and for those who pay: one confirmation, followed to its end. Where the quote
 * is no longer true, the one that is takes its place and waits for a new yes. Make it before the controller that asks for quotes.
 */
export class WriteFlow<Q extends FlowQuote> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: WriteFlowOptions<Q>;
  readonly #submit: SubmitController;
  /** Another one is another session: nobody sees what the one before saw. */
  #session: unknown;
  #confirmed: Q | undefined;
  #fresh: Q | undefined;
  #failure: Failure | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: WriteFlowOptions<Q>) {
    this.#host = host;
    this.#options = options;
    this.#submit = new SubmitController(host, {
      connection: options.connection,
      ...(options.scope !== undefined && { scope: options.scope }),
      ended: (outcome) => this.#ended(outcome),
    });
    host.addController(this);
  }

  get outcome(): Outcome {
    return this.#submit.outcome;
  }

  /** The outcome when it took effect. */
  get written(): Written | undefined {
    const { outcome } = this;
    return outcome.state === 'done' || outcome.state === 'done-with-problem' ? outcome : undefined;
  }

  /** The quote that is being confirmed, or was, where the customer saw it in this life of the page. */
  get confirmed(): Q | undefined {
    const { outcome } = this;
    return outcome.state !== 'idle' && outcome.quoteId === this.#confirmed?.id
      ? this.#confirmed
      : undefined;
  }

  /** The quote that a refusal brought, since the one that was confirmed no longer held. */
  get fresh(): Q | undefined {
    return this.#fresh;
  }

  /** Why the last try came to nothing. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  /** True where the last confirmation never left and may go out once more, since its figures are on the screen (A13). */
  get repeatable(): boolean {
    return this.outcome.state === 'not-sent' && this.confirmed !== undefined;
  }

  /** True while what is on the screen must stay as it is: no quote may be asked for. */
  get holds(): boolean {
    return this.outcome.state !== 'idle' || this.#fresh !== undefined;
  }

  /** Confirms a quote with all of its warnings, which the customer has said yes to. Ignored while one is on its way. */
  confirm(operation: QuoteOperation, quote: Q): void {
    if (this.#submit.busy) return;
    this.#confirmed = quote;
    this.#fresh = undefined;
    this.#failure = undefined;
    this.#submit.reset();
    const accepted = quote.warnings.map(({ id }) => id);
    void this.#submit.submit({ operation, quoteId: quote.id, accepted });
  }

  /** Where it is {@link repeatable}: the same confirmation once more. */
  again(): void {
    void this.#submit.retry();
  }

  /** Looks now how a write on its way stands. */
  check(): void {
    this.#submit.check();
  }

  /** After an end, or for another choice: forgets what was quoted and how it ended. Ignored while a write is on its way. */
  dismiss(): void {
    if (this.#submit.busy) return;
    this.#fresh = undefined;
    this.#failure = undefined;
    this.#confirmed = undefined;
    this.#submit.reset();
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    const session = this.#options.connection.connection?.client;
    if (session === this.#session) return;
    this.#session = session;
    this.#confirmed = undefined;
    this.#fresh = undefined;
    this.#failure = undefined;
  }

  #ended(outcome: EndedOutcome): void {
    this.#options.ended(outcome);
    if (outcome.state !== 'refused' && outcome.state !== 'not-applied') return;
    this.#failure = outcome;
    const quote = outcome.state === 'refused' ? outcome.quote : undefined;
    this.#fresh = quote && this.#options.is(quote) ? quote : undefined;
    this.#submit.reset();
    this.#host.requestUpdate();
  }
}
