import { describe, expect, it } from 'vitest';
import { named } from '../support.js';
import { onEveryTill } from './on-every-till.js';

/** The documents' worked examples of paying, as far as a customer meets them on the demo page. Prices are those of the scenarios. */

onEveryTill('a customer', (at) => {
  const methods = () => at.payer.page.locator('uss-payment-methods');
  const nothingOpen = 'Nothing is open. There is nothing to pay.';

  /** Adds a card that the fields of a payment taker tell no brand of, or one that nobody knows. */
  const addsCard = async (brand: string | undefined) => {
    await at.payer.page.evaluate((told) => {
      const provider = document.querySelector('uss-provider');
      if (!provider) throw new Error('The page has no provider.');
      const random = crypto.randomUUID().replaceAll('-', '');
      const token = { kind: 'card', token: `taker${random}`, lastFour: '4242' } as const;
      provider.paymentFields = {
        kinds: ['card'],
        mount: ({ onChange }) => {
          onChange({ ready: true, complete: true, problems: [] });
          return {
            tokenize: () =>
              Promise.resolve({
                state: 'token',
                token: told === undefined ? token : { ...token, brand: told },
              }),
            setTheme: () => undefined,
            focus: () => undefined,
            destroy: () => undefined,
          };
        },
      };
    }, brand);
    await methods()
      .getByRole('button', { name: /^Add a payment method/ })
      .click();
    await methods().getByRole('button', { name: 'Continue' }).click();
  };

  it.each([
    ['invalid-card-type', 'no-such-brand', 'Cards of this brand are not accepted.'],
    ['missing-card-type', undefined, 'Choose the brand of the card.'],
  ])('cannot keep a card of a wrong kind, and reads why (%s)', async (scenario, brand, says) => {
    await at.payer.begins(scenario, nothingOpen);
    await addsCard(brand);
    const save = methods().getByRole('button', { name: 'Save the payment method' });
    const told = methods().getByText(named(says)).filter({ visible: true }).first();
    await save.or(told).first().waitFor();
    if (await save.isVisible()) await save.click();
    await told.waitFor();
    expect(await at.payer.methods()).toEqual(['4242']);
  });

  it('keeps a card without a brand where the company needs none (invalid-card-type)', async () => {
    await at.payer.begins('invalid-card-type', nothingOpen);
    await addsCard(undefined);
    await methods().getByRole('button', { name: 'Save the payment method' }).click();
    await expect.poll(() => at.payer.methods()).toEqual(['4242', '4242']);
  });

  it('chooses what a payment goes against with a payment method (apply-against-only-with-a-payment-method)', async () => {
    await at.payer.begins('apply-against-only-with-a-payment-method', '$80.00 is open.');
    await at.payer.chooses('Services that I choose');
    await at.payer.chooses('Invoices that I choose');
    await at.payer.chooses('Invoice 70002');
    await at.payer.entersCard({ number: '4111 1111 1111 1111' });
    await at.payer.reviews();
    await at.payer.reads('You pay $40.00 today with Visa ending in 1111. $40.00 stays open.');
  });

  describe('on terms', () => {
    it('pays less for paying early, and is not offered what is due alone (no-current-balance-with-early-payment-discount)', async () => {
      await at.payer.begins('no-current-balance-with-early-payment-discount', '$80.00 is open.');
      const offered = await at.payer.form
        .getByRole('group', { name: 'How much do you want to pay?' })
        .getByRole('radio')
        .count();
      // All, invoices, services, an amount.
      expect(offered).toBe(4);
      await at.payer.reads('instead of $80.00, for paying early');
      await at.payer.entersCard({ number: '4111 1111 1111 1111' });
      await at.payer.reviews();
      // 40.00 that were declined, and 40.00 on terms less 2 per cent.
      await at.payer.reads('You pay $79.20 today with Visa ending in 1111. Nothing stays open.');
      await at.payer.reads('$0.80');
      await at.payer.pays('Pay $79.20 with Visa ending in 1111');
      await at.payer.reads('You have paid $79.20');
      expect((await at.payer.books()).balance).toBe('0.00');
    });

    it('chooses nothing that a payment goes against (apply-against-only-with-a-payment-method)', async () => {
      await at.payer.begins('apply-against-only-with-a-payment-method', '$80.00 is open.');
      await at.payer.form
        .getByRole('button', { name: named('Let Home pay by invoice instead') })
        .click();
      await at.payer.reads('Nothing is charged now.');
      expect(await at.payer.form.getByRole('radio', { name: /that I choose/ }).count()).toBe(0);
    });

    it('needs the number of the account and that of the project (ean-gln-required)', async () => {
      await at.payer.begins();
      const { form } = at.payer;
      await form.getByRole('button', { name: named('Let Home pay by invoice instead') }).click();
      await form.getByRole('radio', { name: /Public offices/ }).check();
      await form.getByRole('button', { name: 'Continue' }).click();
      for (const words of [
        'Enter all 13 digits of the EAN or GLN number.',
        'Enter the requisition number of your project.',
      ])
        await form.getByText(words).filter({ visible: true }).first().waitFor();
      await form.getByRole('textbox', { name: 'EAN or GLN number' }).fill('4006381333931');
      await form.getByRole('textbox', { name: 'Requisition number' }).fill('P-7');
      await form.getByRole('button', { name: 'Continue' }).click();
      await form.getByRole('button', { name: 'Save the changes' }).click();
      await expect.poll(() => at.payer.payers()).toEqual(['Home: terms', 'Office: terms']);
    });
  });
});
