import type { OperationName } from '../contract.js';
import { AdapterError } from '../errors.js';
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

export function transportOf(
  options: HttpAdapterOptions,
  onHeaders: (headers: Headers) => void,
): Transport {
  return new Transport({
    baseUrl: checkedBaseUrl(options.baseUrl),
    fetch: options.fetch ?? ((input, init) => globalThis.fetch(input, init)),
    credentials: options.credentials ?? (options.getToken ? 'omit' : 'same-origin'),
    getToken: options.getToken,
    maxBytes: options.maxBytes ?? defaultMaxBytes,
    onHeaders,
  });
}

/** How long an operation waits for its answer, in milliseconds. */
export function timeoutOf({ timeouts = {} }: HttpAdapterOptions, name: OperationName): number {
  if (name === 'confirm') return timeouts.write ?? defaultTimeouts.write;
  if (name === 'quotePlanChange' || name === 'quoteQueueEdit')
    return timeouts.quote ?? defaultTimeouts.quote;
  return timeouts.read ?? defaultTimeouts.read;
}

function checkedBaseUrl(baseUrl: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(baseUrl)?.[1]?.toLowerCase();
  const usable =
    (scheme === undefined || scheme === 'https' || scheme === 'http') && !/[?#\s\\]/.test(baseUrl);
  if (!usable) {
    throw new AdapterError('bad-configuration', { hint: `"${baseUrl}" cannot be a base URL.` });
  }
  return baseUrl.replace(/\/+$/, '');
}
