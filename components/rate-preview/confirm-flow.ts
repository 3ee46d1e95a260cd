import type { LitElement, ReactiveController } from 'lit';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import type { EndedOutcome, Outcome } from '../../src/controllers/outcome.js';
import { sameDraft } from '../../src/controllers/quote-difference.js';
import type { SelectionController } from '../../src/controllers/selection-controller.js';
import { SubmitController } from '../../src/controllers/submit-controller.js';
import { emit } from '../../src/events/emit.js';
import type { PlanChange } from '../../src/model/plan-change.js';
import type { Quote } from '../../src/model/quote.js';
import { Agreement, type Arrival } from './agreement.js';
import { acceptedWarnings, type ConsentOptions } from './consent.js';
import type { Failure } from './outcome-panels.js';

export interface ConfirmFlowOptions {
  readonly connection: ConnectionController;
  readonly selection: SelectionController;
}

type Made = Extract<EndedOutcome, { readonly state: 'done' | 'done-with-problem' }>;

function isMade(outcome: Outcome): outcome is Made {
  return outcome.state === 'done' || outcome.state === 'done-with-problem';
}

/**
 * From figures on the screen to a change that is made: what was agreed to, the one confirmation, its end, and what a new choice
 * means for each of them. Make it before the controller that asks for quotes, which must see a write that was laid aside.
 */
export class ConfirmFlow implements ReactiveController {
  readonly #host: LitElement;
  readonly #connection: ConnectionController;
  readonly #selection: SelectionController;
  readonly #submit: SubmitController;
  readonly #agreement = new Agreement();
  /** Another one is another session: nobody sees what the one before saw. */
  #session: unknown;
  #draft: PlanChange | undefined;
  #failure: Failure | undefined;
  #asked = false;

  constructor(host: LitElement, { connection, selection }: ConfirmFlowOptions) {
    this.#host = host;
    this.#connection = connection;
    this.#selection = selection;
    this.#submit = new SubmitController(host, {
      connection,
      operation: 'quotePlanChange',
      ended: (outcome) => {
        this.#ended(outcome);
      },
    });
    host.addController(this);
  }

  get outcome(): Outcome {
    return this.#submit.outcome;
  }

  /** The outcome when the change is made. */
  get made(): Made | undefined {
    return isMade(this.outcome) ? this.outcome : undefined;
  }

  /** The quote that was made true, where the customer saw it in this life of the page. */
  get madeQuote(): Quote | undefined {
    const { shown } = this.#agreement;
    return shown?.id === this.made?.quoteId ? shown : undefined;
  }

  /** The quote that a refusal brought: the next one to agree to. */
  get freshQuote(): Quote | undefined {
    return this.outcome.state === 'refused' ? this.outcome.quote : undefined;
  }

  /** Why the last try did not go through, while new figures are on the screen. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  get agreement(): Agreement {
    return this.#agreement;
  }

  /** The customer tried to confirm with something missing, so that is told from then on. */
  get asked(): boolean {
    return this.#asked;
  }

  /** Takes note of the quote that is about to be shown. */
  arrive(quote: Quote): Arrival | undefined {
    const arrival = this.#agreement.show(quote);
    if (arrival === 'new' || arrival === 'changed') this.#asked = false;
    return arrival;
  }

  agree(key: string, yes: boolean): void {
    this.#agreement.say(key, yes);
    this.#host.requestUpdate();
  }

  /** Tells what is missing from now on. */
  ask(): void {
    this.#asked = true;
    this.#host.requestUpdate();
  }

  /** Confirms figures for which all consent is there, unless the page prevents it. */
  confirm(consent: ConsentOptions): void {
    if (this.#submit.busy) return;
    const { quote, terms } = consent;
    const { id: quoteId, draft, dueNow } = quote;
    if (
      !emit(this.#host, 'uss-plan-change-submit', {
        quoteId,
        planId: draft.planId,
        total: dueNow.total,
      })
    )
      return;
    this.#failure = undefined;
    this.#submit.reset();
    void this.#submit.submit({
      quoteId,
      accepted: acceptedWarnings(consent),
      ...(terms && { termsVersion: terms.version }),
    });
  }

  /** After `not-sent`: the same confirmation once more. */
  again(): void {
    void this.#submit.retry();
  }

  /** Looks now how a write on its way stands. */
  check(): void {
    this.#submit.check();
  }

  /** After an end: back to the figures. */
  dismiss(): void {
    this.#submit.reset();
  }

  /** After the receipt: nothing is chosen any more. */
  startOver(): void {
    this.#agreement.clear();
    this.#selection.clear();
    this.#draft = this.#selection.draft;
    this.#submit.reset();
    emit(this.#host, 'uss-plan-change-restarted', {});
  }

  hostUpdate(): void {
    const session = this.#connection.connection?.client;
    if (session !== this.#session) {
      this.#session = session;
      this.#agreement.clear();
      this.#failure = undefined;
    }
    this.#followDraft();
  }

  /** Another choice takes back what was said of the one before. A write on its way goes on; a receipt stays until another plan is chosen. */
  #followDraft(): void {
    const { draft, selection } = this.#selection;
    if (sameDraft(draft, this.#draft) || this.#submit.busy || this.outcome.state === 'needs-help')
      return;
    const { made } = this;
    const samePlan = selection.planId === undefined || selection.planId === this.#draft?.planId;
    if (made && (made.resumed || samePlan)) return;
    const { outcome } = this;
    // Where nothing is chosen any more, perhaps because the plan is gone, the reason still stands.
    if (draft) this.#failure = undefined;
    else if (outcome.state === 'refused') this.#failure = outcome;
    this.#draft = draft;
    this.#asked = false;
    this.#submit.reset();
  }

  #ended(outcome: EndedOutcome): void {
    const { id: intentId, quoteId } = outcome;
    if (isMade(outcome)) {
      const { planInstanceId, invoiceId } = outcome.receipt;
      const problem = outcome.state === 'done-with-problem' ? outcome.problem : undefined;
      emit(this.#host, 'uss-plan-change-done', {
        intentId,
        quoteId,
        planInstanceId,
        invoiceId,
        problem,
      });
      return;
    }
    const refusal = outcome.state === 'refused' ? outcome.refusal : undefined;
    emit(this.#host, 'uss-plan-change-ended', { intentId, quoteId, end: outcome.state, refusal });
    if (outcome.state === 'not-applied' || (outcome.state === 'refused' && !outcome.quote)) {
      // New figures are asked for at once; the reason stays above them.
      this.#failure = outcome;
      this.#submit.reset();
    }
  }
}
