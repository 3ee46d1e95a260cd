import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testAccounts, testCards, testIbans } from '../../../src/payment-fields/test-numbers.js';
import { tellingTooMuch } from '../leaks.js';
import { launch } from '../support.js';
import { CardPage, cardStage, type CardStage } from './stage.js';

let browser: Browser;
let stage: CardStage;

beforeAll(async () => {
  browser = await launch();
  stage = await cardStage();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
});

declare global {
  interface Window {
    /** Everything that the host page could see. */
    seen: string[];
  }
}

/** A host page that looks at everything that a page can look at. */
async function watchedPage(): Promise<{ card: CardPage; outside: string[] }> {
  const card = await CardPage.open(browser, stage);
  const outside: string[] = [];
  card.page.on('console', (message) => outside.push(`console ${message.text()}`));
  card.page.on('request', (request) => {
    // The vault alone may be told a number; its own answers may not repeat it.
    const told = request.url().startsWith(`${stage.vault}/tokens`)
      ? ''
      : (request.postData() ?? '');
    outside.push(`request ${request.url()} ${JSON.stringify(request.headers())} ${told}`);
  });
  card.page.on('response', (response) => {
    // A script is the same for everybody, and has digits of its own.
    if (response.url().endsWith('.js')) return;
    void response
      .text()
      .then((text) => outside.push(`answer ${response.url()} ${text}`))
      .catch(() => undefined);
  });
  await card.page.evaluate(() => {
    window.seen = [];
    const note = (what: string, value: unknown) =>
      window.seen.push(`${what} ${JSON.stringify(value) ?? String(value)}`);
    for (const name of Object.keys(window).filter((key) => key.startsWith('on')))
      window.addEventListener(
        name.slice(2),
        (event) => {
          const { data, detail, key } = event as unknown as Record<string, unknown>;
          note(event.type, [
            data,
            detail,
            key,
            (event.target as Element | null)?.textContent?.slice(0, 200),
          ]);
        },
        true,
      );
    // What comes through the private port too, as a script would see it that took it over.
    const onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
    Object.defineProperty(MessagePort.prototype, 'onmessage', {
      ...onmessage,
      set(this: MessagePort, listener: (event: MessageEvent) => void) {
        onmessage?.set?.call(this, (event: MessageEvent) => {
          note('port', event.data);
          listener(event);
        });
      },
    });
    new MutationObserver((records) => {
      for (const { target, attributeName } of records)
        note('changed', [attributeName, new XMLSerializer().serializeToString(target)]);
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  return { card, outside };
}

it('whatever is typed, the page around the frame never sees more than the last four digits (T20)', async () => {
  const { card, outside } = await watchedPage();
  await card.mount(stage, {});
  const real = ['4539578763621486', '5425233430109903', '374245455400126'];
  const numbers = [...testCards.map(({ number }) => number), ...real];
  for (const number of numbers) {
    await card.field('Card number').fill('');
    await card.field('Card number').pressSequentially(number);
    await card.field('Expiry date').fill('08/34');
    await card.field('Security code').fill(/^3[47]/.test(number) ? '7391' : '739');
    await card.field('Name on the card').fill('Ada Lovelace');
    await card.start();
    if (number === '4000000000003220')
      await card.fields.frameLocator('iframe').getByRole('button', { name: 'Approve' }).click();
    expect((await card.outcome())?.state, number).toBe(
      real.includes(number) ? 'declined' : 'token',
    );
  }
  const states = await card.page.evaluate(() =>
    JSON.stringify([window.stage.states, window.stage.outcome]),
  );
  const seen = [...(await card.page.evaluate(() => window.seen)), states, ...outside];
  expect(seen.filter((each) => each.startsWith('port')).length).toBeGreaterThan(numbers.length);
  expect(numbers.flatMap((number) => tellingTooMuch(seen, number))).toEqual([]);
  expect(seen.filter((each) => /\b7391?\b/.test(each.replace(/localhost:\d+/g, '')))).toEqual([]);
  expect(seen.filter((each) => each.includes('Lovelace'))).toEqual([]);
  await card.close();
});

it('nothing is kept in the frame: no storage, no cookie, no worker (T22b)', async () => {
  const card = await CardPage.with(browser, stage);
  await card.fillCard('4111111111111111');
  expect(await card.tokenize()).toMatchObject({ state: 'token' });
  const kept = await card.page
    .frames()[1]
    ?.evaluate(async () => [
      localStorage.length,
      sessionStorage.length,
      document.cookie,
      await indexedDB.databases(),
      await caches.keys(),
      await navigator.serviceWorker.getRegistrations(),
    ]);
  expect(kept).toEqual([0, 0, '', [], [], []]);
  await card.close();
});

it('accounts do not leave the frame either (T20)', async () => {
  const { card, outside } = await watchedPage();
  await card.mount(stage, { kind: 'ach' });
  const account = testAccounts[0];
  await card.field('Name of the account holder').fill('Ada Lovelace');
  await card.field('Routing number').fill(account?.routing ?? '');
  await card.field('Account number').fill(account?.account ?? '');
  await card.field('Kind of account').selectOption('Savings');
  expect((await card.tokenize())?.state).toBe('token');
  await card.page.evaluate(() => window.stage.mounted?.destroy());
  await card.mount(stage, { kind: 'sepa' });
  await card.field('Name of the account holder').fill('Ada Lovelace');
  await card.field('IBAN').fill(testIbans[0]?.iban ?? '');
  await card.fields.getByRole('checkbox').check();
  expect((await card.tokenize())?.state).toBe('token');
  const seen = [...(await card.page.evaluate(() => window.seen)), ...outside];
  for (const secret of ['000123456789', '370400440532013000'])
    expect(tellingTooMuch(seen, secret)).toEqual([]);
  expect(seen.filter((each) => each.includes('Lovelace'))).toEqual([]);
  await card.close();
});
