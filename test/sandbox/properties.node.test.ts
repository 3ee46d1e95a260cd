import fc from 'fast-check';
import './properties/same-cases.js';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/billing/calendar.js';
import { advanceTo } from '../../src/sandbox/clock.js';
import { readWorld } from '../../src/sandbox/read-world.js';
import {
  plan,
  recurring,
  schedule,
  tiers,
  home,
  card,
  worldOf,
} from '../../src/sandbox/scenarios/build.js';
import type { World } from '../../src/sandbox/world.js';
import { quoteDraft } from '../../src/sandbox/quote/quote-draft.js';
import { lineOf } from '../../src/sandbox/views.js';
import { ada, deepFreeze, draftOf, invoices, takingOf } from './support.js';

const day = (from: string) => (offset: number) => addDays(from, offset);
const amount = fc.integer({ min: 0, max: 99_999 }).map((cents) => (cents / 100).toFixed(2));
const today = fc.integer({ min: 0, max: 900 }).map(day('2019-01-01'));

/** One plan that changes its price on random days, in random tiers, with a fee, and another plan to align with. */
const situation = fc
  .record({
    today,
    intervalMonths: fc.constantFrom(1, 3, 12),
    targetMonths: fc.constantFrom(1, 3, 12),
    changes: fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { maxLength: 4 }),
    prices: fc.array(fc.tuple(amount, amount), { minLength: 5, maxLength: 5 }),
    tierRule: fc.constantFrom('standard' as const, 'volume' as const, 'flat' as const),
    fee: amount,
    units: fc.integer({ min: 1, max: 30 }),
    heldFor: fc.integer({ min: 0, max: 400 }),
    when: fc.oneof(
      fc.constant({ when: 'now' } as const),
      fc.constant('align' as const),
      fc.integer({ min: 1, max: 28 }).map((days) => ({ when: 'date', days }) as const),
      fc.integer({ min: 1, max: 28 }).map((days) => ({ when: 'retroactive', days }) as const),
    ),
  })
  .map((given) => {
    const began = addDays(given.today, -given.heldFor);
    const dates = given.changes.sort((a, b) => a - b).map(day(began));
    const charge = {
      ...recurring('80001', 'Service'),
      tierRule: given.tierRule,
      rates: [undefined, ...dates].map((from, index) => {
        const [few = '1.00', many = '2.00'] = given.prices[index] ?? [];
        return { ...(from !== undefined && { from }), tiers: tiers([5, few], [undefined, many]) };
      }),
    };
    const fee = {
      ...recurring('80002', 'Set-up', ['2010-01-01', given.fee]),
      kind: 'activation' as const,
      tierRule: 'flat' as const,
    };
    const { intervalMonths } = given;
    const begin = worldOf('random', began, {
      plans: [
        plan('20001', 'Random', [schedule('30001', 'A', [charge, fee], { intervalMonths })], {
          units: { min: 1, max: 50 },
        }),
        plan('20002', 'Held', [
          schedule('30002', 'B', [recurring('80003', 'Held', ['2010-01-01', '10.00'])], {
            intervalMonths: given.targetMonths,
          }),
        ]),
      ],
      paymentMethods: [card],
      billingGroups: [home],
    });
    const held = takingOf(begin, draftOf({ planId: '20002' }), 'held');
    if (!held.receipt) throw new Error(held.refusal);
    const { when } = given;
    const draft = draftOf({
      units: given.units,
      effective:
        when === 'align' || when.when === 'now'
          ? { when: 'now' }
          : {
              when: when.when,
              date: addDays(given.today, when.when === 'date' ? when.days : -when.days),
            },
      ...(when === 'align' && { alignWith: '60001' }),
    });
    return { world: deepFreeze(advanceTo(held.world, given.today).world), draft };
  });

function write(world: World, draft: ReturnType<typeof draftOf>): World {
  const outcome = takingOf(world, draft);
  if (!outcome.receipt) throw new Error(outcome.refusal);
  return deepFreeze(outcome.world);
}

/** What the random plan was billed: its own recurring lines, by invoice. */
function billed(world: World) {
  return invoices(world).flatMap(({ date, lines }) => {
    const own = lines.filter(({ planName, kind }) => planName === 'Random' && kind === 'recurring');
    const cents = own.reduce(
      (total, line) => total + BigInt(line.amount.amount.replace('.', '')),
      0n,
    );
    const [first] = own;
    return first ? [{ date, period: first.period, cents, prorated: first.prorated }] : [];
  });
}

describe('for any plan, price history and start', () => {
  it('what was previewed is what the write and the clock then bill', () => {
    fc.assert(
      fc.property(situation, ({ world, draft }) => {
        const { preview } = quoteDraft(world, ada, draft);
        fc.pre(preview !== undefined);
        const after = write(world, draft);
        const now = after.invoices
          .slice(world.invoices.length)
          .flatMap(({ lines }) => lines.map(lineOf));
        expect(now).toEqual(preview.dueNow.lines);
        const last = preview.timeline.at(-1)?.date ?? world.today;
        const expected = preview.timeline
          .map(({ date, period, amount: { amount: text }, prorated }) => ({
            date,
            period,
            cents: BigInt(text.replace('.', '')),
            prorated,
          }))
          .filter(({ cents }) => cents !== 0n);
        expect(billed(advanceTo(after, last).world)).toEqual(expected);
      }),
      { numRuns: 150, seed: 20200718 },
    );
  });

  it('days one by one give what all at once gives, from frozen worlds', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 1, max: 120 }), ({ world, draft }, days) => {
        const { preview } = quoteDraft(world, ada, draft);
        fc.pre(preview !== undefined);
        const start = write(world, draft);
        const atOnce = advanceTo(start, addDays(start.today, days)).world;
        let byDays = start;
        for (let count = 0; count < days; count++)
          byDays = deepFreeze(advanceTo(byDays, addDays(byDays.today, 1)).world);
        expect(byDays).toEqual(atOnce);
      }),
      { numRuns: 60, seed: 20200718 },
    );
  });

  it('export and import change nothing, wherever the clock stands', () => {
    fc.assert(
      fc.property(situation, fc.integer({ min: 0, max: 120 }), ({ world, draft }, days) => {
        const { preview } = quoteDraft(world, ada, draft);
        const begun = preview ? write(world, draft) : world;
        const later = advanceTo(begun, addDays(begun.today, days)).world;
        const read = readWorld(JSON.parse(JSON.stringify(later)));
        expect(read.problems).toBeUndefined();
        expect(read.world).toEqual(later);
        expect(quoteDraft(read.world ?? world, ada, draft)).toEqual(quoteDraft(later, ada, draft));
      }),
      { numRuns: 60, seed: 20200718 },
    );
  });

  it('a refusal and a preview leave the world deep-equal', () => {
    fc.assert(
      fc.property(situation, ({ world, draft }) => {
        const before = JSON.stringify(world);
        quoteDraft(world, ada, draft);
        takingOf(world, draftOf({ units: 51 }));
        expect(JSON.stringify(world)).toBe(before);
      }),
      { numRuns: 60, seed: 20200718 },
    );
  });
});
