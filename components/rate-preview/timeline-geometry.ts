import type { TimelineRow } from '../../src/model/plan-quote.js';
import type { CalendarDate } from '../../src/model/values.js';
import { TimeScale, dayBefore } from './time-scale.js';
import { placeAmountLabels, shortened, textWidth, type Label } from './timeline-labels.js';
import {
  changeBetween,
  periodsOf,
  runsOf,
  type LaneOfQuote,
  type PeriodChange,
  type ServicePeriod,
} from './timeline-lanes.js';
import { marksOf, type Mark, type MarkTexts } from './timeline-marks.js';

/** What the picture of a timeline is drawn from. */
export interface PictureInput {
  readonly lanes: readonly LaneOfQuote[];
  /** Today's billing date. */
  readonly today: CalendarDate;
  /** CSS pixels to draw in. */
  readonly width: number;
  /** Time runs in reading direction. */
  readonly dir: 'ltr' | 'rtl';
  readonly texts: MarkTexts & {
    amount(amount: TimelineRow['amount']): string;
    /** The name of a lane whose plan becomes another one. */
    becomes(before: string, after: string): string;
  };
}

/** Periods in a row that cost the same. */
export interface BarGroup {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** One per period; they fill the group but for a gap between them. */
  readonly bars: readonly { readonly x: number; readonly width: number }[];
  readonly prorated: boolean;
  /** Left out where it would run into another one: the table has every amount. */
  readonly label?: Label | undefined;
}

/** One plan. */
export interface Lane {
  /** Shortened where it is too long for the picture. */
  readonly name: string;
  /** Where its name stands; only where there are several lanes, or the plan becomes another one. */
  readonly nameY: number;
  readonly topY: number;
  readonly baseline: number;
  readonly groups: readonly BarGroup[];
  /** Where its plan or price changes. */
  readonly changes: readonly { readonly x: number; readonly date: CalendarDate }[];
  /** It is charged beyond what is drawn: from where to where the line runs that says so. */
  readonly goesOn?: { readonly from: number; readonly to: number } | undefined;
  /** Where it ends. */
  readonly end?: number | undefined;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly named: boolean;
  /** Where the axis and the top of the guide lines are. */
  readonly axisY: number;
  readonly topY: number;
  /** Where time runs to; `forward` is 1 when that is the right, -1 when the left. */
  readonly axisEnd: { readonly x: number; readonly forward: 1 | -1 };
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
}

/** More lanes than this are drawn low, with the amounts in their bars: then height says nothing. */
const tallLanes = 3;
const room = { tall: 64, low: 24 } as const;
const leastBar = 3;
const nameRoom = 22;
const lineHeight = 18;
const axisGap = 10;
const laneGap = 14;

/** A length to draw, from zero up: never a figure to show. */
function drawnValue({ amount }: ServicePeriod): number {
  return Math.max(0, Number(amount.amount));
}

/**
 * Where everything in the picture of a timeline stands: one lane per plan, one bar per period as wide as its time and, while there are few lanes, as
 * high as its amount within the lane, and the dates that matter on one axis.
 */
export function drawTimeline({ lanes, today, width, dir, texts }: PictureInput): Picture {
  const drawn = lanes.map((lane) => ({ lane, periods: cutShort(periodsOf(lane)) }));
  const days = drawn.flatMap(({ lane: { rows, end }, periods }) => [
    ...rows.map(({ date }) => date),
    ...periods.flatMap(({ period }) => [period.from, period.to]),
    ...(end === undefined ? [] : [end]),
  ]);
  const scale = new TimeScale([today, ...days], { width, dir });
  const named = lanes.length > 1 || drawn.some(({ periods }) => namesOf(periods).length > 1);
  const low = lanes.length > tallLanes;
  let y = 0;
  const placed = drawn.map(({ lane, periods }) => {
    const at = { top: y, named, low };
    const result = drawLane(lane, periods, { at, scale, texts });
    y = result.baseline + laneGap;
    return result;
  });
  const axisY = y - laneGap + axisGap;
  const { marks, lowest } = marksOf({ lanes, today, scale, texts, axisY, lineHeight });
  return {
    width,
    height: Math.ceil(Math.max(axisY, lowest) + 6),
    named,
    axisY,
    topY: placed[0]?.topY ?? 0,
    axisEnd: { x: scale.mirrored(width), forward: dir === 'rtl' ? -1 : 1 },
    lanes: placed,
    marks,
  };
}

/** What another plan cuts short is credited from there on: a period reaches no further than to where the next one begins. */
function cutShort(periods: readonly ServicePeriod[]): ServicePeriod[] {
  return periods.map((each, index) => {
    const { from, to } = each.period;
    const next = periods[index + 1]?.period.from;
    return next !== undefined && next <= to
      ? { ...each, period: { from, to: dayBefore(next) } }
      : each;
  });
}

function namesOf(periods: readonly ServicePeriod[]): string[] {
  return [...new Set(periods.map(({ planName }) => planName))];
}

interface LaneContext {
  readonly at: { readonly top: number; readonly named: boolean; readonly low: boolean };
  readonly scale: TimeScale;
  readonly texts: PictureInput['texts'];
}

function drawLane(
  { end }: LaneOfQuote,
  periods: readonly ServicePeriod[],
  { at: { top, named, low }, scale, texts }: LaneContext,
): Lane {
  const runs = runsOf(periods);
  const barTop = top + (named ? nameRoom : 0);
  const spans = runs.map((run) => {
    const [{ period, amount }] = run;
    const start = scale.startOf(period.from);
    const stop = scale.endOf((run.at(-1) ?? run[0]).period.to);
    return { text: texts.amount(amount), start, width: stop - start };
  });
  const labels = low ? [] : placeAmountLabels(spans, scale.limit);
  const headroom = low ? 0 : lineHeight * (labels.some((label) => label?.raised) ? 2 : 1);
  const baseline = barTop + headroom + (low ? room.low : room.tall);
  const highest = Math.max(0, ...periods.map(drawnValue));
  const groups = runs.map((run, index): BarGroup => {
    const { start, width: size, text } = spans[index] ?? { start: 0, width: 0, text: '' };
    const height = low
      ? room.low
      : Math.max(leastBar, highest > 0 ? (drawnValue(run[0]) / highest) * room.tall : 0);
    const label = labels[index];
    return {
      x: scale.mirrored(start, size),
      y: baseline - height,
      width: size,
      height,
      prorated: run[0].prorated,
      bars: run.map(({ period }) => scale.bar(period)),
      label: low
        ? insideLabel(text, { start, size, baseline, scale })
        : label && {
            lines: label.lines,
            anchor: label.anchor,
            x: scale.mirrored(label.x),
            y: label.raised ? barTop + lineHeight - 6 : baseline - height - 6,
          },
    };
  });
  const name = namesOf(periods).reduce((before, after) => texts.becomes(before, after));
  const last = periods.at(-1);
  return {
    name: shortened(name, scale.width),
    nameY: top + lineHeight - 4,
    topY: low ? barTop : barTop + headroom - lineHeight,
    baseline,
    groups,
    changes: changedPeriods(runs).map(({ period: { from } }) => ({
      date: from,
      x: scale.mirrored(scale.startOf(from)),
    })),
    ...(end === undefined
      ? last && { goesOn: scale.beyond(last.period.to) }
      : { end: scale.mirrored(scale.endOf(end)) }),
  };
}

/** In a low lane, where it fits. */
function insideLabel(
  text: string,
  place: {
    readonly start: number;
    readonly size: number;
    readonly baseline: number;
    readonly scale: TimeScale;
  },
): Label | undefined {
  const { start, size, baseline, scale } = place;
  if (textWidth(text) + 8 > size) return undefined;
  return { lines: [text], anchor: 'start', x: scale.mirrored(start + 4), y: baseline - 7 };
}

function changedPeriods(
  runs: readonly (readonly [ServicePeriod, ...ServicePeriod[]])[],
): ServicePeriod[] {
  return runs.flatMap(([first], index) => {
    const before = runs[index - 1]?.[0];
    return before && isMarked(changeBetween(before, first)) ? [first] : [];
  });
}

function isMarked(change: PeriodChange): boolean {
  return change !== 'full';
}
