import * as z from 'zod/mini';
import { id, int, required, text } from './fields.js';
import { readSchema, wireSchema, wireShape, type Fields, type Reading } from './table.js';

/** One of Aria's calls: everything else about its messages follows from the two tables. */
export interface Call<Request extends Fields, Response extends Fields> {
  /** The value of `rest_call`. */
  readonly name: string;
  /** Whether a repeat could do something twice. A `write` is given more time and is never simply sent again. */
  readonly effect: 'read' | 'write';
  /** The call's own inputs, without the envelope. */
  readonly request: Request;
  readonly response: Response & typeof outcomeFields;
  /** Accepts exactly the requests that the tables allow, envelope included; `auth_key` may be taken out. */
  readonly wireRequest: z.ZodMiniType;
  /** Accepts exactly the answers that conform to the tables. */
  readonly wireResponse: z.ZodMiniType;
  /** Reads a request's own inputs; for the side that answers. */
  readonly readRequest: z.ZodMiniType<Reading<Request>>;
  /** Reads an answer as tolerantly as Aria's habits ask for. */
  readonly readResponse: z.ZodMiniType<Reading<Response & typeof outcomeFields>>;
}

/** Stands in every answer: 0 is success (Aria wire notes 1.2). */
export const outcomeFields = { error_code: required(int), error_msg: text() } satisfies Fields;

/** Stands in every request (Aria wire notes 1.1). */
function envelopeShape(name: string): Record<string, z.ZodMiniType> {
  return {
    rest_call: z.literal(name),
    output_format: z.literal('json'),
    client_no: id.wire,
    auth_key: z.optional(text(32).wire),
  };
}

export function defineCall<Request extends Fields, Response extends Fields>(
  spec: Pick<Call<Request, Response>, 'name' | 'effect' | 'request'> & {
    readonly response: Response;
  },
): Call<Request, Response> {
  const response = { ...spec.response, ...outcomeFields };
  return {
    ...spec,
    response,
    wireRequest: z.strictObject({ ...envelopeShape(spec.name), ...wireShape(spec.request) }),
    wireResponse: wireSchema(response),
    readRequest: readSchema(spec.request),
    readResponse: readSchema(response),
  };
}
