import { describe, expect, it } from 'vitest';
import {
  drawTimeline,
  type PictureInput,
} from '../../components/rate-preview/timeline-geometry.js';
import { shownLanes } from '../../components/rate-preview/timeline-lanes.js';
import type { PlanId } from '../../src/model/ids.js';
import type { PriceStep, TimelineRow } from '../../src/model/plan-quote.js';

function charge(
  from: string,
  to: string,
  amount: string,
  more: Partial<TimelineRow> = {},
): TimelineRow {
  return {
    date: from,
    period: { from, to },
    lane: 'basic',
    planId: '100' as PlanId,
    planName: 'Basic',
    units: 1,
    intervalMonths: 1,
    amount: { amount, currency: 'USD' },
    prorated: false,
    basis: 'projected',
    taxIncluded: false,
    ...more,
  };
}

const queuedRateChange = [
  charge('2020-07-18', '2020-08-17', '40.00', { basis: 'quoted' }),
  charge('2020-08-18', '2020-09-17', '45.00'),
  charge('2020-09-18', '2020-10-17', '45.00'),
];

const extra = { lane: 'extra', planId: '200' as PlanId, planName: 'Extra' };

const texts: PictureInput['texts'] = {
  amount: ({ amount }) => `$${amount}`,
  date: (date) => date.slice(5),
  becomes: (before, after) => `${before}, then ${after}`,
  today: 'Today',
  change: { price: 'New price', plan: 'New plan', full: 'Full period', end: 'Billing ends' },
};

interface Scene extends Partial<Omit<PictureInput, 'lanes' | 'texts'>> {
  readonly prices?: PriceStep[];
}

function draw(timeline: TimelineRow[], { prices = [], ...more }: Scene = {}) {
  const lanes = shownLanes({ timeline, prices, invoices: [] });
  return drawTimeline({ lanes, today: '2020-07-18', width: 936, dir: 'ltr', texts, ...more });
}

/** That a lane is known to end. */
function ending(lane: string, to: string): PriceStep {
  return {
    lane,
    planId: '100' as PlanId,
    from: '2020-07-18',
    to,
    amount: { amount: '40.00', currency: 'USD' },
    intervalMonths: 1,
    prorated: false,
  };
}

// 936 px less 8 px at each end leave 920 px for the 92 days from 18 Jul to 17 Oct: 10 px a day.
describe('the picture of a timeline', () => {
  it('draws a period as wide as its days', () => {
    const [first, second] = draw(queuedRateChange).lanes[0]?.groups ?? [];
    expect([first?.x, first?.width]).toEqual([8, 310]); // 31 days
    expect([second?.x, second?.width]).toEqual([318, 610]); // 31 + 30 days
  });

  it('draws periods of one price as one group with a bar for each', () => {
    const groups = draw(queuedRateChange).lanes[0]?.groups ?? [];
    expect(groups.map((group) => group.bars.length)).toEqual([1, 2]);
    expect(groups.map((group) => group.label?.lines)).toEqual([['$40.00'], ['$45.00']]);
  });

  it('draws a higher price higher', () => {
    const [first, second] = draw(queuedRateChange).lanes[0]?.groups ?? [];
    expect(first?.height).toBeCloseTo((64 * 40) / 45, 5);
    expect(second?.height).toBe(64);
  });

  it('marks today, every bill date and the date from which the price is new', () => {
    const marks = draw(queuedRateChange).marks;
    expect(
      marks.map(({ date, today, billed, changes }) => ({ date, today, billed, changes })),
    ).toEqual([
      { date: '2020-07-18', today: true, billed: true, changes: [] },
      { date: '2020-08-18', today: false, billed: true, changes: ['price'] },
      { date: '2020-09-18', today: false, billed: true, changes: [] },
    ]);
    expect(marks.map((mark) => mark.label?.lines)).toEqual([
      ['07-18', 'Today'],
      ['08-18', 'New price'],
      ['09-18'],
    ]);
  });

  it('runs from right to left where one reads so', () => {
    const picture = draw(queuedRateChange, { dir: 'rtl' });
    const [first] = picture.lanes[0]?.groups ?? [];
    expect(first?.x).toBe(936 - 8 - 310);
    expect(picture.marks.map((mark) => mark.x)).toEqual([928, 618, 308]);
  });

  it('keeps everything inside its width, however narrow', () => {
    for (const width of [160, 240, 320, 800]) {
      for (const dir of ['ltr', 'rtl'] as const) {
        const picture = draw(queuedRateChange, { width, dir });
        const bars = picture.lanes.flatMap((lane) => lane.groups.flatMap((group) => group.bars));
        for (const bar of bars) {
          expect(bar.x).toBeGreaterThanOrEqual(0);
          expect(bar.x + bar.width).toBeLessThanOrEqual(width);
        }
      }
    }
  });

  it('lets no two dates on the axis touch and keeps the change of price first', () => {
    const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'];
    const year = months.map((month, index) =>
      charge(`2021-${month}-01`, `2021-${month}-28`, index < 7 ? '40.00' : '45.00'),
    );
    const { marks } = draw(year, { width: 300, today: '2021-01-01' });
    const shown = marks.filter((mark) => mark.label);
    expect(shown.map((mark) => mark.date)).toContain('2021-08-01');
    expect(shown.length).toBeLessThan(12);
    const first = shown
      .filter((mark) => mark.label?.y === shown[0]?.label?.y)
      .map((mark) => mark.x);
    for (let index = 1; index < first.length; index++) {
      expect((first[index] ?? 0) - (first[index - 1] ?? 0)).toBeGreaterThan(41); // five characters of 8.2 px
    }
  });

  it('tells the part of a period at the start from a change of price', () => {
    // 18 Jul to 2 Aug are 16 of 31 days: 40.00 × 16 / 31 = 20.645…
    const aligned = [
      charge('2020-07-18', '2020-08-02', '20.65', { prorated: true }),
      charge('2020-08-03', '2020-09-02', '40.00'),
    ];
    const picture = draw(aligned);
    expect(picture.lanes[0]?.groups.map((group) => group.prorated)).toEqual([true, false]);
    expect(picture.marks.map((mark) => mark.changes)).toEqual([[], ['full']]);
  });

  it('raises an amount that is wider than its bars, and turns it inwards at the far edge', () => {
    const short = [
      charge('2020-07-18', '2020-10-17', '40.00'),
      charge('2020-10-18', '2020-10-19', '45.00'),
    ];
    const [, last] = draw(short, { width: 300 }).lanes[0]?.groups ?? [];
    expect(last?.label?.anchor).toBe('end');
    expect(last?.label?.x).toBe(292);
  });

  it('has one lane per plan, each with its name', () => {
    const rows = [...queuedRateChange, charge('2020-07-18', '2020-08-17', '5.00', extra)];
    const { lanes, named } = draw(rows);
    expect(named).toBe(true);
    expect(lanes.map((lane) => lane.name)).toEqual(['Basic', 'Extra']);
    expect(lanes[1]?.baseline).toBeGreaterThan(lanes[0]?.baseline ?? 0);
  });

  it('names a lane after both plans where one becomes the other, and marks the day', () => {
    const plus = { planId: '300' as PlanId, planName: 'Plus' };
    const picture = draw([
      charge('2020-07-18', '2020-08-17', '40.00'),
      charge('2020-08-18', '2020-09-17', '60.00', plus),
    ]);
    expect(picture.lanes.map(({ name }) => name)).toEqual(['Basic, then Plus']);
    expect(picture.marks.map(({ date, changes }) => [date, changes])).toEqual([
      ['2020-07-18', []],
      ['2020-08-18', ['plan']],
    ]);
  });

  it('marks a change on the lane that it happens in, with a line that begins there', () => {
    const rows = [
      charge('2020-07-18', '2020-10-17', '5.00', extra),
      charge('2020-07-18', '2020-08-17', '40.00'),
      charge('2020-08-18', '2020-10-17', '45.00'),
    ];
    const { lanes, marks } = draw(rows);
    expect(lanes.map(({ changes }) => changes.map(({ date }) => date))).toEqual([
      [],
      ['2020-08-18'],
    ]);
    // Today's line runs through both lanes.
    expect(marks.map(({ date, guide }) => [date, guide])).toEqual([
      ['2020-07-18', 0],
      ['2020-08-18', 1],
    ]);
  });

  it('says of a lane that is told less far that it goes on, and of one that ends where', () => {
    const rows = [
      charge('2020-07-18', '2020-10-17', '5.00', extra),
      charge('2020-07-18', '2020-08-17', '40.00'),
    ];
    // 18 Aug is 31 days in, at 10 px a day.
    expect(draw(rows).lanes.map(({ goesOn, end }) => [goesOn, end])).toEqual([
      [undefined, undefined],
      [{ from: 318, to: 928 }, undefined],
    ]);
    const ended = draw(rows, { prices: [ending('basic', '2020-08-31')] });
    // 1 Sep is 45 days in.
    expect(ended.lanes.map(({ goesOn, end }) => [goesOn, end])).toEqual([
      [undefined, undefined],
      [undefined, 458],
    ]);
    expect(ended.marks.map(({ date, changes }) => [date, changes])).toContainEqual([
      '2020-09-01',
      ['end'],
    ]);
  });

  it('cuts a period short where another plan takes its place', () => {
    const plus = { planId: '300' as PlanId, planName: 'Plus', prorated: true };
    const [basic, part] =
      draw([
        charge('2020-07-18', '2020-10-17', '40.00'),
        charge('2020-08-18', '2020-10-17', '55.00', plus),
        charge('2020-08-18', '2020-10-17', '-26.00', { prorated: true }),
      ]).lanes[0]?.groups ?? [];
    expect([basic?.x, basic?.width]).toEqual([8, 310]);
    expect(part?.x).toBe(318);
  });

  it.each([320, 936])(
    'draws many lanes low, with the amounts in their bars, in %i pixels',
    (width) => {
      const year = ['2020-07-18', '2020-08-18', '2020-09-18', '2020-10-18'];
      const rows = Array.from({ length: 12 }, (...[, lane]) =>
        year.map((date, index) =>
          charge(date, `${date.slice(0, 8)}28`, lane === 3 && index === 2 ? '90.00' : '40.00', {
            lane: String(lane),
            planName: `Plan ${lane}`,
          }),
        ),
      ).flat();
      const { lanes, height } = draw(rows, { width });
      expect(lanes).toHaveLength(12);
      // 12 lanes of 22 for the name, 24 for the bars and 14 between them, and the axis.
      expect(height).toBeLessThan(12 * 60 + 100);
      const heights = lanes.flatMap(({ groups }) => groups.map((group) => group.height));
      expect(new Set(heights)).toEqual(new Set([24]));
      for (const { groups, baseline } of lanes) {
        for (const { label, x, width: size } of groups) {
          if (!label) continue;
          expect(label.y).toBeLessThan(baseline);
          expect(label.x).toBeGreaterThanOrEqual(x);
          expect(label.x).toBeLessThan(x + size);
        }
      }
    },
  );

  it('shortens the name of a plan that is wider than the picture', () => {
    const planName =
      'A plan with a name that nobody could read in one go, let alone on a telephone';
    const rows = [charge('2020-07-18', '2020-08-17', '5.00', { planName })];
    const [lane] = draw(rows, { width: 160 }).lanes;
    expect(lane?.name).toMatch(/^A plan with.*…$/);
    expect(lane?.name.length).toBeLessThan(22); // 160 px at 8.2 px a character
  });

  it('begins before today where the plan did', () => {
    const past = [charge('2020-07-01', '2020-07-31', '40.00', { date: '2020-07-18' })];
    const { marks, lanes } = draw(past, { width: 326 });
    // 310 px for 31 days: 18 Jul is 17 days in.
    expect(lanes[0]?.groups[0]?.x).toBe(8);
    expect(marks).toHaveLength(1);
    expect(marks[0]?.x).toBe(178);
  });

  it('begins today where the plan starts later', () => {
    const later = [charge('2020-07-28', '2020-08-26', '40.00')];
    const { marks, lanes } = draw(later, { width: 416 });
    // 400 px for 40 days from 18 Jul to 26 Aug.
    expect(marks.map((mark) => [mark.date, mark.x])).toEqual([
      ['2020-07-18', 8],
      ['2020-07-28', 108],
    ]);
    expect(lanes[0]?.groups[0]?.x).toBe(108);
  });

  it('draws a plan that costs nothing as a line', () => {
    expect(draw([charge('2020-07-18', '2020-08-17', '0.00')]).lanes[0]?.groups[0]?.height).toBe(3);
  });
});
