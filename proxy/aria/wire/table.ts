import * as z from 'zod/mini';
import { isJsonObject, jsonObject, JsonNumber, type JsonObject, type JsonValue } from '../json.js';
import type { AnyField, Field, RequiredField } from './fields.js';

/** The fields of one message or of one row of an array, by their wire names. */
export type Fields = Readonly<Record<string, AnyField>>;

/** What is read from a message: every field by name, undefined where it was empty; arrays are never undefined. */
export type Reading<Table extends Fields> = {
  readonly [Name in keyof Table]: Table[Name] extends Field<never, infer Out> ? Out : never;
};

type Input<Member> = Member extends Field<infer In, unknown> ? In : never;
type RequiredName<Table extends Fields> = {
  [Name in keyof Table]: Table[Name] extends RequiredField<never, unknown> ? Name : never;
}[keyof Table];

/** What is handed over to write a message. */
export type Writing<Table extends Fields> = {
  readonly [Name in RequiredName<Table>]: Input<Table[Name]>;
} & {
  readonly [Name in Exclude<keyof Table, RequiredName<Table>>]?: Input<Table[Name]> | undefined;
};

/** A value handed over for a message that cannot stand in it: our own mistake, found before anything is sent. */
export class WireInputError extends Error {
  override readonly name = 'WireInputError';
  /** The field, with its rows: `custom_rates[0].custom_rate_seq_no`. */
  readonly field: string;

  constructor(field: string) {
    super(`Cannot be written: ${field}.`);
    this.field = field;
  }
}

/** The wire name of the rightly typed twin of `name`. */
export function twinName(name: string): string {
  return `${name}_2`;
}

/** Accepts exactly the messages that hold these fields: unknown keys, nulls, empty texts and empty arrays fail. */
export function wireSchema(table: Fields): z.ZodMiniType {
  return z.strictObject(wireShape(table));
}

/** The shape behind {@link wireSchema}, for a schema that adds keys of its own. */
export function wireShape(table: Fields): Record<string, z.ZodMiniType> {
  const shape: Record<string, z.ZodMiniType> = {};
  for (const [name, field] of Object.entries(table)) {
    shape[name] = field.required ? field.wire : z.optional(field.wire);
    if (!field.twin) continue;
    shape[twinName(name)] = z.optional(field.wire);
    shape[name] = z.optional(z.union([text, field.wire]));
  }
  return shape;
}

const text = z.string().check(z.minLength(1));

/** Reads these fields from what Aria sent: unknown keys are passed over. */
export function readSchema<Table extends Fields>(table: Table): z.ZodMiniType<Reading<Table>> {
  const twins = Object.keys(table).filter((name) => table[name]?.twin);
  const shape = Object.fromEntries(
    Object.entries(table).map(([name, field]) => [name, field.read]),
  );
  const preferTwins = z.transform((value: unknown, context): Record<string, unknown> => {
    if (isObject(value)) {
      return Object.fromEntries([...Object.entries(value), ...filledTwins(value, twins)]);
    }
    context.issues.push({ code: 'custom', message: 'object', input: value });
    return z.NEVER;
  });
  // The keys and outputs of the shape are those of the table, which its type has lost on the way through entries.
  return z.pipe(preferTwins, z.object(shape)) as unknown as z.ZodMiniType<Reading<Table>>;
}

function isObject(value: unknown): value is JsonObject {
  return isJsonObject(value as JsonValue | undefined);
}

function filledTwins(source: JsonObject, twins: readonly string[]): [string, JsonValue][] {
  return twins.flatMap((name): [string, JsonValue][] => {
    const value = source[twinName(name)];
    return value === undefined || value === null || value === '' ? [] : [[name, value]];
  });
}

/** The message with these values; empty ones are left out, as Aria leaves them out. Throws {@link WireInputError}. */
export function writeFields<Table extends Fields>(
  table: Table,
  values: Writing<Table>,
  path = '',
): JsonObject {
  const given = new Map<string, unknown>(Object.entries(values));
  const members: [string, JsonValue][] = [];
  for (const [name, field] of Object.entries(table)) {
    const value = given.get(name);
    given.delete(name);
    if (isAbsent(value)) {
      if (field.required) throw new WireInputError(path + name);
      continue;
    }
    members.push(...writeField(name, field, value, path));
  }
  for (const unknown of given.keys()) throw new WireInputError(path + unknown);
  return jsonObject(members);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

function writeField(
  name: string,
  field: AnyField,
  value: unknown,
  path: string,
): [string, JsonValue][] {
  // The caller's type has matched value and field by name.
  const written = field.write(value as never, `${path}${name}`);
  if (written === undefined) throw new WireInputError(path + name);
  if (!field.twin) return [[name, written]];
  return [
    [name, written instanceof JsonNumber ? written.text : written],
    [twinName(name), written],
  ];
}

/** An array of objects. Missing, null, '' and a null among the rows read as if they were not there. */
export function rows<Table extends Fields>(
  table: Table,
): Field<readonly Writing<Table>[], readonly Reading<Table>[]> {
  const row = readSchema(table);
  const present = z.transform((value: unknown) =>
    value === undefined || value === null || value === '' ? [] : dropNulls(value),
  );
  return {
    wire: z.array(wireSchema(table)).check(z.minLength(1)),
    read: z.pipe(present, z.array(row)),
    write: (values, path) =>
      values.map((value, index) => writeFields(table, value, `${path}[${index}].`)),
    required: false,
    twin: false,
  };
}

function dropNulls(value: unknown): unknown {
  return Array.isArray(value) ? value.filter((item) => item !== null && item !== undefined) : value;
}
