import type { BillingAdapter } from '../../src/adapter/contract.js';
import { AdapterError, toAdapterError } from '../../src/adapter/errors.js';
import { decodeRequest, matchRoute } from '../../src/adapter/http/codec.js';
import { toProblem } from '../../src/adapter/http/problem.js';
import { jsonType, problemType, routes, sandboxHeader } from '../../src/adapter/http/routes.js';
import { sandboxRoutes, type SandboxCall } from '../../src/adapter/http/sandbox-routes.js';
import type { Fetch } from '../../src/adapter/http/transport.js';
import { parseInput } from '../../src/adapter/parse.js';

export const tinyBase = 'https://shop.example/uss';

/** The least server of the routes: one browser, one adapter, no cookie. Gives the `fetch` that reaches it. */
export function tinyShell(adapter: BillingAdapter, seen: Request[] = []): Fetch {
  return async (url, init) => {
    const { redirect, ...rest } = init;
    const request = new Request(url, {
      ...rest,
      redirect: redirect === 'error' ? 'manual' : 'follow',
    });
    seen.push(request.clone());
    const headers = { ...(adapter.sandbox && { [sandboxHeader]: '1' }) };
    try {
      const { status, body } = await serve(adapter, request);
      return new Response(JSON.stringify(body ?? {}), {
        status,
        headers: { ...headers, 'Content-Type': `${jsonType}; charset=utf-8` },
      });
    } catch (thrown) {
      const { body, retryAfter } = toProblem(toAdapterError(thrown), 'request-1');
      return new Response(JSON.stringify(body), {
        status: body.status,
        headers: {
          ...headers,
          'Content-Type': problemType,
          ...(retryAfter !== undefined && { 'Retry-After': String(retryAfter) }),
        },
      });
    }
  };
}

async function serve(
  adapter: BillingAdapter,
  request: Request,
): Promise<{ status: number; body: unknown }> {
  const url = new URL(request.url);
  const pathname = url.pathname.slice(new URL(tinyBase).pathname.length);
  const text = await request.text();
  const json: unknown = text === '' ? undefined : JSON.parse(text);
  const moved = Object.entries(sandboxRoutes).find(
    ([, { method, path }]) => method === request.method && path === pathname,
  );
  if (moved && adapter.sandbox) {
    return { status: 200, body: await move(adapter.sandbox, moved[0] as SandboxCall, json) };
  }
  const match = matchRoute(request.method, pathname);
  if (!match) throw new AdapterError('not-found');
  const run = adapter[match.operation] as ((input: unknown) => Promise<unknown>) | undefined;
  if (!run) throw new AdapterError('operation-missing');
  const input = parseInput(match.operation, decodeRequest(match, url.searchParams, json));
  return { status: routes[match.operation].status, body: await run(input) };
}

function move(
  sandbox: NonNullable<BillingAdapter['sandbox']>,
  call: SandboxCall,
  json: unknown,
): Promise<unknown> {
  if (call === 'load') return sandbox.load((json as { scenario: string }).scenario);
  if (call === 'advance') return sandbox.advance(json as { days: number });
  if (call === 'setFault') {
    const { fault, on } = json as { fault: 'offline'; on: boolean };
    return sandbox.setFault(fault, on);
  }
  return sandbox[call]();
}
