import { describe, expect, it } from 'vitest';
import { Books } from '../../src/sandbox/books.js';
import { permissionsOf } from '../../src/sandbox/permissions.js';
import { refusalOfChanges, scenarioWorld } from './support.js';

describe('what may be done with a plan', () => {
  it('is open when one way to do it is, though another is not (dunning-forbids-replacement)', async () => {
    // The days of grace of the fourth plan run out before its next bill date, and not today.
    const world = await scenarioWorld('dunning-forbids-replacement');
    const books = new Books(world);
    const replace = world.planInstances.map((row) => permissionsOf(books, row).can.replace);
    const overdue = { allowed: false, reason: 'dunning-blocks-replacement' };
    expect(replace).toEqual([overdue, overdue, overdue, { allowed: true }]);
    const becoming = (when: 'now' | 'anniversary') =>
      refusalOfChanges(world, {
        kind: 'replace',
        planInstanceId: '60004',
        planId: '20002',
        effective: { when },
      });
    expect(becoming('anniversary')).toBe('dunning-blocks-replacement');
    expect(becoming('now')).toBeUndefined();
  });

  it('is no switch, today or later, of what hangs under a suspended plan (inactive-plans-cannot-be-queued)', async () => {
    const world = await scenarioWorld('inactive-plans-cannot-be-queued');
    for (const when of ['now', 'anniversary'] as const) {
      const change = { kind: 'replace', planId: '20012', effective: { when } } as const;
      expect(refusalOfChanges(world, { ...change, planInstanceId: '60002' })).toBe(
        'parent-not-active',
      );
    }
  });
});
