import type { TimelineRow } from '../../src/model/quote.js';
import type { CalendarDate } from '../../src/model/values.js';
import { placeAmountLabels, placeDateLabels, shortened, type Label } from './timeline-labels.js';

/** What the picture of a timeline is drawn from. */
export interface PictureInput {
  /** In date order. */
  readonly rows: readonly TimelineRow[];
  /** Today's billing date. */
  readonly today: CalendarDate;
  /** CSS pixels to draw in. */
  readonly width: number;
  /** Time runs in reading direction. */
  readonly dir: 'ltr' | 'rtl';
  readonly texts: {
    amount(row: TimelineRow): string;
    date(date: CalendarDate): string;
    readonly today: string;
    readonly change: string;
    readonly fullPeriod: string;
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
  readonly planName: string;
  /** Where its name stands; only where there are several lanes. */
  readonly nameY: number;
  readonly baseline: number;
  readonly groups: readonly BarGroup[];
}

/** A date on the axis. */
export interface Mark {
  readonly date: CalendarDate;
  readonly x: number;
  readonly today: boolean;
  readonly billed: boolean;
  /** `price`: a period costs something else from here on. `full`: the part of a period at the start is over. */
  readonly change: 'none' | 'price' | 'full';
  readonly label?: Label | undefined;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Where the axis and the top of the guide lines are. */
  readonly axisY: number;
  readonly topY: number;
  /** Where time runs to; `forward` is 1 when that is the right, -1 when the left. */
  readonly axisEnd: { readonly x: number; readonly forward: 1 | -1 };
  readonly lanes: readonly Lane[];
  readonly marks: readonly Mark[];
}

const inset = 8;
const barRoom = 64;
const leastBar = 3;
const periodGap = 2;
const nameRoom = 22;
const lineHeight = 18;
const axisGap = 10;
const laneGap = 14;

const dayMs = 86_400_000;

function dayNumber(date: CalendarDate): number {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Date.UTC(year, month - 1, day) / dayMs;
}

/** A length to draw, from zero up: never a figure to show. */
function drawnValue(row: TimelineRow): number {
  return Math.max(0, Number(row.amount.amount));
}

/** Rows by plan, in the order in which plans first appear. */
function byPlan(rows: readonly TimelineRow[]): TimelineRow[][] {
  const plans = new Map<string, TimelineRow[]>();
  for (const row of rows) plans.set(row.planId, [...(plans.get(row.planId) ?? []), row]);
  return [...plans.values()];
}

/** Rows of one plan in runs of equal price. */
function byPrice(rows: readonly TimelineRow[]): [TimelineRow, ...TimelineRow[]][] {
  const runs: [TimelineRow, ...TimelineRow[]][] = [];
  for (const row of rows) {
    const run = runs.at(-1);
    const [first] = run ?? [];
    if (run && first?.amount.amount === row.amount.amount && first.prorated === row.prorated)
      run.push(row);
    else runs.push([row]);
  }
  return runs;
}

/** The rows from which on a period of their plan costs something else, with the kind of change. */
export function priceChanges(
  rows: readonly TimelineRow[],
): ReadonlyMap<TimelineRow, 'price' | 'full'> {
  const changes = byPlan(rows).flatMap((plan) => {
    const runs = byPrice(plan);
    return runs
      .slice(1)
      .map(([row], index) => [row, runs[index]?.[0].prorated ? 'full' : 'price'] as const);
  });
  return new Map(changes);
}

/**
 * Where everything in the picture of a timeline stands: one lane per plan, one bar per period as wide as its time and as
 * high as its amount within the lane, and the dates that matter on one axis.
 */
export function drawTimeline({ rows, today, width, dir, texts }: PictureInput): Picture {
  const first = rows.reduce(
    (least, row) => (row.period.from < least ? row.period.from : least),
    today,
  );
  const last = rows.reduce((most, row) => (row.period.to > most ? row.period.to : most), today);
  const from = dayNumber(first);
  const days = dayNumber(last) + 1 - from;
  const scale = (width - 2 * inset) / days;
  const along = (day: number) => inset + (day - from) * scale;
  const mirror = (x: number, size = 0) => (dir === 'rtl' ? width - x - size : x);

  const plans = byPlan(rows);
  const lanes: Lane[] = [];
  const changeAt = new Map<CalendarDate, 'price' | 'full'>();
  for (const [{ period }, kind] of priceChanges(rows)) {
    if (changeAt.get(period.from) !== 'price') changeAt.set(period.from, kind);
  }
  let y = 0;
  let topY = 0;
  for (const plan of plans) {
    const runs = byPrice(plan);
    const nameY = y + lineHeight - 4;
    if (plans.length > 1) y += nameRoom;
    const spans = runs.map((run) => {
      const [head] = run;
      const start = along(dayNumber(head.period.from));
      const end = along(dayNumber((run.at(-1) ?? head).period.to) + 1);
      return { text: texts.amount(head), start, width: end - start };
    });
    const labels = placeAmountLabels(spans, width - inset);
    const headroom = lineHeight * (labels.some((label) => label?.raised) ? 2 : 1);
    // Lines that cross a raised amount would strike it out.
    if (lanes.length === 0) topY = y + headroom - lineHeight;
    const baseline = y + headroom + barRoom;
    const highest = Math.max(...plan.map(drawnValue));
    const groups = runs.map((run, index): BarGroup => {
      const [head] = run;
      const { start, width: size } = spans[index] ?? { start: 0, width: 0 };
      const height = Math.max(leastBar, highest > 0 ? (drawnValue(head) / highest) * barRoom : 0);
      const label = labels[index];
      return {
        x: mirror(start, size),
        y: baseline - height,
        width: size,
        height,
        prorated: head.prorated,
        bars: run.map((row) => {
          const barStart = along(dayNumber(row.period.from));
          const barWidth = Math.max(
            1,
            (dayNumber(row.period.to) + 1 - dayNumber(row.period.from)) * scale - periodGap,
          );
          return { x: mirror(barStart, barWidth), width: barWidth };
        }),
        label: label && {
          lines: label.lines,
          anchor: label.anchor,
          x: mirror(label.x),
          y: label.raised ? y + lineHeight - 6 : baseline - height - 6,
        },
      };
    });
    lanes.push({ planName: shortened(plan[0]?.planName ?? '', width), nameY, baseline, groups });
    y = baseline + laneGap;
  }

  const axisY = y - laneGap + axisGap;
  const billed = new Set(rows.map((row) => row.date));
  const dates = [...new Set([today, ...billed, ...changeAt.keys()])].sort();
  const bare = dates.map((date): Omit<Mark, 'label'> => ({
    date,
    x: along(dayNumber(date)),
    today: date === today,
    billed: billed.has(date),
    change: changeAt.get(date) ?? 'none',
  }));
  const labels = placeDateLabels(
    bare.map((mark) => ({
      x: mark.x,
      lines: [
        texts.date(mark.date),
        ...(mark.today ? [texts.today] : []),
        ...(mark.change === 'price'
          ? [texts.change]
          : mark.change === 'full'
            ? [texts.fullPeriod]
            : []),
      ],
      matters: mark.today || mark.change !== 'none',
    })),
    { from: 0, to: width, top: axisY + lineHeight + 4, lineHeight },
  );
  const lowest = Math.max(
    axisY,
    ...labels.map((label) => (label ? label.y + (label.lines.length - 1) * lineHeight : 0)),
  );
  return {
    width,
    height: Math.ceil(lowest + 6),
    axisY,
    topY,
    axisEnd: { x: mirror(width), forward: dir === 'rtl' ? -1 : 1 },
    lanes,
    marks: bare.map((mark, index) => {
      const label = labels[index];
      return { ...mark, x: mirror(mark.x), label: label && { ...label, x: mirror(label.x) } };
    }),
  };
}
