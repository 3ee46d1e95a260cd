import type { Page } from 'playwright';
import { expect } from 'vitest';
import { fitsItsWidth, invoices, named } from './support.js';

/** Chooses the plan with the announced price change and who pays. */
export async function choosePlan(page: Page): Promise<void> {
  await page.getByRole('radio', { name: named('Stream Plus $40.00 per month') }).check();
  await page.getByRole('radio', { name: named('Home Visa ending in 4242') }).check();
  await page
    .getByText(named('You pay $40.00 today and $45.00 per month from August 18, 2020.'))
    .first()
    .waitFor();
}

export async function agree(page: Page): Promise<void> {
  await page.getByRole('checkbox', { name: /terms/i }).check();
}

export const confirmButton = (page: Page) =>
  page.getByRole('button', { name: named('Confirm and pay $40.00 today') });

/** The main job, from the cards to the invoices that the clock brings. Figures: the documents' example of 18 July 2020. */
export async function takeThePlan(page: Page): Promise<void> {
  await choosePlan(page);
  expect(await fitsItsWidth(page)).toBe(true);
  const before = (await invoices(page)).length;

  const timeline = page.getByRole('table', { name: /charges over time/i });
  const rows = (await timeline.getByRole('row').allInnerTexts()).map((row) =>
    row.replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' '),
  );
  expect(rows.find((row) => row.includes('Jul 18') && row.includes('Aug 17, 2020'))).toContain(
    '$40.00',
  );
  expect(rows.find((row) => row.includes('Aug 18') && row.includes('Sep 17, 2020'))).toContain(
    '$45.00',
  );

  await agree(page);
  await confirmButton(page).click();
  await page.getByText('Your change is made.').first().waitFor();
  expect(await fitsItsWidth(page)).toBe(true);

  await expect.poll(async () => (await invoices(page)).length).toBe(before + 1);
  const [first] = await invoices(page);
  expect(first?.join(' ')).toContain('Jul 18, 2020');
  expect(first?.join(' ')).toContain('$40.00');

  for (const [field, date] of [
    ['2020-08-18', 'Aug 18, 2020'],
    ['2020-09-18', 'Sep 18, 2020'],
  ] as const) {
    await page.getByLabel('To a date').fill(field);
    await page.getByRole('button', { name: 'Go' }).click();
    // A narrow layout puts the column's name before each cell.
    const billed = async () =>
      (await invoices(page)).filter(
        ([, day, ...rest]) => day?.endsWith(date) && rest.join(' ').includes('$45.00'),
      ).length;
    await expect.poll(billed).toBe(1);
  }
}
