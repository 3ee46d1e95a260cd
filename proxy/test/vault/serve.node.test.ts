import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSettings } from '../../settings.js';
import { serveProxy, type RunningProxy } from '../../serve.js';

let pages: string;
let proxy: RunningProxy;

beforeEach(async () => {
  pages = mkdtempSync(join(tmpdir(), 'uss-pages-'));
  mkdirSync(join(pages, 'examples/plain-html'), { recursive: true });
  mkdirSync(join(pages, 'proxy/dist/card-frame'), { recursive: true });
  writeFileSync(
    join(pages, 'examples/plain-html/backend.html'),
    '<uss-provider card-frame="__CARD_FRAME__"></uss-provider>',
  );
  writeFileSync(join(pages, 'proxy/dist/card-frame/card-frame.js'), '// the frame');
  const settings = readSettings(['--dev', '--sandbox', '--port', '0', '--pages', pages], {});
  proxy = await serveProxy(settings, { log: () => undefined, onFailure: () => undefined });
});

afterEach(async () => {
  await proxy.close();
  rmSync(pages, { recursive: true });
});

describe('the demo pages beside the proxy', () => {
  it('know where the card frame is, may frame it and nothing else, and it lets them (T22)', async () => {
    const page = await fetch(`${proxy.address}/`);
    const [, frame = ''] = /card-frame="(http:\/\/localhost:\d+)"/.exec(await page.text()) ?? [];
    expect(frame).not.toBe(proxy.address);
    expect(page.headers.get('Content-Security-Policy')).toContain(`; frame-src ${frame}; `);
    const answer = await fetch(`${frame}/frame`);
    expect(answer.headers.get('Content-Security-Policy')).toContain(
      `frame-ancestors 'self' ${proxy.address};`,
    );
    expect(await (await fetch(`${frame}/assets/card-frame.js`)).text()).toBe('// the frame');
  });

  it('let browsers report what broke the policy of the frame: a line on the console (T22)', async () => {
    const written = vi.spyOn(console, 'log').mockImplementation(() => undefined);
    const page = await fetch(`${proxy.address}/`);
    const [, frame = ''] = /card-frame="(http:\/\/localhost:\d+)"/.exec(await page.text()) ?? [];
    const report = { 'document-uri': `${frame}/`, 'effective-directive': 'frame-ancestors' };
    await fetch(`${frame}/reports`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/csp-report', Referer: 'https://evil.example/' },
      body: JSON.stringify({ 'csp-report': report }),
    });
    const lines = written.mock.calls.map(([line]) => JSON.parse(String(line)) as unknown);
    expect(lines).toEqual([
      {
        time: expect.any(String) as string,
        violation: {
          directive: 'frame-ancestors',
          document: '/',
          disposition: 'enforce',
          embedder: 'https://evil.example',
        },
      },
    ]);
  });
});
