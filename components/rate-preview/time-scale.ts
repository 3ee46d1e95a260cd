import type { CalendarDate, Period } from '../../src/model/values.js';

const inset = 8;
const periodGap = 2;
const leastGapped = 6;
const dayMs = 86_400_000;

function dayNumber(date: CalendarDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / dayMs;
}

function dateOf(day: number): CalendarDate {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** The day after a last day of service: from it on nothing is billed. */
export function dayAfter(date: CalendarDate): CalendarDate {
  return dateOf(dayNumber(date) + 1);
}

export function dayBefore(date: CalendarDate): CalendarDate {
  return dateOf(dayNumber(date) - 1);
}

/** Where days stand along a picture whose time runs in reading direction. All places are before mirroring unless said otherwise. */
export class TimeScale {
  readonly width: number;
  /** The far end of what may be drawn. */
  readonly limit: number;
  readonly #rtl: boolean;
  readonly #from: number;
  readonly #perDay: number;

  /** From the first to the last of `days`, both included. */
  constructor(
    days: readonly CalendarDate[],
    { width, dir }: { readonly width: number; readonly dir: 'ltr' | 'rtl' },
  ) {
    const numbers = days.map(dayNumber);
    this.#from = Math.min(...numbers);
    this.#perDay = (width - 2 * inset) / (Math.max(...numbers) + 1 - this.#from);
    this.width = width;
    this.limit = width - inset;
    this.#rtl = dir === 'rtl';
  }

  startOf(date: CalendarDate): number {
    return inset + (dayNumber(date) - this.#from) * this.#perDay;
  }

  endOf(date: CalendarDate): number {
    return this.startOf(date) + this.#perDay;
  }

  /** Where something of a size that begins at `x` stands on the screen. */
  mirrored(x: number, size = 0): number {
    return this.#rtl ? this.width - x - size : x;
  }

  /** The bar of a period on the screen, with a gap to the next one. */
  bar({ from, to }: Period): { readonly x: number; readonly width: number } {
    const start = this.startOf(from);
    const whole = this.endOf(to) - start;
    const width = Math.max(1, whole - (whole > leastGapped ? periodGap : 1));
    return { x: this.mirrored(start, width), width };
  }

  /** From the end of a day to the far end, on the screen; nothing where that is no way. */
  beyond(date: CalendarDate): { readonly from: number; readonly to: number } | undefined {
    const from = this.endOf(date);
    if (this.limit - from < leastGapped) return undefined;
    return { from: this.mirrored(from), to: this.mirrored(this.limit) };
  }
}
