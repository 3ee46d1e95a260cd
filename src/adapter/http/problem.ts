import * as z from 'zod/mini';
import { refusalCodeSchema } from '../../model/codes.js';
import { AdapterError, errorCodes, type ErrorCode } from '../errors.js';

/** Status of the answer by error code. */
export const problemStatus = {
  'invalid-input': 400,
  'session-expired': 401,
  'sign-in-failed': 401,
  'not-permitted': 403,
  'not-found': 404,
  refused: 409,
  'intent-conflict': 422,
  'too-many-requests': 429,
  'service-failed': 500,
  'bad-configuration': 500,
  'operation-missing': 501,
  'bad-answer': 502,
  'answer-lost': 502,
  offline: 503,
  'session-not-checked': 503,
  timeout: 504,
} as const satisfies Record<ErrorCode, number>;

const short = z.string().check(z.maxLength(200));

/** The body of every answer that is an error: RFC 9457 with members of ours. Holds codes, never texts of a platform. */
export const problemSchema = z.object({
  status: z.int(),
  code: z.enum(Object.keys(errorCodes) as [ErrorCode, ...ErrorCode[]]),
  /** With code `refused`: why. */
  refusal: z.optional(refusalCodeSchema),
  /** With code `invalid-input`: which fields, and what is wrong with each. */
  fields: z.optional(z.array(z.object({ path: short, code: short })).check(z.maxLength(100))),
  /** Names the call in the logs of the service. */
  requestId: z.optional(short),
});
export type Problem = z.infer<typeof problemSchema>;

/** The answer for an error: its status, its body, and its `Retry-After` in seconds where the error has one. */
export function toProblem(
  error: AdapterError,
  requestId = error.requestId,
): { body: Problem; retryAfter: number | undefined } {
  const { code, refusal, retryAfter } = error;
  const fields = error.fields
    .slice(0, 100)
    .map((field) => ({ path: field.path.slice(0, 200), code: field.code.slice(0, 200) }));
  const body = {
    status: problemStatus[code],
    code,
    ...(refusal && { refusal }),
    ...(fields.length > 0 && { fields }),
    ...(requestId !== undefined && { requestId }),
  };
  return { body, retryAfter };
}

/** The error that a problem body tells of. Throws a `ZodError` for anything else. */
export function fromProblem(body: unknown, retryAfter: number | undefined): AdapterError {
  const { code, refusal, fields, requestId } = z.parse(problemSchema, body);
  return new AdapterError(code, { refusal, fields, requestId, retryAfter });
}

/** An error of which nothing is known but a status, which anything between page and service may have answered. */
export class BareStatusError extends AdapterError {}

/** What an error status alone tells, when its body is none of ours: a gateway in between, or not our API at all. */
export function fromStatus(status: number, retryAfter: number | undefined): BareStatusError {
  const hint = `Status ${status} without a problem body.`;
  if (status === 429 || (status === 503 && retryAfter !== undefined)) {
    return new BareStatusError('too-many-requests', { retryAfter, hint });
  }
  if (status === 401) return new BareStatusError('session-expired', { hint });
  if (status === 403) return new BareStatusError('not-permitted', { hint });
  if (status >= 500) return new BareStatusError('service-failed', { hint });
  return new BareStatusError('bad-answer', { hint: `${hint} Is the base URL right?` });
}
