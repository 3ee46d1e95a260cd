import type { Input } from '../../src/adapter/contract.js';
import {
  createSandboxAdapter,
  type SandboxAdapter,
} from '../../src/adapter/sandbox/sandbox-adapter.js';
import type { WorldStorage } from '../../src/adapter/sandbox/world-storage.js';
import { intentIdSchema, type QuoteId } from '../../src/model/ids.js';
import { planChangeDraftSchema } from '../../src/model/plan-change.js';
import type { PlanQuote } from '../../src/model/plan-quote.js';

/** A machine clock that stands still until it is moved. */
export class Clock {
  at = Date.parse('2026-01-01T00:00:00Z');
  readonly now = () => this.at;
  pass(ms: number): void {
    this.at += ms;
  }
}

export function counting(prefix = 'id'): () => string {
  let count = 0;
  return () => `${prefix}${++count}`;
}

export function sandboxAdapter(
  options: Parameters<typeof createSandboxAdapter>[0] = {},
): SandboxAdapter {
  return createSandboxAdapter({ randomId: counting(), now: new Clock().now, ...options });
}

/** The plan change "Stream Plus now, paid by Home" of the demo, with changes. */
export function draft(more: Record<string, unknown> = {}): Input<'quotePlanChange'>['draft'] {
  return planChangeDraftSchema.parse({
    kind: 'plan-change',
    changes: [
      {
        kind: 'assign',
        planId: '20002',
        units: 1,
        billingGroupId: '40001',
        effective: { when: 'now' },
        ...more,
      },
    ],
  });
}

export const intentId = (number: number) =>
  intentIdSchema.parse(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);

export function confirmation(quote: PlanQuote | { id: QuoteId }, number = 1): Input<'confirm'> {
  return {
    quoteId: quote.id,
    intentId: intentId(number),
    accepted: 'warnings' in quote ? quote.warnings.map(({ id }) => id) : [],
    termsVersion: '2020-01',
  };
}

export async function writes(adapter: SandboxAdapter): Promise<string[]> {
  const { log } = await adapter.sandbox.status();
  return log.filter(({ name }) => name === 'write').map(({ outcome }) => outcome);
}

/** One browser's storage with its lock: what several tabs share. */
export class SharedPlace {
  text: string | null = null;
  readonly aside = new Map<string, string>();
  #queue: Promise<unknown> = Promise.resolve();
  readonly #tabs = new Set<{ listener: () => void; tab: object }>();

  get listeners(): number {
    return this.#tabs.size;
  }

  tab(): WorldStorage {
    const tab = {};
    return {
      read: () => this.text,
      write: (text) => {
        this.text = text;
        for (const each of [...this.#tabs]) if (each.tab !== tab) each.listener();
      },
      setAside: (text) => {
        const key = `broken-${this.aside.size + 1}`;
        this.aside.set(key, text);
        this.text = null;
        return key;
      },
      exclusive: (work) => {
        const turn = this.#queue.then(work);
        this.#queue = turn.catch(() => undefined);
        return turn;
      },
      subscribe: (listener) => {
        const entry = { listener, tab };
        this.#tabs.add(entry);
        return () => this.#tabs.delete(entry);
      },
    };
  }
}
