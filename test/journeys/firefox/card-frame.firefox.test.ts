import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findFirefox } from '../../../scripts/firefox.mjs';
import { write } from '../../../src/payment-fields/frame/messages.js';
import { spoil } from '../../payment-fields/hostile.js';
import { Seeded } from '../../payment-fields/seeded.js';
import { cardStage, type CardStage } from '../card-frame/stage.js';
import { tellingTooMuch } from '../leaks.js';
import { clickOn, FoxPage, launchFirefox, until } from './fox-page.js';

describe.skipIf(!findFirefox())('the card frame in Firefox', () => {
  let browser: Browser;
  let stage: CardStage;
  let fox: FoxPage | undefined;

  beforeAll(async () => {
    [browser, stage] = await Promise.all([launchFirefox(), cardStage()]);
  });
  afterAll(async () => {
    await browser.close();
    await stage.close();
  });
  afterEach(async () => {
    expect((await fox?.wrong()) ?? []).toEqual([]);
    await fox?.close();
    fox = undefined;
  });

  it('takes a card as it is typed, and hands over a token, four digits and the expiry', async () => {
    fox = await FoxPage.with(browser, stage);
    await fox.fillCard('4111-1111 11111111');
    expect(await fox.state()).toMatchObject({ complete: true, problems: [], brand: 'visa' });
    expect(await fox.tokenize()).toEqual({
      state: 'token',
      token: {
        kind: 'card',
        token: expect.stringMatching(/^test\.approve\./) as string,
        brand: 'visa',
        lastFour: '1111',
        expires: { year: 2034, month: 12 },
      },
    });
  });

  it('is entered and left with Tab both ways, through its fields in the order of the card (A49)', async () => {
    fox = await FoxPage.with(browser, stage);
    await clickOn(fox.page, fox.page.mainFrame(), 'Before');
    const names = ['Card number', 'Expiry date', 'Security code', 'Name on the card'];
    const stops: string[] = [];
    for (let stop = 0; stop < 5; stop++) {
      await fox.press('Tab');
      stops.push(await fox.focused());
    }
    expect(stops).toEqual([...names, 'After']);
    const back: string[] = [];
    for (let stop = 0; stop < 5; stop++) {
      await fox.press('Shift', 'Tab');
      back.push(await fox.focused());
    }
    expect(back).toEqual([...names.toReversed(), 'Before']);
  });

  it('says what is wrong in words tied to the field, goes to the first, and takes it back when it is mended (A12)', async () => {
    fox = await FoxPage.with(browser, stage);
    await fox.type('Card number', '4111 1111 1111 111');
    await fox.press('Tab');
    const { fields } = fox;
    await until(() =>
      fields.evaluate(() => document.body.innerText.includes('Check the number of the card')),
    );
    const told = () =>
      fox?.fields.evaluate(() =>
        [...document.querySelectorAll('input')]
          .filter((field) => field.getAttribute('aria-invalid') === 'true')
          .map((field) => [
            field.labels?.[0]?.textContent?.trim(),
            ...(field.getAttribute('aria-describedby') ?? '')
              .split(' ')
              .map((id) => document.getElementById(id)?.textContent?.trim()),
          ]),
      );
    expect(await told()).toEqual([
      ['Card number', expect.stringContaining('Check the number of the card')],
    ]);
    await fox.goTo('Card number');
    await fox.press('End');
    await fox.page.keyboard.type('1');
    await expect.poll(told).toEqual([]);
    expect(await fox.tokenize()).toMatchObject({
      state: 'invalid',
      problems: [{ field: 'expiry' }, { field: 'code' }, { field: 'name' }],
    });
    expect(await fox.focused()).toBe('Expiry date');
    expect((await told())?.[0]).toEqual([
      'Expiry date',
      'Month and year, as in 08/29',
      'Enter the month and year of expiry.',
    ]);
  });

  it('takes the focus from the page around it, and lets the page send it to a field (A12, A52)', async () => {
    fox = await FoxPage.with(browser, stage);
    await clickOn(fox.page, fox.page.mainFrame(), 'After');
    await fox.tokenize();
    await expect.poll(() => fox?.focused()).toBe('Card number');
    await fox.page.keyboard.type('4111');
    await fox.page.evaluate(() => window.stage.mounted?.focus('code'));
    await expect.poll(() => fox?.focused()).toBe('Security code');
    await fox.page.keyboard.type('123');
    const values = await fox.fields.evaluate(() =>
      [...document.querySelectorAll('input')].map(({ value }) => value),
    );
    expect(values).toEqual(['4111', '', '123', '']);
  });

  it('is as high as what it shows, without scroll bars (A6)', async () => {
    fox = await FoxPage.with(browser, stage);
    const height = () => fox?.page.$eval('iframe', (frame) => frame.getBoundingClientRect().height);
    const before = await height();
    await fox.tokenize();
    await expect.poll(height).toBeGreaterThan(before ?? 0);
    const beyond = () =>
      fox?.fields.evaluate(() => {
        const { scrollWidth, clientWidth, scrollHeight, clientHeight } = document.documentElement;
        return [scrollWidth - clientWidth, scrollHeight - clientHeight];
      });
    await expect.poll(beyond).toEqual([0, 0]);
  });

  it('asks the owner of a card where their bank wants that (T26b)', async () => {
    fox = await FoxPage.with(browser, stage);
    await fox.fillCard('4000000000003220');
    await fox.start();
    const step = await fox.page.waitForFrame((frame) => frame.parentFrame() === fox?.fields);
    await clickOn(fox.page, step, 'Approve');
    expect(await fox.outcome()).toMatchObject({ state: 'token', token: { lastFour: '3220' } });
  });

  it('lets the page around it see no more than the last four digits (T20)', async () => {
    fox = await FoxPage.open(browser, stage);
    const outside: string[] = [];
    fox.page.on('request', (request) =>
      outside.push(`${request.url()} ${JSON.stringify(request.headers())}`),
    );
    await fox.page.evaluate(() => {
      const seen: string[] = [];
      const note = (value: unknown) => seen.push(JSON.stringify(value) ?? String(value));
      for (const name of Object.keys(window).filter((key) => key.startsWith('on')))
        window.addEventListener(name.slice(2), (event) => {
          const { data, detail, key } = event as unknown as Record<string, unknown>;
          note([event.type, data, detail, key]);
        });
      // What comes through the private port too, as a script would see it that took it over.
      const { set, ...onmessage } =
        Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage') ?? {};
      Object.defineProperty(MessagePort.prototype, 'onmessage', {
        ...onmessage,
        set(this: MessagePort, listener: (event: MessageEvent) => void) {
          set?.call(this, (event: MessageEvent) => {
            note(['port', event.data]);
            listener(event);
          });
        },
      });
      Object.assign(window, { seen });
    });
    await fox.mount();
    await fox.fillCard('4242424242424242');
    expect(await fox.tokenize()).toMatchObject({ state: 'token' });
    const seen = await fox.page.evaluate(() => {
      const { seen } = window as unknown as { seen: string[] };
      return [...seen, JSON.stringify([window.stage.states, window.stage.outcome])];
    });
    expect(seen.some((each) => each.includes('port'))).toBe(true);
    expect(tellingTooMuch([...seen, ...outside], '4242424242424242')).toEqual([]);
    expect(seen.filter((each) => each.includes('Lovelace'))).toEqual([]);
  });

  it('does not come about with a page that is not on the list: its frame stays blank (T22)', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end(`<iframe src="${stage.vault}/frame?parent=${stage.host}"></iframe>`);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on('request', (request) => scripts.push(request.url()));
    await page.goto(`http://localhost:${(server.address() as AddressInfo).port}`);
    const inside = page.frames().filter((frame) => frame !== page.mainFrame());
    const inputs = await Promise.all(inside.map((frame) => frame.$$('input').catch(() => [])));
    expect(inputs.flat()).toEqual([]);
    expect(scripts.filter((url) => url.startsWith(`${stage.vault}/assets`))).toEqual([]);
    await context.close();
    server.closeAllConnections();
    server.close();
  });

  it('is not taken over by any window of the page, before or after the handshake (T21)', async () => {
    fox = await FoxPage.open(browser, stage);
    const nonce = 'abcdefghijklmnopqrstuvwxyz';
    const by = new Seeded(21);
    const innocent = [
      { type: 'hello' } as const,
      { type: 'connect' } as const,
      { type: 'tokenize', id: 1 } as const,
      { type: 'height', height: 9 } as const,
    ].map((message) => JSON.parse(write(nonce, message)) as Record<string, unknown>);
    const [first, ...others] = innocent;
    const texts = Array.from({ length: 300 }, () => {
      const spoiled = spoil(by.of([first ?? {}, ...others]), by);
      return typeof spoiled === 'string' ? spoiled.slice(0, 10_000) : JSON.stringify(first);
    });
    await fox.page.evaluate(async (hostile) => {
      const sibling = document.createElement('iframe');
      document.body.append(sibling);
      const windows = [window, sibling.contentWindow as (Window & typeof globalThis) | null];
      const attack = () => {
        const frame = document.querySelector<HTMLIFrameElement>('#container iframe')?.contentWindow;
        hostile.forEach((text, at) => {
          for (const target of frame ? [window, frame] : [window]) {
            const { port2 } = new MessageChannel();
            const from = windows[at % windows.length];
            from?.Reflect.apply(window.postMessage, target, [text, '*', [port2]]);
          }
        });
      };
      attack();
      setTimeout(attack, 0);
      await new Promise((resolve) => setTimeout(resolve, 0));
      Object.assign(window, { attack });
    }, texts);
    await fox.mount();
    await fox.page.evaluate(() => (window as unknown as { attack: () => void }).attack());
    await fox.fillCard('4111111111111111');
    expect(await fox.tokenize()).toMatchObject({ state: 'token', token: { lastFour: '1111' } });
  });

  it('does not notice that it is covered: Firefox tells no frame whether it can be seen (T23)', async () => {
    fox = await FoxPage.with(browser, stage);
    await fox.fillCard('4111111111111111');
    await fox.page.evaluate(() => {
      const cover = document.createElement('div');
      cover.className = 'cover';
      document.body.append(cover);
    });
    expect(await fox.tokenize()).toMatchObject({ state: 'token' });
  });
});
