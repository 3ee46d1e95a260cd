const letters = 'abcdefghijklmnopqrstuvwxyz';

/** 26 letters by chance, over 120 bits. No digits: no part of it can look like a card number. */
export function randomLetters(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(64));
  // 234 is nine times 26: values above would favour the first letters.
  const fair = bytes.filter((byte) => byte < 234);
  return Array.from(fair.slice(0, 26), (byte) => letters.charAt(byte % 26)).join('');
}
