import { createContext } from '@lit/context';
import { CancelledError, QueryClient, type FetchQueryOptions } from '@tanstack/query-core';
import type {
  AdapterChange,
  BillingAdapter,
  BillingOperations,
  Input,
  OperationName,
  Output,
} from '../adapter/contract.js';
import { nouns, type Noun } from '../adapter/nouns.js';
import { AdapterError, toAdapterError } from '../adapter/errors.js';
import { withDeadline } from './deadline.js';
import { isQuoteOperation, nounsRead, type ReadOperation } from './reads.js';
import { realTimers, type Timers } from './timers.js';

export type { BillingAdapter, Input, OperationName, Output } from '../adapter/contract.js';
export type { AdapterError } from '../adapter/errors.js';

export interface ConnectionOptions {
  /** Tells connections of one page apart in what is kept for a reload. */
  readonly name?: string | undefined;
  /** Milliseconds after which a call that was not answered fails with `timeout`; 30 000 by default, twice that for a quote. */
  readonly callTimeout?: number | undefined;
  readonly timers?: Timers | undefined;
}

export interface ConnectionCallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds; the connection's own by default. `Infinity` waits for as long as it takes. */
  readonly timeout?: number | undefined;
}

/**
 * `session`: someone else may be signed in now. `session-expired`: nobody is. Both drop all that was kept.
 * `challenge`: the service takes no new payment details for a while. `changed`: anything else that the adapter told of.
 */
export type ConnectionEvent = 'session' | 'session-expired' | 'challenge' | 'changed';

/** Answers younger than this are given to an element that comes later without asking again. */
const freshFor = 60_000;

function createClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        staleTime: freshFor,
        // Kept until the session or the connection ends: then no timer is ever left behind.
        gcTime: Infinity,
      },
    },
  });
}

/**
 * An adapter and what was learned from it, shared by all elements of a provider. What is kept belongs to one session
 * and is dropped as a whole when the session ends, changes, or the connection is disposed.
 */
export class Connection {
  readonly adapter: BillingAdapter;
  readonly name: string;
  readonly callTimeout: number;
  readonly timers: Timers;
  readonly #listeners = new Set<(event: ConnectionEvent) => void>();
  readonly #unsubscribe: (() => void) | undefined;
  #client = createClient();
  #expired: AdapterError | undefined;
  readonly #warned = new Set<string>();

  constructor(adapter: BillingAdapter, options: ConnectionOptions = {}) {
    this.adapter = adapter;
    this.name = options.name ?? 'adapter';
    this.callTimeout = options.callTimeout ?? 30_000;
    this.timers = options.timers ?? realTimers;
    try {
      this.#unsubscribe = adapter.subscribe?.((change) => this.#changed(change));
    } catch (thrown) {
      console.warn(
        'uss-kit: the subscribe of the adapter failed, so changes behind it stay unseen.',
        thrown,
      );
    }
  }

  /** What is kept of this session's answers. Another one after every change of session. */
  get client(): QueryClient {
    return this.#client;
  }

  /** True from the moment when the service said that the session is over until there is a new one or {@link recheck}. */
  get expired(): boolean {
    return this.#expired !== undefined;
  }

  has(operation: OperationName): boolean {
    return this.adapter[operation] !== undefined;
  }

  /**
   * One call of the adapter. Rejects with an `AdapterError`, whatever the adapter throws: `operation-missing` when it
   * does not have the operation, `timeout` when it does not answer; when `signal` is aborted, with the signal's reason.
   */
  async call<K extends OperationName>(
    operation: K,
    input: Input<K>,
    { signal, timeout = this.#timeoutOf(operation) }: ConnectionCallOptions = {},
  ): Promise<Output<K>> {
    if (this.#expired) throw this.#expired;
    const run = (this.adapter as Partial<BillingOperations>)[operation];
    if (!run) {
      const error = new AdapterError('operation-missing', {
        hint: `The adapter has no operation ${operation}.`,
      });
      this.#warn(operation, error);
      throw error;
    }
    const client = this.#client;
    try {
      const answer = await withDeadline(
        (bounded) => run.call(this.adapter, input, { signal: bounded }),
        {
          signal,
          timeout,
          timers: this.timers,
        },
      );
      if (answer === undefined) {
        throw new AdapterError('bad-answer', { hint: `${operation} answered nothing.` });
      }
      return answer;
    } catch (thrown) {
      if (signal?.aborted) throw thrown;
      const error = toAdapterError(thrown);
      this.#warn(operation, error);
      if (error.code === 'session-expired' && client === this.#client) this.#expire(error);
      if (error.refusal === 'too-many-declines') this.#notify('challenge');
      throw error;
    }
  }

  /** How one question is kept and asked: equal questions of all elements are one. */
  query<K extends ReadOperation>(operation: K, input: Input<K>) {
    return {
      queryKey: [operation, input] as const,
      queryFn: ({ signal }) => this.call(operation, input, { signal }),
    } satisfies FetchQueryOptions<Output<K>>;
  }

  /** The answer to a question, from what is kept when it is fresh. Rejects as {@link call} does. */
  async ask<K extends ReadOperation>(operation: K, input: Input<K>): Promise<Output<K>> {
    const client = this.#client;
    try {
      return await client.fetchQuery<Output<K>>(this.query(operation, input));
    } catch (thrown) {
      // An element that asked the same was removed, and took the call with it.
      if (thrown instanceof CancelledError && client === this.#client)
        return this.ask(operation, input);
      throw toAdapterError(thrown);
    }
  }

  /** Marks all answers made from `changed` as out of date; those on the screen are asked for again. */
  invalidate(changed: readonly Noun[] = nouns): void {
    const touched = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean =>
      nounsRead[queryKey[0] as ReadOperation].some((noun) => changed.includes(noun));
    for (const query of this.#client
      .getQueryCache()
      .findAll({ predicate: touched, fetchStatus: 'fetching' })) {
      // A first answer under way may be from before the change.
      if (query.state.data === undefined) void query.cancel({ silent: true });
    }
    void this.#client.invalidateQueries({ predicate: touched });
  }

  /** After the session was said to be over: asks again whatever is on the screen. False when there was no need. */
  recheck(): boolean {
    if (!this.#expired) return false;
    this.#expired = undefined;
    void this.#client.refetchQueries({ type: 'active' });
    return true;
  }

  /** Calls `listener` on everything that the adapter tells of; returns a function that stops it. */
  subscribe(listener: (event: ConnectionEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stops listening to the adapter and drops what is kept. */
  dispose(): void {
    this.#unsubscribe?.();
    this.#listeners.clear();
    this.#client.clear();
  }

  #changed({ session, nouns: changed }: AdapterChange): void {
    if (session) {
      this.#expired = undefined;
      this.#renew('session');
    } else {
      this.invalidate(changed);
      this.#notify('changed');
    }
  }

  /** Tells the developer once what only a developer can mend. A message without a hint says no more than the code does. */
  #warn(operation: OperationName, { actor, code, message }: AdapterError): void {
    const text = `uss-kit: ${operation}: ${message}`;
    if (actor !== 'integrator' || message === code || this.#warned.has(text)) return;
    this.#warned.add(text);
    console.warn(text);
  }

  #expire(error: AdapterError): void {
    this.#expired = error;
    this.#renew('session-expired');
  }

  #renew(event: ConnectionEvent): void {
    const former = this.#client;
    this.#client = createClient();
    this.#notify(event);
    former.clear();
  }

  #notify(event: ConnectionEvent): void {
    for (const listener of [...this.#listeners]) listener(event);
  }

  /** A quote is computed by the platform, which takes its time. */
  #timeoutOf(operation: OperationName): number {
    return isQuoteOperation(operation) ? 2 * this.callTimeout : this.callTimeout;
  }
}

/** What a provider says about its connection. */
export type ConnectionStatus =
  | { readonly state: 'connecting' }
  | { readonly state: 'connected'; readonly connection: Connection }
  | { readonly state: 'failed'; readonly error: AdapterError };

/** The key is the same in every copy of the kit on a page; its number is the major version of the value's shape. */
export const connectionContext = createContext<ConnectionStatus, symbol>(
  Symbol.for('uss-kit:1:connection'),
);
