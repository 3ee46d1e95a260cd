import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { errorCodes } from '../../src/adapter/errors.js';
import {
  ends,
  lineKinds,
  problemCodes,
  refusalCodes,
  warningCodes,
} from '../../src/model/codes.js';

const terms = readFileSync('src/i18n/locales/en.ftl', 'utf8');
const ids = new Set(Array.from(terms.matchAll(/^([a-z][a-z0-9-]*) =/gm), ([, id]) => id));
const texts = terms.split('\n').filter((line) => !line.startsWith('#'));

describe('English terms', () => {
  it.each(
    Object.entries({
      error: Object.keys(errorCodes),
      refusal: refusalCodes,
      warning: warningCodes,
      problem: problemCodes,
      end: ends,
      line: lineKinds,
    }),
  )('say something for every %s code', (prefix, codes) => {
    expect(codes.filter((code) => !ids.has(`${prefix}-${code}`))).toEqual([]);
  });

  it('hold no code that the contract does not have', () => {
    const known = new Set([
      ...Object.keys(errorCodes).map((code) => `error-${code}`),
      ...refusalCodes.map((code) => `refusal-${code}`),
      ...warningCodes.map((code) => `warning-${code}`),
      'error-reference',
    ]);
    const coded = [...ids].filter((id) => /^(error|refusal|warning)-/.test(id ?? ''));
    expect(coded.filter((id) => !known.has(id ?? ''))).toEqual([]);
  });

  it('keep the voice: no exclamation marks, no platform words, no money by symbol', () => {
    const unwanted = /!|\b(directive|instance|schedule|invalid|please enter)\b|[$€£]\d/i;
    expect(
      texts.filter((line) =>
        unwanted.test(
          line.replace(/^([a-z0-9-]+ =|\s*\*?\[[^\]]*\])/, '').replace(/\$[a-z-]+/g, ''),
        ),
      ),
    ).toEqual([]);
  });
});
