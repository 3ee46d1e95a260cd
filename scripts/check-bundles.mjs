import { chromium } from 'playwright';
import { findBrowser } from './browser.mjs';
import { elementNames } from './build/entries.mjs';
import { pagePolicy } from './page-policy.mjs';
import { serve } from './serve.mjs';

// Opens both script-tag builds the way a site does, under the policy of the demo pages, with every
// element on the built-in sandbox, and the demo page.
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

/** A blank page of the same origin that has nothing but the script tag. */
async function open(tag) {
  const page = await watchedPage(tag);
  await page.route(`${origin}/blank`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Content-Security-Policy': pagePolicy() },
      body: `<!doctype html><html lang="en"><head><title>Blank</title>${tag}</head><body></body></html>`,
    }),
  );
  await page.goto(`${origin}/blank`, { waitUntil: 'load' });
  return page;
}

try {
  for (const tag of [
    '<script type="module" src="/dist/uss-kit.js"></script>',
    '<script src="/dist/uss-kit.classic.js"></script>',
  ]) {
    const page = await open(tag);
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
