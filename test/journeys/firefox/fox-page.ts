import puppeteer, { type Browser, type Frame, type KeyInput, type Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { findFirefox } from '../../../scripts/firefox.mjs';
import type { FieldsState, Tokenized } from '../../../src/payment-fields/port.js';
import type { HostOptions } from '../card-frame/host-page.js';
import type { CardStage } from '../card-frame/stage.js';

/** An installed Firefox, spoken to by WebDriver BiDi. */
export function launchFirefox(): Promise<Browser> {
  const executablePath = findFirefox();
  if (executablePath === undefined) throw new Error('No Firefox found.');
  return puppeteer.launch({ browser: 'firefox', executablePath, headless: true, timeout: 100_000 });
}

declare global {
  interface Window {
    /** What a content policy kept from happening in this document, and what was thrown in it. */
    barred: string[];
  }
}

/** Asks until it is so. What puppeteer itself waits with is code from text, which the policy of the page bars. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  await expect.poll(isSo, { timeout: 20_000 }).toBe(true);
}

/**
 * Presses a field or button by its label, once it is there: with the mouse, at its place in the window. What puppeteer itself finds and
 * presses with asks for things that Firefox does not know in frames.
 */
export async function clickOn(page: Page, frame: Frame, name: string): Promise<void> {
  const find = () =>
    frame.evaluate((label) => {
      const control = [...document.querySelectorAll<HTMLElement>('input, button')].find((each) => {
        const labels = each instanceof HTMLInputElement ? each.labels : null;
        return (labels?.[0] ?? each).textContent?.trim() === label;
      });
      if (!control) return undefined;
      control.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { x, y, width, height } = control.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, name);
  await until(async () => (await find()) !== undefined);
  const middle = await find();
  if (!middle) throw new Error(`There is no ${name}.`);
  for (let around = frame.parentFrame(); around; around = around.parentFrame()) {
    const offset = await around.evaluate(() => {
      const inner = document.querySelector('iframe');
      const { x = 0, y = 0 } = inner?.getBoundingClientRect() ?? {};
      return { x: x + (inner?.clientLeft ?? 0), y: y + (inner?.clientTop ?? 0) };
    });
    middle.x += offset.x;
    middle.y += offset.y;
  }
  await page.mouse.click(middle.x, middle.y);
}

/** The host page in a window of its own, and the card frame in it. */
export class FoxPage {
  readonly page: Page;
  readonly #stage: CardStage;
  /** Console errors and warnings on the page and in its frames. */
  readonly complaints: string[] = [];

  private constructor(page: Page, stage: CardStage) {
    this.page = page;
    this.#stage = stage;
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.complaints.push(message.text());
    });
  }

  /** An empty host page. */
  static async open(browser: Browser, stage: CardStage): Promise<FoxPage> {
    const context = await browser.createBrowserContext();
    const opened = new FoxPage(await context.newPage(), stage);
    opened.page.setDefaultTimeout(20_000);
    await opened.page.evaluateOnNewDocument(() => {
      window.barred = [];
      // Firefox reports errors of its own tools as those of the page: what was thrown in a document is asked of itself.
      addEventListener('error', ({ message }) => window.barred.push(`thrown: ${message}`));
      addEventListener('unhandledrejection', ({ reason }) =>
        window.barred.push(`rejected: ${String(reason)}`),
      );
      document.addEventListener('securitypolicyviolation', (event) =>
        window.barred.push(`${event.effectiveDirective} ${event.blockedURI}`),
      );
    });
    await opened.page.goto(stage.host);
    return opened;
  }

  /** An empty host page, then fields in it. */
  static async with(
    browser: Browser,
    stage: CardStage,
    request: Partial<HostOptions> = {},
  ): Promise<FoxPage> {
    const opened = await FoxPage.open(browser, stage);
    await opened.mount(request);
    return opened;
  }

  async mount(request: Partial<HostOptions> = {}): Promise<void> {
    await this.page.evaluate((options) => window.stage.mount(options), {
      url: this.#stage.vault,
      ...request,
    });
    await until(async () => (await this.state())?.ready === true);
  }

  /** The document of the card frame. */
  get fields(): Frame {
    const frame = this.page.frames().find((each) => each.url() === `${this.#stage.vault}/frame`);
    if (!frame) throw new Error('There is no card frame.');
    return frame;
  }

  /** Goes to a control of the frame by its name, as a reader hears it. */
  async goTo(name: string): Promise<void> {
    await clickOn(this.page, this.fields, name);
  }

  async type(name: string, text: string): Promise<void> {
    await this.goTo(name);
    await this.page.keyboard.type(text);
  }

  async fillCard(number: string): Promise<void> {
    await this.type('Card number', number);
    for (const text of ['1234', '123', 'Ada Lovelace']) {
      await this.page.keyboard.press('Tab');
      await this.page.keyboard.type(text);
    }
  }

  async press(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.down(key);
    for (const key of keys.toReversed()) await this.page.keyboard.up(key);
  }

  /** Name of what has the focus: a field of the frame, or a button of the page. */
  async focused(): Promise<string> {
    const named = () => {
      const { activeElement } = document;
      const labels = activeElement instanceof HTMLInputElement ? activeElement.labels : null;
      return (labels?.[0] ?? activeElement)?.textContent?.trim() ?? '';
    };
    const isInFrame = await this.page.evaluate(
      () => document.activeElement instanceof HTMLIFrameElement,
    );
    return (isInFrame ? this.fields : this.page).evaluate(named);
  }

  state(): Promise<FieldsState | undefined> {
    return this.page.evaluate(() => window.stage.states.at(-1));
  }

  /** Asks for a token and leaves it under way. */
  start(): Promise<void> {
    return this.page.evaluate(() => window.stage.start());
  }

  async outcome(): Promise<Tokenized | undefined> {
    await until(() => this.page.evaluate(() => window.stage.outcome !== undefined));
    return this.page.evaluate(() => window.stage.outcome);
  }

  async tokenize(): Promise<Tokenized | undefined> {
    await this.start();
    return this.outcome();
  }

  /** All that must not happen on the page and in its frames. */
  async wrong(): Promise<string[]> {
    const barred = await Promise.all(
      this.page.frames().map((frame) => frame.evaluate(() => window.barred)),
    );
    return [...this.complaints, ...barred.flat()];
  }

  close(): Promise<void> {
    return this.page.browserContext().close();
  }
}
