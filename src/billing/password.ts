import type { RefusalCode } from '../model/codes.js';

const shortest = 8;
const longest = 32;

/**
 * Why a password cannot be taken; undefined when it can. In this order:
 * - at least 8 characters, at most 32;
 * - letters, digits and punctuation of ASCII, no spaces;
 * - at least one letter and one digit, and not the user id, whatever the case of its letters.
 *
 * That there are such rules, and the longest length, is the platform's; the rules themselves are each company's and are
 * assumed (Aria wire notes 3.1).
 */
export function passwordRefusal(password: string, userId: string): RefusalCode | undefined {
  if (password.length < shortest) return 'password-too-short';
  if (password.length > longest) return 'password-too-long';
  if (!/^[!-~]+$/.test(password)) return 'password-characters';
  const strong = /[A-Za-z]/.test(password) && /\d/.test(password);
  return strong && password.toLowerCase() !== userId.toLowerCase()
    ? undefined
    : 'password-not-strong';
}
