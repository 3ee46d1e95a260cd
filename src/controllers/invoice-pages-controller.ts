import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { AdapterError } from '../adapter/errors.js';
import type { InvoiceSummary } from '../model/invoice.js';
import type { ConnectionController } from './connection-controller.js';
import { QueryController } from './query-controller.js';

type Page = QueryController<'listInvoices'>;

/** Reads the invoices of an account, newest first: the first page at once, the next ones as they are asked for. All of them follow what changes. */
export class InvoicePagesController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #connection: ConnectionController;
  readonly #first: Page;
  #pages: readonly Page[];

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { connection }: { readonly connection: ConnectionController },
  ) {
    this.#host = host;
    this.#connection = connection;
    this.#first = new QueryController(host, {
      connection,
      operation: 'listInvoices',
      input: () => ({}),
    });
    this.#pages = [this.#first];
    host.addController(this);
  }

  /** All invoices that were read, each once; nothing before the first answer. */
  get rows(): readonly InvoiceSummary[] | undefined {
    if (!this.#first.result.data) return undefined;
    const all = this.#pages.flatMap(({ result }) => result.data?.rows ?? []);
    // While pages are asked again, an invoice may have moved from one to the other.
    return [...new Map(all.map((row) => [row.id, row])).values()];
  }

  /** How many invoices there are in all, where the adapter tells. */
  get total(): number | undefined {
    return this.#first.result.data?.total;
  }

  get state(): 'waiting' | 'loading' | 'ready' | 'failed' {
    if (this.error) return 'failed';
    if (this.#first.result.data) return 'ready';
    return this.#connection.connection ? 'loading' : 'waiting';
  }

  /** Why the first page could not be read, or read again. */
  get error(): AdapterError | undefined {
    return this.#first.result.error;
  }

  /** Why a page after the first could not be read; the others stay. */
  get errorFurtherOn(): AdapterError | undefined {
    return this.#pages.slice(1).find(({ result }) => result.error)?.result.error;
  }

  get busy(): boolean {
    return this.#pages.some(({ result }) => result.busy);
  }

  /** True while the next page is asked for. */
  get readingOn(): boolean {
    const { data, busy } = this.#last.result;
    return busy && data === undefined && this.#last !== this.#first;
  }

  /** True when there are invoices after those in {@link rows}. */
  get more(): boolean {
    return this.#last.result.data?.next !== undefined;
  }

  /** Reads the next page. */
  readOn(): void {
    if (!this.more) return;
    const former = this.#last;
    const page: Page = new QueryController(this.#host, {
      connection: this.#connection,
      operation: 'listInvoices',
      input: () => {
        const next = former.result.data?.next;
        return next === undefined ? undefined : { page: next };
      },
    });
    this.#pages = [...this.#pages, page];
  }

  /** Asks again for what failed. */
  retry(): void {
    for (const page of this.#pages) if (page.result.error) page.retry();
  }

  /** Back to the first page. */
  startOver(): void {
    for (const page of this.#pages.slice(1)) {
      page.hostDisconnected();
      this.#host.removeController(page);
    }
    this.#pages = [this.#first];
  }

  hostDisconnected(): void {
    this.startOver();
  }

  get #last(): Page {
    return this.#pages.at(-1) ?? this.#first;
  }
}
