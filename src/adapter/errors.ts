import type { RefusalCode } from '../model/codes.js';

/** Who must act for a call to succeed. */
export type Actor = 'customer' | 'integrator' | 'service' | 'nobody';

/**
 * The closed set of errors. `kind` groups them for code, the code itself is the key of the on-screen text (`error-…`),
 * `retryable` says whether the same call may simply be made again, `nothingTaken` that a call of `confirm` that is
 * answered so took nothing: after any other error it may have been made, and the intent must be looked up.
 */
export const errorCodes = {
  offline: { kind: 'network', actor: 'nobody', retryable: true, nothingTaken: false },
  timeout: { kind: 'network', actor: 'nobody', retryable: true, nothingTaken: false },
  'answer-lost': { kind: 'network', actor: 'nobody', retryable: true, nothingTaken: false },
  'session-expired': { kind: 'session', actor: 'customer', retryable: false, nothingTaken: true },
  'sign-in-failed': { kind: 'session', actor: 'customer', retryable: true, nothingTaken: true },
  'session-not-checked': { kind: 'session', actor: 'service', retryable: true, nothingTaken: true },
  'not-permitted': { kind: 'permission', actor: 'service', retryable: false, nothingTaken: true },
  'not-found': { kind: 'not-found', actor: 'nobody', retryable: false, nothingTaken: true },
  'invalid-input': { kind: 'input', actor: 'customer', retryable: false, nothingTaken: true },
  'intent-conflict': {
    kind: 'conflict',
    actor: 'integrator',
    retryable: false,
    nothingTaken: true,
  },
  refused: { kind: 'refused', actor: 'customer', retryable: false, nothingTaken: true },
  'bad-answer': { kind: 'contract', actor: 'integrator', retryable: true, nothingTaken: false },
  'operation-missing': {
    kind: 'unsupported',
    actor: 'integrator',
    retryable: false,
    nothingTaken: true,
  },
  'bad-configuration': {
    kind: 'unsupported',
    actor: 'integrator',
    retryable: false,
    nothingTaken: true,
  },
  'too-many-requests': { kind: 'limit', actor: 'nobody', retryable: true, nothingTaken: true },
  'service-failed': { kind: 'service', actor: 'service', retryable: true, nothingTaken: false },
} as const satisfies Record<
  string,
  { kind: string; actor: Actor; retryable: boolean; nothingTaken: boolean }
>;

export type ErrorCode = keyof typeof errorCodes;
export type ErrorKind = (typeof errorCodes)[ErrorCode]['kind'];

/** What is wrong with one field of the input: its path ("units", "effective.date"). */
export interface FieldError {
  readonly path: string;
  readonly code: string;
}

export interface AdapterErrorDetails {
  /** With code `refused`: why. */
  readonly refusal?: RefusalCode | undefined;
  readonly fields?: readonly FieldError[] | undefined;
  /** Names the call in the logs of the service. */
  readonly requestId?: string | undefined;
  /** With code `too-many-requests`: after how many seconds the call may be made again. */
  readonly retryAfter?: number | undefined;
  /** For developers only, in the console: never shown to a customer, never holds account data. */
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** The one error that adapters throw. A call that its caller aborted rejects with the signal's reason instead: that is no error to show. */
export class AdapterError extends Error {
  override readonly name = 'AdapterError';
  readonly code: ErrorCode;
  readonly refusal: RefusalCode | undefined;
  readonly fields: readonly FieldError[];
  readonly requestId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, details: AdapterErrorDetails = {}) {
    super(details.hint ?? details.refusal ?? code, { cause: details.cause });
    this.code = code;
    this.refusal = details.refusal;
    this.fields = details.fields ?? [];
    this.requestId = details.requestId;
    this.retryAfter = details.retryAfter;
  }

  get kind(): ErrorKind {
    return errorCodes[this.code].kind;
  }

  get actor(): Actor {
    return errorCodes[this.code].actor;
  }

  get retryable(): boolean {
    return errorCodes[this.code].retryable;
  }

  get nothingTaken(): boolean {
    return errorCodes[this.code].nothingTaken;
  }
}

/** A refusal as an error, for operations that have no other way to say no. */
export function refused(refusal: RefusalCode): AdapterError {
  return new AdapterError('refused', { refusal });
}

/** Whether a throw is ours, also from another copy of the kit on the page, where `instanceof` says no. */
function isAdapterError(thrown: unknown): thrown is AdapterError {
  if (thrown instanceof AdapterError) return true;
  return (
    thrown instanceof Error &&
    thrown.name === 'AdapterError' &&
    'code' in thrown &&
    Object.hasOwn(errorCodes, String(thrown.code))
  );
}

/** Any throw as our error; what is none of ours becomes `service-failed` with the original as its cause. */
export function toAdapterError(thrown: unknown): AdapterError {
  return isAdapterError(thrown) ? thrown : new AdapterError('service-failed', { cause: thrown });
}
