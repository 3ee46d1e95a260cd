import type { CalendarDate } from '../../src/model/values.js';
import { dayAfter, type TimeScale } from './time-scale.js';
import { placeDateLabels, type Label } from './timeline-labels.js';
import {
  changeBetween,
  periodsOf,
  runsOf,
  type LaneOfQuote,
  type PeriodChange,
} from './timeline-lanes.js';

/** What is new on a date: with a period, or that a plan is billed no more. */
export type MarkChange = PeriodChange | 'end';

/** A date on the axis. */
export interface Mark {
  readonly date: CalendarDate;
  readonly x: number;
  readonly today: boolean;
  readonly billed: boolean;
  /** `price`, `plan`: a period costs something else, or is one of another plan, from here on. `full`: the part of a period at the start is over. */
  readonly changes: readonly MarkChange[];
  /** The first of the lanes through which a line leads from the axis to what changes; left out where none does. */
  readonly guide?: number | undefined;
  readonly label?: Label | undefined;
}

export interface MarkTexts {
  date(date: CalendarDate): string;
  readonly today: string;
  readonly change: Readonly<Record<MarkChange, string>>;
}

export interface MarksInput {
  readonly lanes: readonly LaneOfQuote[];
  readonly today: CalendarDate;
  readonly scale: TimeScale;
  readonly texts: MarkTexts;
  readonly axisY: number;
  readonly lineHeight: number;
}

interface Event {
  readonly date: CalendarDate;
  readonly change: MarkChange;
  /** Which lane it happens in. */
  readonly lane: number;
}

function eventsOf({ end, ...lane }: LaneOfQuote, index: number): Event[] {
  const runs = runsOf(periodsOf(lane));
  const changes = runs.flatMap(([first], run): Event[] => {
    const before = runs[run - 1]?.[0];
    if (!before) return [];
    return [{ date: first.period.from, change: changeBetween(before, first), lane: index }];
  });
  return end === undefined
    ? changes
    : [...changes, { date: dayAfter(end), change: 'end', lane: index }];
}

const order: readonly MarkChange[] = ['plan', 'price', 'end', 'full'];

/** The marks on the axis with their labels, and how far down the labels reach. */
export function marksOf({ lanes, today, scale, texts, axisY, lineHeight }: MarksInput): {
  readonly marks: readonly Mark[];
  readonly lowest: number;
} {
  const events = lanes.flatMap(eventsOf);
  const billed = new Set(lanes.flatMap(({ rows }) => rows.map(({ date }) => date)));
  const dates = [...new Set([today, ...billed, ...events.map(({ date }) => date)])].sort();
  const bare = dates.map((date): Omit<Mark, 'label'> => {
    const here = events.filter((event) => event.date === date);
    const changes = order.filter((change) => here.some((event) => event.change === change));
    const lines = here.filter(({ change }) => change !== 'end').map(({ lane }) => lane);
    const highest = date === today ? 0 : Math.min(...lines);
    return {
      date,
      x: scale.startOf(date),
      today: date === today,
      billed: billed.has(date),
      changes,
      guide: Number.isFinite(highest) ? highest : undefined,
    };
  });
  const labels = placeDateLabels(
    bare.map(({ x, date, today: isToday, changes }) => ({
      x,
      lines: [
        texts.date(date),
        ...(isToday ? [texts.today] : []),
        ...changes.map((change) => texts.change[change]),
      ],
      matters: isToday || changes.length > 0,
    })),
    { from: 0, to: scale.width, top: axisY + lineHeight + 4, lineHeight },
  );
  return {
    marks: bare.map((mark, index) => {
      const label = labels[index];
      return {
        ...mark,
        x: scale.mirrored(mark.x),
        label: label && { ...label, x: scale.mirrored(label.x) },
      };
    }),
    lowest: Math.max(
      0,
      ...labels.map((label) => (label ? label.y + (label.lines.length - 1) * lineHeight : 0)),
    ),
  };
}
