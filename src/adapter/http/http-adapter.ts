import { ChangeFeed } from '../change-feed.js';
import {
  operations,
  type BillingAdapter,
  type BillingOperations,
  type Input,
  type Operation,
  type OperationName,
  type Output,
} from '../contract.js';
import { AdapterError } from '../errors.js';
import { parseInput, parseOutput } from '../parse.js';
import { runCall } from '../run-call.js';
import { encodeRequest } from './codec.js';
import { BareStatusError } from './problem.js';
import { sandboxHeader } from './routes.js';
import { HttpSandboxControl } from './sandbox-control.js';
import { timeoutOf, transportOf, type HttpAdapterOptions } from './http-options.js';

/** Every operation of the contract; what the backend lacks fails with `operation-missing` when it is called. */
export type HttpAdapter = BillingAdapter &
  BillingOperations &
  Required<Pick<BillingAdapter, 'subscribe'>>;

/** The contract over HTTP, for the company's own backend. Throws `bad-configuration` for a base URL that cannot be one. */
export function createHttpAdapter(options: HttpAdapterOptions): HttpAdapter {
  const feed = new ChangeFeed();
  let announced = options.sandbox ?? false;
  const transport = transportOf(options, (headers) => {
    if (announced || headers.get(sandboxHeader) !== '1') return;
    announced = true;
    feed.notify({ nouns: [] });
  });
  const sandbox = new HttpSandboxControl(transport, timeoutOf(options, 'getAccount'), feed);

  async function exchange<K extends OperationName>(
    name: K,
    input: Input<K>,
    signal?: AbortSignal,
  ): Promise<Output<K>> {
    const request = encodeRequest(name, input);
    try {
      return parseOutput(name, await transport.send(request, timeoutOf(options, name), signal));
    } catch (thrown) {
      signal?.throwIfAborted();
      if (!(thrown instanceof AdapterError)) throw thrown;
      const error = name === 'confirm' ? errorOfConfirm(thrown) : thrown;
      if (error.code === 'session-expired') feed.sessionExpired();
      throw error;
    }
  }

  function operation<K extends OperationName>(name: K): Operation<K> {
    return (input, { signal } = {}) =>
      runCall(signal, async () => {
        const output = await exchange(name, parseInput(name, input), signal).finally(() =>
          sandbox.changed(),
        );
        feed.succeeded(name, output);
        return output;
      });
  }

  const adapter = Object.fromEntries(
    (Object.keys(operations) as OperationName[]).map((name) => [name, operation(name)]),
  ) as unknown as BillingOperations;

  return Object.defineProperty({ ...adapter, subscribe: feed.subscribe }, 'sandbox', {
    get: () => (announced ? sandbox : undefined),
    enumerable: true,
  });
}

/** Only the service itself can say that it took nothing. After anything else the intent must be looked up. */
function errorOfConfirm(error: AdapterError): AdapterError {
  if (error.nothingTaken && !(error instanceof BareStatusError)) return error;
  return new AdapterError('answer-lost', { cause: error, requestId: error.requestId });
}
