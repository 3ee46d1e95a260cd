import type { Input, OperationName } from '../contract.js';
import { AdapterError } from '../errors.js';
import { routes, type Route } from './routes.js';

/** A request as the routes table has it, below the base URL. */
export interface EncodedRequest {
  readonly method: Route['method'];
  /** With the query, percent-encoded. */
  readonly path: string;
  /** JSON, on POST and PUT only. */
  readonly body: string | undefined;
}

/** Which operation a request is for, and what its path holds. */
export interface RouteMatch {
  readonly operation: OperationName;
  readonly params: Readonly<Record<string, string>>;
}

type Members = Record<string, unknown>;

const members = (): Members => Object.create(null) as Members;

const invalid = (path: string, code: string): AdapterError =>
  new AdapterError('invalid-input', { fields: [{ path, code }] });

const paramOf = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

const hasBody = ({ method }: Route): boolean => method === 'POST' || method === 'PUT';

/** The request for an operation. `input` is what `parseInput` gave. */
export function encodeRequest<K extends OperationName>(name: K, input: Input<K>): EncodedRequest {
  const route: Route = routes[name];
  const rest: Members = { ...input };
  const path = route.path
    .split('/')
    .map((segment) => {
      const param = paramOf(segment);
      if (param === undefined) return segment;
      const value = String(rest[param]);
      delete rest[param];
      return encodeSegment(param, value);
    })
    .join('/');
  if (hasBody(route)) return { method: route.method, path, body: JSON.stringify(rest) };
  const query = new URLSearchParams(flatten(rest)).toString();
  return { method: route.method, path: query === '' ? path : `${path}?${query}`, body: undefined };
}

/**
 * The URL standard resolves dot segments in any spelling, so an id that is one would reach another route;
 * half a character cannot be encoded at all.
 */
function encodeSegment(param: string, value: string): string {
  if (value === '' || value === '.' || value === '..' || /\p{Surrogate}/u.test(value)) {
    throw invalid(param, 'wrong-format');
  }
  return encodeURIComponent(value);
}

function flatten(value: Members, prefix = ''): string[][] {
  return Object.entries(value).flatMap(([key, member]) => {
    if (member === undefined) return [];
    if (typeof member === 'string') return [[prefix + key, member]];
    if (typeof member === 'object' && member !== null && !Array.isArray(member)) {
      return flatten(member as Members, `${prefix}${key}.`);
    }
    // A query has only text; an operation that reads by more needs a rule here first.
    throw new AdapterError('bad-configuration', {
      hint: `"${prefix}${key}" cannot stand in a query.`,
    });
  });
}

/** The operation that a request names, or undefined: then the answer is `not-found`. `pathname` is below the base URL and still encoded. */
export function matchRoute(method: string, pathname: string): RouteMatch | undefined {
  const given = pathname.split('/');
  for (const [operation, route] of Object.entries(routes)) {
    if (route.method !== method) continue;
    const params = matchPath(route.path.split('/'), given);
    if (params) return { operation: operation as OperationName, params };
  }
  return undefined;
}

function matchPath(
  template: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  if (template.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, segment] of template.entries()) {
    const param = paramOf(segment);
    const text = given[index] ?? '';
    if (param === undefined) {
      if (segment !== text) return undefined;
      continue;
    }
    const value = decodeSegment(text);
    if (!value) return undefined;
    params[param] = value;
  }
  return params;
}

function decodeSegment(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * The input that a request holds, still to be parsed by `parseInput`. `body` is the JSON value of its body, undefined
 * when it has none. Throws `invalid-input` where two places of the request name one key.
 */
export function decodeRequest(
  { operation, params }: RouteMatch,
  query: URLSearchParams,
  body: unknown,
): unknown {
  const route: Route = routes[operation];
  const input = readQuery(query);
  if (hasBody(route)) {
    const [stray] = Object.keys(input);
    if (stray !== undefined) throw invalid(stray, 'unknown-field');
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
    for (const [key, value] of Object.entries(body)) input[key] = value;
  }
  for (const [key, value] of Object.entries(params)) {
    if (key in input) throw invalid(key, 'unknown-field');
    input[key] = value;
  }
  return input;
}

function readQuery(query: URLSearchParams): Members {
  const input = members();
  for (const [name, value] of query) {
    const keys = name.split('.');
    const last = keys.pop() ?? '';
    let parent = input;
    for (const key of keys) {
      const child = (parent[key] ??= members());
      if (typeof child !== 'object') throw invalid(name, 'wrong-type');
      parent = child as Members;
    }
    if (last in parent) throw invalid(name, 'wrong-type');
    parent[last] = value;
  }
  return input;
}
