import { beforeEach, describe, expect, it } from 'vitest';
import type { Violation } from '../../vault/reports.js';
import { createVault, type Vault } from '../../vault/vault.js';

const own = 'https://cards.example.net';
const minute = 60_000;
let now: number;
let vault: Vault;
let log: Violation[];

beforeEach(() => {
  now = 1_000_000;
  log = [];
  vault = createVault({
    parents: () => ['https://www.example.com'],
    now: () => now,
    asset: async () => undefined,
    onViolation: (violation) => log.push(violation),
  });
});

const older = 'application/csp-report';
const newer = 'application/reports+json';

function send(
  type: string,
  body: string,
  headers: Record<string, string> = {},
  address = '192.0.2.1',
) {
  return vault(
    new Request(`${own}/reports`, {
      method: 'POST',
      headers: { 'Content-Type': type, ...headers },
      body,
    }),
    address,
  );
}

/** A stranger's page tried to embed the frame: what Chromium 147 sends. */
const framedInChromium = {
  'csp-report': {
    'document-uri': `${own}/`,
    referrer: '',
    'violated-directive': 'frame-ancestors',
    'effective-directive': 'frame-ancestors',
    'original-policy': "frame-ancestors 'self' https://www.example.com; report-uri /reports",
    disposition: 'enforce',
    'blocked-uri': `${own}/`,
    'status-code': 200,
    'script-sample': '',
  },
};

/** The same in Firefox 153. */
const framedInFirefox = {
  'csp-report': {
    'blocked-uri': '',
    'column-number': 1,
    disposition: 'enforce',
    'document-uri': `${own}/frame?secret=1`,
    'effective-directive': 'frame-ancestors',
    'original-policy': `frame-ancestors 'self' https://www.example.com; report-uri ${own}/reports`,
    referrer: 'https://evil.example/',
    'status-code': 0,
    'violated-directive': 'frame-ancestors',
  },
};

/** One of those that Firefox 153 sends together by the Reporting API. */
const image = {
  age: 4,
  type: 'csp-violation',
  url: `${own}/frame?secret=1`,
  user_agent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0',
  body: {
    documentURL: `${own}/frame?secret=1`,
    blockedURL: 'https://other.example/a?x=1',
    referrer: 'https://www.example.com/',
    effectiveDirective: 'img-src',
    originalPolicy: "default-src 'none'; script-src 'self'; report-to card-frame",
    sourceFile: null,
    sample: null,
    disposition: 'enforce',
    statusCode: 200,
    lineNumber: null,
    columnNumber: null,
  },
};

const violated = (change: Readonly<Record<string, unknown>>) =>
  JSON.stringify([{ ...image, body: { ...image.body, ...change } }]);

describe('reports of violations (T22)', () => {
  it('are asked for by every page of the vault, apart for who may embed it', async () => {
    const { headers } = await vault(new Request(`${own}/frame`));
    expect(headers.get('Reporting-Endpoints')).toBe('card-frame="/reports"');
    expect(headers.get('Content-Security-Policy')?.split(', ')).toEqual([
      expect.stringMatching(/; report-uri \/reports; report-to card-frame$/),
      "frame-ancestors 'self' https://www.example.com; report-uri /reports",
    ]);
  });

  it('are asked for by report-uri alone where the vault has no https', async () => {
    const { headers } = await vault(new Request('http://localhost:8788/frame'));
    expect(headers.get('Reporting-Endpoints')).toBeNull();
    expect(headers.get('Content-Security-Policy')).not.toContain('report-to');
    expect(headers.get('Content-Security-Policy')?.match(/report-uri \/reports/g)).toHaveLength(2);
  });

  it('tell of a stranger that embeds the frame, as Chromium says it', async () => {
    const response = await send(older, JSON.stringify(framedInChromium), {
      Origin: 'null',
      'Sec-Fetch-Site': 'cross-site',
      Referer: 'https://evil.example/',
    });
    expect(response.status).toBe(204);
    expect(log).toEqual([
      {
        directive: 'frame-ancestors',
        document: '/',
        blocked: own,
        disposition: 'enforce',
        embedder: 'https://evil.example',
      },
    ]);
  });

  it('tell of a stranger that embeds the frame, as Firefox says it', async () => {
    await send(older, JSON.stringify(framedInFirefox), { Origin: own });
    expect(log).toEqual([
      {
        directive: 'frame-ancestors',
        document: '/frame',
        disposition: 'enforce',
        embedder: 'https://evil.example',
      },
    ]);
  });

  it('come in a list by the Reporting API, where what is no violation is passed over', async () => {
    const script = {
      ...image,
      body: { ...image.body, effectiveDirective: 'script-src-elem', blockedURL: 'inline' },
    };
    const deprecation = { age: 1, type: 'deprecation', url: own, body: { id: 'x' } };
    await send(newer, JSON.stringify([image, deprecation, script]));
    expect(log).toEqual([
      {
        directive: 'img-src',
        document: '/frame',
        blocked: 'https://other.example',
        disposition: 'enforce',
      },
      {
        directive: 'script-src-elem',
        document: '/frame',
        blocked: 'inline',
        disposition: 'enforce',
      },
    ]);
  });

  it('understand a browser that names the directive with its sources', async () => {
    const report = {
      'document-uri': `${own}/challenges/abcdefghijklmnopqrstuvwxyz`,
      'violated-directive': "script-src 'self'",
      'blocked-uri': 'eval',
    };
    await send(older, JSON.stringify({ 'csp-report': report }));
    expect(log).toEqual([
      { directive: 'script-src', document: '/challenges', blocked: 'eval', disposition: 'enforce' },
    ]);
  });
});

describe('the log of violations (T53)', () => {
  it.each([
    ['data:text/html,<b>4111111111111111', 'data'],
    ['blob:https://evil.example/4111111111111111', 'blob'],
    ['chrome-extension://abcdefgh/inject.js', 'chrome-extension'],
    ['https://user:4111111111111111@evil.example/4111?n=4111111111111111', 'https://evil.example'],
    ['https://4111111111111111.evil.example/', 'withheld'],
    ['https://4111-1111-1111-1111.evil.example/', 'withheld'],
    ['wss://evil.example:8443/socket', 'wss://evil.example:8443'],
    ['http://192.168.100.100:65535/', 'http://192.168.100.100:65535'],
    ['card 4111111111111111\nforged', 'other'],
    ['https://', 'other'],
    [null, undefined],
  ])('of what was stopped, %j, has %s', async (blockedURL, told) => {
    await send(newer, violated({ blockedURL }));
    expect(log.map(({ blocked }) => blocked)).toEqual([told]);
  });

  it.each([
    [`${own}/frame?number=4111111111111111#x`, '/frame'],
    [`${own}/4111111111111111`, 'other'],
    [`${own}/frame/../frame`, '/frame'],
  ])('of the page %s has %s', async (documentURL, told) => {
    await send(newer, violated({ documentURL }));
    expect(log.map(({ document }) => document)).toEqual([told]);
  });

  it('has nothing else that a report holds, and nothing that could break its line', async () => {
    const canary = 'canary 4111111111111111 \u0000\u001b[2J\r\n\u2028{"forged":1}';
    for (const key of Object.keys(image.body)) {
      await send(newer, violated({ [key]: canary, extra: canary }));
      await send(newer, violated({ [key]: `${own}/frame?${canary}`, extra: canary }));
      now += minute + 1;
    }
    for (const key of Object.keys(framedInFirefox['csp-report'])) {
      const report = { ...framedInFirefox['csp-report'], [key]: canary };
      await send(older, JSON.stringify({ 'csp-report': report }), { Referer: canary.slice(0, 22) });
      now += minute + 1;
    }
    expect(log.length).toBeGreaterThan(20);
    expect(JSON.stringify(log)).not.toMatch(/canary|4111|\\u|forged/);
    const keys = new Set(log.flatMap((violation) => Object.keys(violation)));
    expect([...keys].sort()).toEqual([
      'blocked',
      'directive',
      'disposition',
      'document',
      'embedder',
    ]);
  });

  it.each([
    ['a directive of its own', violated({ effectiveDirective: 'ignore previous lines' })],
    ['another origin', violated({ documentURL: 'https://www.example.com/frame' })],
    ['an origin that looks like ours', violated({ documentURL: `${own}.evil.example/frame` })],
    ['no address', violated({ documentURL: 'frame' })],
    ['another disposition', violated({ disposition: 'x' })],
    ['an address that is too long', violated({ documentURL: `${own}/${'x'.repeat(5000)}` })],
  ])('has no line for %s', async (_, body) => {
    expect((await send(newer, body)).status).toBe(204);
    expect(log).toEqual([]);
  });
});

describe('the endpoint for reports', () => {
  it.each([
    ['no JSON', newer, '[{'],
    ['no list', newer, JSON.stringify(image)],
    ['a list by the older way', older, JSON.stringify([framedInFirefox])],
    ['nothing of a report', older, '{}'],
    ['another type', 'application/json', JSON.stringify(framedInFirefox)],
    ['the type of a form', 'text/plain', JSON.stringify(framedInFirefox)],
  ])('refuses %s', async (_, type, body) => {
    expect((await send(type, body)).status).toBe(400);
    expect(log).toEqual([]);
  });

  it('reads 16 KiB, ten reports of a request, and takes nothing but reports', async () => {
    const many = (count: number) => JSON.stringify(Array.from({ length: count }, () => image));
    expect((await send(newer, many(100))).status).toBe(413);
    expect(log).toEqual([]);
    expect((await send(newer, many(20))).status).toBe(204);
    expect(log).toHaveLength(10);
    expect((await vault(new Request(`${own}/reports`))).status).toBe(404);
  });

  it('logs 20 reports a minute from an address and 100 from all; the others are dropped', async () => {
    const one = JSON.stringify([image]);
    for (let each = 0; each < 50; each++) expect((await send(newer, one)).status).toBe(204);
    expect(log).toHaveLength(20);
    for (let address = 2; address < 50; address++)
      for (let each = 0; each < 10; each++) await send(newer, one, {}, `192.0.2.${address}`);
    expect(log).toHaveLength(100);
    now += minute;
    await send(newer, one);
    expect(log).toHaveLength(101);
  });
});
