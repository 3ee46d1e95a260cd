import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { AdapterError, toAdapterError } from '../adapter/errors.js';
import { writtenNouns } from '../adapter/nouns.js';
import type { Connection } from '../context/connection.js';
import type { QuoteOperation } from '../context/reads.js';
import type { Confirmation, Intent } from '../model/intent.js';
import { Backoff } from './backoff.js';
import type { ConnectionController } from './connection-controller.js';
import { Flights } from './flights.js';
import { newIntentId } from './intent-id.js';
import { LookOut } from './look-out.js';
import {
  endOfError,
  hasEnded,
  idle,
  isOnTheWay,
  type EndedOutcome,
  type Outcome,
} from './outcome.js';
import {
  StoredIntents,
  accountOf,
  placeInPage,
  type StoredIntent,
  type StoredIntentPlace,
} from './stored-intent.js';
import { withWriteLock } from './write-lock.js';

export interface SubmitControllerOptions {
  readonly connection: ConnectionController;
  /** Tells elements of a page apart after a reload; by default tag and id of the host and of those around it. */
  readonly scope?: string;
  /** Called once per intent when it has ended and that is on the screen: the place to send the event. */
  readonly ended?: (outcome: EndedOutcome) => void;
}

/** What a customer said yes to, and which operation the quote is of. */
export interface Consent extends Omit<Confirmation, 'intentId'> {
  readonly operation: QuoteOperation;
}

/**
 * Confirms a quote, once. The intent is made when the customer confirms and kept until it has ended: over repeated
 * clicks, lost answers and reloads. While its outcome is not known it is looked up, never sent again.
 */
export class SubmitController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: SubmitControllerOptions;
  readonly #kept = new StoredIntents();
  #client: Connection['client'] | undefined;
  #outcome: Outcome = idle;
  #intent: StoredIntent | undefined;
  #place: StoredIntentPlace | undefined;
  /** Answers that were asked for under another generation are of a former session or intent. */
  #generation = 0;
  #leaving = new AbortController();
  #sending = false;
  readonly #flights = new Flights();
  #announced = true;
  /** Waits to take up what was left behind, where that could not be found out at once. */
  readonly #resumption = new Backoff();
  readonly #lookOut = new LookOut({
    about: () => {
      const { connection } = this.#options.connection;
      const intentId = this.busy ? this.#intent?.intentId : undefined;
      const { signal } = this.#leaving;
      return connection && intentId && { connection, intentId, attempt: this.#generation, signal };
    },
    answered: (answer) => this.#looked(answer),
    failed: (error, connection) => this.#notFoundOut(connection, error),
  });

  constructor(host: ReactiveControllerHost & HTMLElement, options: SubmitControllerOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  get outcome(): Outcome {
    return this.#outcome;
  }

  get state(): Outcome['state'] {
    return this.#outcome.state;
  }

  /** True while a write is on its way: nothing else may be confirmed. */
  get busy(): boolean {
    return isOnTheWay(this.#outcome);
  }

  /** The operation whose quote is being confirmed, or was. */
  get operation(): QuoteOperation | undefined {
    return this.#intent?.operation;
  }

  /** Confirms a quote. Never rejects: what becomes of it is in {@link outcome}. Ignored while busy. */
  async submit({ operation, quoteId, accepted, termsVersion }: Consent): Promise<void> {
    const { connection } = this.#options.connection;
    if (this.busy || !connection || !this.#host.isConnected) return;
    const consent: Consent = {
      operation,
      quoteId,
      accepted,
      ...(termsVersion !== undefined && { termsVersion }),
    };
    const intent = {
      ...consent,
      intentId: this.#reusable(consent)?.intentId ?? newIntentId(),
      sentAt: connection.timers.now(),
    };
    const generation = this.#begin(intent, { state: 'submitting' });
    this.#sending = true;
    try {
      await this.#send(connection, intent, generation);
    } finally {
      if (generation === this.#generation) this.#sending = false;
      this.#host.requestUpdate();
    }
  }

  /** In `not-sent`: sends the same intent once more. */
  async retry(): Promise<void> {
    if (this.state === 'not-sent' && this.#intent) await this.submit(this.#intent);
  }

  /** While busy: looks now instead of at the next step, and tells in {@link outcome} how far that look is. */
  check(): void {
    if (this.#outcome.state === 'unknown') this.#show({ ...this.#outcome, look: 'under-way' });
    this.#lookNow();
  }

  /** After an end: ready for another choice. Ignored while busy. */
  reset(): void {
    if (!this.busy && this.state !== 'idle') this.#forget();
  }

  hostConnected(): void {
    this.#leaving = new AbortController();
    addEventListener('online', this.#online);
    this.#host.requestUpdate();
    this.#announceLater();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { connection } = this.#options.connection;
    if (connection?.client !== this.#client) {
      this.#client = connection?.client;
      if (!connection?.expired || hasMoreThanIds(this.#outcome)) this.#forget();
      if (connection && !connection.expired) void this.#resume(connection);
    }
    if (!this.busy || this.#sending || this.#lookOut.active) return;
    // Back after it was moved: what was waited for is waited for again.
    const arriving = connection && this.#intent && this.#flights.has(connection, this.#intent);
    this.#lookOut.later(arriving ? connection.callTimeout / 1000 : 0);
  }

  hostDisconnected(): void {
    removeEventListener('online', this.#online);
    this.#leaving.abort();
    this.#resumption.stop();
    this.#lookOut.stop();
  }

  readonly #online = (): void => this.#lookNow();

  #lookNow(): void {
    if (this.busy && !this.#sending) void this.#lookOut.now();
  }

  #reusable(consent: Consent): StoredIntent | undefined {
    const former = this.state === 'not-sent' ? this.#intent : undefined;
    const same =
      former?.quoteId === consent.quoteId &&
      former.termsVersion === consent.termsVersion &&
      [...former.accepted].sort().join() === [...consent.accepted].sort().join();
    return same ? former : undefined;
  }

  #begin(
    intent: StoredIntent,
    { state, resumed = false }: { state: 'submitting' | 'unknown'; resumed?: boolean },
  ): number {
    this.#resumption.reset();
    this.#lookOut.reset();
    this.#intent = intent;
    this.#place = undefined;
    this.#announced = false;
    this.#show({ ...this.#known(intent), state, resumed });
    return ++this.#generation;
  }

  #known({ intentId, quoteId }: StoredIntent): Pick<Intent, 'id' | 'quoteId' | 'reference'> {
    return { id: intentId, quoteId, reference: intentId };
  }

  async #send(connection: Connection, intent: StoredIntent, generation: number): Promise<void> {
    const leaving = this.#leaving.signal;
    const outdated = (): boolean => leaving.aborted || generation !== this.#generation;
    let place: StoredIntentPlace;
    try {
      place = await this.#placeOf(connection);
    } catch (thrown) {
      if (!outdated())
        this.#finish({ ...this.#known(intent), state: 'not-sent' }, toAdapterError(thrown));
      return;
    }
    if (outdated()) return;
    const unfinished = this.#kept.read(place);
    if (unfinished && unfinished.intentId !== intent.intentId)
      return this.#takeUp(unfinished, place);
    this.#place = place;
    this.#kept.write(place, intent);
    const lock = `uss-kit:1:write:${place.connection}:${place.account}`;
    await withWriteLock(lock, leaving, async () => {
      if (outdated()) return;
      // The lock may have been waited for.
      this.#intent = { ...intent, sentAt: connection.timers.now() };
      this.#kept.write(place, this.#intent);
      await this.#flights.send(connection, intent, {
        leaving,
        answered: (answer) => this.#take(intent, answer, generation),
        failed: (thrown) => this.#rejected(intent, toAdapterError(thrown), generation),
        overdue: () => {
          if (generation !== this.#generation) return;
          this.#sending = false;
          this.#doubt(intent);
        },
      });
    }).catch((thrown: unknown) => {
      if (!leaving.aborted) throw thrown;
    });
  }

  #rejected(intent: StoredIntent, error: AdapterError, generation: number): void {
    if (generation !== this.#generation || !this.busy) return;
    const end = endOfError(error);
    const known = this.#known(intent);
    if (end === 'refused' && error.refusal) {
      const reference = error.requestId ?? known.reference;
      this.#finish({ ...known, reference, state: 'refused', refusal: error.refusal });
    } else if (end === 'not-sent') {
      this.#finish({ ...known, state: 'not-sent' }, error);
    } else {
      this.#sending = false;
      this.#doubt(intent);
    }
  }

  #doubt(intent: StoredIntent, error?: AdapterError): void {
    const reference = this.#outcome.state === 'idle' ? intent.intentId : this.#outcome.reference;
    this.#show({
      ...this.#known(intent),
      reference,
      state: 'unknown',
      resumed: this.#resumed,
      error,
      look: this.#look,
    });
    this.#lookOut.later();
  }

  #take(intent: StoredIntent, answer: Intent, generation: number): void {
    if (generation !== this.#generation || !this.busy) return;
    if (answer.id !== intent.intentId)
      throw new AdapterError('bad-answer', { hint: 'Another intent was answered.' });
    if (answer.state === 'submitting' || answer.state === 'unknown') {
      this.#sending = false;
      this.#show({ ...answer, resumed: this.#resumed, look: this.#look });
      this.#lookOut.later();
    } else {
      this.#finish(answer);
    }
  }

  #looked(answer: Intent): void {
    const intent = this.#intent;
    if (!intent) return;
    try {
      this.#take(intent, answer, this.#generation);
    } catch (thrown) {
      this.#doubt(intent, toAdapterError(thrown));
    }
  }

  #notFoundOut(connection: Connection, error: AdapterError): void {
    const intent = this.#intent;
    if (!intent || !this.busy) return;
    const arriving = this.#flights.has(connection, intent);
    if (error.code === 'not-found' && !this.#flights.mayArrive(connection, intent)) {
      this.#finish({ ...this.#known(intent), state: 'not-sent' });
    } else if (error.code === 'operation-missing' && !arriving) {
      this.#finish({ ...this.#known(intent), state: 'needs-help' });
    } else {
      this.#doubt(intent, arriving ? undefined : error);
      if (error.retryAfter) this.#lookOut.later(error.retryAfter);
    }
  }

  /** Takes up a write that another life of the element left behind. */
  async #resume(connection: Connection): Promise<void> {
    if (!this.#kept.any(connection.name)) return;
    const generation = this.#generation;
    const leaving = this.#leaving.signal;
    const outdated = (): boolean => leaving.aborted || generation !== this.#generation;
    try {
      const place = await this.#placeOf(connection);
      const unfinished = outdated() ? undefined : this.#kept.read(place);
      if (unfinished) this.#takeUp(unfinished, place);
    } catch {
      if (outdated()) return;
      this.#resumption.next(connection.timers, () => void this.#resume(connection));
    }
  }

  #takeUp(unfinished: StoredIntent, place: StoredIntentPlace): void {
    this.#begin(unfinished, { state: 'unknown', resumed: true });
    this.#sending = false;
    this.#place = place;
    this.#lookOut.later(0);
  }

  async #placeOf(connection: Connection): Promise<StoredIntentPlace> {
    const { scope = placeInPage(this.#host) } = this.#options;
    return { connection: connection.name, account: await accountOf(connection), scope };
  }

  #finish(
    ended: Extract<Intent, EndedOutcome | { state: EndedOutcome['state'] }>,
    error?: AdapterError,
  ): void {
    this.#lookOut.stop();
    this.#sending = false;
    this.#show({ ...ended, resumed: this.#resumed, error });
    const { connection } = this.#options.connection;
    const written = ended.state === 'done' || ended.state === 'done-with-problem';
    // An adapter that tells of changes has told of its own write.
    if (ended.state !== 'not-sent' && !(written && connection?.adapter.subscribe))
      connection?.invalidate(writtenNouns);
    this.#announceLater();
  }

  #announceLater(): void {
    void this.#host.updateComplete.then(() => {
      // Nobody saw it: the next one in this place will tell.
      if (this.#announced || !this.#host.isConnected || !hasEnded(this.#outcome)) return;
      this.#announced = true;
      if (this.#place) this.#kept.remove(this.#place);
      this.#options.ended?.(this.#outcome);
    });
  }

  #forget(): void {
    this.#generation++;
    this.#resumption.reset();
    this.#lookOut.reset();
    this.#sending = false;
    this.#intent = undefined;
    this.#place = undefined;
    this.#show(idle);
  }

  /** What is left of a look that was asked for, once it ended nothing. */
  get #look(): 'no-answer' | undefined {
    return this.#outcome.state !== 'idle' && this.#outcome.look ? 'no-answer' : undefined;
  }

  get #resumed(): boolean {
    return this.#outcome.state !== 'idle' && this.#outcome.resumed;
  }

  #show(outcome: Outcome): void {
    this.#outcome = Object.freeze(outcome);
    this.#host.requestUpdate();
  }
}

/** Whether an outcome shows figures of the account, which nobody may see after its session. */
function hasMoreThanIds({ state }: Outcome): boolean {
  return state === 'done' || state === 'done-with-problem' || state === 'refused';
}
