/** Whether Aria may have done what was asked: `not-sent` means that no byte of the request left, so a further try is safe. */
export type CallOutcome = 'not-sent' | 'unknown';

export type CallFailure =
  /** A value that cannot stand in the message. */
  | 'invalid-input'
  /** Too many calls wait already. */
  | 'busy'
  /** The caller's signal. */
  | 'aborted'
  | 'timed-out'
  /** No connection came about. */
  | 'unreachable'
  /** The connection broke before the answer was whole. */
  | 'connection-lost'
  | 'redirected'
  /** An HTTP status other than 200, whose body is not looked at. */
  | 'http-status'
  | 'too-large'
  /** The answer is no JSON: a login page, a middlebox's error page, a cut text. */
  | 'not-json'
  /** The answer is JSON, but not an answer to this call. */
  | 'contract';

export interface CallErrorDetails {
  /** HTTP status of the answer. */
  readonly status?: number | undefined;
  /** The network layer's own code, such as ECONNREFUSED. */
  readonly networkCode?: string | undefined;
  /** Names of the fields at fault, without their values. */
  readonly fields?: readonly string[] | undefined;
}

/**
 * A call that got no usable answer. Holds names and codes only: no key, no request, no word of the answer, so that it
 * may be logged as it is.
 */
export class AriaCallError extends Error {
  override readonly name = 'AriaCallError';
  readonly call: string;
  readonly failure: CallFailure;
  readonly outcome: CallOutcome;
  readonly status: number | undefined;
  readonly networkCode: string | undefined;
  readonly fields: readonly string[];

  constructor(
    call: string,
    failure: CallFailure,
    outcome: CallOutcome,
    details: CallErrorDetails = {},
  ) {
    super(`${call}: ${failure}, outcome ${outcome}.`);
    this.call = call;
    this.failure = failure;
    this.outcome = outcome;
    this.status = details.status;
    this.networkCode = details.networkCode;
    this.fields = details.fields ?? [];
  }
}

/**
 * Aria answered, and the answer is no: an `error_code` other than 0. Its text has held database internals before (T54),
 * so it is in no property and no message; {@link AriaFault.rawText} hands it to those who know.
 */
export class AriaFault extends Error {
  override readonly name = 'AriaFault';
  readonly call: string;
  /** `error_code`; see `errorCode` in codes.ts. */
  readonly code: number;
  readonly #text: string;

  constructor(call: string, code: number, text: string) {
    super(`${call} answered error ${code}.`);
    this.call = call;
    this.code = code;
    this.#text = text;
  }

  /** Aria's own text, for an operator's eyes only. */
  rawText(): string {
    return this.#text;
  }
}

/** Why a call is given up from our side: the reason of the signal that ends it. */
export class Abandonment extends Error {
  override readonly name = 'Abandonment';
  readonly failure: 'aborted' | 'timed-out';

  constructor(failure: 'aborted' | 'timed-out') {
    super(failure);
    this.failure = failure;
  }
}
