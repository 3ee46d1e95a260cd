import { QueryObserver, hashKey, type QueryObserverResult } from '@tanstack/query-core';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdapterError } from '../adapter/errors.js';
import type { Connection, Input, Output } from '../context/connection.js';
import { isQuoteOperation, type ReadOperation } from '../context/reads.js';
import type { Instant } from '../model/values.js';
import type { ConnectionController } from './connection-controller.js';
import { settledOn, waiting, type QueryResult } from './query-result.js';

export interface QueryControllerOptions<K extends ReadOperation> {
  readonly connection: ConnectionController;
  readonly operation: K;
  /** The question, read before every render; `undefined` while there is nothing to ask. */
  readonly input: () => Input<K> | undefined;
  /** Whether an answer has nothing to show; by default, whether it has `rows` and there are none. */
  readonly isEmpty?: (value: Output<K>) => boolean;
  /** Milliseconds for which a changed question must rest before it is asked; the first is asked at once. */
  readonly rest?: number;
  /** While true, the present answer is kept and nothing is asked: for the time of a write. */
  readonly hold?: () => boolean;
  /** When an answer must be asked for again, such as the expiry of a quote. */
  readonly renewAt?: (value: Output<K>) => Instant | undefined;
  /** False where the answer to the question before would mislead while a new one loads, as with the details of one row. */
  readonly keepPrevious?: boolean;
}

interface Question<K extends ReadOperation> {
  readonly input: Input<K>;
  readonly key: string;
}

/** A clock that runs ahead of the service's would make every answer expire on arrival: never ask again sooner than this. */
const shortestRenewal = 30_000;

/**
 * Asks the adapter one question for an element and keeps its answer current: shared with the other elements of the
 * provider, aborted when the last of them leaves, asked again when the data behind it changed.
 */
export class QueryController<K extends ReadOperation> implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: QueryControllerOptions<K>;
  #connection: Connection | undefined;
  #client: Connection['client'] | undefined;
  #observer: QueryObserver<Output<K>> | undefined;
  #asked: Question<K> | undefined;
  #question: Question<K> | undefined;
  #held = false;
  #resting: string | undefined;
  #stopRest: (() => void) | undefined;
  #stopRenewal: (() => void) | undefined;
  #renewalOf = 0;
  #lastGood: { readonly key: string; readonly data: Output<K> } | undefined;
  #result: QueryResult<Output<K>> = waiting;

  constructor(host: ReactiveControllerHost & HTMLElement, options: QueryControllerOptions<K>) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Another object whenever something in it changed. */
  get result(): QueryResult<Output<K>> {
    return this.#result;
  }

  /** Asks once more, now. */
  retry(): void {
    if (this.#connection?.recheck() || this.#held || this.#stopRest) return;
    void this.#observer?.refetch();
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostUpdate(): void {
    if (!this.#host.isConnected) return;
    const { connection } = this.#options.connection;
    if (connection !== this.#connection || connection?.client !== this.#client) {
      this.#leave();
      this.#lastGood = undefined;
      this.#connection = connection;
      this.#client = connection?.client;
    }
    const hold = this.#options.hold?.() ?? false;
    // Without an answer there is nothing to hold on to.
    this.#held = hold && this.#asked !== undefined;
    if (this.#held) return this.#keep();
    const input = connection && !hold ? this.#options.input() : undefined;
    if (connection && input !== undefined) {
      this.#follow(connection, this.#questionOf(input));
    } else {
      this.#leave();
      this.#lastGood = undefined;
    }
    this.#result = settledOn(this.#result, this.#read());
  }

  hostDisconnected(): void {
    this.#leave();
    this.#result = waiting;
  }

  #keep(): void {
    this.#stopResting();
    if (this.#connection && this.#asked) this.#ask(this.#connection, this.#asked);
  }

  /** The same input is not looked at again: elements are drawn on every key. */
  #questionOf(input: Question<K>['input']): Question<K> {
    if (this.#question?.input !== input) this.#question = { input, key: hashKey([input]) };
    return this.#question;
  }

  #follow(connection: Connection, question: Question<K>): void {
    const { rest } = this.#options;
    if (question.key === this.#asked?.key) {
      this.#stopResting();
      this.#ask(connection, this.#asked);
    } else if (this.#asked && rest) {
      this.#rest(connection, question, rest);
    } else {
      this.#ask(connection, question);
    }
  }

  #rest(connection: Connection, question: Question<K>, rest: number): void {
    if (this.#stopRest && this.#resting === question.key) return;
    this.#stopResting();
    this.#resting = question.key;
    this.#stopRest = connection.timers.start(() => {
      this.#stopRest = undefined;
      this.#ask(connection, question);
      this.#noticed();
    }, rest);
  }

  #stopResting(): void {
    this.#stopRest?.();
    this.#stopRest = undefined;
  }

  #ask(connection: Connection, question: Question<K>): void {
    const { operation } = this.#options;
    const enabled = !this.#held;
    if (question === this.#asked && enabled === this.#observer?.options.enabled) return;
    this.#asked = question;
    const options = {
      ...connection.query(operation, question.input),
      enabled,
      // A quote is never shown to someone who comes later: it is kept by the ledger for one confirmation, not here.
      ...(isQuoteOperation(operation) && { gcTime: 0, staleTime: Infinity }),
    };
    if (this.#observer) {
      this.#observer.setOptions(options);
    } else {
      this.#observer = new QueryObserver<Output<K>>(connection.client, options);
      this.#observer.subscribe(() => this.#noticed());
    }
  }

  #noticed(): void {
    if (this.#held) return;
    const result = settledOn(this.#result, this.#read());
    if (result === this.#result) return;
    this.#result = result;
    this.#host.requestUpdate();
  }

  #leave(): void {
    this.#stopResting();
    this.#stopRenewal?.();
    this.#stopRenewal = undefined;
    this.#renewalOf = 0;
    this.#held = false;
    this.#observer?.destroy();
    this.#observer = undefined;
    this.#asked = undefined;
  }

  #read(): QueryResult<Output<K>> {
    const unreachable = this.#options.connection.error;
    if (unreachable) {
      return { state: 'failed', data: undefined, stale: false, busy: false, error: unreachable };
    }
    if (!this.#observer || !this.#asked) return waiting;
    const answer = this.#observer.getCurrentResult();
    if (answer.data !== undefined) this.#lastGood = { key: this.#asked.key, data: answer.data };
    this.#renewLater(answer);
    const former = this.#former;
    if (this.#stopRest) {
      return {
        state: 'loading',
        data: former,
        stale: former !== undefined,
        busy: true,
        error: undefined,
      };
    }
    switch (answer.status) {
      case 'pending':
        return {
          state: 'loading',
          data: former,
          stale: former !== undefined,
          busy: true,
          error: undefined,
        };
      case 'error':
        return {
          state: 'failed',
          data: former,
          stale: former !== undefined,
          busy: answer.isFetching,
          error: answer.error as AdapterError,
        };
      case 'success':
        return {
          state: this.#isEmpty(answer.data) ? 'empty' : 'ready',
          data: answer.data,
          stale: answer.isFetching && answer.isStale,
          busy: answer.isFetching,
          error: undefined,
        };
    }
  }

  #renew(connection: Connection): void {
    if (!this.#asked) return;
    const { queryKey } = connection.query(this.#options.operation, this.#asked.input);
    void connection.client.invalidateQueries({ queryKey, exact: true }, { cancelRefetch: false });
  }

  get #former(): Output<K> | undefined {
    const keep = this.#options.keepPrevious ?? true;
    return keep || this.#lastGood?.key === this.#asked?.key ? this.#lastGood?.data : undefined;
  }

  #isEmpty(value: Output<K>): boolean {
    if (this.#options.isEmpty) return this.#options.isEmpty(value);
    return 'rows' in value && value.rows.length === 0;
  }

  #renewLater(answer: QueryObserverResult<Output<K>>): void {
    const { data, dataUpdatedAt } = answer;
    const connection = this.#connection;
    if (this.#renewalOf === dataUpdatedAt) return;
    this.#stopRenewal?.();
    this.#stopRenewal = undefined;
    this.#renewalOf = dataUpdatedAt;
    const moment = data && this.#options.renewAt?.(data);
    if (!connection || !moment) return;
    const due = Math.max(Date.parse(moment), dataUpdatedAt + shortestRenewal);
    this.#stopRenewal = connection.timers.start(
      () => this.#renew(connection),
      Math.max(due - Date.now(), 0),
    );
  }
}
