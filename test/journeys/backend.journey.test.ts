import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { checkMessage } from '../../proxy/aria/wire/check-message.js';
import { readSettings } from '../../proxy/settings.js';
import { serveProxy, type RunningProxy } from '../../proxy/serve.js';
import { agree, choosePlan, confirmButton, takeThePlan } from './take-a-plan.js';
import { launch, named, visit } from './support.js';

const root = join(import.meta.dirname, '../..');

type Message = Parameters<typeof checkMessage>[0];

let browser: Browser;
let proxy: RunningProxy;
let messages: Message[];

beforeAll(async () => {
  browser = await launch();
});

afterAll(() => browser.close());

beforeEach(async () => {
  messages = [];
  const settings = readSettings(['--dev', '--simulator', '--port', '0', '--pages', root], {});
  proxy = await serveProxy(settings, {
    log: () => undefined,
    onFailure: () => undefined,
    onMessage: (message) => messages.push(message),
  });
});

afterEach(() => proxy.close());

const written = () =>
  messages.filter(
    ({ call, request }) =>
      call === 'assign_acct_plan_m' && JSON.stringify(request).includes('"do_write":"true"'),
  );

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('User name').fill('ada');
  await page.getByLabel('Password').fill('sandbox');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Before signing in, questions are answered with 401, which browsers write to the console. */
const unexpected = (complaints: readonly string[]) =>
  complaints.filter((complaint) => !complaint.includes('401'));

describe('a customer of a page with a real backend takes a plan over the documented wire', () => {
  for (const width of [320, 1280]) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`at ${width} px, ${scheme}: signs in, sees what it costs, confirms, and gets the invoices that were promised (T42, T48)`, async () => {
        const { page, complaints } = await visit(browser, proxy.address, { width, scheme });
        await signIn(page);
        await takeThePlan(page);
        expect(written()).toHaveLength(1);
        expect(messages.flatMap((message) => checkMessage(message))).toEqual([]);
        expect(unexpected(complaints)).toEqual([]);
        await page.context().close();
      });
    }
  }

  it('is told that user name and password do not match, and keeps what was typed', async () => {
    const { page } = await visit(browser, proxy.address);
    await page.getByLabel('User name').fill('ada');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('User name and password do not match.').waitFor();
    expect(await page.getByLabel('User name').inputValue()).toBe('ada');
    await page.context().close();
  });

  it('once, when the answer is lost on the wire, with a reload in between (T28)', async () => {
    const { page } = await visit(browser, proxy.address);
    await signIn(page);
    await choosePlan(page);
    await agree(page);
    await page.getByRole('checkbox', { name: 'Lose the answer to the next write' }).check();
    await confirmButton(page).click();
    await page
      .getByText(/checking whether/i)
      .first()
      .waitFor();
    await page.reload();
    await page.getByText('Your change went through.').first().waitFor();
    expect(written()).toHaveLength(1);
    await page.context().close();
  });

  it('once, however often the button is pressed (T27)', async () => {
    const { page } = await visit(browser, proxy.address);
    await signIn(page);
    await choosePlan(page);
    await agree(page);
    await confirmButton(page).dblclick();
    await page.getByText('Your change is made.').first().waitFor();
    expect(written()).toHaveLength(1);
    await page.context().close();
  });

  it('at no other price than the one that was shown (T31)', async () => {
    const { page } = await visit(browser, proxy.address);
    await signIn(page);
    await choosePlan(page);
    await agree(page);
    await page
      .getByRole('checkbox', { name: 'Change the price between quote and confirm' })
      .check();
    await confirmButton(page).click();
    await page.getByText(named('$41.00')).first().waitFor();
    expect(written()).toHaveLength(0);
    await page.context().close();
  });

  it('and sees nothing more of the account after signing out (T11)', async () => {
    const { page } = await visit(browser, proxy.address);
    await signIn(page);
    await page.getByRole('table', { name: 'Invoices' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    expect(await page.getByRole('table', { name: 'Invoices' }).count()).toBe(0);
    await page.goBack().catch(() => undefined);
    expect(await page.getByRole('table', { name: 'Invoices' }).count()).toBe(0);
    await page.context().close();
  });
});
