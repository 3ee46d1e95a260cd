import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AriaCallError, AriaFault } from '../../aria/call-errors.js';
import { createAriaClient, type AriaClient, type AriaClientOptions } from '../../aria/client.js';
import { writeJson } from '../../aria/json.js';
import type { WireMessage } from '../../aria/wire/check-message.js';
import { startScriptedServer, type Script, type ScriptedServer } from './scripted-server.js';

const authKey = 'KEY-CANARY-3f81';
let server: ScriptedServer;

beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server.close());

function clientOf(options: Partial<AriaClientOptions> = {}): AriaClient {
  const timeouts = { read: 1000, write: 1000 };
  return createAriaClient({ url: server.url, clientNo: '7654321', authKey, timeouts, ...options });
}

const answering =
  (body: string): Script =>
  (response) =>
    response.end(body);

const ok = '{"error_code":0,"error_msg":"OK"}';

async function failureOf(promise: Promise<unknown>): Promise<AriaCallError> {
  const thrown: unknown = await promise.then(
    () => 'no failure',
    (error: unknown) => error,
  );
  if (!(thrown instanceof AriaCallError)) throw new Error(`Not a call error: ${inspect(thrown)}`);
  return thrown;
}

/** A write, so that its outcome matters. */
function assign(client: AriaClient, signal?: AbortSignal): Promise<unknown> {
  const input = { acct_no: '12', new_plan_no: '701', do_write: true };
  return client.call('assign_acct_plan_m', input, { signal, receiptId: 'USS1' });
}

async function settled(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}

describe('a call', () => {
  test('posts one JSON body with the envelope, the key and its inputs', async () => {
    server.play(answering(ok));
    const input = { acct_no: '9007199254740993', do_write: true, plan_units: '2.50' };
    await clientOf({ callerId: 'uss-kit' }).call('assign_acct_plan_m', input, {
      receiptId: 'USS1',
    });
    const [request] = server.seen;
    expect(request?.method).toBe('POST');
    expect(request?.headers).toMatchObject({
      'content-type': 'application/json',
      accept: 'application/json',
      'content-length': String(request?.body.length),
    });
    expect(request?.headers['transfer-encoding']).toBeUndefined();
    expect(request?.body).toBe(
      '{"rest_call":"assign_acct_plan_m","output_format":"json","client_no":7654321,' +
        '"acct_no":9007199254740993,"do_write":"true","client_receipt_id":"USS1","plan_units":2.5,' +
        '"alt_caller_id":"uss-kit","auth_key":"KEY-CANARY-3f81"}',
    );
  });

  test('names the caller only where the call takes it', async () => {
    server.play(answering(ok));
    await clientOf({ callerId: 'uss-kit' }).call('kill_session_m', { session_id: 'WX' });
    expect(server.seen[0]?.body).not.toContain('alt_caller_id');
  });

  test('gives the answer read from the wire', async () => {
    server.play(answering('{"account_no":9007199254740993,"user_id":null,"error_code":"0"}'));
    const { answer, problems } = await clientOf().call('validate_session_m', { session_id: 'WX' });
    expect(answer).toMatchObject({ account_no: '9007199254740993', error_code: 0 });
    expect(answer.user_id).toBeUndefined();
    expect(problems).toEqual([]);
  });

  test('reads letters that the network has cut in two', async () => {
    const bytes = Buffer.from('{"user_id":"Zoë","error_code":0}');
    const cut = bytes.indexOf('ë') + 1;
    server.play((response) => {
      response.write(bytes.subarray(0, cut));
      setTimeout(() => response.end(bytes.subarray(cut)), 10);
    });
    const { answer } = await clientOf().call('validate_session_m', { session_id: 'WX' });
    expect(answer.user_id).toBe('Zoë');
  });

  test('T34 tells which part failed although the call succeeded', async () => {
    const input = { acct_no: '12', do_write: true };
    const parts = async (members: string): Promise<unknown> => {
      server.play(answering(`{${members},"error_code":0}`));
      return (await clientOf().call('assign_acct_plan_m', input)).problems;
    };
    expect(await parts('"collection_error_code":0,"statement_error_code":0')).toEqual([]);
    expect(await parts('"collection_error_code":4011,"collection_error_msg":"declined"')).toEqual([
      { part: 'collection', code: 4011 },
    ]);
    expect(await parts('"collection_error_code":"1","statement_error_code":22')).toEqual([
      { part: 'collection', code: 1 },
      { part: 'statement', code: 22 },
    ]);
    expect(await parts('"cc_auth_details":[{"processor_id":3}]')).toEqual([
      { part: 'card-authorization' },
    ]);
  });
});

describe('an answer that is no', () => {
  test('T54 is a fault with its code; the text of it stays inside', async () => {
    const text = `ORA-01403 in ACCT_PKG, key ${authKey}`;
    server.play(answering(`{"error_code":1009,"error_msg":"${text}"}`));
    const fault: unknown = await assign(clientOf()).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(AriaFault);
    expect(fault).toMatchObject({ call: 'assign_acct_plan_m', code: 1009 });
    expect(inspect(fault, { depth: null, showHidden: true })).not.toMatch(/ORA-|CANARY/);
    expect(JSON.stringify(fault)).not.toMatch(/ORA-|CANARY/);
    expect((fault as AriaFault).rawText()).toBe('ORA-01403 in ACCT_PKG, key [removed]');
  });

  test.each(['-1', '"1011"', '1001'])('of error_code %s', async (code) => {
    server.play(answering(`{"error_code":${code}}`));
    await expect(assign(clientOf())).rejects.toMatchObject({
      code: Number(code.replaceAll('"', '')),
    });
  });
});

describe('T28 an answer that cannot be used leaves the outcome unknown', () => {
  const cases: [title: string, failure: string, script: Script][] = [
    ['a page of HTML', 'not-json', answering('<!doctype html><title>Sign in</title>')],
    ['nothing at all', 'not-json', answering('')],
    ['a text cut short', 'not-json', answering('{"error_code":0,"error_m')],
    ['two answers in one', 'not-json', answering(ok + ok)],
    ['an array', 'contract', answering('[]')],
    ['an object without an error code', 'contract', answering('{"session_id":"x"}')],
    ['an error code that is none', 'contract', answering('{"error_code":"OK"}')],
    ['a field of the wrong kind', 'contract', answering('{"error_code":0,"total":"a lot"}')],
    [
      'a connection that breaks before the answer',
      'connection-lost',
      (response) => response.destroy(),
    ],
    [
      'a connection that breaks within the answer',
      'connection-lost',
      (response) => {
        response.writeHead(200, { 'content-length': String(ok.length) });
        response.write(ok.slice(0, 9), () => response.destroy());
      },
    ],
    [
      'a connection that breaks within an answer of open length',
      'connection-lost',
      (response) => {
        response.write(ok, () => response.destroy());
      },
    ],
    [
      'an answer that is too large',
      'too-large',
      answering(`{"error_code":0,"error_msg":"${'x'.repeat(100_000)}"}`),
    ],
    [
      'an answer that is too large once unpacked',
      'too-large',
      (response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' });
        response.end(gzipSync('x'.repeat(5_000_000)));
      },
    ],
    ['no answer', 'timed-out', () => undefined],
    ['an answer that stops halfway', 'timed-out', (response) => void response.write('{"error_')],
  ];

  test.each(cases)('%s: %s', async (title, failure, script) => {
    server.play(script);
    const write = failure === 'timed-out' ? 90 : 5000;
    const client = clientOf({ timeouts: { write }, maxAnswerBytes: 50_000 });
    const error = await failureOf(assign(client));
    expect(error).toMatchObject({ failure, outcome: 'unknown', call: 'assign_acct_plan_m' });
    expect(server.seen, title).toHaveLength(1);
  });

  test('a wrong answer names its fields, not its values', async () => {
    server.play(answering('{"error_code":0,"acct_plan_line_items":[{"line_amount":"CANARY"}]}'));
    const error = await failureOf(assign(clientOf()));
    expect(error.fields).toEqual(['acct_plan_line_items[0].line_amount']);
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('CANARY');
  });

  test.each([301, 302, 303, 307, 308])('T50 a redirect with %i is not followed', async (status) => {
    server.play((response) => {
      response.writeHead(status, { location: server.url }).end();
    });
    const error = await failureOf(assign(clientOf()));
    expect(error).toMatchObject({ failure: 'redirected', outcome: 'unknown', status });
    expect(server.seen).toHaveLength(1);
  });

  test.each([201, 204, 400, 401, 408, 421, 425, 429, 500, 502, 503, 504])(
    'a status of %i is not looked into and not tried again',
    async (status) => {
      server.play((response) => {
        response.writeHead(status, { 'retry-after': '0' }).end(status === 204 ? undefined : ok);
      });
      const error = await failureOf(assign(clientOf()));
      expect(error).toMatchObject({ failure: 'http-status', outcome: 'unknown', status });
      expect(server.seen).toHaveLength(1);
    },
  );

  test('a fetch that does not listen to its signal is given up all the same', async () => {
    const client = clientOf({ timeouts: { write: 20 }, fetch: () => new Promise(() => undefined) });
    expect(await failureOf(assign(client))).toMatchObject({
      failure: 'timed-out',
      outcome: 'unknown',
    });
  });
});

describe('what is known not to have been sent', () => {
  test('a service that is not there', async () => {
    const { url } = server;
    await server.close();
    const error = await failureOf(assign(clientOf({ url })));
    expect(error).toMatchObject({
      failure: 'unreachable',
      outcome: 'not-sent',
      networkCode: 'ECONNREFUSED',
    });
  });

  test.each([
    ['ENOTFOUND', 'not-sent'],
    ['EAI_AGAIN', 'not-sent'],
    ['UND_ERR_CONNECT_TIMEOUT', 'not-sent'],
    ['CERT_HAS_EXPIRED', 'not-sent'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'not-sent'],
    ['ECONNRESET', 'unknown'],
    ['UND_ERR_SOCKET', 'unknown'],
    ['EPIPE', 'unknown'],
    ['EPROTO', 'unknown'],
  ])('the network says %s: %s', async (code, outcome) => {
    const cause = Object.assign(new Error(`over ${authKey}`), { code });
    const fetch = (): Promise<never> => Promise.reject(new TypeError('fetch failed', { cause }));
    const error = await failureOf(assign(clientOf({ fetch })));
    expect(error.outcome).toBe(outcome);
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('CANARY');
  });

  test.each(['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'])(
    '%s of connecting alone: a connection that stands may end with it too',
    async (code) => {
      const failing = (syscall?: string): Promise<AriaCallError> => {
        const cause = Object.assign(new Error(code), { code, ...(syscall && { syscall }) });
        const fetch = (): Promise<never> =>
          Promise.reject(new TypeError('fetch failed', { cause }));
        return failureOf(assign(clientOf({ fetch })));
      };
      expect((await failing('connect')).outcome).toBe('not-sent');
      for (const syscall of ['read', 'write', undefined])
        expect((await failing(syscall)).outcome, syscall).toBe('unknown');
    },
  );

  test('several addresses: only when none of them took a connection', async () => {
    const refused = Object.assign(new Error(), { code: 'ECONNREFUSED', syscall: 'connect' });
    const reset = Object.assign(new Error(), { code: 'ECONNRESET' });
    const failing = (errors: Error[]): Promise<AriaCallError> => {
      const cause = new AggregateError(errors);
      const fetch = (): Promise<never> => Promise.reject(new TypeError('fetch failed', { cause }));
      return failureOf(assign(clientOf({ fetch })));
    };
    expect((await failing([refused, refused])).outcome).toBe('not-sent');
    expect((await failing([refused, reset])).outcome).toBe('unknown');
    expect((await failing([])).outcome).toBe('unknown');
  });

  test('an input that cannot stand in the message, named without its value', async () => {
    const input = { acct_no: 'CANARY', do_write: true };
    const error = await failureOf(clientOf().call('assign_acct_plan_m', input));
    expect(error).toMatchObject({
      failure: 'invalid-input',
      outcome: 'not-sent',
      fields: ['acct_no'],
    });
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('CANARY');
    expect(server.seen).toHaveLength(0);
  });

  test('T4 an input that the call does not have', async () => {
    const input = { session_id: 'WX', acct_no: '12' };
    const error = await failureOf(clientOf().call('kill_session_m', input));
    expect(error).toMatchObject({ failure: 'invalid-input', fields: ['acct_no'] });
    const withReceipt = clientOf().call(
      'kill_session_m',
      { session_id: 'WX' },
      { receiptId: 'U1' },
    );
    expect((await failureOf(withReceipt)).fields).toEqual(['client_receipt_id']);
    expect(server.seen).toHaveLength(0);
  });

  test('a call given up before it began', async () => {
    const error = await failureOf(assign(clientOf(), AbortSignal.abort()));
    expect(error).toMatchObject({ failure: 'aborted', outcome: 'not-sent' });
    expect(server.seen).toHaveLength(0);
  });

  test('a call given up under way is not one of them', async () => {
    const controller = new AbortController();
    server.play(() => controller.abort());
    const error = await failureOf(assign(clientOf(), controller.signal));
    expect(error).toMatchObject({ failure: 'aborted', outcome: 'unknown' });
  });
});

describe('T50 many calls at one time', () => {
  const one = { inFlight: 1, queued: 1 };

  test('wait for each other in order of arrival', async () => {
    server.play(answering(ok));
    const client = clientOf({ limits: { read: { inFlight: 1, queued: 9 } } });
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(names.map((session_id) => client.call('kill_session_m', { session_id })));
    expect(server.seen.map(({ body }) => /"session_id":"(.)"/.exec(body)?.[1])).toEqual(names);
  });

  test('run no more than a few at once', async () => {
    let running = 0;
    let most = 0;
    server.play((response) => {
      most = Math.max(most, ++running);
      setTimeout(() => {
        running--;
        response.end(ok);
      }, 5);
    });
    const client = clientOf({ limits: { read: { inFlight: 2, queued: 9 } } });
    const calls = Array.from({ length: 9 }, () =>
      client.call('kill_session_m', { session_id: 'a' }),
    );
    await Promise.all(calls);
    expect(most).toBe(2);
    expect(server.seen).toHaveLength(9);
  });

  test('are turned away, unsent, when too many wait', async () => {
    const client = clientOf({ limits: { write: one } });
    const held: (() => void)[] = [];
    server.play((response) => held.push(() => response.end(ok)));
    const first = assign(client);
    const second = assign(client);
    expect(await failureOf(assign(client))).toMatchObject({ failure: 'busy', outcome: 'not-sent' });
    await settled(() => held.length === 1);
    held.shift()?.();
    await first;
    await settled(() => held.length === 1);
    held.shift()?.();
    await second;
    expect(server.seen).toHaveLength(2);
  });

  test('give their place up when they end while waiting, and when they fail', async () => {
    const client = clientOf({ limits: { write: one } });
    const hanging = failureOf(assign(client));
    const controller = new AbortController();
    const waiting = failureOf(assign(client, controller.signal));
    server.play(() => controller.abort());
    expect(await waiting).toMatchObject({ failure: 'aborted', outcome: 'not-sent' });
    expect((await hanging).failure).toBe('timed-out');
    server.play(answering(ok));
    await assign(client);
  });

  test('let a look-up through while writes hang', async () => {
    const client = clientOf({ limits: { read: one, write: one } });
    server.play((response, { body }) => {
      if (body.includes('get_all_actions')) response.end(ok);
    });
    const write = failureOf(assign(client));
    const input = { acct_no: '12', client_receipt_id: 'USS1' };
    const { answer } = await client.call('get_all_actions_by_receipt_id_m', input);
    expect(answer.receipt_action).toEqual([]);
    expect((await write).failure).toBe('timed-out');
  });
});

describe('what a watcher of the wire gets', () => {
  test('T1 the whole exchange but the key', async () => {
    const messages: WireMessage[] = [];
    server.play(answering(`{"session_id":"WX","error_code":0}`));
    const client = clientOf({ onMessage: (message) => messages.push(message) });
    await client.call('set_session_auth_m', { user_id: 'mira', password: 'p' });
    expect(messages).toHaveLength(1);
    const [message] = messages;
    expect(writeJson(message?.request ?? null)).toBe(
      '{"rest_call":"set_session_auth_m","output_format":"json","client_no":7654321,"user_id":"mira","password":"p"}',
    );
    expect(writeJson(message?.response ?? null)).toBe('{"session_id":"WX","error_code":0}');
  });

  test('faults and lost answers too', async () => {
    const messages: WireMessage[] = [];
    const client = clientOf({ onMessage: (message) => messages.push(message) });
    server.play(answering('{"error_code":1012}'));
    await expect(assign(client)).rejects.toBeInstanceOf(AriaFault);
    server.play((response) => response.destroy());
    await failureOf(assign(client));
    expect(messages.map(({ response }) => response === undefined)).toEqual([false, true]);
  });
});

describe('configuration', () => {
  test.each([
    'http://aria.example/v1/core',
    'ftp://localhost/',
    'https://u:p@aria.example/',
    'aria',
  ])('refuses %s', (url) => {
    expect(() => clientOf({ url })).toThrow(TypeError);
  });

  test('refuses keys that cannot be', () => {
    expect(() => clientOf({ clientNo: 'abc' })).toThrow(TypeError);
    expect(() => clientOf({ authKey: '' })).toThrow(TypeError);
  });

  test('T1 shows no key when it is looked at', () => {
    expect(inspect(clientOf(), { depth: null, showHidden: true })).not.toContain('CANARY');
  });
});
