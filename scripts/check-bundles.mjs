import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findBrowser } from './browser.mjs';
import { elementNames, root } from './build/entries.mjs';
import { pagePolicy } from './page-policy.mjs';
import { serve } from './serve.mjs';

// Opens both script-tag builds the way a site does, under the policy of the demo pages, with every
// element on the built-in sandbox, and the demo page; then with the hashes of integrity.json, which a
// browser must find right, and wrong once a script was changed.
const server = await serve(0);
const origin = `http://localhost:${server.address().port}`;
const { path: executablePath, args } = await findBrowser();
const browser = await chromium.launch({ executablePath, args });
const problems = [];

/** A new page that reports, under `tag`, whatever a visitor's console would show. */
async function watchedPage(tag) {
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) problems.push(`${tag}: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`${tag}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) problems.push(`${tag}: asked ${request.url()}`);
  });
  return page;
}

/** Leads a page to a blank one of the same origin that has nothing but `head`, under the policy with further `scripts`. */
async function openBlank(page, head, scripts = []) {
  await page.route(`${origin}/blank`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': pagePolicy({ scripts }) },
      body: `<!doctype html><html lang="en"><head><title>Blank</title>${head}</head><body></body></html>`,
    }),
  );
  await page.goto(`${origin}/blank`, { waitUntil: 'networkidle' });
}

/** Whether the provider, connected to the sandbox, is there where `head` pins the scripts, of which `changed` arrives changed. */
async function comesUp(head, scripts, changed) {
  const page = await browser.newPage();
  await page.route(`${origin}/dist/${changed}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()};` });
  });
  await openBlank(page, head, scripts);
  const isUp = await page.evaluate(async () => {
    const provider = document.createElement('uss-provider');
    provider.toggleAttribute('sandbox', true);
    document.body.append(provider);
    return Promise.resolve(provider.ready).then(Boolean, () => false);
  });
  await page.close();
  return isUp;
}

/** Both ways to pin the scripts that docs/embedding.md names, as built and with scripts changed on their way. */
async function checkPins() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'dist/integrity.json'), 'utf8'));
  const integrity = Object.fromEntries(
    Object.entries(scripts).map(([path, hash]) => [`/dist/${path}`, hash]),
  );
  const map = JSON.stringify({ integrity });
  const hashOfMap = `'sha256-${createHash('sha256').update(map).digest('base64')}'`;
  const classic = 'uss-kit.classic.js';
  const lazy = Object.keys(scripts).find((path) => path.startsWith('uss-kit/sandbox-adapter-'));
  const atOnce = Object.keys(scripts).find((path) => path.startsWith('uss-kit/kit-'));
  for (const [tag, allowed, changeable] of [
    [`<script src="/dist/${classic}" integrity="${scripts[classic]}"></script>`, [], [classic]],
    [
      `<script type="importmap">${map}</script><script type="module" src="/dist/uss-kit.js"></script>`,
      [hashOfMap],
      ['uss-kit.js', atOnce, lazy],
    ],
  ]) {
    const said = tag.replace(map, '…');
    if (!(await comesUp(tag, allowed))) problems.push(`${said}: does not come up as built`);
    for (const changed of changeable) {
      if (await comesUp(tag, allowed, changed))
        problems.push(`${said}: comes up although ${changed} was changed`);
    }
  }
}

try {
  for (const tag of [
    '<script type="module" src="/dist/uss-kit.js"></script>',
    '<script src="/dist/uss-kit.classic.js"></script>',
  ]) {
    const page = await watchedPage(tag);
    await openBlank(page, tag);
    const tags = elementNames().map((name) => `uss-${name}`);
    const absent = await page.evaluate(
      (names) => names.filter((name) => !customElements.get(name)),
      tags,
    );
    if (absent.length) problems.push(`${tag}: does not register ${absent.join(', ')}`);
    const broken = await page.evaluate(async (names) => {
      const provider = document.createElement('uss-provider');
      provider.toggleAttribute('sandbox', true);
      for (const name of names.filter((each) => each !== provider.localName)) {
        provider.append(document.createElement(name));
      }
      document.body.append(provider);
      const elements = [provider, ...provider.children];
      await Promise.all(elements.map((element) => element.updateComplete));
      return elements.filter((element) => !element.shadowRoot).map(({ localName }) => localName);
    }, tags);
    await page.waitForLoadState('networkidle');
    if (broken.length) problems.push(`${tag}: does not render ${broken.join(', ')}`);
    await page.close();
  }
  const demo = await watchedPage('demo page');
  await demo.goto(`${origin}/`, { waitUntil: 'networkidle' });
  await checkPins();
} finally {
  await browser.close();
  server.close();
  server.closeAllConnections();
}

problems.forEach((problem) => console.error(problem));
console.log(
  `Two script-tag builds, ${elementNames().length} elements, ${problems.length} problems`,
);
if (problems.length) process.exitCode = 1;
