import { describe, expect, it } from 'vitest';
import { minutesHavePassed } from '../../src/billing/instants.js';

describe('so many minutes have passed', () => {
  const since = '2026-01-01T09:00:00Z';
  const passed = (minutes: number, now: string) => minutesHavePassed(minutes, since, now);

  it('when the last of them is over, on the very second', () => {
    expect(passed(20, '2026-01-01T09:19:59Z')).toBe(false);
    expect(passed(20, '2026-01-01T09:20:00Z')).toBe(true);
    expect(passed(20, '2026-01-01T09:20:01Z')).toBe(true);
    expect(passed(0, since)).toBe(true);
  });

  it('over the end of a day and of a year', () => {
    expect(passed(15 * 60 + 20, '2026-01-02T00:19:59Z')).toBe(false);
    expect(passed(15 * 60 + 20, '2026-01-02T00:20:00Z')).toBe(true);
    expect(minutesHavePassed(1, '2025-12-31T23:59:30Z', '2026-01-01T00:00:30Z')).toBe(true);
  });
});
