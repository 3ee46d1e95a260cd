import { AdapterError } from '../../src/adapter/errors.js';

/** The most that a request body may hold (T49). */
export const longestBody = 64 * 1024;
const deepest = 12;

function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((member) => tooDeep(member, left - 1));
}

/** The JSON value of a body; undefined when there is none. Throws `invalid-input` for what is none, or nested too deep. */
export async function readBody(request: Request): Promise<unknown> {
  const text = await request.text();
  if (text === '') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (!tooDeep(value, deepest)) return value;
  } catch {
    // Falls through: what is no JSON and what is too deep are refused alike.
  }
  throw new AdapterError('invalid-input', { fields: [{ path: '', code: 'wrong-format' }] });
}
