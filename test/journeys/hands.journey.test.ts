import type { Browser, Locator } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { embedded, type Theatre } from './stage.js';
import { fitsItsWidth, keyboardOf, launch, named, plainText, visit } from './support.js';

/** One way through list, flow and queue, by hand: a plan is cancelled with its next bill, and that is taken back. */

let browser: Browser;
let theatre: Theatre;

beforeAll(async () => {
  browser = await launch();
  theatre = await embedded();
});
afterAll(async () => {
  await browser.close();
  await theatre.close();
});

describe('a plan is cancelled, and that is taken back,', () => {
  it('with the keyboard alone (A3, A18)', async () => {
    const { page, complaints } = await visit(browser, theatre.address);
    const { focused, tabTo } = keyboardOf(page);
    const plans = page.locator('uss-subscriptions');
    await plans.getByText('Change this plan').first().waitFor();
    await tabTo(/^Change this plan Fiber 300/);
    await page.keyboard.press('Enter');
    await tabTo(/^Cancel Fiber 300/);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Back to your plans');
    await plans.getByText(named('Fiber 300 ends on August 9, 2020.')).first().waitFor();
    await tabTo(/I agree to the terms/);
    await page.keyboard.press('Space');
    await tabTo(/^Confirm, nothing to pay today/);
    await page.keyboard.press('Enter');
    // The receipt is where the focus goes.
    await expect.poll(focused).toMatch(/^Your change is planned/);
    await tabTo(/^Delete Fiber 300 ends/);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Leave it as it is');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toMatch(/^Delete Fiber 300 ends/);
    await page.keyboard.press('Enter');
    await page
      .getByRole('alertdialog')
      .getByText(named('Fiber 300 stays. It does not end on August 9, 2020.'))
      .first()
      .waitFor();
    await tabTo(/I agree to the terms/);
    await page.keyboard.press('Space');
    await tabTo(/^Confirm/);
    await page.keyboard.press('Enter');
    await tabTo(/^Close/);
    await page.keyboard.press('Enter');
    await page.getByText('No changes are planned.').first().waitFor();
    await expect.poll(focused).toBe('Planned changes');
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('with a finger, in a window of 320 pixels', async () => {
    const { page, complaints } = await visit(browser, theatre.address, { width: 320, touch: true });
    const plans = page.locator('uss-subscriptions');
    const taps = async (what: Locator) => {
      await what.first().tap();
    };
    await taps(plans.getByText('Change this plan'));
    await taps(plans.getByRole('button', { name: named('Cancel Fiber 300') }));
    await plans.getByText(named('Fiber 300 ends on August 9, 2020.')).first().waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await taps(plans.getByRole('checkbox', { name: /terms/ }));
    await taps(plans.getByRole('button', { name: /^Confirm/ }));
    await plans.getByRole('heading', { name: /^Your change is planned/ }).waitFor();
    expect(await fitsItsWidth(page)).toBe(true);
    await taps(page.getByRole('button', { name: named('Delete Fiber 300 ends') }));
    const dialog = page.getByRole('alertdialog');
    await taps(dialog.getByRole('checkbox', { name: /terms/ }));
    await taps(dialog.getByRole('button', { name: /^Confirm/ }));
    await taps(dialog.getByRole('button', { name: 'Close' }));
    await page.getByText('No changes are planned.').first().waitFor();
    expect(complaints).toEqual([]);
    await page.context().close();
  });

  it('with a finger, for which no button is less than 44 pixels high (A5)', async () => {
    const { page } = await visit(browser, theatre.address, { width: 320, touch: true });
    await page
      .getByRole('button', { name: /^Replace/ })
      .first()
      .waitFor();
    // Those of the list of invoices are their numbers, which open lines in a table.
    const buttons = page.getByRole('button', { name: /[a-z]/i }).filter({ visible: true });
    const low: string[] = [];
    for (const button of await buttons.all()) {
      const { height } = (await button.boundingBox()) ?? { height: 0 };
      if (height < 44) low.push(`${plainText(await button.innerText())}: ${height}`);
    }
    expect(low).toEqual([]);
    await page.context().close();
  });
});
