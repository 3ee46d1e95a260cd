import { afterEach, beforeEach, expect, vi } from 'vitest';

interface StoryContext {
  readonly story?: { readonly parameters: { readonly warns?: RegExp } };
}

// A story that writes to the console fails, as a browser test does, unless its parameter `warns` announced it.
beforeEach(() => {
  vi.spyOn(console, 'error');
  vi.spyOn(console, 'warn');
});

afterEach((context) => {
  const { warns } = (context as StoryContext).story?.parameters ?? {};
  for (const write of [console.error, console.warn]) {
    const calls = vi.mocked(write).mock.calls.map((values) => values.map(String).join(' '));
    const announced = write === console.warn ? warns : undefined;
    vi.mocked(write).mockRestore();
    expect(
      calls.filter((call) => !announced?.test(call)),
      'the console stays silent',
    ).toEqual([]);
  }
});
