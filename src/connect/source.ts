import { AdapterError } from '../adapter/errors.js';

/** What a page says about where data comes from. */
export interface SourceOptions {
  /** Where the company's backend serves the contract: a path of the page's origin or an http(s) address. */
  readonly baseUrl?: string | undefined;
  /** The scenario of a sandbox in this browser; empty for the default one. */
  readonly sandbox?: string | undefined;
  /** The sandbox keeps its world for the next visit. */
  readonly persist?: boolean | undefined;
  /** Milliseconds for which a backend may take to answer; twice that for a quote. Left out, the client's own limits. */
  readonly callTimeout?: number | undefined;
}

export type Source =
  | {
      readonly kind: 'http';
      readonly baseUrl: string;
      readonly callTimeout: number | undefined;
      readonly name: string;
    }
  | {
      readonly kind: 'sandbox';
      readonly scenario: string | undefined;
      readonly persist: boolean;
      readonly name: string;
    };

/** What can be wrong with a source, as the `code` of a field error; its `path` is the attribute. */
export type SourceProblem = 'two-sources' | 'bad-base-url' | 'unknown-scenario';

/** Reads a source; undefined where the page names none. Throws `bad-configuration` that names the attribute. */
export function readSource({
  baseUrl,
  sandbox,
  persist = false,
  callTimeout,
}: SourceOptions): Source | undefined {
  if (baseUrl !== undefined && sandbox !== undefined) {
    throw misconfigured(
      'base-url',
      'two-sources',
      'base-url and sandbox are both set: remove one of them.',
    );
  }
  if (sandbox !== undefined) {
    return { kind: 'sandbox', scenario: sandbox || undefined, persist, name: `sandbox:${sandbox}` };
  }
  if (baseUrl === undefined) return undefined;
  if (!isUsable(baseUrl)) {
    throw misconfigured(
      'base-url',
      'bad-base-url',
      `base-url="${baseUrl}" cannot be used: give a path such as "/uss", or an address that begins with https://.`,
    );
  }
  return { kind: 'http', baseUrl, callTimeout, name: baseUrl };
}

export function misconfigured(
  attribute: string,
  problem: SourceProblem,
  hint: string,
  cause?: unknown,
): AdapterError {
  return new AdapterError('bad-configuration', {
    fields: [{ path: attribute, code: problem }],
    hint,
    cause,
  });
}

function isUsable(baseUrl: string): boolean {
  if (baseUrl.trim() === '' || !URL.canParse(baseUrl, document.baseURI)) return false;
  const { protocol, search, hash, username, password } = new URL(baseUrl, document.baseURI);
  const secureEnough =
    protocol === 'https:' || (protocol === 'http:' && location.protocol !== 'https:');
  return secureEnough && !search && !hash && !username && !password && !/[?#]/.test(baseUrl);
}
