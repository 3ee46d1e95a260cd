import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHttpAdapter } from '../../src/adapter/http/http-adapter.js';
import { readSettings } from '../settings.js';
import { serveProxy, type RunningProxy } from '../serve.js';

let proxy: RunningProxy;

beforeEach(async () => {
  proxy = await serveProxy(readSettings(['--dev', '--sandbox', '--port', '0'], {}), {
    log: () => undefined,
    onFailure: () => undefined,
  });
});

afterEach(() => proxy.close());

/** The client as a browser on the proxy's own origin runs it, over real connections. */
function signedOutClient() {
  let cookie = '';
  return createHttpAdapter({
    baseUrl: `${proxy.address}/uss`,
    fetch: async (input, init) => {
      const response = await fetch(input, {
        ...init,
        headers: { ...init.headers, Cookie: cookie, Origin: proxy.address },
      });
      cookie = response.headers.get('Set-Cookie')?.split(';')[0] ?? cookie;
      return response;
    },
  });
}

describe('the proxy as a server', () => {
  it('signs in, answers, and signs out over real connections', async () => {
    const adapter = signedOutClient();
    await expect(adapter.getAccount({})).rejects.toMatchObject({ code: 'session-expired' });
    await adapter.signIn({ userId: 'ada', password: 'sandbox' });
    expect(await adapter.getAccount({})).toMatchObject({ currency: 'USD' });
    expect(await adapter.signOut({})).toEqual({});
    await expect(adapter.getAccount({})).rejects.toMatchObject({ code: 'session-expired' });
  });

  it('serves no pages unless it is told a folder', async () => {
    const response = await fetch(`${proxy.address}/examples/plain-html/index.html`);
    expect(response.status).toBe(404);
  });

  it('says which port is taken when it cannot start', async () => {
    const port = new URL(proxy.address).port;
    await expect(
      serveProxy(readSettings(['--dev', '--sandbox', '--port', port], {}), {
        log: () => undefined,
        onFailure: () => undefined,
      }),
    ).rejects.toMatchObject({ code: 'EADDRINUSE', port: Number(port) });
  });
});
