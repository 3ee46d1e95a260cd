import type { LocaleModule } from '../terms.js';

const accents: Readonly<Record<string, string>> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'í',
  n: 'ñ',
  o: 'ó',
  s: 'š',
  u: 'ú',
  y: 'ý',
  A: 'Å',
  C: 'Ç',
  E: 'É',
  I: 'Î',
  N: 'Ñ',
  O: 'Ö',
  S: 'Š',
  U: 'Û',
  Y: 'Ý',
};

/** Two letters of every five once more: about 40 % longer, as translations tend to be. */
function lengthen(text: string): string {
  return text.replace(/\p{L}{5}/gu, (letters) => letters + letters.slice(3));
}

/** English with accents and longer words. Plain letters on the screen are texts that went past the terms. */
export const accented: LocaleModule = {
  transform: (text) =>
    lengthen(text).replace(/[aceinosuy]/gi, (letter) => accents[letter] ?? letter),
};

/** English words that run from right to left, for looking at mirrored layouts without reading Arabic. */
export const mirrored: LocaleModule = {
  transform: (text) => text.replace(/\p{L}+/gu, (word) => `\u202e${word}\u202c`),
};
