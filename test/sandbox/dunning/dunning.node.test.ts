import { describe, expect, it } from 'vitest';
import type { PaymentMethodId, TransactionId } from '../../../src/model/ids.js';
import { advanceTo, nextDay } from '../../../src/sandbox/clock.js';
import { voidPayment } from '../../../src/sandbox/payments/void-payment.js';
import { home, simplePlan, taking } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';
import { ada, at, changed, deepFreeze, edited, instanceOf, now } from '../support.js';
import { shop, subscribed, type WorldParts } from '../worked-examples/shop.js';
import { attempts, byInvoice, kinds, open, paid, received } from '../payments/till.js';
import { dunnedBy, stateOf, type Step } from './overdue.js';

const plans = [simplePlan('20001', 'Internet', '40.00'), simplePlan('20002', 'Phone', '15.00')];
const word: Step = { afterDays: 3 };
const suspend: Step = { afterDays: 4, status: 'suspended' };
const end: Step = { afterDays: 5, status: 'terminated' };
const group = { dunningGroupId: '92001' };

/** Internet of 10 January 2019, due at once, two days of grace. */
function unpaid(today: string, steps: Step[], more: WorldParts = {}, graceDays = 2): World {
  return subscribed('2019-01-10', today, plans, { ...dunnedBy(graceDays, steps), ...more }, group);
}

/** A card that works takes the place of the one that was declined. */
function withGoodCard(world: World): World {
  return deepFreeze({
    ...world,
    billingGroups: world.billingGroups.map((row) => ({
      ...row,
      pays: { by: 'method' as const, primaryId: '50002' as PaymentMethodId },
    })),
  });
}

describe('dunning', () => {
  it.each([
    ['2019-01-11', 'active'],
    ['2019-01-12', 'active in-progress 0 (2019-01-15)'],
    ['2019-01-14', 'active in-progress 0 (2019-01-15)'],
    ['2019-01-15', 'active in-progress 1 (2019-01-19)'],
    ['2019-01-19', 'suspended in-progress 2 (2019-01-24)'],
    ['2019-01-24', 'terminated completed 3'],
    ['2019-03-24', 'terminated completed 3'],
  ])('on %s: %s', (today, state) => {
    expect(stateOf(unpaid(today, [word, suspend, end]))).toBe(state);
  });

  it('gives back what a plan was before, without an end that was called off meanwhile', () => {
    const cancelling = deepFreeze(
      changed(unpaid('2019-01-12', [word, suspend]), {
        kind: 'cancel',
        planInstanceId: '60001',
        effective: { when: 'anniversary' },
      }),
    );
    expect(stateOf(cancelling)).toBe('pending-cancellation in-progress 0 (2019-01-15)');
    const suspended = at(cancelling, '2019-01-19');
    expect(stateOf(suspended)).toBe('suspended completed 2');
    const pay = (world: World) => stateOf(paid(withGoodCard(world), { pay: 'full' }));
    expect(pay(suspended)).toBe('pending-cancellation');
    expect(pay(edited(suspended, '60001', { do: 'delete' }))).toBe('active');
  });

  it('tells what happens', () => {
    const steps = advanceTo(unpaid('2019-01-11', [word, suspend]), '2019-01-20');
    expect(
      kinds(steps.events).filter(
        (kind) => !kind.startsWith('payment') && kind !== 'collection-failed',
      ),
    ).toEqual(['dunning-started', 'dunning-stepped', 'dunning-stepped', 'status-changed']);
  });

  it('may begin on the due date itself, also when a command of that day was declined', () => {
    expect(stateOf(unpaid('2019-01-10', [word], {}, 0))).toBe('active in-progress 0 (2019-01-13)');
    const later = { settings: { daysUntilDue: 10 } };
    expect(stateOf(unpaid('2019-01-19', [word], later, 0))).toBe('active');
    expect(stateOf(unpaid('2019-01-20', [word], later, 0))).toBe(
      'active in-progress 0 (2019-01-23)',
    );
  });

  it('takes several steps on one day where they follow at once', () => {
    const atOnce = [{ afterDays: 0 }, { afterDays: 0, status: 'suspended' }] satisfies Step[];
    const world = unpaid('2019-01-10', atOnce, {}, 0);
    expect(stateOf(world)).toBe('suspended completed 2');
    // What was just declined is not asked again on the day on which dunning begins.
    expect(attempts(world)).toEqual(['50001 declined 40.00']);
  });

  it('counts its grace days from the due date of the terms', () => {
    const terms = { ...byInvoice, ...dunnedBy(2, [word]) };
    // Net 30: due on 9 February.
    const on = (today: string) => subscribed('2019-01-10', today, plans, terms, group);
    expect(stateOf(on('2019-02-10'))).toBe('active');
    expect(stateOf(on('2019-02-11'))).toBe('active in-progress 0 (2019-02-14)');
    expect(attempts(on('2019-02-14'))).toEqual([]);
  });

  it('is for plans whose dunning group has a process, and for no others', () => {
    const on = (choice: object, more: WorldParts = {}) =>
      stateOf(
        subscribed('2019-01-10', '2019-02-01', plans, { ...dunnedBy(2, [word]), ...more }, choice),
      );
    expect(on({})).toBe('active');
    expect(on(group)).toBe('active completed 1');
    const without = { dunningGroups: [{ id: '92001', accountId: home.accountId, name: 'None' }] };
    expect(on(group, without)).toBe('active');
  });

  it('is only for the plans that an unpaid invoice is for', () => {
    const start = shop('2019-01-10', plans, {
      ...dunnedBy(2, [word]),
      billingGroups: [home, { ...home, id: '40002', pays: { by: 'method', primaryId: '50002' } }],
    });
    const world = at(
      changed(
        start,
        taking('20001', group),
        taking('20002', { ...group, billingGroupId: '40002' }),
      ),
      '2019-01-12',
    );
    expect([stateOf(world, '60001'), stateOf(world, '60002')]).toEqual([
      'active in-progress 0 (2019-01-15)',
      'active',
    ]);
  });
});

describe('a step', () => {
  it('tries once more to collect, and goes on when it is declined', () => {
    expect(attempts(unpaid('2019-01-14', [word, suspend]))).toHaveLength(1);
    expect(attempts(unpaid('2019-01-15', [word, suspend]))).toEqual([
      '50001 declined 40.00',
      '50001 declined 40.00',
    ]);
  });

  it('is not taken when the card pays now', () => {
    const world = at(withGoodCard(unpaid('2019-01-14', [word, suspend])), '2019-01-19');
    expect(stateOf(world)).toBe('active');
    expect(attempts(world)).toEqual(['50001 declined 40.00', '50002 collected 40.00']);
    expect(open(world)).toEqual(['0.00']);
  });

  it('asks for an invoice once a day, for however many plans it is', () => {
    const both = changed(
      shop('2019-01-10', plans, dunnedBy(2, [word, suspend])),
      taking('20001', group),
      taking('20002', group),
    );
    // 40.00 + 15.00 on one invoice, on the due date and with the first step.
    expect(attempts(at(both, '2019-01-15'))).toEqual([
      '50001 declined 55.00',
      '50001 declined 55.00',
    ]);
    expect(stateOf(at(both, '2019-01-15'), '60002')).toBe('active in-progress 1 (2019-01-19)');
  });

  it('suspends without giving money back, and what is suspended is not billed', () => {
    const world = unpaid('2019-02-12', [suspend]);
    expect(world.invoices.map(({ date }) => date)).toEqual(['2019-01-10']);
    expect(instanceOf(world, '60001').nextBillDate).toBe('2019-03-10');
  });

  it('may leave a plan unbilled, or cancel it', () => {
    expect(stateOf(unpaid('2019-02-12', [{ afterDays: 1, status: 'active-non-billable' }]))).toBe(
      'active-non-billable completed 1',
    );
    const cancelled = unpaid('2019-02-12', [{ afterDays: 1, status: 'cancelled' }]);
    expect(stateOf(cancelled)).toBe('cancelled completed 1');
    expect(instanceOf(cancelled, '60001').nextBillDate).toBeUndefined();
    expect(open(cancelled)).toEqual(['40.00']);
  });

  it('is not taken any more by a plan that was cancelled meanwhile', () => {
    const cancel = { kind: 'cancel', planInstanceId: '60001', ...now, proration: 'none' } as const;
    const world = at(changed(unpaid('2019-01-16', [word, suspend, end]), cancel), '2019-02-16');
    expect(stateOf(world)).toBe('cancelled in-progress 1');
  });
});

describe('the end of dunning', () => {
  it('comes with the payment, and the status of before comes back', () => {
    const world = unpaid('2019-01-20', [word, suspend, end]);
    expect(stateOf(world)).toBe('suspended in-progress 2 (2019-01-24)');
    const after = paid(world, { pay: 'full' });
    expect(stateOf(after)).toBe('active');
    expect(stateOf(at(after, '2019-02-09'))).toBe('active');
    // Billed once for the time that was paid for, and again from the next bill date on.
    expect(at(after, '2019-02-10').invoices.map(({ date }) => date)).toEqual([
      '2019-01-10',
      '2019-02-10',
    ]);
  });

  it('comes when dunning was through, too, but not back from the end of the plan', () => {
    expect(stateOf(paid(unpaid('2019-01-20', [word]), { pay: 'full' }))).toBe('active');
    expect(stateOf(paid(unpaid('2019-01-24', [word, suspend, end]), { pay: 'full' }))).toBe(
      'terminated',
    );
  });

  it('leaves a plan that somebody has put on hold meanwhile', () => {
    const hold = { kind: 'status', planInstanceId: '60001', status: 'inactive' } as const;
    const world = changed(unpaid('2019-01-20', [word, suspend, end]), hold);
    expect(stateOf(paid(world, { pay: 'full' }))).toBe('inactive');
  });

  it('needs all that is due to be paid, not what is due later', () => {
    const net = { ...byInvoice, ...dunnedBy(2, [word]) };
    // Due on 9 February, 12 March and 9 April.
    const world = subscribed('2019-01-10', '2019-03-15', plans, net, group);
    expect(open(world)).toEqual(['40.00', '40.00', '40.00']);
    expect(stateOf(received(world, '79.99'))).toBe('active completed 1');
    expect(stateOf(received(world, '80.00'))).toBe('active');
  });

  it('comes with money that was paid ahead elsewhere, or with a card that pays the next invoice only when nothing else is due', () => {
    const world = at(withGoodCard(unpaid('2019-01-20', [word])), '2019-02-10');
    // February was collected, January was not.
    expect(open(world)).toEqual(['40.00', '0.00']);
    expect(stateOf(world)).toBe('active completed 1');
    expect(stateOf(received(world, '40.00'))).toBe('active');
  });

  it('is not the end for good: the next unpaid invoice begins it anew', () => {
    const world = at(paid(unpaid('2019-01-20', [word]), { pay: 'full' }), '2019-02-12');
    expect(stateOf(world)).toBe('active in-progress 0 (2019-02-15)');
  });
});

describe('an invoice that is open again', () => {
  const reopened = (today: string, steps = [word]) => {
    const world = received(unpaid('2019-01-11', steps), '40.00');
    const later = at(world, today);
    const check = later.payments.find(({ by }) => by.by === 'check');
    const outcome = voidPayment(later, { accountId: ada, paymentId: check?.id as TransactionId });
    if (!outcome.world) throw new Error(outcome.refusal);
    return outcome;
  };

  it('begins dunning at once where its grace days are over', () => {
    expect(stateOf(reopened('2019-01-12').world)).toBe('active in-progress 0 (2019-01-15)');
    expect(stateOf(reopened('2019-02-01').world)).toBe('active in-progress 0 (2019-02-04)');
    expect(kinds(reopened('2019-02-01').events)).toEqual(['payment-voided', 'dunning-started']);
  });

  it('waits for its day where they are not', () => {
    const early = reopened('2019-01-11').world;
    expect(stateOf(early)).toBe('active');
    expect(stateOf(nextDay(early).world)).toBe('active in-progress 0 (2019-01-15)');
  });

  it('takes the first step at once where that follows at once', () => {
    const world = reopened('2019-02-01', [{ afterDays: 0, status: 'suspended' }]).world;
    expect(stateOf(world)).toBe('suspended completed 1');
  });
});
