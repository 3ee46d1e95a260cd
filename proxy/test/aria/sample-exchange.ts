import type { CallName } from '../../aria/wire/calls.js';

/** One exchange as text, as it would stand on the wire without the key. All persons, plans and numbers are invented. */
export interface SampleExchange {
  readonly title: string;
  readonly call: CallName;
  readonly request: string;
  readonly response: string;
}

/** A request of `call`: the envelope, then `inputs` (JSON members as text). */
function request(call: CallName, inputs: string): string {
  const envelope = `"rest_call":"${call}","output_format":"json","client_no":7654321`;
  return `{${envelope}${inputs === '' ? '' : ','}${inputs}}`;
}

export function exchange(
  title: string,
  call: CallName,
  inputs: string,
  response: string,
): SampleExchange {
  return { title, call, request: request(call, inputs), response };
}

/** The end of an answer that is a success. */
export const ok = '"error_code":0,"error_msg":"OK"';
