/** Text as people see it: without the marks that keep variables apart from the sentence around them (U+2066–2069). */
export function stripIsolation(text: string): string {
  return text.replace(/[\u2066-\u2069]/g, '');
}
