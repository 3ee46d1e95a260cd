import { describe, expect, it } from 'vitest';
import { Watch } from '../../src/adapter/protocol/watch.js';

const hour = 60 * 60 * 1000;
const first = { receiptId: 'r1', sentAt: '2026-01-01T00:00:00.000Z' };
const again = { receiptId: 'r1', sentAt: '2026-01-01T00:05:00.000Z' };
const other = { receiptId: 'r2', sentAt: '2026-01-01T00:00:00.000Z' };

describe('what a process has seen of writes', () => {
  it('counts from the first asking, for each sending by itself', () => {
    let elapsed = 5;
    const watch = new Watch(() => elapsed);
    expect(watch.openFor(first)).toBe(0);
    elapsed += 1000;
    expect([first, again, other].map((each) => watch.openFor(each))).toEqual([1000, 0, 0]);
    elapsed += 1;
    expect([first, again, other].map((each) => watch.openFor(each))).toEqual([1001, 1, 1]);
  });

  it('goes by a clock that is not the machine’s, unless it is told another', () => {
    const watch = new Watch();
    watch.openFor(first);
    expect(watch.openFor(first)).toBeLessThan(hour);
    expect(new Watch().openFor(first)).toBe(0);
  });

  it('is let go of after a day, by when another process has ended the write', () => {
    let elapsed = 0;
    const watch = new Watch(() => elapsed);
    watch.openFor(first);
    elapsed = hour;
    watch.openFor(again);
    elapsed = 24 * hour - 1;
    watch.openFor(other);
    expect(watch.openFor(first)).toBe(elapsed);
    elapsed++;
    watch.openFor({ ...other, receiptId: 'r3' });
    expect(watch.openFor(again)).toBe(23 * hour);
    expect(watch.openFor(first)).toBe(0);
  });

  it('knows what is awaited: each sending until it has ended, however it ends', async () => {
    const watch = new Watch(() => 0);
    const ends: ((failure?: Error) => void)[] = [];
    const write = () =>
      new Promise<string>((resolve, reject) =>
        ends.push((failure) => (failure ? reject(failure) : resolve('written'))),
      );
    const [one, two] = [watch.awaiting(first, write), watch.awaiting(other, write)];
    expect([first, again, other].map((each) => watch.isAwaited(each))).toEqual([true, false, true]);
    ends[0]?.();
    expect(await one).toBe('written');
    ends[1]?.(new Error('lost'));
    await expect(two).rejects.toThrow('lost');
    expect([first, other].map((each) => watch.isAwaited(each))).toEqual([false, false]);
  });
});
