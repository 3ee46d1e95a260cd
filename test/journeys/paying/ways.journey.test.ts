import { expect, it } from 'vitest';
import { named } from '../support.js';
import { before, checking, mastercard } from './choices.js';
import { amountOf, methodId } from './drafts.js';
import { Payer } from './payer.js';
import { onEveryTill } from './on-every-till.js';

/** What customers do beside reading and pressing once: they press twice, reload, go back, open a second tab, let a session run out. */

const pay = `Pay $120.00 with ${mastercard}`;
const paidOnce = { payments: ['collected 120.00', before], balance: '12.24' };

onEveryTill('a customer who pays', (at) => {
  const reviews = async (who = at.payer) => {
    await who.chooses(mastercard);
    await who.reviews();
    await who.reads(`You pay $120.00 today with ${mastercard}.`);
  };

  it('is charged once for a double click (T27)', async () => {
    await at.payer.begins();
    await reviews();
    await at.payer.form.getByRole('button', { name: named(pay) }).dblclick();
    await at.payer.reads('You have paid $120.00');
    expect(await at.payer.books()).toEqual(paidOnce);
  });

  it('is charged once for Enter and a click, with the keyboard (T27, A3)', async () => {
    await at.payer.begins();
    await reviews();
    await at.payer.form.getByRole('button', { name: named(pay) }).focus();
    await at.payer.page.keyboard.press('Enter');
    await at.payer.page.keyboard.press('Enter');
    await at.payer.page.keyboard.press('Space');
    await at.payer.reads('You have paid $120.00');
    expect(await at.payer.books()).toEqual(paidOnce);
  });

  it('finds the payment again after a reload in the middle of not knowing (T28)', async () => {
    await at.payer.begins();
    await reviews();
    await at.payer.fault('receipt-lag');
    await at.payer.fault('lost-answer');
    await at.payer.pays(pay);
    await at.payer.reads(checking);
    await at.payer.reloads();
    await at.payer.reads(
      'You confirmed this before the page was loaded again, or before you signed in again.',
    );
    expect(await at.payer.payButton.count()).toBe(0);
    await at.payer.reads('You have paid $120.00');
    expect(await at.payer.books()).toEqual(paidOnce);
  });

  it('is charged once when they leave the page, come back and pay no more (T27)', async () => {
    await at.payer.begins();
    await reviews();
    await at.payer.pays(pay);
    await at.payer.reads('You have paid $120.00');
    await at.payer.page.goto('about:blank');
    await at.payer.page.goBack();
    await at.payer.signsIn();
    await at.payer.reads('$12.24');
    expect(await at.payer.payButton.count()).toBe(0);
    await at.payer.page.goForward();
    await at.payer.page.goBack();
    await at.payer.signsIn();
    await at.payer.reads('$12.24');
    expect(await at.payer.books()).toEqual(paidOnce);
  });

  it('cannot pay in a second tab what was paid in the first, and reads why (T27, T31)', async () => {
    await at.payer.begins();
    const page = await at.payer.page.context().newPage();
    await page.goto(at.till.address);
    const second = new Payer(page);
    await second.signsIn();
    await reviews(second);
    await reviews();
    await at.payer.pays(pay);
    await at.payer.reads('You have paid $120.00');
    await at.till.wakes(second);
    await second.reads('Nothing is due yet.');
    await expect.poll(() => second.payButton.count()).toBe(0);
    expect(await second.books()).toEqual(paidOnce);
    await page.close();
  });

  it('is asked for a new yes when a part was paid from elsewhere during the review (T31)', async () => {
    await at.payer.begins();
    await reviews();
    await at.payer.paysElsewhere(
      { pay: 'amount', amount: amountOf('20.00') },
      { by: 'method', methodId: methodId('50003') },
    );
    await at.payer.reads('What is open has changed since you looked at it.');
    await at.payer.reads('You pay $100.00 today');
    await at.payer.chooses('I have looked at what is new.');
    await at.payer.pays(`Pay $100.00 with ${mastercard}`);
    await at.payer.reads('You have paid $100.00');
    expect(await at.payer.books()).toEqual({
      payments: ['collected 100.00', 'collected 20.00', before],
      balance: '12.24',
    });
  });

  it('is told that nothing was charged in a new session, and chooses and pays there: what was agreed to cannot be seen any more (A13)', async () => {
    await at.payer.begins();
    await reviews();
    await at.payer.endsSessionAndPays();
    await at.payer.signsInAnew();
    await at.payer.reads('Nothing was charged. Your payment was not sent on.');
    expect(await at.payer.form.getByRole('button', { name: 'Try once more' }).count()).toBe(0);
    await reviews();
    await at.payer.pays(pay);
    await at.payer.reads('You have paid $120.00');
    expect(await at.payer.books()).toEqual(paidOnce);
  });

  it('keeps a new card and pays with it, two steps of their own', async () => {
    await at.payer.begins();
    await at.payer.form.getByRole('button', { name: 'Add a payment method and keep it' }).click();
    await at.payer.fillsCard({ number: '4242 4242 4242 4242' });
    await at.payer.form.getByRole('button', { name: 'Continue' }).click();
    await at.payer.form.getByRole('button', { name: 'Save the payment method' }).click();
    await at.payer.reads('How much do you want to pay?');
    expect(await at.payer.books()).toEqual({ payments: [before], balance: '132.24' });
    await at.payer.reviews();
    await at.payer.reads('You pay $120.00 today with Visa ending in 4242.');
    await at.payer.reads('expires December 2034');
    await at.payer.pays('Pay $120.00 with Visa ending in 4242');
    await at.payer.reads('You have paid $120.00');
    expect(await at.payer.books()).toEqual(paidOnce);
    expect(await at.payer.methods()).toEqual(['4242', '5100', '6789', '0119', '4242']);
  });

  it('lets the household pay by invoice instead, and nothing is charged', async () => {
    await at.payer.begins();
    await at.payer.form
      .getByRole('button', { name: named('Let Home pay by invoice instead') })
      .click();
    await at.payer.reads('Nothing is charged now. What is open stays open');
    await at.payer.form.getByRole('radio', { name: named('Net 30') }).check();
    await at.payer.form.getByRole('button', { name: 'Continue' }).click();
    await at.payer.reads('Visa ending in 4242, expires November 2022 → By invoice: Net 30');
    await at.payer.reads('Nothing is charged by this.');
    await at.payer.form.getByRole('button', { name: 'Save the changes' }).click();
    await expect.poll(() => at.payer.payers()).toEqual(['Home: terms', 'Office: terms']);
    expect(await at.payer.books()).toEqual({ payments: [before], balance: '132.24' });
  });

  it('reads beforehand that a suspended plan goes on, and what is billed for that, or says yes to what nobody can tell (A13)', async () => {
    await at.payer.begins('suspended', '$40.00 is due.');
    await at.payer.chooses(mastercard);
    await at.payer.reviews();
    await at.payer.reads(`You pay $40.00 today with ${mastercard}.`);
    if (at.till.knowsDunning) {
      await at.payer.reads(
        'Internet was suspended until what is due is paid, and goes on with this payment. $40.00 more is invoiced for that at once.',
      );
    } else {
      await at.payer.chooses(
        'Internet is suspended. It may go on with this payment, and would then be billed again at once.',
      );
    }
    await at.payer.pays(`Pay $40.00 with ${mastercard}`);
    await at.payer.reads('You have paid $40.00');
    // It did go on: a month at 40.00, by the household's card, which has expired.
    expect((await at.payer.books()).balance).toBe('40.00');
  });
});
