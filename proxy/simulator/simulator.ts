import { timingSafeEqual } from 'node:crypto';
import { AdapterError, type ErrorCode } from '../../src/adapter/errors.js';
import { sandboxControl } from '../../src/adapter/sandbox/control.js';
import { Sandbox, type SandboxOptions } from '../../src/adapter/sandbox/sandbox.js';
import type { SandboxControl } from '../../src/adapter/sandbox-control.js';
import { errorCode } from '../aria/codes.js';
import {
  isJsonObject,
  JsonNumber,
  readJson,
  writeJson,
  type JsonObject,
  type JsonValue,
} from '../aria/json.js';
import { calls, type CallName } from '../aria/wire/calls.js';
import { answerCall, errorAnswer, type EmptyFields, type WireAnswer } from './answer-call.js';
import type { Platform } from './handler.js';
import { PriceMover } from './price-mover.js';
import { VirtualClock } from './virtual-clock.js';
import { WireSessions } from './wire-sessions.js';

export interface SimulatorOptions extends Omit<SandboxOptions, 'storage'> {
  /** The company's number, which every request must name. 1234567 unless told otherwise. */
  readonly clientNo?: string | undefined;
  /** The company's key, which every request must hold. Made up unless told otherwise. */
  readonly authKey?: string | undefined;
  readonly emptyFields?: EmptyFields | undefined;
}

/** The body of an HTTP answer with status 200. */
export interface SimulatorAnswer {
  readonly type: 'application/json' | 'text/html';
  readonly body: string;
}

/** The request came to nothing on the network: `ECONNREFUSED` before it was read, `ECONNRESET` after it was done. */
export class NetworkFault extends Error {
  override readonly name = 'NetworkFault';
  readonly code: 'ECONNREFUSED' | 'ECONNRESET';
  readonly syscall: 'connect' | 'read';

  constructor(code: NetworkFault['code']) {
    super(code);
    this.code = code;
    this.syscall = code === 'ECONNREFUSED' ? 'connect' : 'read';
  }
}

/**
 * Speaks Aria's JSON wire over a world of the sandbox engine, as Aria is documented to: for demos and tests.
 * `control` moves the world outside the wire; its log names Aria's calls, and `write` for one that changes what is billed or how it is paid.
 */
export interface AriaSimulator {
  /** What a client needs to be let in. */
  readonly keys: { readonly clientNo: string; readonly authKey: string };
  readonly control: SandboxControl;
  /** True while the fault `offline` strikes every call: a server must accept no connection then. */
  readonly offline: boolean;
  /** Answers the body of one POST. Rejects with {@link NetworkFault} where no answer may arrive. */
  answer(body: string): Promise<SimulatorAnswer>;
  /** The same as a `fetch` that reaches this simulator whatever the address; fails as Node's does. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
}

export function createSimulator(options: SimulatorOptions = {}): AriaSimulator {
  const sandbox = new Sandbox(options);
  const { store, faults, delays, now, randomId } = sandbox;
  const keys = {
    clientNo: options.clientNo ?? '1234567',
    authKey: options.authKey ?? randomId().slice(0, 32),
  };
  const platform: Platform = {
    sandbox,
    sessions: new WireSessions(now, randomId),
    clock: new VirtualClock(now),
  };
  const prices = new PriceMover(store);
  const emptyFields = options.emptyFields ?? 'left-out';
  const control = sandboxControl(sandbox);

  const reply = async (name: CallName, request: JsonObject): Promise<WireAnswer | 'garbage'> => {
    if (faults.strikes('offline')) throw new AdapterError('offline');
    if (faults.strikes('service-failed')) {
      return errorAnswer(errorCode.unexpected, 'unexpected error');
    }
    await delays.land();
    const answer = isWrite(name, request) ? await write(name, request) : await read(name, request);
    return faults.back(answer, () => 'garbage');
  };

  const read = async (name: CallName, request: JsonObject): Promise<WireAnswer> => {
    if (faults.isOn('price-changed')) await prices.move(() => faults.strikes('price-changed'));
    const answer = await answerCall(platform, name, request, emptyFields);
    if (changing.has(name) && answer.code === errorCode.ok) prices.quoted(request);
    return answer;
  };

  const write = async (name: CallName, request: JsonObject): Promise<WireAnswer> => {
    const { conflict, late, lags, lost, collecting } = faults.ofWrite();
    const receiptId = request.client_receipt_id;
    if (conflict) return errorAnswer(errorCode.notAllowed, 'the account is being changed');
    if (lags && typeof receiptId === 'string') delays.hide(receiptId, late);
    const happen = () => answerCall({ ...platform, collecting }, name, request, emptyFields);
    if (late) delays.later(async () => void (await happen()));
    const answer = late ? undefined : await happen();
    if (!answer || lost) throw new AdapterError('answer-lost');
    return answer;
  };

  const answer = async (body: string): Promise<SimulatorAnswer> => {
    const request = parse(body);
    if (!request) return json(errorAnswer(errorCode.invalidFormat, 'unable to parse input json'));
    const { rest_call: name } = request;
    if (!isCallName(name)) return json(errorAnswer(errorCode.unknownCall, 'unknown call'));
    if (!isLetIn(request, keys)) {
      return json(errorAnswer(errorCode.notAuthenticated, 'authentication error'));
    }
    const logged = isWrite(name, request) ? 'write' : name;
    try {
      const answered = await sandbox.log.run(
        logged,
        () => reply(name, request),
        (each) => (each === 'garbage' ? 'bad-answer' : logCode(each)),
      );
      return answered === 'garbage' ? badGateway : json(answered);
    } catch (thrown) {
      throw asNetworkFault(thrown);
    }
  };

  return {
    keys,
    control: {
      ...control,
      load: async (scenario) => {
        prices.forget();
        await control.load(scenario);
      },
    },
    get offline() {
      return faults.always('offline');
    },
    answer,
    fetch: async (input, init) => {
      const request = new Request(input, init);
      if (request.method !== 'POST') return new Response(null, { status: 405 });
      const body = await request.text();
      try {
        const { type, body: text } = await answer(body);
        return new Response(text, { headers: { 'content-type': type } });
      } catch (thrown) {
        if (thrown instanceof NetworkFault) throw new TypeError('fetch failed', { cause: thrown });
        throw thrown;
      }
    },
  };
}

const badGateway: SimulatorAnswer = { type: 'text/html', body: '<html>Bad gateway</html>' };

function json({ message }: WireAnswer): SimulatorAnswer {
  return { type: 'application/json', body: writeJson(message) };
}

function parse(body: string): JsonObject | undefined {
  try {
    const value = readJson(body);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isCallName(name: JsonValue | undefined): name is CallName {
  return typeof name === 'string' && Object.hasOwn(calls, name);
}

/** The calls that change plans; all but the change of a status have a dry run. */
const changing: ReadonlySet<CallName> = new Set([
  'assign_acct_plan_m',
  'replace_acct_plan_m',
  'update_acct_plan_m',
  'cancel_acct_plan_m',
  'update_acct_plan_status_m',
  'update_acct_plan_multi_m',
  'edit_acct_plan_queued_changes_m',
]);

/** The calls that pay, or change how an account pays; none of them has a dry run. */
const paying: ReadonlySet<CallName> = new Set([
  'collect_from_account_m',
  'update_payment_method_m',
  'create_acct_billing_group_m',
  'update_acct_billing_group_m',
]);

function isWrite(name: CallName, { do_write }: JsonObject): boolean {
  return paying.has(name) || (changing.has(name) && do_write !== 'false');
}

function isLetIn(request: JsonObject, { clientNo, authKey }: AriaSimulator['keys']): boolean {
  const { client_no, auth_key } = request;
  if (typeof auth_key !== 'string' || !(client_no instanceof JsonNumber)) return false;
  const [theirs, ours] = [Buffer.from(auth_key), Buffer.from(authKey)];
  return (
    client_no.text === clientNo && theirs.length === ours.length && timingSafeEqual(theirs, ours)
  );
}

/** The log speaks the codes of the contract. */
function logCode({ code }: WireAnswer): ErrorCode | undefined {
  switch (code) {
    case errorCode.ok:
      return undefined;
    case errorCode.unexpected:
      return 'service-failed';
    case errorCode.invalidSession:
      return 'session-expired';
    case errorCode.notAuthenticated:
      return 'sign-in-failed';
    case errorCode.invoiceNotFound:
      return 'not-found';
    default:
      return 'refused';
  }
}

function asNetworkFault(thrown: unknown): unknown {
  if (!(thrown instanceof AdapterError)) return thrown;
  if (thrown.code === 'offline') return new NetworkFault('ECONNREFUSED');
  return thrown.code === 'answer-lost' ? new NetworkFault('ECONNRESET') : thrown;
}
