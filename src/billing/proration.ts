import { ratio, type Money } from '../money/money.js';
import type { Period } from '../model/values.js';
import { daysIn } from './calendar.js';

/**
 * `amount` for the part `period` of `cycle`: by days, both ends counted, rounded per line (Aria wire notes 4.2).
 */
export function prorate(amount: Money, period: Period, cycle: Period): Money {
  return ratio(amount, daysIn(period), daysIn(cycle));
}
