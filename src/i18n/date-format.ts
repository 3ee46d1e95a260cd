const calendarDate = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/;

/** The calendar date as an instant that every formatter here reads back in UTC, so that no time zone can move it. */
function toInstant(date: string): number {
  const [, year, month, day = '01'] = calendarDate.exec(date) ?? [];
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const valid =
    !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(`${year}-${month}-${day}`);
  if (!valid) throw new RangeError(`"${date}" is not a calendar date.`);
  return instant;
}

const styles = {
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** The forms in which dates are written; all have the month in words where the locale has words for it. */
export type DateStyle = keyof typeof styles;

/**
 * Calendar dates ("2020-08-18") in one locale, always in the Gregorian calendar that bills use: some locales default to others.
 * All methods throw `RangeError` on text that is no calendar date.
 */
export class DateFormat {
  readonly #locale: string;
  readonly #formatters = new Map<DateStyle, Intl.DateTimeFormat>();

  constructor(locale: string) {
    this.#locale = locale;
  }

  format(date: string, style: DateStyle): string {
    return this.#formatter(style).format(toInstant(date));
  }

  /** Both ends with what they share written once: "Jul 18 – Aug 17, 2020". */
  formatRange(from: string, to: string): string {
    return this.#formatter('medium').formatRange(toInstant(from), toInstant(to));
  }

  #formatter(style: DateStyle): Intl.DateTimeFormat {
    let formatter = this.#formatters.get(style);
    if (!formatter) {
      formatter = new Intl.DateTimeFormat(this.#locale, {
        ...styles[style],
        calendar: 'gregory',
        timeZone: 'UTC',
      });
      this.#formatters.set(style, formatter);
    }
    return formatter;
  }
}
