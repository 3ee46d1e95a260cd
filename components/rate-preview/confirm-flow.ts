import type { LitElement, ReactiveController } from 'lit';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import type { EndedOutcome, Outcome } from '../../src/controllers/outcome.js';
import { sameDraft } from '../../src/context/selection.js';
import { SubmitController } from '../../src/controllers/submit-controller.js';
import { emit } from '../../src/events/emit.js';
import type { PlanDraft } from '../../src/model/draft.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';
import { actionsOf, eventsOf, operationOf } from './actions.js';
import { Agreement, type Arrival } from './agreement.js';
import { acceptedWarnings, type ConsentOptions } from './consent.js';
import type { Failure } from './outcome-panels.js';

export interface ConfirmFlowOptions {
  readonly connection: ConnectionController;
  /** What is to be confirmed; nothing while it is incomplete. */
  readonly draft: () => PlanDraft | undefined;
  /** What it is about, also while it is incomplete; see `subjectOf`. */
  readonly subject: () => string;
}

/** The end of a change that is made. */
export type Made = Extract<EndedOutcome, { readonly state: 'done' | 'done-with-problem' }>;

function isMade(outcome: Outcome): outcome is Made {
  return outcome.state === 'done' || outcome.state === 'done-with-problem';
}

/**
 * From figures on the screen to a change that is made: what was agreed to, the one confirmation, its end, and what a new choice
 * means for each of them. Make it before the controller that asks for quotes, which must see a write that was laid aside.
 */
export class ConfirmFlow implements ReactiveController {
  readonly #host: LitElement;
  readonly #options: ConfirmFlowOptions;
  readonly #submit: SubmitController;
  readonly #agreement = new Agreement();
  /** Another one is another session: nobody sees what the one before saw. */
  #session: unknown;
  #confirmed: PlanQuote | undefined;
  #draft: PlanDraft | undefined;
  #subject = '';
  #failure: Failure | undefined;
  #asked = false;

  constructor(host: LitElement, options: ConfirmFlowOptions) {
    this.#host = host;
    this.#options = options;
    this.#submit = new SubmitController(host, {
      connection: options.connection,
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

  /** The quote that is being confirmed, or was, where the customer saw it in this life of the page. */
  get confirmed(): PlanQuote | undefined {
    const { outcome } = this;
    return outcome.state !== 'idle' && outcome.quoteId === this.#confirmed?.id
      ? this.#confirmed
      : undefined;
  }

  /** The quote that a refusal brought: the next one to agree to. */
  get freshQuote(): PlanQuote | undefined {
    const { outcome } = this;
    if (outcome.state !== 'refused' || !outcome.quote) return undefined;
    return 'changes' in outcome.quote ? outcome.quote : undefined;
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
  arrive(quote: PlanQuote): Arrival | undefined {
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
    const operation = operationOf(draft);
    const detail = { quoteId, actions: actionsOf(draft), total: dueNow.total };
    if (!emit(this.#host, eventsOf[operation].submit, detail)) return;
    this.#failure = undefined;
    this.#confirmed = quote;
    this.#submit.reset();
    void this.#submit.submit({
      operation,
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

  /** After the receipt, when `clear` has taken back what was chosen. */
  startOver(clear: () => void): void {
    this.#agreement.clear();
    clear();
    this.#draft = this.#options.draft();
    this.#subject = this.#options.subject();
    this.#submit.reset();
    emit(this.#host, 'uss-plan-change-restarted', {});
  }

  hostUpdate(): void {
    const session = this.#options.connection.connection?.client;
    if (session !== this.#session) {
      this.#session = session;
      this.#confirmed = undefined;
      this.#agreement.clear();
      this.#failure = undefined;
    }
    this.#followDraft();
  }

  /** Another choice takes back what was said of the one before. A write on its way goes on; a receipt stays until it is about something else. */
  #followDraft(): void {
    const draft = this.#options.draft();
    const subject = this.#options.subject();
    const settled = sameDraft(draft, this.#draft) && subject === this.#subject;
    if (settled || this.#submit.busy || this.outcome.state === 'needs-help') return;
    const { made, outcome } = this;
    const sameSubject = subject === '' || subject === this.#subject;
    if (made && (made.resumed || sameSubject)) return;
    // Where nothing is chosen any more, perhaps because the plan is gone, the reason still stands.
    if (draft) this.#failure = undefined;
    else if (outcome.state === 'refused') this.#failure = outcome;
    this.#draft = draft;
    this.#subject = subject;
    this.#asked = false;
    this.#submit.reset();
  }

  #ended(outcome: EndedOutcome): void {
    const { id: intentId, quoteId } = outcome;
    const events =
      eventsOf[this.#submit.operation === 'quoteQueueEdit' ? 'quoteQueueEdit' : 'quotePlanChange'];
    if (isMade(outcome)) {
      const { planInstanceIds, invoiceIds } = outcome.receipt;
      const problem = outcome.state === 'done-with-problem' ? outcome.problem : undefined;
      emit(this.#host, events.done, { intentId, quoteId, planInstanceIds, invoiceIds, problem });
      return;
    }
    const refusal = outcome.state === 'refused' ? outcome.refusal : undefined;
    emit(this.#host, events.ended, { intentId, quoteId, end: outcome.state, refusal });
    if (outcome.state === 'not-applied' || (outcome.state === 'refused' && !outcome.quote)) {
      // New figures are asked for at once; the reason stays above them.
      this.#failure = outcome;
      this.#submit.reset();
    }
  }
}
