import * as z from 'zod/mini';
import { operations, type Input, type OperationName, type Output } from './contract.js';
import { cardNumbersIn } from './card-numbers.js';
import { AdapterError, type FieldError } from './errors.js';

/** What can be wrong with a field of an input. */
export const fieldCodes = [
  'missing',
  'unknown-field',
  'wrong-type',
  'wrong-format',
  'too-small',
  'too-big',
  'not-a-choice',
  'invalid',
  /** It looks like the number of a card, which has no place here (T20). */
  'card-number',
] as const;
export type FieldCode = (typeof fieldCodes)[number];

const codes: Readonly<Partial<Record<z.core.$ZodIssue['code'], FieldCode>>> = {
  invalid_type: 'wrong-type',
  invalid_format: 'wrong-format',
  too_small: 'too-small',
  too_big: 'too-big',
  invalid_value: 'not-a-choice',
  invalid_union: 'not-a-choice',
};

/**
 * The input of an operation, as its schema has it. Unknown keys are refused.
 * Throws `invalid-input` with the fields; also where anything in it looks like the number of a card (T20).
 */
export function parseInput<K extends OperationName>(name: K, input: unknown): Input<K> {
  const cards = cardNumbersIn(input);
  if (cards.length > 0) {
    throw new AdapterError('invalid-input', {
      fields: cards.map((path) => ({ path, code: 'card-number' })),
    });
  }
  const result = z.safeParse(operations[name].input, input);
  if (!result.success) throw invalidInput(result.error, input);
  return result.data as Input<K>;
}

/** The answer of an operation, as its schema has it: what the schema does not name is left out. Throws `bad-answer`. */
export function parseOutput<K extends OperationName>(name: K, answer: unknown): Output<K> {
  const result = z.safeParse(operations[name].output, answer);
  if (!result.success) throw badAnswer(name, result.error);
  return result.data as Output<K>;
}

/** `invalid-input` for what a schema found wrong with `input`. */
export function invalidInput(error: z.core.$ZodError, input: unknown): AdapterError {
  return new AdapterError('invalid-input', {
    fields: error.issues.flatMap((issue) => fieldsOf(issue, input)),
  });
}

/** `bad-answer` with the places of what is wrong, and nothing of what stands there. */
export function badAnswer(what: string, error: z.core.$ZodError): AdapterError {
  const places = error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${pathText(path) || 'the whole'} (${code})`);
  return new AdapterError('bad-answer', {
    hint: `${what} answered what the contract does not allow at ${places.join(', ')}.`,
  });
}

function fieldsOf(issue: z.core.$ZodIssue, input: unknown): readonly FieldError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathText([...issue.path, key]),
      code: 'unknown-field',
    }));
  }
  const missing = issue.path.length > 0 && valueAt(input, issue.path) === undefined;
  return [
    { path: pathText(issue.path), code: missing ? 'missing' : (codes[issue.code] ?? 'invalid') },
  ];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (parent, key) =>
      typeof parent === 'object' && parent !== null && Object.hasOwn(parent, key)
        ? (parent as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

function pathText(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}
