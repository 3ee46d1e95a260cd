import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import * as z from 'zod/mini';
import { SlidingLimit } from '../http/limits.js';
import { Challenges } from './challenges.js';
import {
  challengePage,
  framePage,
  reportingHeader,
  reportsPath,
  vaultHeaders,
  vaultPolicies,
} from './pages.js';
import { longestReports, readReports, type Violation } from './reports.js';
import { take } from './take.js';
import { challengeAnswerSchema, takeSchema, type Answer } from './wire.js';

export interface VaultOptions {
  /** Exact origins of the pages that may embed the frame, asked anew for every page; what is no origin is left out. */
  readonly parents: () => readonly string[];
  /** A file of the frame's bundle by its name, such as "card-frame.js"; undefined for one that is not there. */
  readonly asset: (name: string) => Promise<string | undefined>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The vault's own origin, when it cannot be told from the request: behind a machine that changes the host. */
  readonly ownOrigin?: string | undefined;
  /** Told of each report of a browser that something broke the policy of a page, as far as the limits let it through (T22). */
  readonly onViolation?: ((violation: Violation) => void) | undefined;
}

/** Answers a request. `address` is where it comes from, where that is known. */
export type Vault = (request: Request, address?: string) => Promise<Response>;

interface Bindings {
  readonly address: string | undefined;
}

const longestBody = 4096;
const failuresPerHour = 10;
const hour = 3_600_000;
const reportsPerMinute = { fromAddress: 20, inAll: 100 };
const minute = 60_000;

/**
 * The test vault: serves the card frame and makes tokens of the documented test numbers, for the frame on its own origin alone. It
 * tells nobody of calls and keeps no number (T20). Never a place for real ones: it refuses them.
 */
export function createVault(options: VaultOptions): Vault {
  const { asset, now, onViolation } = options;
  const ownOrigin = ({ url }: Request) => options.ownOrigin ?? new URL(url).origin;
  const parents = () => options.parents().filter(isOrigin);
  const challenges = new Challenges(now);
  const failures = new SlidingLimit(failuresPerHour, hour, now);
  const reportsFrom = new SlidingLimit(reportsPerMinute.fromAddress, minute, now);
  const reports = new SlidingLimit(reportsPerMinute.inAll, minute, now);
  const app = new Hono<{ Bindings: Bindings }>();

  /** Card testing (T25): an address that failed too often gets the same answer as one whose card is not taken. */
  function limited(address: string, answer: () => Answer): Answer {
    if (failures.wait(address) > 0) return { state: 'declined' };
    const given = answer();
    if (given.state === 'test-only' || given.state === 'declined') failures.count(address);
    return given;
  }

  function page(context: Context, text: string): Response {
    const isSecure = ownOrigin(context.req.raw).startsWith('https:');
    context.header('Content-Security-Policy', vaultPolicies(parents(), isSecure).join(', '));
    if (isSecure) context.header('Reporting-Endpoints', reportingHeader);
    // A page in a frame of another origin, also where that asks for it to be let in expressly.
    context.header('Cross-Origin-Resource-Policy', 'cross-origin');
    return context.html(text);
  }

  app.use(async (context, next) => {
    context.header('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
    for (const [name, value] of Object.entries(vaultHeaders)) context.header(name, value);
    return next();
  });
  // Before the check of who asks: of a frame that was not loaded, browsers report in nobody's name.
  app.post(reportsPath, atMost(longestReports), async (context) => {
    const violations = await readReports(context.req.raw, ownOrigin(context.req.raw));
    if (!violations) return context.json({ error: 'invalid-input' }, 400);
    const address = context.env.address ?? '';
    for (const violation of violations) {
      if (reportsFrom.wait(address) > 0 || reports.wait('') > 0) break;
      reportsFrom.count(address);
      reports.count('');
      onViolation?.(violation);
    }
    // The report of a frame that was not loaded comes out of the stranger's page.
    context.header('Cross-Origin-Resource-Policy', 'cross-origin');
    return context.body(null, 204);
  });
  app.use(async (context, next) => {
    if (context.req.method === 'POST' && !isOwn(context.req.raw, ownOrigin(context.req.raw)))
      return context.json({ error: 'not-permitted' }, 403);
    return next();
  });
  app.use(atMost(longestBody));

  app.get('/frame', (context) => page(context, framePage(parents())));
  app.get('/challenges/:id', (context) =>
    challenges.state(context.req.param('id'))
      ? page(context, challengePage())
      : context.json({ error: 'not-found' }, 404),
  );
  app.get('/assets/:name', async (context) => {
    const name = context.req.param('name');
    const text = /^[\w-]+(?:\.[\w-]+)*\.js$/.test(name) ? await asset(name) : undefined;
    if (text === undefined) return context.json({ error: 'not-found' }, 404);
    return context.body(text, 200, { 'Content-Type': 'text/javascript; charset=utf-8' });
  });

  app.post('/tokens', async (context) => {
    const taken = z.safeParse(takeSchema, await json(context.req.raw));
    if (!taken.success) return context.json({ error: 'invalid-input' }, 400);
    const address = context.env.address ?? '';
    return context.json(limited(address, () => take(taken.data, challenges)));
  });
  app.get('/challenges/:id/state', (context) => {
    const state = challenges.state(context.req.param('id'));
    return state ? context.json(state) : context.json({ error: 'not-found' }, 404);
  });
  app.post('/challenges/:id/answer', async (context) => {
    const id = context.req.param('id');
    const given = z.safeParse(challengeAnswerSchema, await json(context.req.raw));
    const before = challenges.state(id);
    if (!given.success || !before) return context.json({ error: 'invalid-input' }, 400);
    challenges.answer(id, given.data.answer);
    const after = challenges.state(id);
    if (before.state === 'waiting' && after?.state === 'challenge-failed')
      failures.count(context.env.address ?? '');
    return context.json(after);
  });

  app.notFound((context) => context.json({ error: 'not-found' }, 404));
  app.onError((_, context) => context.json({ error: 'failed' }, 500));
  return async (request, address) => app.fetch(request, { address });
}

function atMost(maxSize: number) {
  return bodyLimit({
    maxSize,
    onError: (context) => context.json({ error: 'too-large' }, 413),
  });
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text;
}

/** Whether a request comes from a page of this origin, by what browsers say and pages cannot. */
function isOwn({ headers }: Request, ownOrigin: string): boolean {
  const site = headers.get('Sec-Fetch-Site');
  const type = headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  return (
    headers.get('Origin') === ownOrigin &&
    (site === null || site === 'same-origin') &&
    type === 'application/json'
  );
}

async function json(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch {
    return undefined;
  }
}
