import { describe, expect, it } from 'vitest';
import {
  before,
  checking,
  choices,
  expectReview,
  mastercard,
  visa,
  type Choice,
} from './choices.js';
import { onEveryTill } from './on-every-till.js';

/** Every way to say how much, with a stored method, through every outcome. */

onEveryTill('a customer', (at) => {
  const reviews = async (choice: Choice, method: string) => {
    await choice.choose(at.payer);
    await at.payer.chooses(method);
    await at.payer.reviews();
    await expectReview(at.payer, choice, method);
  };

  for (const [what, choice] of Object.entries(choices)) {
    const { total, left, half, leftOfHalf } = choice;
    const pay = `Pay $${total} with ${mastercard}`;

    describe(`pays ${what}`, () => {
      it('and reads that it is paid', async () => {
        await at.payer.begins();
        await reviews(choice, mastercard);
        await at.payer.pays(pay);
        await at.payer.reads(`You have paid $${total}`);
        expect(await at.payer.books()).toEqual({
          payments: [`collected ${total}`, before],
          balance: left,
        });
      });

      it('with a card that is declined, and reads that nothing was charged', async () => {
        await at.payer.begins();
        await reviews(choice, visa);
        await at.payer.pays(`Pay $${total} with ${visa}`);
        await at.payer.reads('The payment was declined. Nothing was charged.');
        await at.payer.reads(
          'Choose another way to pay. Details that you have just entered may be wrong.',
        );
        expect(await at.payer.books()).toEqual({
          payments: [`declined ${total}`, before],
          balance: '132.24',
        });
      });

      it('and reads that it is paid once the lost answer is found, never that it failed (T28)', async () => {
        await at.payer.begins();
        await reviews(choice, mastercard);
        await at.payer.fault('lost-answer');
        await at.payer.pays(pay);
        await at.payer.reads(checking);
        expect(await at.payer.text()).not.toMatch(/fail/i);
        expect(await at.payer.payButton.count()).toBe(0);
        await at.payer.reads(`You have paid $${total}`);
        expect(await at.payer.books()).toEqual({
          payments: [`collected ${total}`, before],
          balance: left,
        });
      });

      it('and is charged once where the session ends at that moment', async () => {
        await at.payer.begins();
        await reviews(choice, mastercard);
        await at.payer.endsSessionAndPays();
        await at.payer.signsInAnew();
        await at.payer.reads('Nothing was charged. Your payment was not sent on.');
        expect(await at.payer.text()).not.toMatch(/fail/i);
        await reviews(choice, mastercard);
        await at.payer.pays(pay);
        await at.payer.reads(`You have paid $${total}`);
        expect(await at.payer.books()).toEqual({
          payments: [`collected ${total}`, before],
          balance: left,
        });
      });

      it('and reads how much went through when only a part did (T34)', async () => {
        await at.payer.begins();
        await reviews(choice, mastercard);
        await at.payer.fault('partly-collected');
        await at.payer.pays(pay);
        await at.payer.reads('A part of your payment went through');
        await at.payer.reads(`$${half} of $${total} was charged. The rest stays open.`);
        expect(await at.payer.payButton.count()).toBe(0);
        expect(await at.payer.books()).toEqual({
          payments: [`collected ${half}`, before],
          balance: leftOfHalf,
        });
      });
    });
  }
});
