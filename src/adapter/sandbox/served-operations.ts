import type { BillingOperations, OperationName } from '../contract.js';
import { defineAdapter, operationNames, type PlainAdapter } from '../define-adapter.js';
import type { Sandbox } from './sandbox.js';

/** Told the outcome of every operation. */
export interface Outcomes {
  succeeded(name: OperationName, output: unknown): void;
  failed(thrown: unknown): void;
}

type Call = (...args: unknown[]) => unknown;

/** The operations of `adapter`, each inside `wrap`. */
function wrapEach(adapter: object, wrap: (name: OperationName, call: Call) => Call): object {
  const wrapped: Record<string, Call> = {};
  for (const name of operationNames) {
    const call: unknown = Reflect.get(adapter, name);
    if (typeof call === 'function') wrapped[name] = wrap(name, call as Call);
  }
  return wrapped;
}

/**
 * Plain operations as callers get them: under the sandbox's faults, parsed by the contract as any service's answers are, and logged.
 */
export function served(
  { faults, delays, log }: Sandbox,
  plain: PlainAdapter,
  outcomes?: Outcomes,
): Partial<BillingOperations> {
  const faulty: PlainAdapter = wrapEach(
    plain,
    (name, call) =>
      (...args) =>
        faults.around(name, async () => {
          await delays.land();
          return call(...args);
        }),
  );
  return wrapEach(defineAdapter(faulty), (name, call) => async (...args) => {
    try {
      const output = await log.run(name, async () => call(...args));
      outcomes?.succeeded(name, output);
      return output;
    } catch (thrown) {
      outcomes?.failed(thrown);
      throw thrown;
    }
  });
}
