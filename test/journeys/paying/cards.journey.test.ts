import { expect, it } from 'vitest';
import { before, checking, choices, expectReview } from './choices.js';
import { onEveryTill } from './on-every-till.js';

/** A card that is typed into the card frame for one payment. What becomes of the test cards is in docs/payment-fields.md. */

const approved = { number: '4111 1111 1111 1111' };
const visa = 'Visa ending in 1111';

onEveryTill('a customer who types a card', (at) => {
  for (const [what, choice] of Object.entries(choices)) {
    it(`pays ${what} with it, and it is not kept`, async () => {
      await at.payer.begins();
      await choice.choose(at.payer);
      await at.payer.entersCard(approved);
      await at.payer.reviews();
      await expectReview(at.payer, choice, visa);
      await at.payer.pays(`Pay $${choice.total} with ${visa}`);
      await at.payer.reads(`You have paid $${choice.total}`);
      expect(await at.payer.books()).toEqual({
        payments: [`collected ${choice.total}`, before],
        balance: choice.left,
      });
      expect(await at.payer.methods()).toEqual(['4242', '5100', '6789', '0119']);
    });
  }

  it('reads that it was declined, and pays with another one', async () => {
    await at.payer.begins();
    await at.payer.entersCard({ number: '4000000000000002' });
    await at.payer.reviews();
    await at.payer.reads('You pay $120.00 today with Visa ending in 0002.');
    await at.payer.pays('Pay $120.00 with Visa ending in 0002');
    await at.payer.reads('The payment was declined. Nothing was charged.');
    await at.payer.chooses('Joint account');
    await at.payer.reviews();
    await at.payer.pays('Pay $120.00 with');
    await at.payer.reads('You have paid $120.00');
    expect(await at.payer.books()).toEqual({
      payments: ['collected 120.00', 'declined 120.00', before],
      balance: '12.24',
    });
  });

  it('reads that it is paid once the lost answer is found (T28)', async () => {
    await at.payer.begins();
    await at.payer.entersCard({ number: '5105 1051 0510 5100' });
    await at.payer.reviews();
    await at.payer.pays('Pay $120.00 with Mastercard ending in 5100');
    await at.payer.reads(checking);
    expect(await at.payer.text()).not.toMatch(/fail/i);
    expect(await at.payer.payButton.count()).toBe(0);
    await at.payer.reads('You have paid $120.00');
    expect(await at.payer.books()).toEqual({
      payments: ['collected 120.00', before],
      balance: '12.24',
    });
  });

  it('is charged once where the session ends at that moment', async () => {
    await at.payer.begins();
    await at.payer.entersCard(approved);
    await at.payer.reviews();
    await at.payer.reads(`You pay $120.00 today with ${visa}.`);
    await at.payer.endsSessionAndPays();
    await at.payer.signsInAnew();
    await at.payer.reads('Nothing was charged. Your payment was not sent on.');
    expect(await at.payer.text()).not.toMatch(/fail/i);
    expect(await at.payer.books()).toEqual({ payments: [before], balance: '132.24' });
    // Whoever signs in may be somebody else: what was entered is gone (T9).
    await at.payer.entersCard(approved);
    await at.payer.reviews();
    await at.payer.reads(`You pay $120.00 today with ${visa}.`);
    await at.payer.pays(`Pay $120.00 with ${visa}`);
    await at.payer.reads('You have paid $120.00');
    expect(await at.payer.books()).toEqual({
      payments: ['collected 120.00', before],
      balance: '12.24',
    });
    expect(await at.payer.methods()).toEqual(['4242', '5100', '6789', '0119']);
  });

  it('reads how much went through when only a part did (T34)', async () => {
    await at.payer.begins();
    await at.payer.entersCard(approved);
    await at.payer.reviews();
    await at.payer.reads(`You pay $120.00 today with ${visa}.`);
    await at.payer.fault('partly-collected');
    await at.payer.pays(`Pay $120.00 with ${visa}`);
    await at.payer.reads('A part of your payment went through');
    await at.payer.reads('$60.00 of $120.00 was charged. The rest stays open.');
    expect(await at.payer.payButton.count()).toBe(0);
    expect(await at.payer.books()).toEqual({
      payments: ['collected 60.00', before],
      balance: '72.24',
    });
  });

  it('pays when the bank asks and they approve (T26b)', async () => {
    await at.payer.begins();
    await at.payer.entersCard({ number: '4000 0000 0000 3220' });
    await at.payer.reviews();
    await at.payer.answersTheBank('Approve');
    await at.payer.reads('You pay $120.00 today with Visa ending in 3220.');
    await at.payer.pays('Pay $120.00 with Visa ending in 3220');
    await at.payer.reads('You have paid $120.00');
    expect(await at.payer.books()).toEqual({
      payments: ['collected 120.00', before],
      balance: '12.24',
    });
  });

  it('pays nothing when the bank asks and they reject (T26b)', async () => {
    await at.payer.begins();
    await at.payer.entersCard({ number: '4000 0000 0000 3220' });
    await at.payer.reviews();
    await at.payer.answersTheBank('Reject');
    await at.payer.reads('Your bank did not confirm that it is you. Nothing was charged.');
    expect(await at.payer.payButton.count()).toBe(0);
    expect(await at.payer.books()).toEqual({ payments: [before], balance: '132.24' });
  });
});
