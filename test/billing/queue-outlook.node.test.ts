import { describe, expect, it } from 'vitest';
import { inactiveParent, type Outlook } from '../../src/billing/queue-outlook.js';
import { changeSchema, type Change } from '../../src/model/plan-change.js';
import type { PlanInstanceStatus } from '../../src/model/plan-instance.js';

const cancel = changeSchema.parse({ kind: 'cancel', planInstanceId: '60001' });
const units = changeSchema.parse({ kind: 'units', planInstanceId: '60001', units: 3 });
const start = changeSchema.parse({ kind: 'assign', planId: '20001', units: 1, status: 'trial' });
const toStatus = (status: PlanInstanceStatus) =>
  changeSchema.parse({ kind: 'status', planInstanceId: '60001', status });

function plan(status: PlanInstanceStatus, ...queued: [date: string, change: Change][]): Outlook {
  return {
    planInstanceId: '60001',
    status,
    queued: queued.map(([date, change]) => ({ date, change })),
  };
}

describe('whether a plan above will be there on a date', () => {
  it('is no question where there is none', () => {
    expect(inactiveParent('2016-03-01', [])).toBeUndefined();
  });

  it.each<PlanInstanceStatus>(['active', 'trial', 'inactive', 'pending-activation'])(
    'it will, being %s with nothing queued',
    (status) => {
      expect(inactiveParent('2016-03-01', [plan(status)])).toBeUndefined();
    },
  );

  it.each<PlanInstanceStatus>(['suspended', 'terminated', 'cancelled'])(
    'it will not, being %s already',
    (status) => {
      expect(inactiveParent('2016-03-01', [plan(status)])).toEqual({
        planInstanceId: '60001',
        status,
      });
    },
  );

  it('it will not from the day of its cancellation on', () => {
    const ends = [plan('pending-cancellation', ['2016-03-01', cancel])];
    expect(inactiveParent('2016-02-29', ends)).toBeUndefined();
    const gone = { planInstanceId: '60001', status: 'cancelled', since: '2016-03-01' };
    expect(inactiveParent('2016-03-01', ends)).toEqual(gone);
    expect(inactiveParent('2016-03-02', ends)).toEqual(gone);
  });

  it('it will not while suspended, and will again when it is made active', () => {
    const pause = [
      plan('active', ['2016-03-01', toStatus('suspended')], ['2016-04-01', toStatus('active')]),
    ];
    expect(inactiveParent('2016-03-31', pause)).toEqual({
      planInstanceId: '60001',
      status: 'suspended',
      since: '2016-03-01',
    });
    expect(inactiveParent('2016-04-01', pause)).toBeUndefined();
  });

  it('does not hang on changes that are none of status', () => {
    expect(inactiveParent('2016-03-02', [plan('active', ['2016-03-01', units])])).toBeUndefined();
    const stopped = plan('active', ['2016-03-01', toStatus('suspended')], ['2016-03-02', units]);
    expect(inactiveParent('2016-03-02', [stopped])).toMatchObject({ status: 'suspended' });
    const begins = plan('suspended', ['2016-03-01', start]);
    expect(inactiveParent('2016-03-02', [begins])).toMatchObject({ status: 'suspended' });
  });

  it('looks at all plans above and names the nearest that will not be there', () => {
    const near = plan('active');
    const far = { ...plan('suspended'), planInstanceId: '60000' };
    expect(inactiveParent('2016-03-01', [near, far])).toEqual({
      planInstanceId: '60000',
      status: 'suspended',
    });
    const nearest = { ...plan('cancelled'), planInstanceId: '60009' };
    expect(inactiveParent('2016-03-01', [nearest, far])?.planInstanceId).toBe('60009');
  });
});
