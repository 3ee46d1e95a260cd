/** The zero of each decimal digit set that keyboards produce; its one to nine follow it in Unicode. */
const zeros = ['0', '٠', '۰', '०', '০', '੦', '૦', '௦', '౦', '೦', '൦', '๐', '໐', '၀', '០', '０'];

/** The digit as ASCII; any other character as it is. */
function asciiDigit(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  for (const zero of zeros) {
    const value = code - (zero.codePointAt(0) ?? 0);
    if (value >= 0 && value <= 9) return String(value);
  }
  return character;
}

/** The text with the digits of any common script as ASCII digits. */
export function asciiDigits(text: string): string {
  return Array.from(text, asciiDigit).join('');
}
