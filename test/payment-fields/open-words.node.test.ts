import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readToFrame, write } from '../../src/payment-fields/frame/messages.js';
import { openWords } from '../../src/payment-fields/frame/open-words.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('visa', 'Visa', 'de-DE'),
);
const request = fc.record(
  {
    kind: fc.constantFrom('card', 'security-code', 'ach', 'sepa'),
    locale: text,
    dir: fc.constantFrom('ltr', 'rtl'),
    brands: fc.array(text, { maxLength: 50 }),
    method: fc.record({ brand: text, lastFour: text }, { requiredKeys: [] }),
    creditor: text,
  },
  { requiredKeys: ['kind', 'locale', 'dir'] },
);

it('whatever a page asks for, the frame can read it', () => {
  fc.assert(
    fc.property(request, (wanted) => {
      const words = openWords(wanted, { scheme: 'light' });
      expect(readToFrame(write('abcdefghijklmnopqrstuvwxyz', words))).toMatchObject({
        type: 'open',
        kind: wanted.kind,
      });
    }),
    { seed: 52, numRuns: 2000 },
  );
});
