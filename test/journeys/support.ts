import { chromium, type Browser, type Locator, type Page } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';

export async function launch(): Promise<Browser> {
  const { path, args } = await findBrowser();
  return chromium.launch({ executablePath: path, args });
}

/** A name as a reader hears it: isolation marks around amounts and names are left out of the comparison. */
export function named(text: string): RegExp {
  const marks = '[\\u2066-\\u2069]*';
  const escape = (letter: string) => letter.replace(/[.*+?^${}()|[\]\\]/, '\\$&');
  return new RegExp(
    [...text].map((letter) => (letter === ' ' ? '\\s+' : escape(letter))).join(marks),
  );
}

export interface Visit {
  readonly page: Page;
  /** What the page did that it must not: console errors and warnings, throws, requests to other hosts. */
  readonly complaints: string[];
}

export interface VisitOptions {
  readonly width?: number;
  /** A finger instead of a mouse. */
  readonly touch?: boolean;
  readonly scheme?: 'light' | 'dark';
}

/** Opens a page in a window of its own and listens for everything that must not happen on it. */
export async function visit(
  browser: Browser,
  address: string,
  { width = 1280, scheme = 'light', touch = false }: VisitOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: scheme,
    locale: 'en-US',
    hasTouch: touch,
    isMobile: touch,
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  const { host } = new URL(address);
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`thrown: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol.startsWith('http') && url.host !== host)
      complaints.push(`request to ${url.host}`);
  });
  await page.goto(address);
  return { page, complaints };
}

let works = 0;

/**
 * What some work of a page comes to. The page begins it and is then asked until it has ended: Chromium now and then
 * collects a promise that its tools wait for as garbage, although the page still holds on to it.
 */
export async function inPage<Argument, Outcome>(
  page: Page,
  work: (argument: Argument) => Promise<Outcome>,
  argument: Argument,
): Promise<Outcome> {
  const place = `work${++works}`;
  const given = argument === undefined ? '' : JSON.stringify(argument);
  await page.evaluate(
    `void (${String(work)})(${given}).then(
      (outcome) => { globalThis.${place} = { outcome }; },
      (error) => { globalThis.${place} = { error: String(error) }; },
    )`,
  );
  const ended = () =>
    page.evaluate(
      (name) => (globalThis as Record<string, unknown>)[name] as Ended<Outcome> | undefined,
      place,
    );
  const late = Date.now() + 30_000;
  let end = await ended();
  while (!end) {
    if (Date.now() > late) throw new Error(`The page did not end within 30 s: ${String(work)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
    end = await ended();
  }
  if (end.error !== undefined) throw new Error(end.error);
  return end.outcome as Outcome;
}

interface Ended<Outcome> {
  /** Absent where the work comes to nothing. */
  readonly outcome?: Outcome;
  readonly error?: string;
}

/** The rows of the invoice table as number, date, period, amount and status, newest first. */
export async function invoices(page: Page): Promise<string[][]> {
  const rows = page.getByRole('table', { name: 'Invoices' }).getByRole('row');
  const found: string[][] = [];
  for (const row of await rows.all()) {
    const head = row.getByRole('rowheader');
    if ((await head.count()) === 0) continue;
    const cells = [head.first(), ...(await row.getByRole('cell').all())];
    found.push(await Promise.all(cells.map(plain)));
  }
  return found;
}

/** What a reader sees of a text: isolation marks taken out, white space folded. */
export function plainText(text: string): string {
  return text
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

async function plain(locator: Locator): Promise<string> {
  return plainText(await locator.innerText());
}

/** True when nothing on the page makes it scroll sideways. */
export async function fitsItsWidth(page: Page): Promise<boolean> {
  return page.evaluate(
    () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
  );
}

/** A person who has a keyboard alone. */
export function keyboardOf(page: Page) {
  /** The name of what has the focus, as it is seen. */
  const focused = () =>
    page.evaluate(() => {
      let element = document.activeElement;
      while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
      const labels = (element as HTMLInputElement | null)?.labels;
      const byId = element?.getAttribute('aria-labelledby')?.split(' ') ?? [];
      const root = element?.getRootNode() as ShadowRoot | Document;
      const text =
        byId.map((id) => root.getElementById(id)?.textContent).join(' ') ||
        [...(labels ?? [])].map((label) => label.textContent).join(' ') ||
        element?.textContent;
      return (text ?? '')
        .replace(/[\u2066-\u2069]/g, '')
        .replace(/\s+/g, ' ')
        .trim();
    });
  const tabTo = async (name: RegExp) => {
    for (let stops = 0; stops < 80; stops++) {
      await page.keyboard.press('Tab');
      if (name.test(await focused())) return;
    }
    throw new Error(`Tab never reached ${String(name)}`);
  };
  return { focused, tabTo };
}
