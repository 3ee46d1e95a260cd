import { describe, expect, it } from 'vitest';
import {
  changed as made,
  children,
  simplePlan,
  taking,
} from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { at, billedLines, changed, deepFreeze, instanceOf, now, totals } from '../support.js';
import { shop } from './shop.js';

/** A plan with nine below it, each under the one before. Level n costs n.00 a month, so all ten cost 55.00. */

const planAt = (level: number) => String(20_000 + level);
const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const tower = levels.map((level) =>
  simplePlan(planAt(level), `Level ${level}`, `${level}.00`, {
    ...(level > 1 && { kind: 'supplemental' }),
    ...(level < 10 && children(planAt(level + 1))),
  }),
);
/** One that carries level 2, and with it all below; one that carries nothing. */
const carries = simplePlan('20101', 'Carries', '100.00', children(planAt(2)));
const bare = simplePlan('20102', 'Bare', '100.00');

/** Taken at once on 15 March 2015; today is 30 April, the 16th of the 30 days from 15 April. */
function towerWorld(): World {
  const taken = made(
    shop('2015-03-15', [...tower, carries, bare]),
    ...levels.map((level) =>
      taking(planAt(level), level === 1 ? {} : { parent: { row: level - 2 } }),
    ),
  );
  return at(deepFreeze(taken), '2015-04-30');
}

const statuses = (world: World) => world.planInstances.map(({ status }) => status);
const cancel = (level: number) =>
  ({
    kind: 'cancel',
    planInstanceId: String(60_000 + level),
    proration: 'full',
    ...now,
  }) as const;

describe('ten levels of plans', () => {
  it('are taken in one command and billed on one invoice', () => {
    const world = towerWorld();
    expect(totals(world)).toEqual(['2015-03-15 55.00', '2015-04-15 55.00']);
    expect(world.invoices[0]?.lines).toHaveLength(10);
    expect(instanceOf(world, '60010').parentId).toBe('60009');
  });

  it('the fourth is cancelled with the six below it', () => {
    const world = changed(towerWorld(), cancel(4));
    expect(statuses(world)).toEqual([
      ...Array<string>(3).fill('active'),
      ...Array<string>(7).fill('cancelled'),
    ]);
    // 15 of 30 days: half of 4 + 5 + 6 + 7 + 8 + 9 + 10 = 49.00
    expect(totals(world, '2015-04-30')).toEqual(['2015-04-30 -24.50']);
    // 1.00 + 2.00 + 3.00
    expect(totals(at(world, '2015-05-15'), '2015-05-01')).toEqual(['2015-05-15 6.00']);
  });

  it('the tenth is cancelled alone', () => {
    const world = changed(towerWorld(), cancel(10));
    expect(statuses(world).filter((status) => status === 'cancelled')).toHaveLength(1);
    expect(billedLines(world, '2015-04-30')).toEqual([
      '2015-04-30 Level 10 2015-04-30..2015-05-14 -5.00',
    ]);
  });

  it('the first is replaced by one that carries the second: all nine stay', () => {
    const world = changed(towerWorld(), {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20101',
      proration: 'full',
      ...now,
    });
    expect(statuses(world)).toEqual(Array<string>(10).fill('active'));
    expect(billedLines(world, '2015-04-30')).toEqual([
      // 100.00 × 15 ÷ 30 and 1.00 × 15 ÷ 30
      '2015-04-30 Carries 2015-04-30..2015-05-14 50.00',
      '2015-04-30 Level 1 2015-04-30..2015-05-14 -0.50',
    ]);
  });

  it('the first is replaced by one that carries nothing: all nine are cancelled', () => {
    const world = changed(towerWorld(), {
      kind: 'replace',
      planInstanceId: '60001',
      planId: '20102',
      proration: 'full',
      ...now,
    });
    expect(statuses(world)).toEqual(['active', ...Array<string>(9).fill('cancelled')]);
    // 50.00, less half of 55.00
    expect(totals(world, '2015-04-30')).toEqual(['2015-04-30 22.50']);
  });

  it('no level can be taken without the one above it', () => {
    const world = shop('2015-03-15', tower);
    expect(() => made(world, taking(planAt(3)))).toThrow('plan-needs-parent');
    expect(() => made(world, taking(planAt(1)), taking(planAt(3), { parent: { row: 0 } }))).toThrow(
      'plan-not-under-parent',
    );
  });
});
