import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Gradual } from '../../components/plan-picker/gradual.js';

/** Draws a list to its end on a device that takes so many milliseconds for one; how many are drawn after each time. */
function drawn(total: number, each: number): number[] {
  let wanted = true;
  const gradual = new Gradual({
    addController: () => undefined,
    removeController: () => undefined,
    requestUpdate: () => (wanted = true),
    updateComplete: Promise.resolve(true),
  });
  const counts: number[] = [];
  while (wanted) {
    wanted = false;
    const count = gradual.of(total);
    vi.advanceTimersByTime((count - (counts.at(-1) ?? 0)) * each);
    counts.push(count);
    gradual.hostUpdated();
    vi.runAllTimers();
  }
  return counts;
}

describe('a long list that is drawn from its beginning', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    return () => vi.useRealTimers();
  });

  it('comes in two steps where all of it fits into 25 milliseconds', () => {
    // 276 × 0.05 ms = 13.8 ms
    expect(drawn(300, 0.05)).toEqual([24, 300]);
  });

  it('comes in steps of 25 milliseconds, in whole blocks of 24', () => {
    // 25 ms / 0.25 ms = 100, which is four blocks of 24
    expect(drawn(300, 0.25)).toEqual([24, 120, 216, 300]);
  });

  it('goes on block by block on a device that is slower than that', () => {
    expect(drawn(100, 4)).toEqual([24, 48, 72, 100]);
  });

  it('leaves no small rest for a step of its own', () => {
    // 25 ms / 0.1 ms = 250, which is ten blocks of 24; a quarter of that is 60
    expect(drawn(24 + 240 + 59, 0.1)).toEqual([24, 323]);
    expect(drawn(24 + 240 + 60, 0.1)).toEqual([24, 264, 324]);
  });

  it('is whole at once where it is short', () => {
    expect(drawn(20, 1)).toEqual([20]);
  });

  it('stops when it is taken out of the page', () => {
    const requestUpdate = vi.fn();
    const gradual = new Gradual({
      addController: () => undefined,
      removeController: () => undefined,
      requestUpdate,
      updateComplete: Promise.resolve(true),
    });
    gradual.of(300);
    gradual.hostUpdated();
    gradual.hostDisconnected();
    vi.runAllTimers();
    expect(requestUpdate).not.toHaveBeenCalled();
  });
});
