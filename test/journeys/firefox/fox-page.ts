import puppeteer, { type Browser, type Frame, type KeyInput, type Page } from 'puppeteer-core';
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
    /** What a content policy kept from happening in this document. */
    barred: string[];
  }
}

/** The host page in a window of its own, and the card frame in it. */
export class FoxPage {
  readonly page: Page;
  readonly #stage: CardStage;
  /** Console errors and warnings, and throws, on the page and in its frames. */
  readonly complaints: string[] = [];

  private constructor(page: Page, stage: CardStage) {
    this.page = page;
    this.#stage = stage;
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (thrown) => this.complaints.push(`thrown: ${String(thrown)}`));
  }

  /** An empty host page. */
  static async open(browser: Browser, stage: CardStage): Promise<FoxPage> {
    const context = await browser.createBrowserContext();
    const opened = new FoxPage(await context.newPage(), stage);
    opened.page.setDefaultTimeout(20_000);
    await opened.page.evaluateOnNewDocument(() => {
      window.barred = [];
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
    await this.page.waitForFunction(() => window.stage.states.at(-1)?.ready);
  }

  /** The document of the card frame. */
  get fields(): Frame {
    const frame = this.page.frames().find((each) => each.url() === `${this.#stage.vault}/frame`);
    if (!frame) throw new Error('There is no card frame.');
    return frame;
  }

  /** Goes to a control of the frame by its name, as a reader hears it. */
  async goTo(name: string): Promise<void> {
    await this.fields.locator(`aria/${name}`).click();
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
    await this.page.waitForFunction(() => window.stage.outcome !== undefined);
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
