import { daysBetween } from '../../src/billing/calendar.js';
import type { CalendarDate } from '../../src/model/values.js';

const hoursOfDay = 24;
const openingHour = 9;

/**
 * The hour of the test clock; its day is the world's. A company's clock stands at nine in the morning when it is first
 * looked at and moves only when it is told to (Aria wire notes 1.9).
 */
export class VirtualClock {
  readonly #now: () => number;
  #hour = openingHour;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** How many days `hours` more make; the hour is moved on. */
  daysIn(hours: number): number {
    const total = this.#hour + hours;
    this.#hour = total % hoursOfDay;
    return Math.floor(total / hoursOfDay);
  }

  /** The fields that both clock calls answer with. The machine's clock is told in UTC. */
  fields(today: CalendarDate) {
    const system = new Date(this.#now()).toISOString();
    const systemDate = system.slice(0, 10);
    const systemHour = Number(system.slice(11, 13));
    return {
      virtual_date: today,
      virtual_time: `${String(this.#hour).padStart(2, '0')}:00:00`,
      system_date: systemDate,
      system_time: system.slice(11, 19),
      current_offset_hours: daysBetween(systemDate, today) * hoursOfDay + this.#hour - systemHour,
    };
  }
}
