import { describe, expect, it } from 'vitest';
import {
  beginDunning,
  dunningStartsOn,
  statusAfterDunning,
  takeDunningStep,
} from '../../src/billing/dunning.js';

const process = {
  graceDays: 5,
  steps: [
    { afterDays: 3 },
    { afterDays: 10, status: 'suspended' },
    { afterDays: 0, status: 'terminated' },
  ],
} as const;

describe('dunning', () => {
  it('begins when the grace days after the due date are over', () => {
    expect(dunningStartsOn('2020-02-26', process)).toBe('2020-03-02');
    expect(dunningStartsOn('2020-02-26', { graceDays: 0 })).toBe('2020-02-26');
  });

  it('has taken no step when it begins, and the first lies as many days ahead as it says', () => {
    expect(beginDunning(process, '2020-03-02')).toStrictEqual({
      state: 'in-progress',
      step: 0,
      since: '2020-03-02',
      nextStepOn: '2020-03-05',
    });
  });

  it('goes on step by step, sets what a step says, and remembers the status of before', () => {
    const first = takeDunningStep(
      process,
      beginDunning(process, '2020-03-02'),
      'active',
      '2020-03-05',
    );
    expect(first).toStrictEqual({
      status: undefined,
      dunning: { state: 'in-progress', step: 1, since: '2020-03-02', nextStepOn: '2020-03-15' },
    });
    const second = takeDunningStep(process, first.dunning, 'active', '2020-03-15');
    expect(second).toStrictEqual({
      status: 'suspended',
      dunning: {
        state: 'in-progress',
        step: 2,
        since: '2020-03-02',
        nextStepOn: '2020-03-15',
        statusBefore: 'active',
      },
    });
    expect(takeDunningStep(process, second.dunning, 'suspended', '2020-03-15')).toStrictEqual({
      status: 'terminated',
      dunning: { state: 'completed', step: 3, since: '2020-03-02', statusBefore: 'active' },
    });
  });

  it('does not change a plan that has the status already, and has nothing to return to then', () => {
    const suspend = { graceDays: 0, steps: [{ afterDays: 1, status: 'suspended' }] } as const;
    const taken = takeDunningStep(
      suspend,
      beginDunning(suspend, '2020-03-01'),
      'suspended',
      '2020-03-02',
    );
    expect(taken).toStrictEqual({
      status: undefined,
      dunning: { state: 'completed', step: 1, since: '2020-03-01' },
    });
  });

  it('is through after its last step, and takes none beyond it', () => {
    const done = { state: 'completed', step: 3, since: '2020-03-02' } as const;
    expect(takeDunningStep(process, done, 'active', '2020-04-01')).toStrictEqual({
      status: undefined,
      dunning: done,
    });
  });

  it('is through at once where the process has no steps', () => {
    const none = { graceDays: 0, steps: [] };
    expect(beginDunning(none, '2020-03-02')).toStrictEqual({
      state: 'in-progress',
      step: 0,
      since: '2020-03-02',
    });
    expect(
      takeDunningStep(none, beginDunning(none, '2020-03-02'), 'active', '2020-03-02').dunning,
    ).toStrictEqual({ state: 'completed', step: 0, since: '2020-03-02' });
  });
});

describe('when all is paid', () => {
  const after = (step: number, status: Parameters<typeof statusAfterDunning>[2]) =>
    statusAfterDunning(
      process,
      { state: 'in-progress', step, since: '2020-03-02', statusBefore: 'trial' },
      status,
    );

  it('a plan that dunning has suspended is what it was before', () => {
    expect(after(2, 'suspended')).toBe('trial');
  });

  it('also when steps without a status have followed', () => {
    const wordAfter = {
      graceDays: 0,
      steps: [{ afterDays: 1, status: 'suspended' }, { afterDays: 1 }, { afterDays: 1 }],
    } as const;
    const dunning = {
      state: 'completed',
      step: 3,
      since: '2020-03-02',
      statusBefore: 'active',
    } as const;
    expect(statusAfterDunning(wordAfter, dunning, 'suspended')).toBe('active');
  });

  it('one that has ended stays ended', () => {
    expect(after(3, 'terminated')).toBeUndefined();
    expect(after(2, 'cancelled')).toBeUndefined();
  });

  it('one that has another status by now keeps it', () => {
    expect(after(2, 'inactive')).toBeUndefined();
    expect(after(2, 'active')).toBeUndefined();
    // The step that suspends was not taken: somebody else has done it.
    expect(after(1, 'suspended')).toBeUndefined();
    expect(after(3, 'suspended')).toBeUndefined();
  });

  it('one whose status dunning has not changed keeps it', () => {
    const dunning = { state: 'in-progress', step: 1, since: '2020-03-02' } as const;
    expect(statusAfterDunning(process, dunning, 'active')).toBeUndefined();
  });
});
