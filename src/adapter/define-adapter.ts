import {
  operations,
  type BillingAdapter,
  type BillingOperations,
  type CallOptions,
  type Input,
  type Operation,
  type OperationName,
  type Operations,
} from './contract.js';
import type * as z from 'zod/mini';
import { AdapterError } from './errors.js';
import { parseInput, parseOutput } from './parse.js';
import { runCall } from './run-call.js';

type Awaitable<T> = T | PromiseLike<T>;

/** An operation as a host writes it: plain data out, at once or later, and any throw. */
export type PlainOperation<K extends OperationName> = (
  input: Input<K>,
  options: CallOptions,
) => Awaitable<z.input<Operations[K]['output']>>;

/** Any subset of the operations as plain functions, and what else an adapter may have. */
export type PlainAdapter = { readonly [K in OperationName]?: PlainOperation<K> | undefined } & Pick<
  BillingAdapter,
  'subscribe' | 'sandbox'
>;

type OnlyKnown<F> = { readonly [K in Exclude<keyof F, keyof PlainAdapter>]: never };

/** An adapter that is known to have the operations of `F`. */
export type DefinedAdapter<F> = BillingAdapter & Pick<BillingOperations, keyof F & OperationName>;

export const operationNames = Object.keys(operations) as OperationName[];

const beside: readonly string[] = ['subscribe', 'sandbox'];

/**
 * Makes an adapter of plain functions:
 *
 * ```ts
 * const adapter = defineAdapter({
 *   listInvoices: async ({ page }) => myApi.invoices(page),
 * });
 * ```
 *
 * Inputs and answers are parsed by the contract's schemas (`invalid-input`, `bad-answer`), whatever a function throws
 * becomes an `AdapterError`, and an aborted call rejects at once with the signal's reason; its late answer is dropped.
 * Throws `bad-configuration` for a name that is no operation.
 */
export function defineAdapter<const F extends PlainAdapter>(
  functions: F & OnlyKnown<F>,
): DefinedAdapter<F> {
  const given: PlainAdapter = functions;
  const stranger = Object.keys(given).find(
    (name) => !beside.includes(name) && !Object.hasOwn(operations, name),
  );
  if (stranger !== undefined) {
    throw new AdapterError('bad-configuration', {
      hint: `"${stranger}" is no operation of the adapter contract.`,
    });
  }
  const adapter: Record<string, unknown> = {};
  for (const name of operationNames) {
    if (given[name] !== undefined) adapter[name] = guarded(name, given);
  }
  for (const name of beside) {
    const value = given[name as keyof PlainAdapter];
    if (value !== undefined) adapter[name] = value;
  }
  return adapter as DefinedAdapter<F>;
}

function guarded<K extends OperationName>(name: K, functions: PlainAdapter): Operation<K> {
  const call = functions[name] as unknown;
  if (typeof call !== 'function') {
    throw new AdapterError('bad-configuration', { hint: `"${name}" must be a function.` });
  }
  return (input, options = {}) =>
    runCall(options.signal, async () => {
      const parsed = parseInput(name, input);
      const answer: unknown = await Reflect.apply(call, functions, [parsed, options]);
      return parseOutput(name, answer);
    });
}
