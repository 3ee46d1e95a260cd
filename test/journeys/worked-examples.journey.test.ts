import type { Browser } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { backend, Customer, embedded, type Theatre } from './stage.js';
import { invoices, launch, named, plainText } from './support.js';

/**
 * The documents' worked examples of plan changes and of the queue, as a customer lives through them on the demo page. Days and
 * rules are the documents'; prices are those of the scenarios (src/sandbox/scenarios), and sums are worked out beside them.
 */

let browser: Browser;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** Date and amount of the invoices, newest first. */
async function billed({ page }: Customer): Promise<string[]> {
  const rows = await invoices(page);
  return rows.map(([, date = '', , amount = '', status = '']) =>
    [date, amount, /Void/.test(status) ? 'void' : '']
      .map((each) => each.replace(/^(Date|Amount) /, ''))
      .join(' ')
      .trim(),
  );
}

/** Questions before signing in, and choices that the platform refuses, come back as 401 and 409, which browsers write to the console. */
const expected = /status of (401|409)/;

const settings = { 'the embedded sandbox': embedded, 'proxy and simulator': backend };

for (const [name, make] of Object.entries(settings)) {
  describe(`a customer, on ${name},`, () => {
    let theatre: Theatre;
    let customer: Customer;

    beforeAll(async () => {
      theatre = await make();
    });
    afterAll(() => theatre.close());
    afterEach(async () => {
      expect(theatre.wireProblems()).toEqual([]);
      expect(customer.complaints.filter((complaint) => !expected.test(complaint))).toEqual([]);
      await customer.leaves();
    });

    const opens = async (scenario: string) => {
      customer = await Customer.in(browser, theatre, scenario);
      return customer;
    };

    it('takes plans of three intervals at once, billed with one that is there (three-intervals-aligned-to-an-existing-master-plan)', async () => {
      const { preview } = await opens('three-intervals-aligned-to-an-existing-master-plan');
      await customer.takesAnother();
      await customer.chooses('Annual $365.00 per year');
      await customer.chooses('Quarterly');
      await customer.chooses('Monthly');
      await customer.chooses('Together with Internet');
      await customer.chooses('Office Visa ending in 4242');
      // 30 days until 15 June, each plan a dollar a day.
      await customer.previews('You pay $90.00 today');
      const schedule = preview.getByRole('table', { name: /charges over time/i });
      // 365.00 + 92.00 + 31.00; then a month; then a quarter and a month.
      for (const [date, amount] of [
        ['Jun 16, 2019', '$488.00'],
        ['Jul 16, 2019', '$31.00'],
        ['Sep 16, 2019', '$123.00'],
      ] as const) {
        await schedule
          .getByRole('row', { name: date })
          .filter({ hasText: amount })
          .first()
          .waitFor();
      }
      await customer.confirms();
      await customer.waitsUntil('2019-09-16');
      await expect
        .poll(() => billed(customer))
        .toEqual(
          expect.arrayContaining([
            'Sep 16, 2019 $123.00',
            'Aug 16, 2019 $31.00',
            'Jul 16, 2019 $31.00',
            'Jun 16, 2019 $488.00',
            'May 17, 2019 $90.00',
          ]),
        );
    });

    it('switches in the middle of a period, prorated (replace-master-plan-mid-period-prorated)', async () => {
      await opens('replace-master-plan-mid-period-prorated');
      await customer.asks('Basic Channels', 'Switch to another plan');
      await customer.chooses('Basic Channels + Live TV $60.00 per month');
      await customer.chooses('Today, February 14, 2019');
      // 14 February to 3 March are 18 of 28 days: 38.57 charged, 19.29 given back.
      await customer.previews('You pay $19.28 today');
      await customer.confirms();
      await customer.waitsUntil('2019-04-04');
      await expect
        .poll(async () => (await billed(customer)).slice(0, 3))
        .toEqual(['Apr 4, 2019 $60.00', 'Mar 4, 2019 $60.00', 'Feb 14, 2019 $19.28']);
    });

    it('is told by name what a switch ends, and when it cannot be had (replace-master-plan-cancels-supplementals-it-does-not-carry)', async () => {
      const { plans, preview } = await opens(
        'replace-master-plan-cancels-supplementals-it-does-not-carry',
      );
      await customer.asks('Internet', 'Switch to another plan');
      await customer.chooses('Internet Plus $60.00 per month');
      await customer.chooses('Today, February 14, 2019');
      await customer.previews('This comes along');
      await customer.reads(preview.getByRole('listitem'), 'B ends');
      const anniversary = plans.getByRole('radio', { name: /^On the next bill date/ });
      expect(await anniversary.isDisabled()).toBe(true);
      await customer.confirms();
      await customer.goesBack();
      await customer.reads(plans, 'Internet Plus');
      await customer.plan('A').last().waitFor();
      await customer.reads(plans, 'Plans that have ended (1)');
    });

    it('switches with the next bill, where nothing is prorated (replace-without-directive-waits-for-the-anniversary)', async () => {
      await opens('replace-without-directive-waits-for-the-anniversary');
      await customer.asks('Basic Channels', 'Switch to another plan');
      await customer.chooses('Basic Channels + Live TV $60.00 per month');
      await customer.chooses('On the next bill date, March 4, 2019');
      await customer.previews('You pay nothing today and $60.00 per month from March 4, 2019.');
      await customer.confirms();
      await customer.reads(
        customer.change('Basic Channels becomes Basic Channels + Live TV'),
        'On March 4, 2019, with the next bill.',
      );
      await customer.waitsUntil('2019-03-04');
      await expect.poll(async () => (await billed(customer))[0]).toBe('Mar 4, 2019 $60.00');
    });

    it('adds to a plan with its next bill, and is not offered that for a plan of its own (defaults-without-a-directive)', async () => {
      const { plans } = await opens('defaults-without-a-directive');
      await customer.asks('Internet', 'Add to it');
      await customer.chooses('A $5.00 per month');
      await customer.chooses('On the next bill date, March 4, 2019');
      await customer.previews('You pay nothing today and $5.00 per month from March 4, 2019.');
      await customer.confirms();
      await customer.goesBack();
      await customer.takesAnother();
      await customer.chooses('Phone $20.00 per month');
      await plans.getByRole('radio', { name: 'On a later date' }).waitFor();
      expect(await plans.getByRole('radio', { name: /^On the next bill date/ }).count()).toBe(0);
    });

    it('is not offered what belongs to a plan that they do not have (supplemental-replaced-only-under-an-assigned-master)', async () => {
      const { plans } = await opens('supplemental-replaced-only-under-an-assigned-master');
      await customer.asks('A', 'Switch to another plan');
      expect(await plans.getByRole('radio', { name: /^B / }).isEnabled()).toBe(true);
      const other = plans.getByRole('radio', { name: /^C / });
      expect((await other.count()) === 0 || (await other.isDisabled())).toBe(true);
    });

    it('pays no second fee for setting up in a period that was prorated (activation-fee-on-a-further-master)', async () => {
      const { preview } = await opens('activation-fee-on-a-further-master');
      await customer.takesAnother();
      await customer.chooses('Phone $31.00 per month');
      await customer.chooses('Together with Internet');
      await customer.chooses('Home Visa ending in 4242');
      // 10 to 15 May are 6 of the 30 days that end on the 15th: 6.20.
      await customer.previews('You pay $6.20 today');
      expect(await preview.getByText('Set-up').count()).toBe(0);
      await customer.confirms();
      await expect.poll(async () => (await billed(customer))[0]).toBe('May 10, 2019 $6.20');
    });

    it('can make now only what hangs under nothing that waits (execute-only-the-topmost)', async () => {
      const { queue } = await opens('execute-only-the-topmost');
      const now = queue.getByRole('button', { name: /^Do it now/ });
      await now.first().waitFor();
      expect(await now.count()).toBe(1);
      await customer.reads(customer.change('Phone line starts'), 'Internet has to start first.');
      await now.click();
      // 1 to 29 February is a whole period from today.
      await customer.previews('You pay $29.00 today');
      await customer.confirms();
      await customer.closes();
      await queue.getByRole('button', { name: named('Do it now Phone line starts') }).waitFor();
      expect(await now.count()).toBe(1);
    });

    it('is told all that goes with a deletion before it is made (delete-cascades, T38)', async () => {
      const { queue, page } = await opens('delete-cascades');
      await queue.getByRole('button', { name: named('Delete Internet starts') }).click();
      const dialog = page.getByRole('alertdialog', { name: 'Delete this planned change?' });
      await customer.reads(dialog, 'The planned start of Phone line is called off.');
      await customer.reads(dialog, 'The planned start of Voice mail is called off.');
      await customer.confirms();
      await customer.closes();
      await customer.reads(queue, 'No changes are planned.');
    });

    it('can only delete what comes with the next bill (anniversary-changes-can-only-be-deleted)', async () => {
      const { queue } = await opens('anniversary-changes-can-only-be-deleted');
      await queue.getByRole('button', { name: /^Delete/ }).waitFor();
      expect(await queue.getByRole('button').count()).toBe(1);
      await customer.reads(queue, 'Not possible now:');
      await customer.reads(queue, 'The date cannot be changed:');
    });

    it('cannot hurry a change of status, but move it (status-changes-cannot-be-executed-early)', async () => {
      const { queue } = await opens('status-changes-cannot-be-executed-early');
      await queue.getByRole('button', { name: /^Change the date/ }).waitFor();
      await queue.getByRole('button', { name: /^Delete/ }).waitFor();
      expect(await queue.getByRole('button', { name: /^Do it now/ }).count()).toBe(0);
    });

    it('cannot switch a plan that is suspended, and reads why (inactive-plans-cannot-be-queued)', async () => {
      const { plans } = await opens('inactive-plans-cannot-be-queued');
      await customer.unfolds('Internet');
      expect(
        await plans.getByRole('button', { name: named('Switch to another plan Internet') }).count(),
      ).toBe(0);
      await customer.reads(plans.getByRole('listitem'), 'Switch to another plan:');
    });

    it('cannot switch a plan that is not paid, and reads why (dunning-forbids-replacement)', async () => {
      const { plans } = await opens('dunning-forbids-replacement');
      await customer.reads(plans, 'A payment for this plan is long overdue.');
      for (const summary of await plans.locator('summary').all()) await summary.click();
      // Of four plans, only that of Flat 4, whose days of grace still run, may be switched.
      await plans.getByText('Switch to another plan:').first().waitFor();
      expect(await plans.getByText('Switch to another plan:').count()).toBe(3);
    });

    it('is warned that what is planned will fall away with the plan above it (parent-inactive-at-the-date-warns-then-drops)', async () => {
      const { preview, queue } = await opens('parent-inactive-at-the-date-warns-then-drops');
      await customer.asks('Internet', 'Add to it');
      await customer.chooses('Phone line $10.00 per month');
      await customer.chooses('On a later date');
      await customer.dates('Start date', '2016-03-25');
      await preview.getByRole('checkbox').nth(1).waitFor();
      await customer.confirms();
      await customer.reads(customer.change('Phone line starts'), 'On March 25, 2016.');
      await customer.waitsUntil('2016-03-25');
      await customer.reads(queue, 'No changes are planned.');
    });

    it('plans several changes for one plan, which all come, by date (several-for-one-plan)', async () => {
      const { queue } = await opens('several-for-one-plan');
      await customer.asks('Internet', 'Change units');
      await customer.types('Units of Internet', '3');
      await customer.chooses('On a later date');
      await customer.dates('Date of the change', '2016-03-01');
      await customer.confirms();
      await customer.goesBack();
      await customer.asks('Internet', 'Change how you pay');
      await customer.chooses('Loyal $25.00 per month');
      await customer.chooses('On a later date');
      await customer.dates('Date of the change', '2016-04-01');
      await customer.confirms();
      await expect
        .poll(async () =>
          (await queue.getByRole('article').allInnerTexts()).map(
            (text) => /On \w+ \d+/.exec(plainText(text))?.[0],
          ),
        )
        .toEqual(['On March 1', 'On April 1']);
      await customer.waitsUntil('2016-04-10');
      // 3 units at 25.00.
      await expect.poll(async () => (await billed(customer))[0]).toContain('Apr 10, 2016 $75.00');
    });

    it('cannot move a plan past what waits to start under it (parent-cannot-be-moved-past-its-queued-child)', async () => {
      const { queue, page } = await opens('parent-cannot-be-moved-past-its-queued-child');
      await queue.getByRole('button', { name: named('Change the date Internet starts') }).click();
      const dialog = page.getByRole('dialog');
      await customer.reads(dialog, 'From February 2, 2016 to February 25, 2016.');
      await dialog.getByLabel('New date').fill('2016-02-26');
      await customer.reads(dialog, 'Choose February 25, 2016 or an earlier date.');
      expect(await dialog.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);
      await dialog.getByLabel('New date').fill('2016-02-25');
      await customer.confirms();
      await customer.closes();
      await customer.reads(customer.change('Internet starts'), 'On February 25, 2016.');
    });

    it('makes several planned changes at once, on one invoice for their billing group (one-invoice-for-all-executed-in-a-billing-group)', async () => {
      const { queue, page } = await opens('one-invoice-for-all-executed-in-a-billing-group');
      await queue
        .getByRole('button', { name: /^Do it now/ })
        .first()
        .click();
      const dialog = page.getByRole('alertdialog');
      await dialog.getByRole('group', { name: 'Do this with it' }).getByRole('checkbox').check();
      // Each from its own bill day: 58.00 charged for 4 and 19 of 31 days, 7.48 + 35.55; 29.00 given back, 3.74 + 17.77.
      await customer.previews('You pay $21.52 today');
      await customer.confirms();
      await customer.closes();
      await customer.reads(queue, 'No changes are planned.');
      await expect.poll(async () => (await billed(customer))[0]).toBe('Feb 1, 2016 $21.52');
      expect((await billed(customer)).filter((row) => row.startsWith('Feb 1,'))).toHaveLength(1);
    });

    it('cannot put periods on one invoice while another change is planned, and reads why (long-cycle-refused-with-a-pending-change)', async () => {
      const { page, plans } = await opens('long-cycle-refused-with-a-pending-change');
      await page.evaluate(() => {
        document.querySelector('uss-subscriptions')?.setAttribute('audience', 'agent');
      });
      const told =
        'Billing periods cannot come on one invoice while another change is planned. Delete it first.';
      const combines = async (plan: string) => {
        await customer.asks(plan, 'Change units');
        await customer.types(`Units of ${plan}`, '3');
        await customer.chooses('Today, April 1, 2016');
        await plans.getByText('More choices').click();
        await plans.getByLabel('Periods that are not billed yet').selectOption('On one invoice');
      };
      await combines('Internet');
      await customer.previews(told);
      expect(await customer.preview.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);
      await plans
        .getByLabel('Periods that are not billed yet')
        .selectOption('One invoice for each');
      await customer.confirms();
    });

    // How many days ahead the company bills is not on the wire (docs/aria-wire-notes.md 5), so only the sandbox can tell it before.
    it.runIf(make === embedded)(
      'gets an invoice anew that was made ahead of a switch (negative-bill-lag-voids-the-invoice)',
      async () => {
        const { preview } = await opens('negative-bill-lag-voids-the-invoice');
        await customer.asks('Internet', 'Switch to another plan');
        await customer.chooses('Internet Plus $58.00 per month');
        await customer.chooses('Today, February 7, 2016');
        await customer.reads(preview, 'is taken back');
        await customer.confirms();
        await expect.poll(async () => (await billed(customer)).join('; ')).toContain('$29.00 void');
      },
    );
  });
}
