import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { JsonError, JsonNumber, readJson, writeJson, type JsonLimits } from '../../aria/json.js';

function faultOf(text: string, limits: Partial<JsonLimits> = {}): unknown {
  try {
    readJson(text, limits);
    return 'read';
  } catch (thrown) {
    return thrown instanceof JsonError ? thrown.fault : thrown;
  }
}

describe('reading', () => {
  test('keeps every number as the text it had', () => {
    const text = '[9007199254740993,40,40.10,-0,1E+2,0.1000000000000000055511151231257827]';
    const numbers = (readJson(text) as JsonNumber[]).map(String);
    expect(numbers).toEqual([
      '9007199254740993',
      '40',
      '40.10',
      '-0',
      '1E+2',
      '0.1000000000000000055511151231257827',
    ]);
    expect(writeJson(readJson(text))).toBe(text);
  });

  test('takes every JSON text to what the standard reader takes it to', () => {
    const asStandard = (text: string): unknown => JSON.parse(writeJson(readJson(text))) as unknown;
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 2, '\t'), (json, indent) => {
        const text = JSON.stringify(JSON.parse(json), undefined, indent);
        expect(asStandard(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test('refuses exactly what the standard reader refuses, apart from repeated keys', () => {
    const token = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '\\',
        '\\u00',
        '"\\n"',
        '1',
        '-',
        '01',
        '1.',
        '.5',
      ],
      ...[
        '1e',
        '+1',
        'true',
        'nul',
        'null',
        ' ',
        '\n',
        '\u00a0',
        '\u0000',
        '\u2028',
        '"\u007f"',
        '//',
      ],
    );
    fc.assert(
      fc.property(fc.array(token, { maxLength: 8 }), (tokens) => {
        const text = tokens.join('');
        const ours = faultOf(text);
        if (ours === 'repeated-key') return;
        let standard = 'read';
        try {
          JSON.parse(text);
        } catch {
          standard = 'syntax';
        }
        expect(ours).toBe(standard);
      }),
      { numRuns: 5000 },
    );
  });

  test('takes __proto__ and constructor for keys like any other', () => {
    const value = readJson('{"__proto__":{"admin":true},"constructor":1}') as object;
    expect(Object.keys(value)).toEqual(['__proto__', 'constructor']);
    expect('admin' in value).toBe(false);
    expect(Object.getPrototypeOf(value)).toBeNull();
    expect(writeJson(readJson('{"__proto__":1}'))).toBe('{"__proto__":1}');
  });

  test('refuses a key that stands twice in an object', () => {
    expect(faultOf('{"do_write":"false","do_\\u0077rite":"true"}')).toBe('repeated-key');
    expect(faultOf('[{"a":1},{"a":2}]')).toBe('read');
  });

  test('stops at its limits', () => {
    expect(faultOf('[[[1]]]', { maxDepth: 3 })).toBe('read');
    expect(faultOf('[[[[1]]]]', { maxDepth: 3 })).toBe('too-deep');
    expect(faultOf('"123456789"', { maxLength: 10 })).toBe('too-long');
    expect(faultOf('1'.repeat(65))).toBe('too-long');
    expect(faultOf('['.repeat(1_000_000))).toBe('too-deep');
  });

  test('says where a text breaks off, and not what stands there', () => {
    expect(() => readJson('{"auth_key":"CANARY')).toThrow('offset 19: syntax');
    expect(() => readJson('{"auth_key":CANARY}')).not.toThrow('CANARY');
  });
});

describe('writing', () => {
  test('puts numbers out digit for digit and texts escaped', () => {
    const value = { no: new JsonNumber('9223372036854775807'), name: 'a"\n\u2028é', none: null };
    expect(writeJson({ rows: [value, true] })).toBe(
      '{"rows":[{"no":9223372036854775807,"name":"a\\"\\n\u2028é","none":null},true]}',
    );
  });

  test('holds no number that JSON could not hold', () => {
    for (const text of ['', '1,2', '01', 'NaN', '1}', '0x1', ' 1']) {
      expect(() => new JsonNumber(text)).toThrow(RangeError);
    }
  });
});
