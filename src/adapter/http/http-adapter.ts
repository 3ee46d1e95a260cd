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
import { AdapterError, type ErrorCode } from '../errors.js';
import { parseInput, parseOutput } from '../parse.js';
import { runCall } from '../run-call.js';
import { encodeRequest } from './codec.js';
import { sandboxHeader } from './routes.js';
import { HttpSandboxControl } from './sandbox-control.js';
import { Transport, type Fetch } from './transport.js';

export interface HttpTimeouts {
  /** For reads and the session, in milliseconds. */
  readonly read?: number | undefined;
  /** For quotes, which the platform computes. */
  readonly quote?: number | undefined;
  /** For `confirm`, which waits for the platform to write. */
  readonly write?: number | undefined;
}

const defaultTimeouts = { read: 30_000, quote: 60_000, write: 130_000 } as const;

const defaultMaxBytes = 8 * 1024 * 1024;

export interface HttpAdapterOptions {
  /** Where the company's backend serves the contract: "/uss" or "https://billing.example.com/uss". No query, no fragment. */
  readonly baseUrl: string;
  /** Instead of the page's own. */
  readonly fetch?: Fetch | undefined;
  /**
   * Whether the session cookie goes along: `same-origin` (the default), or `include` for a backend on another origin of
   * the same site. With `getToken` none goes along unless it is said here.
   */
  readonly credentials?: 'same-origin' | 'include' | undefined;
  /** Gives the bearer token of a backend on another site; asked before each request, never stored here. */
  readonly getToken?: (() => string | undefined | Promise<string | undefined>) | undefined;
  readonly timeouts?: HttpTimeouts | undefined;
  /** An answer larger than this is refused. */
  readonly maxBytes?: number | undefined;
  /** The backend is a development server whose sandbox may be moved. Servers also say so themselves. */
  readonly sandbox?: boolean | undefined;
}

/** Every operation of the contract; what the backend lacks fails with `operation-missing` when it is called. */
export type HttpAdapter = BillingAdapter &
  BillingOperations &
  Required<Pick<BillingAdapter, 'subscribe'>>;

/** Errors of `confirm` that tell for certain that this call wrote nothing. After any other the intent must be looked up. */
const nothingWritten: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'session-expired',
  'session-not-checked',
  'not-permitted',
  'not-found',
  'invalid-input',
  'intent-conflict',
  'refused',
  'operation-missing',
  'too-many-requests',
]);

/** The contract over HTTP, for the company's own backend. Throws `bad-configuration` for a base URL that cannot be one. */
export function createHttpAdapter(options: HttpAdapterOptions): HttpAdapter {
  const feed = new ChangeFeed();
  const timeouts = { ...defaultTimeouts, ...defined(options.timeouts ?? {}) };
  let announced = options.sandbox ?? false;

  const transport = new Transport({
    baseUrl: checkedBaseUrl(options.baseUrl),
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    credentials: options.credentials ?? (options.getToken ? 'omit' : 'same-origin'),
    getToken: options.getToken,
    maxBytes: options.maxBytes ?? defaultMaxBytes,
    onHeaders(headers) {
      if (announced || headers.get(sandboxHeader) !== '1') return;
      announced = true;
      feed.notify({ nouns: [] });
    },
  });
  const sandbox = new HttpSandboxControl(transport, timeouts.read, feed);

  function timeoutOf(name: OperationName): number {
    if (name === 'confirm') return timeouts.write;
    return name === 'quotePlanChange' ? timeouts.quote : timeouts.read;
  }

  async function exchange<K extends OperationName>(
    name: K,
    input: Input<K>,
    signal?: AbortSignal,
  ): Promise<Output<K>> {
    const request = encodeRequest(name, input);
    try {
      return parseOutput(name, await transport.send(request, timeoutOf(name), signal));
    } catch (thrown) {
      signal?.throwIfAborted();
      if (!(thrown instanceof AdapterError)) throw thrown;
      if (thrown.code === 'session-expired') feed.sessionExpired();
      if (name === 'confirm' && !nothingWritten.has(thrown.code)) {
        throw new AdapterError('answer-lost', { cause: thrown, requestId: thrown.requestId });
      }
      throw thrown;
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

function checkedBaseUrl(baseUrl: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(baseUrl)?.[1]?.toLowerCase();
  const usable =
    (scheme === undefined || scheme === 'https' || scheme === 'http') && !/[?#\s\\]/.test(baseUrl);
  if (!usable)
    throw new AdapterError('bad-configuration', { hint: `"${baseUrl}" cannot be a base URL.` });
  return baseUrl.replace(/\/+$/, '');
}

function defined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
