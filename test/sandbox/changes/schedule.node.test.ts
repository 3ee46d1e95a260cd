import { describe, expect, it } from 'vitest';
import { plan, recurring, schedule, taking } from '../../../src/sandbox/scenarios/build.js';
import { at } from '../support.js';
import { begin, billed, instance, made, queued, refused, type ChangeText } from './support.js';

const internet = plan('20001', 'Internet', [
  schedule('30001', 'Standard', [
    recurring('80001', 'Internet', ['2000-01-01', '28.00'], ['2019-02-24', '56.00']),
  ]),
  schedule('30002', 'Loyal', [recurring('80002', 'Internet', ['2000-01-01', '14.00'])], {
    isDefault: false,
  }),
  schedule('30003', 'By the year', [recurring('80003', 'Internet', ['2000-01-01', '365.00'])], {
    isDefault: false,
    intervalMonths: 12,
  }),
  schedule('30004', 'Soon', [recurring('80004', 'Internet', ['2000-01-01', '1.00'])], {
    isDefault: false,
    availableFrom: '2019-02-15',
  }),
  schedule('30005', 'Until today', [recurring('80005', 'Internet', ['2000-01-01', '7.00'])], {
    isDefault: false,
    availableTo: '2019-02-14',
  }),
  {
    ...schedule('30006', 'Euro', []),
    currency: 'EUR',
  },
]);
const other = plan('20002', 'Phone', [
  schedule('30007', 'Phone', [recurring('80007', 'Phone', ['2000-01-01', '1.00'])]),
]);
const held = () =>
  at(made(begin('2019-01-04', { plans: [internet, other] }), taking('20001')), '2019-02-14');
const change = (rateScheduleId: string, more: object = {}): ChangeText => ({
  kind: 'rate-schedule',
  planInstanceId: '60001',
  rateScheduleId,
  ...more,
});

describe('changing the rate schedule', () => {
  it('credits the old one and charges the new one from now on, as the choice says', () => {
    const before = held();
    const moved = (proration: string | undefined) =>
      billed(made(before, change('30002', proration ? { proration } : {})), before);
    // 18 of 28 days: 28 × 18/28 and 14 × 18/28
    const credit = 'Internet -18.00 2019-02-14..2019-03-03 18/28';
    const charge = 'Internet 9.00 2019-02-14..2019-03-03 18/28';
    expect(moved(undefined)).toEqual({ '2019-02-14': [credit, charge] });
    expect(moved('full')).toEqual({ '2019-02-14': [credit, charge] });
    expect(moved('charge-only')).toEqual({ '2019-02-14': [charge] });
    expect(moved('credit-only')).toEqual({ '2019-02-14': [credit] });
    expect(moved('none')).toEqual({});
  });

  it('goes back at the rates of that day, whatever was charged before', () => {
    const before = at(made(held(), change('30002', { proration: 'none' })), '2019-02-24');
    expect(billed(made(before, change('30001')), before)).toEqual({
      // 8 of 28 days; what stands was charged at 28.00, the schedule costs 56.00 since today.
      '2019-02-24': [
        'Internet -8.00 2019-02-24..2019-03-03 8/28',
        'Internet 16.00 2019-02-24..2019-03-03 8/28',
      ],
    });
  });

  it('to a longer interval goes on from the old bill date', () => {
    const before = held();
    const world = made(before, change('30003'));
    expect(billed(at(world, '2019-03-04'), before)).toEqual({
      '2019-02-14': [
        'Internet -18.00 2019-02-14..2019-03-03 18/28',
        // The year that ends on 3 March 2019 has 365 days.
        'Internet 18.00 2019-02-14..2019-03-03 18/365',
      ],
      '2019-03-04': ['Internet 365.00 2019-03-04..2020-03-03'],
    });
  });

  it('moves what waits for an anniversary with the interval', () => {
    const yearly = made(held(), change('30003', { proration: 'charge-only' }));
    const waiting = made(at(yearly, '2019-03-05'), {
      kind: 'cancel',
      planInstanceId: '60001',
    });
    expect(queued(waiting)).toEqual(['cancel 60001 anniversary 2020-03-04 queued']);
    const monthly = made(waiting, change('30002', { proration: 'full' }));
    expect(instance(monthly, '60001').nextBillDate).toBe('2019-04-04');
    expect(queued(monthly)).toEqual(['cancel 60001 anniversary 2019-04-04 queued']);
  });

  it('is refused for schedules that are not there, not in effect, not on offer any more, or the same', () => {
    const why = (id: string, more: object = {}) => refused(held(), change(id, more));
    const on = (date: string) => ({ effective: { when: 'date', date } });
    expect(why('30001')).toBe('nothing-to-change');
    expect(why('39999')).toBe('schedule-not-found');
    expect(why('30007')).toBe('schedule-not-found');
    expect(why('30006')).toBe('schedule-not-found');
    expect(why('30004')).toBe('schedule-not-in-effect');
    expect(why('30004', on('2019-02-15'))).toBe('schedule-not-in-effect');
    expect(why('30005')).toBeUndefined();
    expect(why('30005', on('2019-02-15'))).toBe('schedule-expired');
    expect(why('30005', { effective: { when: 'by-hand' } })).toBeUndefined();
  });

  it('waits for the anniversary without proration', () => {
    const before = held();
    const world = made(before, change('30002', { effective: { when: 'anniversary' } }));
    expect(billed(at(world, '2019-03-04'), before)).toEqual({
      '2019-03-04': ['Internet 14.00 2019-03-04..2019-04-03'],
    });
  });
});
