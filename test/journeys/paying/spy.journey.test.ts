import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tellingTooMuch } from '../leaks.js';
import { launch } from '../support.js';
import { Payer } from './payer.js';
import { tills, type Till } from './till.js';
import { seenBy, watch } from './watch.js';

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const american = '378282246310005';
const diners = '30569309025904';
const mastercard = '5555555555554444';
const kept = '4242424242424242';
/** Has a good check digit and is none of the test cards: the vault does not take it. */
const unknown = '4539578763621486';
const code = '7391';
/** Ids and ports that are drawn, and may have any digits. */
const random = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}|localhost:\d+/gi;

for (const [name, open] of Object.entries(tills)) {
  describe(`cards that are typed, paid with and kept, on ${name},`, () => {
    let till: Till;

    beforeAll(async () => {
      till = await open();
    });
    afterAll(() => till.close());

    it('show the page, its events, its requests and what it keeps no more than the last four digits (T20)', async () => {
      const payer = await Payer.in(browser, till);
      const { page } = payer;
      const vault = await page
        .locator('uss-provider')
        .first()
        .evaluate((provider) => provider.getAttribute('card-frame') ?? '');
      expect(vault).toMatch(/^http:\/\/localhost:\d+$/);
      const outside = await watch(page, (url) => url.startsWith(`${vault}/tokens`));
      await payer.begins();

      await payer.entersCard({ number: unknown, code: '739' });
      await payer.reviews();
      await payer.reads('These details were not accepted. Nothing was charged.');
      await payer.fillsCard({ number: american, code });
      await payer.reviews();
      await payer.pays('Pay $120.00 with American Express ending in 0005');
      await payer.reads('You have paid $120.00');
      await payer.form.getByRole('button', { name: 'Make another payment' }).click();

      await payer.form.getByRole('button', { name: 'Add a payment method and keep it' }).click();
      await payer.fillsCard({ number: kept, code: '739' });
      await payer.form.getByRole('button', { name: 'Continue' }).click();
      await payer.form.getByRole('button', { name: 'Save the payment method' }).click();
      await payer.reads('How much do you want to pay?');

      // Typed and left.
      await payer.entersCard({ number: diners, code: '739' });
      await payer.entersCard({ number: mastercard, code: '739' });
      await payer.reviews();
      await payer.pays('Pay $12.24 with Mastercard ending in 4444');
      await payer.reads('You have paid $12.24');

      const seen = [...(await seenBy(page)), ...outside].map((each) => each.replace(random, ''));
      // The spy does see: what may be seen is there.
      for (const sign of ['port ', 'uss-payment-done', 'changed ', 'request '])
        expect(seen.filter((each) => each.startsWith(sign)).length, sign).toBeGreaterThan(0);
      expect(seen.some((each) => /0005/.test(each))).toBe(true);
      for (const number of [american, diners, mastercard, kept, unknown])
        expect(tellingTooMuch(seen, number), number).toEqual([]);
      expect(seen.filter((each) => each.includes('Lovelace'))).toEqual([]);
      expect(seen.filter((each) => /(?<![\w.])7391(?![\w.])/.test(each))).toEqual([]);
      await payer.leaves();
    });
  });
}
