import { Bulkhead, type BulkheadLimits } from './bulkhead.js';
import { Abandonment, AriaCallError, AriaFault } from './call-errors.js';
import { exchange, type Fetch } from './exchange.js';
import {
  isJsonObject,
  jsonObject,
  JsonNumber,
  readJson,
  writeJson,
  type JsonObject,
  type JsonValue,
} from './json.js';
import { partialProblems, type PartialProblem } from './partial-success.js';
import { calls, type CallInput, type CallName, type CallOutput } from './wire/calls.js';
import type { WireMessage } from './wire/check-message.js';
import { outcomeFields } from './wire/define-call.js';
import { fieldOf } from './wire/faults.js';
import { readSchema, WireInputError, writeFields, type Fields } from './wire/table.js';

export interface AriaClientOptions {
  /** Aria's endpoint; https, or http to this machine. */
  readonly url: string;
  /** `client_no`: a whole number as text. */
  readonly clientNo: string;
  /** `auth_key`: leaves this process in request bodies and nowhere else. */
  readonly authKey: string;
  readonly fetch?: Fetch;
  /** Milliseconds from the call to the whole answer, waiting for a place included. */
  readonly timeouts?: { readonly read?: number; readonly write?: number };
  /** Reads and writes have places of their own, so that slow writes never keep their own look-ups waiting. */
  readonly limits?: { readonly read?: BulkheadLimits; readonly write?: BulkheadLimits };
  readonly maxAnswerBytes?: number;
  /** `alt_caller_id`, at most 30 characters: the process or agent that Aria's records name, where the call takes one. */
  readonly callerId?: string;
  /** Gets every exchange once it has ended; for checks and tests, since passwords are in it. */
  readonly onMessage?: (message: WireMessage) => void;
}

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** `client_receipt_id`, for a call that writes. */
  readonly receiptId?: string | undefined;
}

export interface CallResult<Name extends CallName> {
  readonly answer: CallOutput<Name>;
  /** What failed although the call succeeded: never to be shown as plain success (T34). */
  readonly problems: readonly PartialProblem[];
}

export interface AriaClient {
  /**
   * Makes one call, once; nothing is ever repeated here. Rejects with {@link AriaFault} when Aria says no and with
   * {@link AriaCallError} when there is no usable answer; the latter's `outcome` says whether a write may have happened.
   */
  call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    options?: CallOptions,
  ): Promise<CallResult<Name>>;
}

const defaultTimeouts = { read: 30_000, write: 120_000 };
const defaultLimits = {
  read: { inFlight: 8, queued: 64 },
  write: { inFlight: 4, queued: 16 },
};
const defaultMaxAnswerBytes = 8 * 1024 * 1024;
const outcomeSchema = readSchema(outcomeFields);

export function createAriaClient(options: AriaClientOptions): AriaClient {
  return new HttpAriaClient(options);
}

class HttpAriaClient implements AriaClient {
  readonly #options: AriaClientOptions;
  readonly #clientNo: JsonNumber;
  readonly #fetch: Fetch;
  readonly #places: Readonly<Record<'read' | 'write', Bulkhead>>;

  constructor(options: AriaClientOptions) {
    requireSafeUrl(options.url);
    if (!/^\d+$/.test(options.clientNo)) {
      throw new TypeError('clientNo must be a whole number as text.');
    }
    if (options.authKey === '') throw new TypeError('authKey is empty.');
    this.#options = options;
    this.#clientNo = new JsonNumber(BigInt(options.clientNo).toString());
    this.#fetch = options.fetch ?? ((url, init) => fetch(url, init));
    this.#places = {
      read: new Bulkhead(options.limits?.read ?? defaultLimits.read),
      write: new Bulkhead(options.limits?.write ?? defaultLimits.write),
    };
  }

  async call<Name extends CallName>(
    name: Name,
    input: CallInput<Name>,
    { signal, receiptId }: CallOptions = {},
  ): Promise<CallResult<Name>> {
    const message = this.#message(name, input, receiptId);
    const response = await this.#exchange(name, message, signal);
    this.#throwFault(name, response);
    const read = calls[name].readResponse.safeParse(response);
    if (!read.success) throw contractError(name, read.error.issues.map(fieldOf));
    const answer = read.data as CallOutput<Name>;
    return { answer, problems: partialProblems(answer) };
  }

  /** The request without `auth_key`, which is put in only where it is sent. */
  #message(name: CallName, input: object, receiptId: string | undefined): JsonObject {
    const table: Fields = calls[name].request;
    const values = {
      ...('alt_caller_id' in table && { alt_caller_id: this.#options.callerId }),
      ...input,
      ...(receiptId !== undefined && { client_receipt_id: receiptId }),
    };
    try {
      return jsonObject([
        ['rest_call', name],
        ['output_format', 'json'],
        ['client_no', this.#clientNo],
        // The input's type has matched values and table; a key that is in no table still throws.
        ...Object.entries(writeFields(table, values as never)),
      ]);
    } catch (thrown) {
      if (!(thrown instanceof WireInputError)) throw thrown;
      throw new AriaCallError(name, 'invalid-input', 'not-sent', { fields: [thrown.field] });
    }
  }

  async #exchange(name: CallName, message: JsonObject, signal?: AbortSignal): Promise<JsonValue> {
    const { effect } = calls[name];
    // A dry run is as slow as the write but changes nothing: it must not take a write's place.
    const places = this.#places[message['do_write'] === 'false' ? 'read' : effect];
    if (places.full) throw new AriaCallError(name, 'busy', 'not-sent');
    const deadline = new Deadline(
      this.#options.timeouts?.[effect] ?? defaultTimeouts[effect],
      signal,
    );
    try {
      await places.enter(deadline.signal).catch(({ failure }: Abandonment) => {
        throw new AriaCallError(name, failure, 'not-sent');
      });
      try {
        return await this.#send(name, message, deadline.signal);
      } finally {
        places.leave();
      }
    } finally {
      deadline.clear();
    }
  }

  async #send(name: CallName, request: JsonObject, signal: AbortSignal): Promise<JsonValue> {
    let response: JsonValue | undefined;
    try {
      const text = await exchange({
        call: name,
        fetch: this.#fetch,
        url: this.#options.url,
        body: writeJson(
          jsonObject([...Object.entries(request), ['auth_key', this.#options.authKey]]),
        ),
        signal,
        maxAnswerBytes: this.#options.maxAnswerBytes ?? defaultMaxAnswerBytes,
      });
      response = parse(name, text);
      return response;
    } finally {
      this.#options.onMessage?.({ call: name, request, response });
    }
  }

  #throwFault(name: CallName, response: JsonValue): void {
    const outcome = outcomeSchema.safeParse(response);
    const code = outcome.success ? outcome.data.error_code : undefined;
    if (code === undefined) throw contractError(name, ['error_code']);
    if (code === 0) return;
    const text = outcome.data?.error_msg ?? '';
    throw new AriaFault(name, code, text.replaceAll(this.#options.authKey, '[removed]'));
  }
}

function parse(name: CallName, text: string): JsonValue {
  let value: JsonValue;
  try {
    value = readJson(text);
  } catch {
    throw new AriaCallError(name, 'not-json', 'unknown');
  }
  if (!isJsonObject(value)) throw contractError(name, []);
  return value;
}

function contractError(name: CallName, fields: readonly string[]): AriaCallError {
  return new AriaCallError(name, 'contract', 'unknown', { fields });
}

/** The keys are in the body, so nothing but an encrypted or a local connection may carry it. */
function requireSafeUrl(text: string): void {
  const url = new URL(text);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && local)) {
    throw new TypeError('url must be https, or http to this machine.');
  }
  if (url.username !== '' || url.password !== '')
    throw new TypeError('url must not hold credentials.');
}

/** A signal that is aborted with `timed-out` when the time is up and with `aborted` when the caller gives up. */
class Deadline {
  readonly #controller = new AbortController();
  readonly #timer: ReturnType<typeof setTimeout>;
  readonly #outer: AbortSignal | undefined;

  constructor(milliseconds: number, outer: AbortSignal | undefined) {
    this.#timer = setTimeout(() => this.#abort('timed-out'), milliseconds);
    this.#outer = outer;
    if (outer?.aborted) this.#giveUp();
    else outer?.addEventListener('abort', this.#giveUp, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.#outer?.removeEventListener('abort', this.#giveUp);
  }

  readonly #giveUp = (): void => this.#abort('aborted');

  #abort(failure: Abandonment['failure']): void {
    this.#controller.abort(new Abandonment(failure));
  }
}
