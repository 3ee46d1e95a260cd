import { describe, expect, it } from 'vitest';
import { stateVersion } from '../../src/sandbox/state-version.js';

describe('a state version', () => {
  it('is FNV-1a, 64 bits, of the JSON', () => {
    // Published test vectors of FNV-1a have "1" as a byte string: the JSON of the number 1.
    expect(stateVersion(1)).toBe('af63ac4c86019afc');
  });

  it('does not care for the order of keys, but for that of lists', () => {
    expect(stateVersion({ a: 1, b: { c: 2, d: [3] } })).toBe(
      stateVersion({ b: { d: [3], c: 2 }, a: 1 }),
    );
    expect(stateVersion([1, 2])).not.toBe(stateVersion([2, 1]));
  });
});
