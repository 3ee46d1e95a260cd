import { describe, expect, it } from 'vitest';
import {
  inCurrentCycle,
  rebillRefusal,
  rebillRefusals,
  rebillRestriction,
} from '../../src/billing/rebill.js';
import type { LineChange, RebillableLine } from '../../src/billing/rebill-plan.js';
import { creditedLine, openInvoice, usd } from './documents-support.js';

/** 3 × 10.00. */
const charged: RebillableLine = { ...creditedLine(), units: '3', rate: usd('10.00') };
const usage: RebillableLine = { ...charged, kind: 'usage' };
const prorated: RebillableLine = { ...charged, amount: usd('18.00'), share: { days: 18, of: 30 } };

const refusal = (change: Partial<LineChange>, line: RebillableLine = charged) =>
  rebillRefusal(
    openInvoice,
    [line],
    { changes: [{ line: 1, ...change }], reason: 'rate', comment: 'Too high.' },
    'USD',
  );

describe('an invoice that cannot be rebilled', () => {
  it.each([
    ['voided', { voided: true }, 'invoice-voided'],
    ['pending', { pending: true }, 'invoice-pending'],
    ['a child’s whose parent pays', { parentPays: true }, 'parent-pays'],
    ['rebilled already: its rebill is rebilled instead', { rebilled: true }, 'already-rebilled'],
    ['one whose rebill was voided', { rebillVoided: true }, 'rebill-voided'],
    ['opened again by a refund', { refundReversed: true }, 'refund-reversed'],
    ['fully paid', { settled: true }, 'fully-paid'],
    ['with a plan that left its billing group', { planLeft: true }, 'plan-left-billing-group'],
    ['for the running cycle', { inCurrentCycle: true }, 'in-current-cycle'],
  ] as const)('is one that is %s', (_, state, restriction) => {
    expect(rebillRestriction({ ...openInvoice, ...state }, [charged])).toBe(restriction);
  });

  it('is none that looks paid because it is disputed', () => {
    const disputed = { ...openInvoice, settled: true, disputed: true };
    expect(rebillRestriction(disputed, [charged])).toBeUndefined();
    expect(rebillRestriction({ ...disputed, settled: false }, [charged])).toBeUndefined();
  });

  it('is one with nothing left but tax', () => {
    expect(rebillRestriction(openInvoice, [creditedLine({ kind: 'tax' })])).toBe(
      'no-rebillable-lines',
    );
  });
});

describe('the running cycle', () => {
  const period = { from: '2020-01-15', to: '2020-02-14' };
  const line = { kind: 'recurring', period };

  it('is charged for up to and on the last day of a period', () => {
    expect(inCurrentCycle([line], '2020-02-13')).toBe(true);
    expect(inCurrentCycle([line], '2020-02-14')).toBe(true);
    expect(inCurrentCycle([line], '2020-02-15')).toBe(false);
  });

  it('is charged for by any of the recurring lines in advance, and by no other line', () => {
    const old = { kind: 'recurring', period: { from: '2019-12-15', to: '2020-01-14' } };
    expect(inCurrentCycle([old, line], '2020-02-01')).toBe(true);
    expect(inCurrentCycle([old, { ...line, kind: 'usage' }], '2020-02-01')).toBe(false);
    expect(inCurrentCycle([{ kind: 'recurring' }], '2020-02-01')).toBe(false);
  });
});

describe('a rebill', () => {
  it('needs a reason and a comment', () => {
    const ask = (reason: string, comment: string) =>
      rebillRefusal(openInvoice, [charged], { changes: [], reason, comment }, 'USD');
    expect(ask('rate', 'Too high.')).toBeUndefined();
    expect(ask(' ', 'Too high.')).toBe('reason-missing');
    expect(ask('rate', ' ')).toBe('comment-missing');
  });

  it('is refused for the invoice first', () => {
    const asked = { changes: [], reason: '', comment: '' };
    expect(rebillRefusal({ ...openInvoice, voided: true }, [charged], asked, 'USD')).toBe(
      'invoice-voided',
    );
  });

  it('changes each line once, and only lines with something left', () => {
    const ask = (...changes: LineChange[]) =>
      rebillRefusal(
        openInvoice,
        [charged, creditedLine({ kind: 'tax' })],
        { changes, reason: 'rate', comment: 'Too high.' },
        'USD',
      );
    expect(ask({ line: 1, rate: '9' }, { line: 1, units: '1' })).toBe('line-twice');
    expect(ask({ line: 1, rate: '9' }, { line: 2, rate: '1' })).toBe('line-not-rebillable');
    expect(ask({ line: 2, rate: '1' })).toBe('line-not-rebillable');
    expect(ask({ line: 3, rate: '1' })).toBe('line-not-rebillable');
  });

  it('has whole units, but for usage', () => {
    expect(refusal({ units: '2' })).toBeUndefined();
    expect(refusal({ units: '2.0' })).toBeUndefined();
    expect(refusal({ units: '2.5' })).toBe('units-not-whole');
    expect(refusal({ units: '2.5' }, usage)).toBeUndefined();
    expect(refusal({ units: '0' })).toBe('units-not-positive');
    expect(refusal({ units: '-1' }, usage)).toBe('units-not-positive');
  });

  it('has a rate of at most the amount of its line', () => {
    expect(refusal({ units: '1', rate: '30.00' })).toBeUndefined();
    expect(refusal({ units: '1', rate: '30.001' })).toBe('rate-above-line');
    // Half a unit at 60.00 would be 30.00, but 60.00 is more than the line.
    expect(refusal({ units: '0.5', rate: '60.00' }, usage)).toBe('rate-above-line');
    expect(refusal({ rate: '0.001' })).toBe('nothing-left');
    expect(refusal({ rate: '-0.01' })).toBe('rate-negative');
  });

  it('asks for at most what is left of the line', () => {
    expect(refusal({ rate: '10.01' })).toBe('amount-above-line');
    expect(refusal({ units: '4' })).toBe('amount-above-line');
    const credited = { ...charged, memos: [{ amount: usd('10.00'), tax: usd('0.00') }] };
    expect(refusal({ units: '2' }, credited)).toBeUndefined();
    expect(refusal({ units: '3' }, credited)).toBe('amount-above-line');
  });

  it('may have a higher rate than the amount of a prorated line, since that is for the whole period', () => {
    // 3 × 10.00 × 18 ÷ 30 = 18.00.
    expect(refusal({ rate: '10.00' }, prorated)).toBeUndefined();
    // 1 × 30.00 × 18 ÷ 30 = 18.00.
    expect(refusal({ units: '1', rate: '30.00' }, prorated)).toBeUndefined();
    // 1 × 30.02 × 18 ÷ 30 = 18.012, down to 18.01.
    expect(refusal({ units: '1', rate: '30.02' }, prorated)).toBe('amount-above-line');
  });

  it('changes a service only to one of the same type, and not that of orders or usage', () => {
    expect(refusal({ service: 'recurring' })).toBeUndefined();
    expect(refusal({ service: 'activation' })).toBe('service-of-another-type');
    expect(refusal({ service: 'not-found' })).toBe('service-not-found');
    expect(refusal({ service: 'usage' }, usage)).toBe('service-fixed');
    expect(refusal({ service: 'order' }, { ...charged, kind: 'order' })).toBe('service-fixed');
  });

  it('has at least one line', () => {
    expect(refusal({ exclude: true })).toBe('nothing-left');
    // Nothing else counts of a line that is left out.
    expect(refusal({ exclude: true, units: '0.5' })).toBe('nothing-left');
    expect(refusal({ rate: '0' })).toBe('nothing-left');
  });

  it('has words for every refusal', () => {
    for (const words of Object.values(rebillRefusals)) expect(words).toMatch(/^[A-Z].+\.$/);
  });
});
