import * as z from 'zod/mini';
import { nouns } from '../nouns.js';
import type { ChangeFeed } from '../change-feed.js';
import { badAnswer, invalidInput } from '../parse.js';
import type { FaultName, FaultSetting, SandboxControl, SandboxStatus } from '../sandbox-control.js';
import type { SandboxCall, sandboxRoutes } from './sandbox-routes.js';
import type { Transport } from './transport.js';

type CallInput<K extends SandboxCall> = z.infer<(typeof sandboxRoutes)[K]['input']>;
type CallOutput<K extends SandboxCall> = z.infer<(typeof sandboxRoutes)[K]['output']>;

/** Moves the sandbox of a development server. */
export class HttpSandboxControl implements SandboxControl {
  readonly #transport: Transport;
  readonly #timeoutMs: number;
  readonly #feed: ChangeFeed;
  readonly #listeners = new Set<() => void>();

  constructor(transport: Transport, timeoutMs: number, feed: ChangeFeed) {
    this.#transport = transport;
    this.#timeoutMs = timeoutMs;
    this.#feed = feed;
  }

  status(): Promise<SandboxStatus> {
    return this.#call('status', {});
  }

  async load(scenario: string): Promise<void> {
    await this.#call('load', { scenario });
    this.#feed.sessionChanged();
    this.changed();
  }

  async advance(to: { readonly days: number } | { readonly date: string }): Promise<void> {
    await this.#call('advance', to);
    this.#feed.notify({ nouns });
    this.changed();
  }

  async setFault(fault: FaultName, on: FaultSetting): Promise<void> {
    await this.#call('setFault', { fault, on });
    this.changed();
  }

  exportWorld(): Promise<unknown> {
    return this.#call('exportWorld', {});
  }

  subscribe(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    return () => this.#listeners.delete(entry);
  }

  /** Tells that the status may be another one: also after each call of the adapter, for its log. */
  changed(): void {
    for (const listener of [...this.#listeners]) listener();
  }

  async #call<K extends SandboxCall>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
    // Loaded when first used: no page in production has a use for these schemas.
    const { sandboxRoutes: table } = await import('./sandbox-routes.js');
    const { method, path, input: inputSchema, output: outputSchema } = table[name];
    const parsed = z.safeParse(inputSchema, input);
    if (!parsed.success) throw invalidInput(parsed.error, input);
    const body = method === 'GET' ? undefined : JSON.stringify(parsed.data);
    const answer = z.safeParse(
      outputSchema,
      await this.#transport.send({ method, path, body }, this.#timeoutMs),
    );
    if (!answer.success) throw badAnswer(`sandbox.${name}`, answer.error);
    return answer.data as CallOutput<K>;
  }
}
