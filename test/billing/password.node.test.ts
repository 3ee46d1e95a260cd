import { describe, expect, it } from 'vitest';
import { passwordRefusal } from '../../src/billing/password.js';

describe('a password', () => {
  it.each([
    ['has seven characters', 'abcdef1', 'password-too-short'],
    ['has eight', 'abcdefg1', undefined],
    ['has 32', `1${'a'.repeat(31)}`, undefined],
    ['has 33', `1${'a'.repeat(32)}`, 'password-too-long'],
    ['is empty', '', 'password-too-short'],
    ['has a space', 'abc defg1', 'password-characters'],
    ['has a letter beyond ASCII', 'abcdéfg1', 'password-characters'],
    ['has a line break', 'abcdefg1\n', 'password-characters'],
    ['has the first and the last of the characters', '!~abcde1', undefined],
    ['has no digit', 'abcdefgh', 'password-not-strong'],
    ['has no letter', '12345678', 'password-not-strong'],
    ['has its only letter in capitals', '1234567A', undefined],
    ['has its only digit nine', 'abcdefg9', undefined],
    ['is the user id', 'AdaExample1', 'password-not-strong'],
    ['begins with the user id', 'adaexample12', undefined],
  ])('that %s: %s', (what, password, refusal) => {
    expect(passwordRefusal(password, 'adaexample1')).toBe(refusal);
  });

  it('too short tells of its length before all else', () => {
    expect(passwordRefusal('é', 'ada')).toBe('password-too-short');
  });
});
