import { randomUUID } from 'node:crypto';
import type { BillingOperations, Input, OperationName } from '../../../src/adapter/contract.js';
import { MemoryLedger } from '../../../src/adapter/protocol/memory-ledger.js';
import type { Ledger } from '../../../src/adapter/protocol/ports.js';
import { Watch } from '../../../src/adapter/protocol/watch.js';
import { intentIdSchema, type IntentId, type InvoiceId } from '../../../src/model/ids.js';
import type { Intent } from '../../../src/model/intent.js';
import type { Invoice } from '../../../src/model/invoice.js';
import { planChangeDraftSchema } from '../../../src/model/plan-change.js';
import type { PlanQuote } from '../../../src/model/plan-quote.js';
import type { Quote } from '../../../src/model/quote.js';
import { createAriaClient, type AriaClientOptions } from '../../aria/client.js';
import {
  jsonObject,
  JsonNumber,
  readJson,
  writeJson,
  type JsonObject,
  type JsonValue,
} from '../../aria/json.js';
import type { AriaPolicy } from '../../aria/policy.js';
import { createAriaSource, type AriaSource } from '../../aria/source.js';
import type { CallName } from '../../aria/wire/calls.js';
import type { WireMessage } from '../../aria/wire/check-message.js';
import {
  createSimulator,
  type AriaSimulator,
  type SimulatorOptions,
} from '../../simulator/simulator.js';

/** A canary: it must never be seen anywhere but in the bodies that go to the simulator. */
export const authKey = 'KEYCANARY7f3c1a9e52b84d06';

/** Fetch as the client under test sees it, between client and simulator. */
export type Wire = NonNullable<AriaClientOptions['fetch']>;

export interface BenchOptions extends SimulatorOptions {
  readonly policy?: AriaPolicy;
  readonly ledger?: Ledger;
  /** Puts something between the adapter and the simulator. */
  readonly between?: (simulator: Wire) => Wire;
}

export interface Bench {
  readonly simulator: AriaSimulator;
  readonly source: AriaSource;
  /** Everything that went over the wire, in order of its end. */
  readonly messages: WireMessage[];
  readonly clock: { now: number };
  readonly failures: unknown[];
  /** Ada's session. */
  signIn(): Promise<BillingOperations>;
  /** The requests that were made of one call. */
  requests(call: CallName): JsonObject[];
  /** How often something was written, by the simulator's own log. */
  writes(): Promise<string[]>;
}

/** What the scenarios' account agrees to. */
export const terms = { url: 'https://example.com/terms', version: '2020-01' };

/** The aria adapter over the simulator in this process, with a machine clock that stands still until it is moved. */
export function ariaBench(options: BenchOptions = {}): Bench {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  const now = () => clock.now;
  const simulator = createSimulator({ authKey, now, ...options });
  const messages: WireMessage[] = [];
  const failures: unknown[] = [];
  const straight: Wire = (url, init) => simulator.fetch(url, init);
  const client = createAriaClient({
    url: 'https://aria.invalid/api/ws/api_ws_class_dispatcher.php',
    ...simulator.keys,
    fetch: options.between?.(straight) ?? straight,
    callerId: 'uss-kit',
    onMessage: (message) => messages.push(message),
  });
  const source = createAriaSource({
    client,
    ledger: options.ledger ?? new MemoryLedger(now, new Watch(now)),
    now,
    randomId: randomUUID,
    policy: { terms, trustSessionMs: 0, ...options.policy },
    onFailure: (cause) => failures.push(cause),
  });
  return {
    simulator,
    source,
    messages,
    clock,
    failures,
    async signIn() {
      const { credential } = await source.signIn({ userId: 'ada', password: 'sandbox' });
      return source.forSession(credential) as BillingOperations;
    },
    requests: (call) =>
      messages.filter((each) => each.call === call).map(({ request }) => request as JsonObject),
    async writes() {
      const { log } = await simulator.control.status();
      return log.filter(({ name }) => name === 'write').map(({ outcome }) => outcome);
    },
  };
}

type Draft = Input<'quotePlanChange'>['draft'];

/** The scenarios' one plan, one unit, now, paid by Home; with changes. */
export function draft(more: Record<string, unknown> = {}): Draft {
  const aligned = 'alignWith' in more && { firstInvoice: 'prorated', proration: 'full' };
  return planChangeDraftSchema.parse({
    kind: 'plan-change',
    changes: [
      {
        kind: 'assign',
        planId: '20001',
        units: 1,
        billingGroupId: '40001',
        effective: { when: 'now' },
        firstInvoice: 'full',
        ...aligned,
        ...more,
      },
    ],
  });
}

export const intentId = (): IntentId => intentIdSchema.parse(randomUUID());

/** A yes to all that a quote asks for. */
export function yesTo(
  quote: Pick<Quote, 'id' | 'warnings'>,
  intent: IntentId = intentId(),
): Input<'confirm'> {
  return {
    quoteId: quote.id,
    intentId: intent,
    accepted: quote.warnings.map(({ id }) => id),
    termsVersion: terms.version,
  };
}

export const dueNowOf = ({ dueNow }: PlanQuote): string => dueNow.total.amount;

/** "40.00 for 2020-07-18..2020-08-17" of each line. */
export function linesOf(lines: Invoice['lines']): string[] {
  return lines.map(
    ({ amount, period, prorated }) =>
      `${amount.amount}${period ? ` for ${period.from}..${period.to}` : ''}${prorated ? ' prorated' : ''}`,
  );
}

/** "2020-07-18 2020-07-18..2020-08-17 40.00" of each invoice, oldest first. */
export async function bills(adapter: BillingOperations): Promise<string[]> {
  const { rows } = await adapter.listInvoices({});
  return rows
    .map(({ date, period, amount }) => `${date} ${period?.from}..${period?.to} ${amount.amount}`)
    .reverse();
}

/** "2020-07-18 2020-07-18..2020-08-17 40.00" of each row of a quote's timeline. */
export function timelineOf({ timeline }: PlanQuote): string[] {
  return timeline.map(
    ({ date, period, amount }) => `${date} ${period.from}..${period.to} ${amount.amount}`,
  );
}

export const receiptOf = (intent: Intent) => ('receipt' in intent ? intent.receipt : undefined);

/** The numbers anywhere in a message, as text. */
export function numbersIn(value: unknown): string[] {
  if (value instanceof JsonNumber) return [value.text];
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(numbersIn);
  return typeof value === 'string' && /^\d+$/.test(value) ? [value] : [];
}

/** What an operation answered, or what it was rejected with. */
export const outcomeOf = (call: Promise<unknown>): Promise<unknown> =>
  call.catch((thrown: unknown) => thrown);

export const invoiceId = (id: string) => id as InvoiceId;

/** A world with a second account, Bo, who has a plan, a billing group, a card and an invoice of the same kinds as Ada. */
export async function twoAccounts(): Promise<unknown> {
  const { control } = createSimulator({ scenario: 'demo' });
  const world = (await control.exportWorld()) as Record<string, Record<string, unknown>[]>;
  const copy = (rows: string, from: string, changes: Record<string, unknown>) => {
    const row = world[rows]?.find(({ id }) => id === from);
    world[rows]?.push({ ...row, ...changes });
  };
  copy('accounts', '10001', { id: '10002', userId: 'bo', name: 'Bo Other' });
  copy('paymentMethods', '50001', { id: '50009', accountId: '10002' });
  copy('billingGroups', '40001', {
    id: '40009',
    accountId: '10002',
    name: 'Bo’s home',
    pays: { by: 'method', primaryId: '50009' },
  });
  const his = { accountId: '10002', billingGroupId: '40009' };
  copy('planInstances', '60001', { ...his, id: '59009', coverage: [] });
  const lines = world.invoices?.[0]?.lines as object[];
  copy('invoices', '70001', {
    ...his,
    id: '69009',
    lines: lines.map((line) => ({ ...line, planInstanceId: '59009' })),
    settlements: [],
  });
  return { ...world, scenario: 'two accounts' };
}

/** What of {@link twoAccounts} is not Ada's. */
export const foreign = {
  account: '10002',
  paymentMethod: '50009',
  billingGroup: '40009',
  planInstance: '59009',
  invoice: '69009',
};

/** One browser's adapter: it remembers the session that `signIn` started, as the cookie of the HTTP shell does. */
export function browserOf({ source, simulator }: Pick<Bench, 'source' | 'simulator'>) {
  let session = source.forSession('none');
  const delegate = (name: OperationName) => (input: never, options?: object) =>
    (session as BillingOperations)[name](input, options);
  const operations = Object.fromEntries(
    Object.keys(session).map((name) => [name, delegate(name as OperationName)]),
  );
  return {
    ...(operations as unknown as BillingOperations),
    async signIn(credentials: Input<'signIn'>) {
      const started = await source.signIn(credentials);
      session = source.forSession(started.credential);
      return started.session;
    },
    sandbox: simulator.control,
  };
}

export interface Exchange {
  readonly call: string;
  /** The request as it was sent, key and all. */
  readonly request: JsonObject;
  readonly answer: JsonObject;
}

/** Rewrites answers on their way back: what `change` gives takes the place of the answer, or of the connection when it throws. */
export function altering(
  change: (exchange: Exchange) => JsonObject | undefined,
): NonNullable<BenchOptions['between']> {
  return (next) => async (url, init) => {
    const text = await new Response(init.body).text();
    const response = await next(url, { ...init, body: new Blob([text]).stream() });
    const request = readJson(text) as JsonObject;
    const answer = readJson(await response.text()) as JsonObject;
    const changed = change({ call: request.rest_call as string, request, answer });
    return new Response(writeJson(changed ?? answer));
  };
}

/** `message` with other members; `undefined` takes one out. */
export function withMembers(
  message: JsonObject,
  members: Readonly<Record<string, JsonValue | undefined>>,
): JsonObject {
  const kept = Object.entries({ ...message, ...members }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return jsonObject(kept);
}

export const number = (value: number | string) => new JsonNumber(String(value));

/** An answer that is no. */
export const fault = (code: number, text = 'some text'): JsonObject =>
  jsonObject([
    ['error_code', number(code)],
    ['error_msg', text],
  ]);
