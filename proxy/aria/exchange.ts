import {
  type Abandonment,
  AriaCallError,
  type CallErrorDetails,
  type CallFailure,
} from './call-errors.js';

export interface ExchangeInit {
  readonly method: 'POST';
  readonly headers: Record<string, string>;
  readonly body: ReadableStream<Uint8Array>;
  readonly duplex: 'half';
  readonly redirect: 'manual';
  readonly signal: AbortSignal;
}

/** The part of `fetch` that is used here. */
export type Fetch = (url: string, init: ExchangeInit) => Promise<Response>;

export interface Exchange {
  /** Names the call in errors. */
  readonly call: string;
  readonly fetch: Fetch;
  readonly url: string;
  readonly body: string;
  /** Aborted with an {@link Abandonment}. */
  readonly signal: AbortSignal;
  readonly maxAnswerBytes: number;
}

/**
 * Sends one request, once, and gives back the text of its 200 answer. Throws {@link AriaCallError}. The text's form is
 * not judged by its content type: Aria's older endpoint is a PHP script that may call its JSON text/html.
 */
export async function exchange(request: Exchange): Promise<string> {
  try {
    return await Promise.race([receive(request), abortion(request.signal)]);
  } catch (thrown) {
    if (thrown instanceof AriaCallError) throw thrown;
    throw asCallError(request, thrown);
  }
}

async function receive(request: Exchange): Promise<string> {
  const bytes = new TextEncoder().encode(request.body);
  const response = await request.fetch(request.url, {
    method: 'POST',
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'content-length': String(bytes.length),
    },
    // A stream cannot be sent a second time: with a text, fetch itself repeats the request after a 421.
    body: new Blob([bytes]).stream(),
    duplex: 'half',
    redirect: 'manual',
    signal: request.signal,
  });
  const failure = failureOf(response);
  if (failure !== undefined) {
    await response.body?.cancel();
    throw unknownOutcome(request, failure, { status: response.status });
  }
  return await bodyText(request, response);
}

function failureOf(response: Response): CallFailure | undefined {
  const redirected = response.status >= 300 && response.status < 400;
  if (redirected || response.type === 'opaqueredirect' || response.redirected) return 'redirected';
  return response.status === 200 ? undefined : 'http-status';
}

async function bodyText(request: Exchange, response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  const reader = response.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > request.maxAnswerBytes) {
      await reader.cancel();
      throw unknownOutcome(request, 'too-large');
    }
    text += decoder.decode(value, { stream: true });
  }
  return text + decoder.decode();
}

/** Rejects when the signal is aborted, also for a `fetch` that does not listen to it. */
async function abortion(signal: AbortSignal): Promise<never> {
  if (!signal.aborted) {
    await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }
  throw signal.reason as Abandonment;
}

/** Codes of the network layer that can only come up before a connection stands. */
const beforeConnection =
  /^(ENOTFOUND|EAI_\w+|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/;

/** Codes that come up before it only where connecting failed: what a router or firewall says of a connection that stands may end that one with them too. */
const ofConnecting = /^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/;

function isBeforeConnection({ code, syscall }: NetworkError): boolean {
  return beforeConnection.test(code) || (syscall === 'connect' && ofConnecting.test(code));
}

function asCallError(request: Exchange, thrown: unknown): AriaCallError {
  if (request.signal.aborted) {
    return unknownOutcome(request, (request.signal.reason as Abandonment).failure);
  }
  const errors = networkErrors(thrown);
  const networkCode = errors[0]?.code;
  if (errors.length > 0 && errors.every(isBeforeConnection)) {
    return new AriaCallError(request.call, 'unreachable', 'not-sent', { networkCode });
  }
  return unknownOutcome(request, 'connection-lost', { networkCode });
}

/** An error of the network layer: its code, and the system call that failed. */
interface NetworkError {
  readonly code: string;
  readonly syscall?: unknown;
}

/** What an error says of the network: itself, its cause, or the errors of every address that was tried. */
function networkErrors(thrown: unknown): NetworkError[] {
  if (!(thrown instanceof Error)) return [];
  if (thrown instanceof AggregateError) return thrown.errors.flatMap(networkErrors);
  if ('code' in thrown && typeof thrown.code === 'string')
    return [{ code: thrown.code, ...('syscall' in thrown && { syscall: thrown.syscall }) }];
  return networkErrors(thrown.cause);
}

function unknownOutcome(
  request: Exchange,
  failure: CallFailure,
  details: CallErrorDetails = {},
): AriaCallError {
  return new AriaCallError(request.call, failure, 'unknown', details);
}
