import { randomUUID } from 'node:crypto';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import type { AdapterSource, OperationName } from '../../src/adapter/contract.js';
import { AdapterError, toAdapterError } from '../../src/adapter/errors.js';
import { decodeRequest, matchRoute, type RouteMatch } from '../../src/adapter/http/codec.js';
import { toProblem } from '../../src/adapter/http/problem.js';
import {
  jsonType,
  kitHeader,
  problemType,
  routes,
  sandboxHeader,
} from '../../src/adapter/http/routes.js';
import { sandboxRoutes, type SandboxCall } from '../../src/adapter/http/sandbox-routes.js';
import { badAnswer, invalidInput, parseInput, parseOutput } from '../../src/adapter/parse.js';
import type { SandboxControl } from '../../src/adapter/sandbox-control.js';
import { longestBody, readBody } from './body.js';
import { Confirmations } from './confirmations.js';
import {
  DeclineLimits,
  defaultDeclinesPerHour,
  quoteOfNewDetails,
  type Challenge,
  type DeclinesPerHour,
  type Tester,
} from './decline-limits.js';
import {
  callLimits,
  defaultCallsPerMinute,
  SignInLimits,
  SlidingLimit,
  type CallsPerMinute,
  type CallWeight,
} from './limits.js';
import { errorNames, type Log } from './log.js';
import { declaresJson, mayCall } from './same-site.js';
import { defaultSessionLimits, SessionCookies, type SessionLimits } from './session-cookie.js';
import { sessionKey, type SealedSession, type SealKeys } from './session-seal.js';

export interface ShellOptions {
  /** Whatever stands behind: Aria, the sandbox, or a company's own. */
  readonly source: AdapterSource;
  readonly keys: SealKeys;
  /** Where the API lies, "/uss" by default: the `base-url` of the page. */
  readonly basePath?: string | undefined;
  readonly ownOrigin?: string | undefined;
  /** Exact origins of pages on other hosts of the same site. */
  readonly allowedOrigins?: readonly string[] | undefined;
  readonly sessionLimits?: SessionLimits | undefined;
  /** Calls that one session may make in a minute; those of T51 by default. */
  readonly callsPerMinute?: CallsPerMinute | undefined;
  /** New payment details that may be declined in an hour; those of T25 by default. */
  readonly declinesPerHour?: DeclinesPerHour | undefined;
  /** Asked beyond that limit, for each quote of new details; where it says yes, the quote may be confirmed once. Left out: nobody is let through. */
  readonly challenge?: Challenge | undefined;
  readonly now: () => number;
  /** Header in which a trusted machine in front of this server puts the client's address; left out: the connection's. */
  readonly addressHeader?: string | undefined;
  /** Only in development: lets pages move the sandbox. */
  readonly sandbox?: SandboxControl | undefined;
  readonly log?: Log | undefined;
  /** Milliseconds after which a confirmation is answered "under way" and goes on behind it (T50). */
  readonly patienceMs?: number | undefined;
}

/** Every quote makes the platform compute. */
const weights: Partial<Record<OperationName, CallWeight>> = {
  quotePlanChange: 'quote',
  quoteQueueEdit: 'quote',
  quotePayment: 'quote',
  quoteBillingGroup: 'quote',
  quotePaymentMethod: 'quote',
};

const headers = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  Vary: 'Cookie, Origin, Sec-Fetch-Site',
} as const;

/** Answers a request. `socketAddress` is where its connection comes from, where that is known. */
export type Shell = (request: Request, socketAddress?: string) => Promise<Response>;

interface Bindings {
  readonly socketAddress: string | undefined;
}

type ShellContext = Context<{ Bindings: Bindings }>;

interface SessionCall {
  readonly operation: OperationName;
  readonly input: unknown;
  readonly session: SealedSession;
  /** Tells the session from others, and opens nothing. */
  readonly key: string;
}

/**
 * The contract over HTTP: authenticates, checks, forwards to the session's adapter, and answers through the contract's
 * schemas, so that nothing goes out that they do not name (T3). Routes are a closed list (T7).
 */
export function createShell(options: ShellOptions): Shell {
  const { source, now, sandbox, basePath = '/uss', log = () => undefined } = options;
  const cookies = new SessionCookies(
    options.keys,
    options.sessionLimits ?? defaultSessionLimits,
    now,
  );
  const origins = { ownOrigin: options.ownOrigin, allowedOrigins: new Set(options.allowedOrigins) };
  const signIns = new SignInLimits(now);
  const calls = callLimits(options.callsPerMinute ?? defaultCallsPerMinute, now);
  const declines = new DeclineLimits(
    options.declinesPerHour ?? defaultDeclinesPerHour,
    now,
    options.challenge,
  );
  const confirmations = new Confirmations(declines, options.patienceMs ?? 20_000);
  const confirmed = new SlidingLimit(Number.MAX_SAFE_INTEGER, 60_000, now);

  /** The last entry of the header is the one that the trusted machine wrote; what a client claims stands before it. */
  function clientAddress({ req, env }: ShellContext): string | undefined {
    if (options.addressHeader === undefined) return env.socketAddress;
    return req.header(options.addressHeader)?.split(',').at(-1)?.trim();
  }

  async function signIn(context: ShellContext, input: unknown): Promise<unknown> {
    const credentials = parseInput('signIn', input);
    const address = clientAddress(context);
    const wait = signIns.wait(credentials.userId, address);
    if (wait > 0) throw new AdapterError('too-many-requests', { retryAfter: wait });
    const former = await cookies.read(context);
    try {
      const { credential, session } = await source.signIn(credentials, {
        signal: context.req.raw.signal,
      });
      signIns.succeeded(credentials.userId);
      if (former) {
        await endUpstream(former);
        cookies.end(context, former);
      }
      await cookies.start(context, credential);
      return session;
    } catch (thrown) {
      if (toAdapterError(thrown).code === 'sign-in-failed')
        signIns.failed(credentials.userId, address);
      throw thrown;
    }
  }

  async function endUpstream(session: SealedSession): Promise<void> {
    try {
      await source.forSession(session.credential).signOut?.({});
    } catch {
      // The cookie is gone and the session is on the list of ended ones; the platform ends its own when it is idle.
    }
  }

  /** Asking again for a write that stands already writes nothing, so it weighs what a read does. */
  function weightOf(operation: OperationName, attempt: string | undefined): CallWeight {
    if (attempt === undefined) return weights[operation] ?? 'read';
    return confirmed.used(attempt) > 0 ? 'read' : 'write';
  }

  async function forward(
    context: ShellContext,
    { operation }: RouteMatch,
    input: unknown,
  ): Promise<unknown> {
    if (operation === 'signIn') return signIn(context, input);
    const session = await cookies.read(context);
    if (operation === 'signOut') {
      parseInput('signOut', input);
      if (session) await endUpstream(session);
      cookies.end(context, session);
      return {};
    }
    if (!session) throw new AdapterError('session-expired');
    const key = sessionKey(session);
    const attempt =
      operation === 'confirm' ? `${key} ${parseInput('confirm', input).intentId}` : undefined;
    const limit = calls[weightOf(operation, attempt)];
    const wait = limit.wait(key);
    if (wait > 0) throw new AdapterError('too-many-requests', { retryAfter: wait });
    limit.count(key);
    if (attempt !== undefined) confirmed.count(attempt);
    try {
      return await ofSession(context, { operation, input, session, key });
    } finally {
      // At the end: by now somebody else may have signed in, whose cookie stays.
      await cookies.keep(context, session);
    }
  }

  async function ofSession(
    context: ShellContext,
    { operation, input, session, key }: SessionCall,
  ): Promise<unknown> {
    const adapter = source.forSession(session.credential);
    const run = adapter[operation] as
      ((input: unknown, options: object) => Promise<unknown>) | undefined;
    if (!run) throw new AdapterError('operation-missing');
    const { signal } = context.req.raw;
    const tester = async (): Promise<Tester> => ({
      // An adapter of a company's own that does not tell whose session it is has a limit per session.
      account: (await adapter.validateSession?.({}))?.accountId ?? key,
      address: clientAddress(context),
    });
    if (operation === 'confirm')
      return confirmations.confirm(adapter, input, { session: key, tester });
    if (operation === 'getIntent')
      return confirmations.lookUp(adapter, input, { session: key, signal });
    const quoting = quoteOfNewDetails(operation, input);
    const isProven =
      quoting !== undefined && (await declines.proves(context.req.raw, await tester()));
    const output = await run.call(adapter, parseInput(operation, input), { signal });
    if (quoting) declines.quoted(parseOutput(quoting, output).id, isProven);
    return output;
  }

  async function answer(
    context: ShellContext,
    pathname: string,
  ): Promise<{ body: unknown; status: number; operation: string }> {
    const request = context.req.raw;
    const call = sandbox && sandboxCall(request.method, pathname);
    const match = call ? undefined : matchRoute(request.method, pathname);
    if (!call && !match) throw new AdapterError('not-found');
    if (!mayCall(request, origins)) throw new AdapterError('not-permitted');
    if (!declaresJson(request))
      throw new AdapterError('invalid-input', { fields: [{ path: '', code: 'wrong-type' }] });
    const json = await readBody(request);
    if (call)
      return {
        body: await moveSandbox(sandbox, call, json),
        status: 200,
        operation: `sandbox.${call}`,
      };
    if (!match) throw new AdapterError('not-found');
    const input = decodeRequest(match, new URL(request.url).searchParams, json);
    const output = parseOutput(match.operation, await forward(context, match, input));
    return { body: output, status: routes[match.operation].status, operation: match.operation };
  }

  const app = new Hono<{ Bindings: Bindings }>();
  app.use(
    '*',
    bodyLimit({
      maxSize: longestBody,
      onError: (context) =>
        problem(
          context,
          new AdapterError('invalid-input', { fields: [{ path: '', code: 'too-big' }] }),
          randomUUID(),
        ),
    }),
  );
  app.all('*', async (context) => {
    const requestId = randomUUID();
    const began = performance.now();
    const { pathname } = new URL(context.req.url);
    const below = pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : '';
    if (sandbox) context.header(sandboxHeader, '1');
    if (allowOrigin(context, origins.allowedOrigins) && context.req.method === 'OPTIONS') {
      return send(context, 204, undefined, undefined);
    }
    const record = (operation: string, status: number, error?: AdapterError) => {
      const milliseconds = Math.round(performance.now() - began);
      log({
        requestId,
        operation,
        status,
        code: error?.code,
        milliseconds,
        thrown: error?.cause ? errorNames(error.cause) : undefined,
      });
    };
    try {
      const { body, status, operation } = await answer(context, below);
      record(operation, status);
      return send(context, status, jsonType, body);
    } catch (thrown) {
      const error = toAdapterError(thrown);
      if (error.code === 'session-expired') await cookies.expire(context);
      const response = problem(context, error, requestId);
      record(matchRoute(context.req.method, below)?.operation ?? 'unknown', response.status, error);
      return response;
    }
  });
  return async (request, socketAddress) => app.fetch(request, { socketAddress });
}

/** Lets exactly the configured origins read answers (T14); false for every other. */
function allowOrigin(context: Context, allowed: ReadonlySet<string>): boolean {
  const origin = context.req.header('Origin');
  if (origin === undefined || !allowed.has(origin)) return false;
  context.header('Access-Control-Allow-Origin', origin);
  context.header('Access-Control-Allow-Credentials', 'true');
  context.header('Access-Control-Expose-Headers', `Retry-After, ${sandboxHeader}`);
  if (context.req.method === 'OPTIONS') {
    context.header('Access-Control-Allow-Methods', 'GET, POST, PUT, DELETE');
    context.header('Access-Control-Allow-Headers', `Content-Type, ${kitHeader}`);
    context.header('Access-Control-Max-Age', '600');
  }
  return true;
}

function send(context: Context, status: number, type: string | undefined, body: unknown): Response {
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
  if (type !== undefined) context.header('Content-Type', type);
  return body === undefined
    ? context.body(null, status as 204)
    : context.body(JSON.stringify(body), status as 200);
}

function problem(context: Context, error: AdapterError, requestId: string): Response {
  const { body, retryAfter } = toProblem(error, requestId);
  if (retryAfter !== undefined) context.header('Retry-After', String(retryAfter));
  return send(context, body.status, problemType, body);
}

function sandboxCall(method: string, pathname: string): SandboxCall | undefined {
  for (const [name, route] of Object.entries(sandboxRoutes)) {
    if (route.method === method && route.path === pathname) return name as SandboxCall;
  }
  return undefined;
}

async function moveSandbox(
  sandbox: SandboxControl,
  call: SandboxCall,
  json: unknown,
): Promise<unknown> {
  const { input, output } = sandboxRoutes[call];
  const given = json ?? {};
  const parsed = z.safeParse(input, given);
  if (!parsed.success) throw invalidInput(parsed.error, given);
  const answered = z.safeParse(output, (await runSandbox(sandbox, call, parsed.data)) ?? {});
  if (!answered.success) throw badAnswer(`sandbox.${call}`, answered.error);
  return answered.data;
}

type SandboxInput<K extends SandboxCall> = z.infer<(typeof sandboxRoutes)[K]['input']>;

function runSandbox(sandbox: SandboxControl, call: SandboxCall, input: unknown): Promise<unknown> {
  switch (call) {
    case 'status':
      return sandbox.status();
    case 'load':
      return sandbox.load((input as SandboxInput<'load'>).scenario);
    case 'advance':
      return sandbox.advance(input as SandboxInput<'advance'>);
    case 'setFault': {
      const { fault, on } = input as SandboxInput<'setFault'>;
      return sandbox.setFault(fault, on);
    }
    case 'exportWorld':
      return sandbox.exportWorld();
  }
}
