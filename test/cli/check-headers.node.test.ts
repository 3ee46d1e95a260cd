import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../proxy/settings.js';
import { serveProxy, type RunningProxy } from '../../proxy/serve.js';
import { command as runAmong } from './command.js';

/** Every address that was asked. */
const asked: string[] = [];

function command(args: string) {
  asked.length = 0;
  return runAmong(args, {
    ask: (address, headers) => {
      asked.push(address.href);
      return fetch(address, { headers, redirect: 'manual' });
    },
  });
}

describe('uss-kit check-headers (T23)', () => {
  let demo: RunningProxy;
  let page: string;
  let cards: string;
  let bad: Server;
  let badPage: string;

  beforeAll(async () => {
    const pages = join(import.meta.dirname, '../..');
    const settings = readSettings(['--dev', '--sandbox', '--port', '0', '--pages', pages], {});
    demo = await serveProxy(settings, { log: () => undefined, onFailure: () => undefined });
    page = `${demo.address}/examples/plain-html/backend.html`;
    cards = /card-frame="([^"]+)"/.exec(await (await fetch(page)).text())?.[1] ?? '';
    bad = createServer((request, response) => {
      const { origin = '' } = request.headers;
      const html = { 'Content-Type': 'text/html' };
      const answers: Record<string, [number, Record<string, string>]> = {
        '/': [
          200,
          { ...html, 'Content-Security-Policy': "script-src 'self' 'unsafe-inline' 'unsafe-eval'" },
        ],
        '/frame': [200, { ...html, 'Access-Control-Allow-Origin': origin || '*' }],
        '/uss/session': [401, { 'Content-Type': 'application/problem+json' }],
        '/old': [302, { Location: '/sign-in' }],
        '/members': [403, html],
        '/app/session': [200, html],
      };
      const [status, headers] = answers[request.url ?? ''] ?? [404, html];
      response.writeHead(status, headers).end('{}');
    });
    await new Promise<void>((resolve) => bad.listen(0, 'localhost', resolve));
    badPage = `http://localhost:${(bad.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    await demo.close();
    bad.close();
    bad.closeAllConnections();
  });

  it('finds nothing wrong with the demo, its card frame and the proxy, and asks nobody else', async () => {
    const { exit, out, err } = await command(
      `check-headers ${page} --frame ${cards} --proxy ${demo.address}/uss`,
    );
    expect(err).toEqual([]);
    expect(out.filter((line) => line.startsWith('  wrong'))).toEqual([]);
    expect(exit).toBe(0);
    expect(out.filter((line) => !line.startsWith(' '))).toEqual(asked);
    expect(asked).toEqual([page, `${cards}/frame`, `${demo.address}/uss/session`]);
    expect(out).toContain(
      `  fine    frame-src names ${cards}, and lets in no other frame than it names`,
    );
    expect(out).toContain(
      `  fine    frame-ancestors names ${demo.address}, and lets in no other page than it names`,
    );
    expect(out.filter((line) => /^ {2}advice {2}http:/.test(line))).toHaveLength(3);
  });

  it('tells what is wrong with each of a bad server, and ends with 1', async () => {
    const { exit, out, err } = await command(
      `check-headers ${badPage}/ --frame ${badPage} --proxy ${badPage}/uss`,
    );
    expect(err).toEqual([]);
    expect(exit).toBe(1);
    const [ofPage, ofFrame, ofProxy] = out
      .join('\n')
      .split(/^http.*\n/m)
      .slice(1)
      .map((lines) => lines.split('\n').filter((line) => line.startsWith('  wrong')));
    expect(ofPage).toEqual([
      expect.stringContaining("script-src: 'unsafe-inline'"),
      expect.stringContaining("script-src: 'unsafe-eval'"),
      expect.stringContaining('object-src: Missing object-src'),
      expect.stringContaining('frame-src is missing'),
      expect.stringContaining('any page may embed this one'),
      expect.stringContaining('X-Content-Type-Options: nosniff'),
    ]);
    expect(ofFrame?.slice(0, 2)).toEqual([
      expect.stringContaining("on the page's own origin"),
      expect.stringContaining('frame-ancestors is missing'),
    ]);
    expect(ofFrame).toContainEqual(
      expect.stringContaining('Access-Control-Allow-Origin is https://stranger.invalid'),
    );
    expect(ofProxy).toContainEqual(expect.stringContaining('Cache-Control: no-store'));
  });

  it.each([
    ['/old', /leads on to \/sign-in\. Check that address/],
    ['/members', /answers with 403\. Give an address that opens without signing in/],
    ['/nothing', /answers with 404/],
  ])('does not judge %s, which is not the page', async (path, text) => {
    const { exit, out, err } = await command(`check-headers ${badPage}${path}`);
    expect(exit).toBe(2);
    expect(out).toEqual([]);
    expect(err).toEqual([expect.stringMatching(text)]);
  });

  it('says that what answers in the place of the backend is something else', async () => {
    const { exit, err } = await command(`check-headers ${page} --proxy ${badPage}/app`);
    expect(exit).toBe(2);
    expect(err).toEqual([
      `${badPage}/app/session: is text/html, where application/json should be. Is the address right?`,
    ]);
  });

  it('says that nobody answers, and judges the others all the same', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, 'localhost', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    const { exit, out, err } = await command(
      `check-headers ${page} --frame http://localhost:${port}`,
    );
    expect(exit).toBe(2);
    expect(out[0]).toBe(page);
    expect(err).toEqual([
      expect.stringMatching(
        new RegExp(`^http://localhost:${port}/frame: cannot be reached: .*ECONNREFUSED`),
      ),
    ]);
  });

  it.each([
    ['check-headers', /one page is to be named\. Try: uss-kit check-headers https:/],
    ['check-headers https://a.example https://b.example', /one page is to be named/],
    ['check-headers www.example.com', /"www\.example\.com" is no web address/],
    ['check-headers file:///etc/passwd', /"file:\/\/\/etc\/passwd" is no web address/],
    ['check-headers https://a.example --frame cards', /"cards" is no web address/],
    ['check-headers https://a.example --frame', /is no web address/],
    ['check-headers https://a.example --cookie x', /no flag --cookie/],
    ['world check --frame x.json', /no flag --frame/],
  ])('asks nobody for "%s" and says what to do', async (args, text) => {
    const { exit, out, err } = await command(args);
    expect(exit).toBe(2);
    expect(out).toEqual([]);
    expect(err).toEqual([expect.stringMatching(text)]);
    expect(asked).toEqual([]);
  });

  it('says with --help what it takes', async () => {
    const { exit, out } = await command('check-headers --help');
    expect(exit).toBe(0);
    expect(out.join('\n')).toMatch(/--frame <address>.*--proxy <address>.*Ends with 0/s);
  });
});
