import { describe, expect, it } from 'vitest';
import {
  barsQueueing,
  holdsUpChildren,
  isBillable,
  isEnded,
  isWaiting,
  pendingEnd,
  statusChange,
} from '../../src/billing/status.js';
import type { PlanInstanceStatus } from '../../src/model/plan-instance.js';
import { planInstanceStatusSchema } from '../../src/model/plan-instance.js';

const all = planInstanceStatusSchema.options;
const those = (is: (status: PlanInstanceStatus) => boolean) => all.filter(is);

describe('a status', () => {
  it('is billed, or not', () => {
    expect(those(isBillable)).toEqual(['active', 'pending-cancellation', 'pending-termination']);
  });

  it('has ended, or not', () => {
    expect(those(isEnded)).toEqual(['cancelled', 'terminated']);
  });

  it('waits for a start, or not', () => {
    expect(those(isWaiting)).toEqual(['pending-installation', 'pending-activation']);
  });

  it('keeps what hangs under it from being used, or not', () => {
    expect(those(holdsUpChildren)).toEqual(['inactive', 'suspended', 'cancelled', 'terminated']);
  });

  it('bars the queue for starts, replacements and cancellations, or not', () => {
    expect(those(barsQueueing)).toEqual(['suspended', 'cancelled', 'terminated']);
  });

  it('has a name for its end while that waits', () => {
    expect(pendingEnd('cancelled')).toBe('pending-cancellation');
    expect(pendingEnd('terminated')).toBe('pending-termination');
    expect(pendingEnd('suspended')).toBeUndefined();
  });
});

describe('a change of status', () => {
  const from = (status: PlanInstanceStatus, kind: 'master' | 'supplemental' = 'master') =>
    those((to) => statusChange(status, to, kind).allowed);
  const ends = ['cancelled', 'terminated'];

  it.each<[PlanInstanceStatus, string[]]>([
    ['active', ['active-non-billable', 'inactive', 'suspended', ...ends]],
    ['active-non-billable', ['active', 'inactive', 'suspended', ...ends]],
    ['trial', ['active', 'active-non-billable', 'inactive', 'suspended', ...ends]],
    ['inactive', ['active', 'active-non-billable', 'suspended', ...ends]],
    ['suspended', ['active', 'active-non-billable', 'inactive', ...ends]],
    ['pending-installation', ['active', ...ends]],
    ['pending-activation', ends],
    ['pending-cancellation', ends],
    ['pending-termination', ends],
  ])('from %s is possible to these', (status, to) => {
    expect(from(status)).toEqual(to);
    expect(from(status, 'supplemental')).toEqual(to);
  });

  it('takes a master plan up again that has ended, and no supplemental plan', () => {
    for (const status of ['cancelled', 'terminated'] as const) {
      expect(from(status)).toEqual(['active', 'active-non-billable']);
      expect(from(status, 'supplemental')).toEqual([]);
    }
  });

  it('says why it is not possible', () => {
    expect(statusChange('active', 'active', 'master')).toEqual({
      allowed: false,
      reason: 'nothing-to-change',
    });
    expect(statusChange('active', 'trial', 'master')).toEqual({
      allowed: false,
      reason: 'status-not-possible',
    });
    expect(statusChange('active', 'suspended', 'master')).toEqual({ allowed: true });
  });
});
