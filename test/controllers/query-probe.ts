import { LitElement, html, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { BillingAdapter, Input, Output } from '../../src/context/connection.js';
import type { ReadOperation } from '../../src/context/reads.js';
import { ConnectionController } from '../../src/controllers/connection-controller.js';
import {
  QueryController,
  type QueryControllerOptions,
} from '../../src/controllers/query-controller.js';

type Options<K extends ReadOperation> = Partial<
  Omit<QueryControllerOptions<K>, 'connection' | 'operation'>
>;

let count = 0;

export interface QueryProbe<K extends ReadOperation> extends LitElement {
  adapter: BillingAdapter | undefined;
  input: Input<K> | undefined;
  readonly connection: ConnectionController;
  readonly query: QueryController<K>;
  /** All results that were on the screen, as words. */
  readonly seen: string[];
  readonly text: string;
}

/** Defines an element that shows one answer as text: what a data element does, and no more. Gives its tag. */
export function defineQueryProbe<K extends ReadOperation>(
  operation: K,
  words: (value: Output<K>) => string,
  { input: first, ...options }: Options<K> & { readonly input: () => Input<K> },
): string {
  class Probe extends LitElement implements QueryProbe<K> {
    readonly connection = new ConnectionController(this, {
      adapter: () => this.adapter,
      warnAfter: 30,
    });
    readonly query = new QueryController<K>(this, {
      ...options,
      connection: this.connection,
      operation,
      input: () => this.input,
    });
    readonly seen: string[] = [];

    @property({ attribute: false }) adapter: BillingAdapter | undefined;
    @property({ attribute: false }) input: Input<K> | undefined = first();

    get text(): string {
      return this.renderRoot.textContent?.trim() ?? '';
    }

    override render(): TemplateResult {
      const { state, data, stale, error } = this.query.result;
      const parts = [
        this.connection.missing ? 'missing' : state,
        ...(data === undefined ? [] : [words(data)]),
        ...(stale ? ['stale'] : []),
        ...(error ? [error.code] : []),
      ];
      const text = parts.join(' ');
      if (this.seen.at(-1) !== text) this.seen.push(text);
      return html`${text}`;
    }
  }
  const tag = `query-probe-${++count}`;
  customElements.define(tag, Probe);
  return tag;
}

export function createProbe<K extends ReadOperation>(tag: string): QueryProbe<K> {
  return document.createElement(tag) as unknown as QueryProbe<K>;
}
