import { AdapterError } from '../errors.js';
import { runCall } from '../run-call.js';
import type { EncodedRequest } from './codec.js';
import { fromProblem, fromStatus } from './problem.js';
import { jsonType, kitHeader, problemType } from './routes.js';

export type Fetch = (input: string, init: RequestInit) => Promise<Response>;

export interface TransportOptions {
  readonly baseUrl: string;
  readonly fetch: Fetch;
  readonly credentials: RequestCredentials;
  readonly getToken: (() => string | undefined | Promise<string | undefined>) | undefined;
  readonly maxBytes: number;
  /** Sees the headers of every answer. */
  readonly onHeaders: (headers: Headers) => void;
}

/** Sends one request and reads its answer: the JSON of a success, or a thrown `AdapterError`. */
export class Transport {
  readonly #options: TransportOptions;

  constructor(options: TransportOptions) {
    this.#options = options;
  }

  async send(request: EncodedRequest, timeoutMs: number, signal?: AbortSignal): Promise<unknown> {
    const stop = new AbortController();
    const pass = (): void => stop.abort(signal?.reason);
    signal?.addEventListener('abort', pass, { once: true });
    const timeout = new AdapterError('timeout');
    const timer = setTimeout(() => stop.abort(timeout), timeoutMs);
    try {
      return await runCall(stop.signal, () => this.#exchange(request, stop.signal));
    } finally {
      clearTimeout(timer);
      signal?.removeEventListener('abort', pass);
    }
  }

  async #token(): Promise<string | undefined> {
    try {
      return await this.#options.getToken?.();
    } catch (cause) {
      throw new AdapterError('session-not-checked', { cause, hint: 'getToken threw.' });
    }
  }

  async #exchange({ method, path, body }: EncodedRequest, signal: AbortSignal): Promise<unknown> {
    const { baseUrl, fetch, credentials, maxBytes, onHeaders } = this.#options;
    const token = await this.#token();
    signal.throwIfAborted();
    const response = await reaching(() =>
      fetch(baseUrl + path, {
        method,
        headers: {
          Accept: `${jsonType}, ${problemType}`,
          [kitHeader]: '1',
          ...(body !== undefined && { 'Content-Type': jsonType }),
          ...(token !== undefined && { Authorization: `Bearer ${token}` }),
        },
        ...(body !== undefined && { body }),
        credentials,
        cache: 'no-store',
        redirect: 'error',
        signal,
      }),
    );
    onHeaders(response.headers);
    const type = mediaType(response.headers);
    if (response.ok && type === jsonType) {
      return parseJson(await reaching(() => readText(response, maxBytes)));
    }
    const retryAfter = readRetryAfter(response.headers);
    if (!response.ok && type === problemType) {
      const problem = parseJson(await reaching(() => readText(response, maxBytes)));
      throw problemOrStatus(problem, response.status, retryAfter);
    }
    void response.body?.cancel().catch(() => undefined);
    if (!response.ok) throw fromStatus(response.status, retryAfter);
    throw new AdapterError('bad-answer', {
      hint: `Answered "${type}" instead of JSON. Is the base URL right?`,
    });
  }
}

/** What the network throws tells no more than that there was none. */
async function reaching<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw thrown instanceof AdapterError ? thrown : new AdapterError('offline', { cause: thrown });
  }
}

function problemOrStatus(
  problem: unknown,
  status: number,
  retryAfter: number | undefined,
): AdapterError {
  try {
    return fromProblem(problem, retryAfter);
  } catch {
    return fromStatus(status, retryAfter);
  }
}

function mediaType(headers: Headers): string {
  return (headers.get('Content-Type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

/** In seconds; undefined when absent, and for a date, which would need the server's clock. */
function readRetryAfter(headers: Headers): number | undefined {
  const text = headers.get('Retry-After')?.trim() ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AdapterError('bad-answer', { hint: 'The answer is no JSON.' });
  }
}

async function readText(response: Response, maxBytes: number): Promise<string> {
  if (!response.body) return '';
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new AdapterError('bad-answer', {
        hint: `The answer is larger than ${maxBytes} bytes.`,
      });
    }
    text += decoder.decode(value, { stream: true });
  }
}
