import { jsonType, kitHeader } from '../../src/adapter/http/routes.js';

export interface OriginRules {
  /** The server's own origin, when it cannot be told from the request: behind a proxy that changes the host. */
  readonly ownOrigin?: string | undefined;
  /** Exact origins of pages on other hosts of the same site that may call. */
  readonly allowedOrigins: ReadonlySet<string>;
}

/**
 * Whether a request may come from where it comes from (T13, T14). A browser sends the kit's header only after the server
 * allowed the origin, tells the site in `Sec-Fetch-Site`, or at least the origin; each must agree. Origins are compared
 * whole: a look-alike, "null" or another scheme or port is another origin.
 */
export function mayCall(request: Request, rules: OriginRules): boolean {
  const { headers, method } = request;
  if (!headers.has(kitHeader)) return false;
  const origin = headers.get('Origin');
  const known =
    origin !== null &&
    (origin === (rules.ownOrigin ?? new URL(request.url).origin) ||
      rules.allowedOrigins.has(origin));
  if (origin !== null && !known) return false;
  const site = headers.get('Sec-Fetch-Site');
  if (site !== null && site !== 'same-origin' && !(site === 'same-site' && known)) return false;
  // Without either header it is no browser of today; a browser sends an origin with everything that has an effect.
  return (
    method === 'GET' || method === 'HEAD' || known || (origin === null && site === 'same-origin')
  );
}

/** Whether the body, if any, is declared as JSON: forms and plain text can be sent across sites without asking. */
export function declaresJson({ body, headers }: Request): boolean {
  const type = headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== undefined) return type === jsonType;
  // A server cannot tell from the stream alone that it will be empty; a request with a body tells its length.
  const announced =
    Number(headers.get('Content-Length') ?? 0) > 0 || headers.has('Transfer-Encoding');
  return body === null || !announced;
}
