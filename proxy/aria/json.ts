/**
 * One JSON number as the text it has on the wire. Aria's ids reach beyond 2^53 and its amounts are decimal,
 * so nothing here ever becomes a float.
 */
export class JsonNumber {
  readonly text: string;

  /** Throws a RangeError when `text` is not written as JSON writes numbers. */
  constructor(text: string) {
    if (!jsonNumber.test(text)) throw new RangeError('Not the text of a JSON number.');
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type JsonValue = null | boolean | string | JsonNumber | readonly JsonValue[] | JsonObject;

/** An object without a prototype: a key such as `__proto__` is a key like any other and reaches nothing. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export interface JsonLimits {
  /** UTF-16 units of the whole text. */
  readonly maxLength: number;
  /** Arrays and objects inside each other. */
  readonly maxDepth: number;
  /** Characters of one number. */
  readonly maxNumberLength: number;
}

/** Wide enough for any answer of Aria's; a reader of customers' requests sets narrower ones. */
export const defaultJsonLimits: JsonLimits = {
  maxLength: 16 * 1024 * 1024,
  maxDepth: 32,
  maxNumberLength: 64,
};

export type JsonFault = 'syntax' | 'repeated-key' | 'too-long' | 'too-deep';

/** Says what is wrong with a text and where, never what stands there: the text may hold secrets. */
export class JsonError extends Error {
  override readonly name = 'JsonError';
  readonly fault: JsonFault;
  readonly offset: number;

  constructor(fault: JsonFault, offset: number) {
    super(`Unreadable JSON at offset ${offset}: ${fault}.`);
    this.fault = fault;
    this.offset = offset;
  }
}

/**
 * Reads a JSON text (RFC 8259) without loss. Stricter than the standard in one point: a key repeated in an object is
 * refused, because two readers could take different values from it. Throws {@link JsonError}.
 */
export function readJson(text: string, limits: Partial<JsonLimits> = {}): JsonValue {
  return new Reader(text, { ...defaultJsonLimits, ...limits }).document();
}

/** Writes a value as JSON; numbers come out digit for digit as they are held. */
export function writeJson(value: JsonValue): string {
  if (value instanceof JsonNumber) return value.text;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isJsonArray(value)) return `[${value.map(writeJson).join(',')}]`;
  return `{${Object.entries(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${writeJson(member)}`)
    .join(',')}}`;
}

export function isJsonArray(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return (
    typeof value === 'object' &&
    value !== null &&
    !isJsonArray(value) &&
    !(value instanceof JsonNumber)
  );
}

/** An object without a prototype from its members; of members with one key the last stays. */
export function jsonObject(members: Iterable<readonly [string, JsonValue]>): JsonObject {
  const object = Object.create(null) as Record<string, JsonValue>;
  for (const [key, value] of members) object[key] = value;
  return object;
}

const jsonNumber = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const whitespace: ReadonlySet<string | undefined> = new Set([' ', '\t', '\n', '\r']);
const numberRun = /[-+.0-9eE]+/y;
// Every code unit that may stand for itself in a JSON string: from the space upward, without the quote and the backslash.
const plainCharacters = /[ !#-[\]-\uffff]+/y;
const unicodeEscape = /[0-9a-fA-F]{4}/y;
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

class Reader {
  readonly #text: string;
  readonly #limits: JsonLimits;
  #at = 0;

  constructor(text: string, limits: JsonLimits) {
    this.#text = text;
    this.#limits = limits;
  }

  document(): JsonValue {
    if (this.#text.length > this.#limits.maxLength)
      throw new JsonError('too-long', this.#limits.maxLength);
    const value = this.#value(0);
    if (this.#at < this.#text.length) throw this.#fault('syntax');
    return value;
  }

  /** One value with the white space on both sides of it. */
  #value(depth: number): JsonValue {
    this.#skipSpace();
    const value = this.#bareValue(depth);
    this.#skipSpace();
    return value;
  }

  #bareValue(depth: number): JsonValue {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth + 1);
      case '[':
        return this.#array(depth + 1);
      case '"':
        return this.#string();
      case 't':
        return this.#word('true', true);
      case 'f':
        return this.#word('false', false);
      case 'n':
        return this.#word('null', null);
      default:
        return this.#number();
    }
  }

  #object(depth: number): JsonObject {
    this.#open(depth);
    const members = new Map<string, JsonValue>();
    if (this.#skip('}')) return jsonObject(members);
    do {
      this.#skipSpace();
      const start = this.#at;
      const key = this.#string();
      if (members.has(key)) throw new JsonError('repeated-key', start);
      this.#skipSpace();
      this.#expect(':');
      members.set(key, this.#value(depth));
    } while (this.#skip(','));
    this.#expect('}');
    return jsonObject(members);
  }

  #array(depth: number): readonly JsonValue[] {
    this.#open(depth);
    const items: JsonValue[] = [];
    if (this.#skip(']')) return items;
    do items.push(this.#value(depth));
    while (this.#skip(','));
    this.#expect(']');
    return items;
  }

  #open(depth: number): void {
    if (depth > this.#limits.maxDepth) throw this.#fault('too-deep');
    this.#at++;
    this.#skipSpace();
  }

  #string(): string {
    this.#expect('"');
    let value = '';
    while (!this.#skip('"')) {
      const plain = this.#take(plainCharacters);
      value += plain === '' ? this.#escape() : plain;
    }
    return value;
  }

  #escape(): string {
    this.#expect('\\');
    if (this.#skip('u')) {
      const digits = this.#take(unicodeEscape);
      if (digits === '') throw this.#fault('syntax');
      return String.fromCharCode(Number.parseInt(digits, 16));
    }
    const character = escapes.get(this.#text[this.#at] ?? '');
    if (character === undefined) throw this.#fault('syntax');
    this.#at++;
    return character;
  }

  #number(): JsonNumber {
    const start = this.#at;
    const text = this.#take(numberRun);
    if (text.length > this.#limits.maxNumberLength) throw new JsonError('too-long', start);
    if (!jsonNumber.test(text)) throw new JsonError('syntax', start);
    return new JsonNumber(text);
  }

  #word<Value>(word: string, value: Value): Value {
    if (!this.#text.startsWith(word, this.#at)) throw this.#fault('syntax');
    this.#at += word.length;
    return value;
  }

  /** What `pattern` (sticky) matches here, which may be nothing, and moves past it. */
  #take(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0] ?? '';
    this.#at += match.length;
    return match;
  }

  #skipSpace(): void {
    while (whitespace.has(this.#text[this.#at])) this.#at++;
  }

  #skip(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #expect(character: string): void {
    if (!this.#skip(character)) throw this.#fault('syntax');
  }

  #fault(fault: JsonFault): JsonError {
    return new JsonError(fault, this.#at);
  }
}
