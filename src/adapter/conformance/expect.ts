import type { RefusalCode } from '../../model/codes.js';
import { AdapterError, type ErrorCode } from '../errors.js';

/** Thrown by a check whose rule is broken: says what was expected and what came. */
export class RuleBroken extends Error {
  override readonly name = 'RuleBroken';
}

export function ensure(holds: boolean, rule: string): asserts holds {
  if (!holds) throw new RuleBroken(rule);
}

/** Compares plain data by value, whatever the order of keys. */
export function same(actual: unknown, expected: unknown, what: string): void {
  const [came, wanted] = [text(actual), text(expected)];
  if (came !== wanted) throw new RuleBroken(`${what}: expected ${wanted}, got ${came}.`);
}

function text(value: unknown): string {
  return JSON.stringify(value, (...[, member]: [string, unknown]) => sorted(member)) ?? 'undefined';
}

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The error that a call must end in. */
export async function rejection(call: Promise<unknown>, what: string): Promise<AdapterError> {
  const [thrown] = await call.then(
    () => [],
    (error: unknown) => [{ error }],
  );
  ensure(thrown !== undefined, `${what} must be refused, and was answered.`);
  ensure(
    thrown.error instanceof AdapterError,
    `${what} must reject with an AdapterError, not with ${String(thrown.error)}.`,
  );
  return thrown.error;
}

export async function rejectsWith(
  call: Promise<unknown>,
  code: ErrorCode,
  what: string,
): Promise<AdapterError> {
  const error = await rejection(call, what);
  same(error.code, code, what);
  return error;
}

export async function refusedWith(
  call: Promise<unknown>,
  refusal: RefusalCode,
  what: string,
): Promise<void> {
  const error = await rejectsWith(call, 'refused', what);
  same(error.refusal, refusal, what);
}
