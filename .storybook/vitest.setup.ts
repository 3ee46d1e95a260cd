import { afterEach, beforeEach, expect, vi } from 'vitest';

// A story that writes to the console fails, as a browser test does.
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach(() => {
  for (const write of [console.error, console.warn]) {
    const calls = vi.mocked(write).mock.calls.map((values) => values.map(String).join(' '));
    vi.mocked(write).mockRestore();
    expect(calls, 'the console stays silent').toEqual([]);
  }
});
