import type { Seeded } from './seeded.js';

/** Messages that must not be taken, made from ones that would be. Each way of making one spoils it for certain. */

export type Message = Readonly<Record<string, unknown>>;

const strangeKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'toJSON',
  'ports',
  'origin',
  '',
  '0',
] as const;

const huge = 'x'.repeat(100_000);

/** A value of another type than the one that stands there. */
function confused(value: unknown, by: Seeded): unknown {
  const others = [null, true, 0, -1, 1.5, 1e308, 'x\u0000', '', [], {}, [[]], { length: 1 }, huge];
  const fitting = others.filter((other) => typeof other !== typeof value);
  return fitting[by.below(fitting.length)];
}

/** JSON text with a key in front, also one that code cannot set by assignment. */
function withKey(text: string, key: string, value: unknown): string {
  return text.replace('{', `{${JSON.stringify(key)}:${JSON.stringify(value)},`);
}

/** What the inside of an innocent message may be spoiled into; `required` are keys that it cannot do without. */
export function spoil(message: Message, by: Seeded): unknown {
  const text = JSON.stringify(message);
  const keys = Object.keys(message) as [string, ...string[]];
  const key = by.of(keys);
  const ways: readonly [() => unknown, ...(() => unknown)[]] = [
    () => message,
    () => new Map(Object.entries(message)),
    () => [text],
    () => new TextEncoder().encode(text),
    () => ({ toString: text, length: text.length }),
    () => JSON.stringify(text),
    () => JSON.stringify([message]),
    () => JSON.stringify({ ...message, [key]: confused(message[key], by) }),
    () =>
      JSON.stringify(
        Object.fromEntries(
          keys.filter((each) => each !== key).map((each) => [each, message[each]]),
        ),
      ),
    () =>
      withKey(
        text,
        by.of(strangeKeys),
        by.of<unknown>([1, 'x', null, { type: 'hello' }, { polluted: true }]),
      ),
    () => withKey(text, `k${by.below(1e9)}`, by.below(1e9)),
    () => JSON.stringify({ ...message, version: by.of([0, 2, '1', 1.5, -1, null]) }),
    () =>
      JSON.stringify({ ...message, uss: by.of(['card-frame ', 'Card-Frame', 'card', '', null]) }),
    () => JSON.stringify({ ...message, nonce: letters(by, 26) }),
    () =>
      JSON.stringify({
        ...message,
        type: by.of(['Hello', 'eval', '__proto__', 'constructor', '']),
      }),
    () => text.slice(0, by.below(text.length)),
    () => `${text}${by.of(['}', ',', text, '\u0000', 'null'])}`,
    () => `${' '.repeat(4097)}${text}`,
    () => withKey(text, 'filling', huge),
    () => '['.repeat(by.below(4000)),
    () => `{"__proto__":${text}}`,
    () =>
      by.of([null, undefined, 0, Number.NaN, 1n, true, '', 'null', '[]', '{}', new Date(0), /x/]),
  ];
  return by.of(ways)();
}

export function letters(by: Seeded, length: number): string {
  return Array.from({ length }, () => String.fromCharCode(97 + by.below(26))).join('');
}

/** Origins that look like the right one. */
export function lookAlike(origin: string, by: Seeded): string {
  const { protocol, host, hostname, port } = new URL(origin);
  return by.of([
    'null',
    '',
    '*',
    `${origin}/`,
    `${origin}.`,
    origin.toUpperCase(),
    `${protocol}//${host}.evil.example`,
    `${protocol}//evil-${host}`,
    `${protocol}//${hostname}:${Number(port || 443) + 1 + by.below(1000)}`,
    `${protocol === 'https:' ? 'http:' : 'https:'}//${host}`,
    `${protocol}//${host}@evil.example`,
    `${protocol}//${letters(by, 8)}.${host}`,
  ]);
}
