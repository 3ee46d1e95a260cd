import type {
  AdapterChange,
  BillingAdapter,
  CallOptions,
  Input,
  OperationName,
  Output,
} from '../../src/adapter/contract.js';
import { deferred } from './deferred.js';

export interface StubCall {
  readonly operation: OperationName;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
}

/** What a {@link StubAdapter} has to say: one function per operation. */
export type StubAnswers = {
  readonly [K in OperationName]?: (input: Input<K>) => Output<K> | Promise<Output<K>>;
};

export interface Held {
  /** Lets the calls that wait go on. */
  release(): void;
}

/**
 * An adapter made of a test's own answers, with nothing of ours between them and the caller. It counts its calls and keeps
 * their signals. An operation that is given no answer is missing.
 */
export class StubAdapter {
  readonly calls: StubCall[] = [];
  readonly adapter: BillingAdapter;
  readonly #answers: Record<string, (input: never) => unknown>;
  readonly #gates = new Map<OperationName, Promise<void>>();
  readonly #listeners = new Set<(change: AdapterChange) => void>();

  constructor(answers: StubAnswers, { tells = true }: { readonly tells?: boolean } = {}) {
    this.#answers = { ...answers };
    const operations = Object.keys(answers) as OperationName[];
    const subscribe = (listener: (change: AdapterChange) => void): (() => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    };
    this.adapter = {
      ...Object.fromEntries(operations.map((name) => [name, this.#operation(name)])),
      ...(tells && { subscribe }),
    };
  }

  count(operation: OperationName): number {
    return this.calls.filter((call) => call.operation === operation).length;
  }

  lastCall(operation: OperationName): StubCall | undefined {
    return this.calls.findLast((call) => call.operation === operation);
  }

  /** How many listen to its changes. */
  get listeners(): number {
    return this.#listeners.size;
  }

  /** From now on answers so. */
  answer<K extends OperationName>(
    operation: K,
    answer: (input: Input<K>) => Output<K> | Promise<Output<K>>,
  ): void {
    this.#answers[operation] = answer;
  }

  /** From now on throws so. */
  fail(operation: OperationName, reason: unknown): void {
    this.#answers[operation] = () => {
      throw reason;
    };
  }

  /** From now on calls wait until they are released; what they answer is decided then. */
  hold(operation: OperationName): Held {
    const gate = deferred<void>();
    this.#gates.set(operation, gate.promise);
    return {
      release: () => {
        this.#gates.delete(operation);
        gate.resolve();
      },
    };
  }

  /** Tells those who subscribed. */
  tell(change: AdapterChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  #operation(operation: OperationName) {
    return async (input: never, { signal }: CallOptions = {}): Promise<unknown> => {
      this.calls.push({ operation, input, signal });
      await this.#gates.get(operation);
      return this.#answers[operation]?.(input);
    };
  }
}
