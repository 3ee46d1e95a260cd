import type { OperationName } from '../contract.js';
import { encodeRequest } from './codec.js';
import { timeoutOf, transportOf, type HttpAdapterOptions } from './http-options.js';

/**
 * Sends inputs as they are and gives answers as they came: for checking a backend, which must not rely on what a client
 * would have refused. Errors are those of the HTTP adapter's reads.
 */
export function createRawCaller(
  options: HttpAdapterOptions,
): (name: OperationName, input: unknown) => Promise<unknown> {
  const transport = transportOf(options, () => undefined);
  return async (name, input) =>
    transport.send(encodeRequest(name, input as never), timeoutOf(options, name));
}
