import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { amountOf, methodId } from './drafts.js';
import { before, checking, choices, mastercard } from './choices.js';
import { expectNoComplaints } from './complaints.js';
import { Payer } from './payer.js';
import { tills, type Till } from './till.js';
import { launch } from '../support.js';

/** Payments that never arrive, which nobody is told. An earlier payment of 5.00 proves that those that did arrive are found. */

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

for (const [name, open] of Object.entries(tills)) {
  describe(`a payment that is lost on its way, on ${name},`, () => {
    let till: Till;
    let payer: Payer;

    beforeAll(async () => {
      till = await open();
    });
    afterAll(() => till.close());
    beforeEach(async () => {
      payer = await Payer.in(browser, till);
    });
    afterEach(async () => {
      till.goesOn();
      expect(till.wireProblems()).toEqual([]);
      expectNoComplaints(payer);
      await payer.leaves();
    });

    /** Reviews a payment after one of 5.00, loses it, and reads what becomes of it. */
    const loses = async (total: string, method: string, choose: () => Promise<void>) => {
      await payer.begins();
      await payer.paysElsewhere(
        { pay: 'amount', amount: amountOf('5.00') },
        { by: 'method', methodId: methodId('50003') },
      );
      await payer.reads('$127.24 is open.');
      await choose();
      await payer.reviews();
      await payer.reads(`You pay $${total} today`);
      await till.losesNextPayment(payer);
      await payer.pays(`Pay $${total} with ${method}`);
      await payer.reads(checking);
      expect(await payer.text()).not.toMatch(/fail/i);
      expect(await payer.payButton.count()).toBe(0);
      await till.waitsLong(payer);
      await payer.reads(
        'Nothing was charged. The payment had no effect, so it is safe to try again.',
      );
      expect(await payer.books()).toEqual({
        payments: ['collected 5.00', before],
        balance: '127.24',
      });
    };

    for (const [what, { choose, totalLater: total }] of Object.entries(choices)) {
      it(`of ${what}, is told as having had no effect once that is proven, and can be made anew (T28)`, async () => {
        await loses(total, mastercard, async () => {
          await choose(payer);
          await payer.chooses(mastercard);
        });
      });
    }

    it('of a card that was typed, is told so too, and the card is not kept (T28)', async () => {
      await loses('115.00', 'Visa ending in 1111', () =>
        payer.entersCard({ number: '4111 1111 1111 1111' }),
      );
      expect(await payer.methods()).toEqual(['4242', '5100', '6789', '0119']);
    });
  });
}
