import * as z from 'zod/mini';
import { minorDigits } from '../money/currency.js';

/** Upper-case ISO 4217 code. */
export const currencySchema = z.string().check(z.regex(/^[A-Z]{3}$/));

const moneyShape = {
  amount: z.string().check(z.maxLength(40), z.regex(/^-?\d+(\.\d+)?$/)),
  currency: currencySchema,
};

/** Nothing can be charged in less than the smallest unit of its currency; zeros that follow say nothing. */
const inWholeUnits: z.core.CheckFn<{ readonly amount: string; readonly currency: string }> = ({
  value: { amount, currency },
  issues,
}) => {
  const [, decimals = ''] = amount.split('.');
  if (/[1-9]/.test(decimals.slice(minorDigits(currency))))
    issues.push({
      code: 'custom',
      path: ['amount'],
      input: amount,
      message: 'has more decimals than its currency',
    });
};

/** An exact amount as decimal text with its currency, in whole units of the smallest that it has; see `Money` in src/money. */
export const moneySchema = z.object(moneyShape).check(inWholeUnits);

/** The same as an input, with nothing beside it. */
export const moneyInputSchema = z.strictObject(moneyShape).check(inWholeUnits);

/** A price per unit: may have more decimals than its currency; never negative. */
export const rateSchema = z.object({
  amount: z.string().check(z.maxLength(40), z.regex(/^\d+(\.\d+)?$/)),
  currency: currencySchema,
});

/** A calendar date "2020-07-18" in the company's billing time zone. No time of day, no offset; compares as text. */
export const calendarDateSchema = z.iso.date();
export type CalendarDate = z.infer<typeof calendarDateSchema>;

/** A moment on the machine's clock, ISO 8601 in UTC: only for things that expire, never for billing. */
export const instantSchema = z.iso.datetime();
export type Instant = z.infer<typeof instantSchema>;

/** Days of service, both ends included, as an invoice prints them. */
export const periodSchema = z.object({ from: calendarDateSchema, to: calendarDateSchema });
export type Period = z.infer<typeof periodSchema>;

/** Whole units of a plan that a customer can ask for. */
export const unitsSchema = z.int().check(z.positive(), z.lte(1_000_000));
