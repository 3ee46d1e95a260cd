import type { Browser } from 'playwright';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../scripts/serve.mjs';
import { agree, choosePlan, confirmButton, takeThePlan } from './take-a-plan.js';
import { invoices, keyboardOf, launch, named, visit } from './support.js';

let browser: Browser;
let server: Server;
let address: string;

beforeAll(async () => {
  browser = await launch();
  server = (await serve(0)) as Server;
  address = `http://localhost:${(server.address() as AddressInfo).port}/examples/plain-html/`;
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

const writes = async (page: Awaited<ReturnType<typeof visit>>['page']) =>
  (await page.getByRole('list', { name: 'Calls' }).getByRole('listitem').allInnerTexts()).filter(
    (call) => call.startsWith('write'),
  ).length;

describe('a customer of a plain page takes a plan on the embedded sandbox', () => {
  for (const width of [320, 768, 1280]) {
    for (const scheme of ['light', 'dark'] as const) {
      it(`at ${width} px, ${scheme}: sees what it costs, confirms, and gets the invoices that were promised (T42, T48)`, async () => {
        const { page, complaints } = await visit(browser, address, { width, scheme });
        await takeThePlan(page);
        expect(await writes(page)).toBe(1);
        expect(complaints).toEqual([]);
        await page.context().close();
      });
    }
  }

  it('with the keyboard alone (A3)', async () => {
    const { page, complaints } = await visit(browser, address);
    const { focused, tabTo } = keyboardOf(page);
    await page.getByRole('radio', { name: /Stream Plus/ }).waitFor();
    await tabTo(/per month|per year/);
    for (let presses = 0; presses < 6 && !/Stream Plus/.test(await focused()); presses++)
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await tabTo(/^Home .*Visa|^Home/);
    await page.keyboard.press('Space');
    await page.getByText(named('You pay $40.00 today')).first().waitFor();
    await tabTo(/terms/i);
    await page.keyboard.press('Space');
    await tabTo(/Confirm and pay \$40\.00 today/);
    await page.keyboard.press('Enter');
    await expect.poll(() => writes(page)).toBe(1);
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('once, however often the button is pressed (T27)', async () => {
    const { page } = await visit(browser, address);
    await choosePlan(page);
    await agree(page);
    await confirmButton(page).dblclick();
    await page.keyboard.press('Enter');
    await expect.poll(() => writes(page)).toBe(1);
    await page.waitForTimeout(500);
    expect(await writes(page)).toBe(1);
    await page.context().close();
  });

  it('once, when the answer is lost: it is looked up, and a reload in between changes nothing (T28)', async () => {
    const { page } = await visit(browser, address);
    await choosePlan(page);
    await agree(page);
    await page.getByRole('checkbox', { name: 'Lose the answer to the next write' }).check();
    await confirmButton(page).click();
    await page
      .getByText(/checking whether/i)
      .first()
      .waitFor();
    expect(await confirmButton(page).count()).toBe(0);
    await page.reload();
    await page.getByText(named('$40.00')).first().waitFor();
    await expect
      .poll(
        async () =>
          (await page.getByRole('table', { name: 'Invoices' }).innerText()).replace(
            /[\u2066-\u2069]/g,
            '',
          ),
        { timeout: 20_000 },
      )
      .toMatch(/Jul 18, 2020/);
    await page.getByText('Your change went through.').first().waitFor();
    const bought = (await invoices(page)).filter(([, day]) => day?.endsWith('Jul 18, 2020'));
    expect(bought).toHaveLength(1);
    await page.context().close();
  });

  it('at no other price than the one that was shown (T31)', async () => {
    const { page } = await visit(browser, address);
    await choosePlan(page);
    await agree(page);
    await page
      .getByRole('checkbox', { name: 'Change the price between quote and confirm' })
      .check();
    await confirmButton(page).click();
    await page.getByText(named('$41.00')).first().waitFor();
    expect(await writes(page)).toBe(0);
    await page.context().close();
  });
});
