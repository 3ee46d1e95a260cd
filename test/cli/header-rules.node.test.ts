import { describe, expect, it } from 'vitest';
import { createVault } from '../../proxy/vault/vault.js';
import type { Finding } from '../../src/cli/headers/finding.js';
import { judgeFrame, judgePage, judgeProxy } from '../../src/cli/headers/judge.js';

const page = new URL('https://www.example.com/billing');
const frame = new URL('https://cards.example.net');
const proxy = new URL('https://www.example.com/uss');

const pagePolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'frame-src': 'https://cards.example.net',
  'frame-ancestors': "'self'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'uss-kit',
  'report-uri': '/reports',
};
const goodPage = {
  'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=()',
};
const framePolicy = {
  'default-src': "'none'",
  'script-src': "'self'",
  'connect-src': "'self' https://vault.example.org",
  'form-action': "'none'",
  'frame-ancestors': "'self' https://www.example.com",
  'require-trusted-types-for': "'script'",
  'report-to': 'frame',
};
const goodFrame = {
  ...goodPage,
  'Reporting-Endpoints': 'frame="/reports"',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};
const goodProxy = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Strict-Transport-Security': 'max-age=31536000',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  Vary: 'Cookie, Origin, Sec-Fetch-Site',
};

/** A header that is undefined is not sent, a directive neither. */
type Changes = Readonly<Record<string, string | undefined>>;

function headersOf(sent: Changes): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(sent)) {
    if (value !== undefined) headers.set(name, value);
  }
  return headers;
}

function withPolicy(headers: Changes, policy: Changes): Headers {
  const text = Object.entries(policy)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${value}`]))
    .join('; ');
  return headersOf({ 'Content-Security-Policy': text, ...headers });
}

/** What is not fine, as "verdict text". */
function faults(findings: readonly Finding[]): string[] {
  return findings.flatMap(({ verdict, text }) =>
    verdict === 'fine' ? [] : [`${verdict} ${text}`],
  );
}
const faultsOfPage = (policy: Changes, headers: Changes = {}) =>
  faults(
    judgePage(withPolicy({ ...goodPage, ...headers }, { ...pagePolicy, ...policy }), page, frame),
  );
const faultsOfFrame = (policy: Changes, headers: Changes = {}) =>
  faults(
    judgeFrame(
      withPolicy({ ...goodFrame, ...headers }, { ...framePolicy, ...policy }),
      frame,
      page,
    ),
  );
const one = (expected: RegExp) => [expect.stringMatching(expected) as string];

describe('headers of the page (T23)', () => {
  it('are fine when they say all', () => {
    expect(faultsOfPage({})).toEqual([]);
  });

  it.each([
    [
      'inline scripts',
      { 'script-src': "'self' 'unsafe-inline'" },
      /wrong script-src: 'unsafe-inline' allows/,
    ],
    ['eval', { 'script-src': "'self' 'unsafe-eval'" }, /wrong script-src: 'unsafe-eval' allows/],
    ['scripts of any host', { 'script-src': 'https:' }, /wrong script-src: https: URI/],
    ['scripts of a wildcard', { 'script-src': '*' }, /wrong script-src.*'\*'/],
    [
      'scripts of a host with known ways round',
      { 'script-src': "'self' https://ajax.googleapis.com" },
      /wrong script-src: ajax\.googleapis\.com is known/,
    ],
    [
      'base tags beside nonces',
      { 'script-src': "'nonce-c29tZS1ub25jZQ' 'strict-dynamic'" },
      /wrong base-uri: Missing base-uri/,
    ],
    [
      'no frame',
      { 'frame-src': undefined },
      /wrong frame-src does not name https:\/\/cards\.example\.net/,
    ],
    [
      'another frame',
      { 'frame-src': 'https://cards.example.net.evil.example' },
      /wrong frame-src does not name/,
    ],
    [
      'any frame',
      { 'frame-src': undefined, 'default-src': undefined, 'object-src': "'none'" },
      /wrong frame-src is missing/,
    ],
    [
      'every frame too',
      { 'frame-src': 'https: https://cards.example.net' },
      /wrong frame-src lets in more/,
    ],
    [
      'frames of a whole domain too',
      { 'frame-src': 'cards.example.net *.example.org' },
      /wrong frame-src lets in more/,
    ],
    [
      'strangers to embed it',
      { 'frame-ancestors': undefined },
      /wrong any page may embed this one/,
    ],
    ['everybody to embed it', { 'frame-ancestors': '*' }, /wrong any page may embed this one/],
    [
      'markup to become script',
      { 'require-trusted-types-for': undefined },
      /advice Trusted Types are not required/,
    ],
    [
      'the elements not to draw',
      { 'trusted-types': "'none'" },
      /wrong trusted-types keeps the elements/,
    ],
    ['breaches to go unseen', { 'report-uri': undefined }, /advice browsers report nothing/],
    [
      'reports to nowhere',
      { 'report-uri': undefined, 'report-to': 'nowhere' },
      /advice browsers report nothing/,
    ],
  ])('are found out when the policy allows %s', (_, policy, fault) => {
    expect(faultsOfPage(policy)).toEqual(one(fault));
  });

  it.each([
    ['Strict-Transport-Security', undefined, /wrong browsers may be led to http:/],
    ['Strict-Transport-Security', 'max-age=3600', /wrong browsers may be led to http:/],
    ['X-Content-Type-Options', undefined, /wrong its type may be guessed/],
    ['Referrer-Policy', undefined, /advice Referrer-Policy is missing/],
    ['Referrer-Policy', 'unsafe-url', /wrong Referrer-Policy is unsafe-url/],
    ['Permissions-Policy', undefined, /advice Permissions-Policy is missing/],
    ['Permissions-Policy', 'camera=(), shared-autofill=()', /advice shared-autofill=\(\) keeps/],
  ])('are found out by %s: %s', (name, value, fault) => {
    expect(faultsOfPage({}, { [name]: value })).toEqual(one(fault));
  });

  it('are wrong without a policy, and with one that only reports', () => {
    const without = faults(judgePage(headersOf(goodPage), page, frame));
    expect(without).toContainEqual(
      expect.stringMatching(/^wrong Content-Security-Policy is missing/),
    );
    expect(without).toContainEqual(expect.stringMatching(/^wrong frame-src is missing/));
    const only = { ...goodPage, 'Content-Security-Policy-Report-Only': "script-src 'self'" };
    expect(faults(judgePage(headersOf(only), page))).toContainEqual(
      expect.stringMatching(/^wrong Content-Security-Policy-Report-Only stops nothing/),
    );
  });

  it('are judged by what several policies leave together', () => {
    const second = (text: string) => faultsOfPage({ 'report-uri': `/reports, ${text}` });
    expect(second("frame-ancestors 'self'")).toEqual([]);
    expect(second("script-src 'self' 'unsafe-inline'; frame-src *")).toEqual(
      one(/frame-src does not name/),
    );
    expect(second("script-src * 'unsafe-inline'")).toEqual([]);
    expect(second("frame-src 'none'")).toEqual(one(/frame-src does not name/));
  });

  it('may keep strangers out by the older header', () => {
    expect(faultsOfPage({ 'frame-ancestors': undefined }, { 'X-Frame-Options': 'DENY' })).toEqual(
      [],
    );
  });

  it('are advised to go by https: on this machine, and wrong without it elsewhere', () => {
    const found = (address: string) =>
      faults(judgePage(withPolicy(goodPage, pagePolicy), new URL(address), frame));
    expect(found('http://localhost:4173/')).toEqual(one(/^advice http:/));
    expect(found('http://www.example.com/')).toEqual(one(/^wrong http:/));
  });
});

describe('headers of the card frame (T23)', () => {
  it('are fine when they say all', () => {
    expect(faultsOfFrame({})).toEqual([]);
  });

  it("are fine as the test vault's own on https:", async () => {
    const vault = createVault({
      parents: () => [page.origin],
      now: () => 0,
      asset: async () => undefined,
    });
    const { headers } = await vault(new Request(`${frame.origin}/frame`));
    expect(faults(judgeFrame(headers, frame, page))).toEqual([]);
  });

  it.each([
    ['nobody to embed it by name', { 'frame-ancestors': undefined }, /frame-ancestors is missing/],
    ['everybody to embed it', { 'frame-ancestors': '*' }, /frame-ancestors lets in more/],
    ['a whole domain to embed it', { 'frame-ancestors': 'https://*.example.com' }, /lets in more/],
    [
      'another page to embed it',
      { 'frame-ancestors': 'https://example.com' },
      /does not name https:\/\/www/,
    ],
    ['inline scripts', { 'script-src': "'self' 'unsafe-inline'" }, /script-src: 'unsafe-inline'/],
    [
      'markup to become script',
      { 'require-trusted-types-for': undefined },
      /Trusted Types are not/,
    ],
    ['calls to anywhere', { 'connect-src': 'https:' }, /can go anywhere by connect-src/],
    ['forms to anywhere', { 'form-action': undefined }, /can go anywhere by form-action/],
    ['pictures from anywhere', { 'img-src': '*' }, /can go anywhere by img-src/],
    ['breaches to go unseen', { 'report-to': undefined }, /browsers report nothing/],
  ])('are wrong when the policy allows %s', (_, policy, fault) => {
    expect(faultsOfFrame(policy)).toEqual(one(new RegExp(`^wrong .*${fault.source}`)));
  });

  it.each([
    ['Access-Control-Allow-Origin', '*', /Access-Control-Allow-Origin is \*/],
    ['Access-Control-Allow-Origin', 'https://stranger.invalid', /for a stranger/],
    ['Cache-Control', 'max-age=60', /a cache may keep it/],
    ['X-Content-Type-Options', undefined, /its type may be guessed/],
    ['Referrer-Policy', 'strict-origin', /Referrer-Policy is strict-origin/],
    ['Permissions-Policy', undefined, /Permissions-Policy is missing/],
    ['Strict-Transport-Security', undefined, /led to http:/],
  ])('are wrong by %s: %s', (name, value, fault) => {
    expect(faultsOfFrame({}, { [name]: value })).toEqual(
      one(new RegExp(`^wrong .*${fault.source}`)),
    );
  });

  it("are wrong on the page's own origin", () => {
    const found = faults(judgeFrame(withPolicy(goodFrame, framePolicy), page, page));
    expect(found).toEqual(one(/^wrong on the page's own origin/));
  });
});

describe('headers of the proxy (T23)', () => {
  const faultsOfProxy = (headers: Changes, address = proxy) =>
    faults(judgeProxy(headersOf({ ...goodProxy, ...headers }), address, page));

  it('are fine when they say all', () => {
    expect(faultsOfProxy({})).toEqual([]);
  });

  it.each([
    ['Access-Control-Allow-Origin', '*', /Access-Control-Allow-Origin is \*/],
    ['Cache-Control', 'no-cache', /a cache may keep it/],
    ['Vary', 'Accept-Encoding', /may be mixed up/],
    ['Cross-Origin-Resource-Policy', undefined, /another origin may load it/],
    ['Content-Security-Policy', "default-src 'none'", /may do something/],
    ['X-Content-Type-Options', undefined, /its type may be guessed/],
    ['Referrer-Policy', undefined, /Referrer-Policy is missing/],
    ['Strict-Transport-Security', undefined, /led to http:/],
  ])('are wrong by %s: %s', (name, value, fault) => {
    expect(faultsOfProxy({ [name]: value })).toEqual(one(new RegExp(`^wrong .*${fault.source}`)));
  });

  it('on another origin must be ones that the backend lets call', () => {
    expect(faultsOfProxy({}, new URL('https://api.example.com/uss'))).toEqual(
      one(/^advice not on the page's own origin/),
    );
  });
});
