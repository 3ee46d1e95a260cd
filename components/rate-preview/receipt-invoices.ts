import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Connection } from '../../src/context/connection.js';
import type { ConnectionController } from '../../src/controllers/connection-controller.js';
import type { InvoiceId } from '../../src/model/ids.js';
import type { Invoice } from '../../src/model/invoice.js';

export interface ReceiptInvoicesOptions {
  readonly connection: ConnectionController;
  /** The invoices that a write made. */
  readonly ids: () => readonly InvoiceId[];
}

/** Reads the invoices of a receipt, for their numbers. One that cannot be read is left out: what was charged is on the receipt. */
export class ReceiptInvoices implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: ReceiptInvoicesOptions;
  #client: Connection['client'] | undefined;
  #asked = '';
  #ids: readonly InvoiceId[] = [];
  #read = new Map<InvoiceId, Invoice>();

  constructor(host: ReactiveControllerHost, options: ReceiptInvoicesOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** Those that were read, in the order of the receipt. */
  get invoices(): readonly Invoice[] {
    return this.#ids.flatMap((id) => this.#read.get(id) ?? []);
  }

  hostUpdate(): void {
    const { connection } = this.#options.connection;
    const ids = connection?.has('getInvoice') ? this.#options.ids() : [];
    const asked = ids.join(' ');
    if (asked === this.#asked && connection?.client === this.#client) return;
    this.#asked = asked;
    this.#client = connection?.client;
    this.#ids = ids;
    this.#read = new Map();
    if (connection) for (const id of ids) void this.#ask(connection, id, this.#read);
  }

  async #ask(connection: Connection, invoiceId: InvoiceId, read: Map<InvoiceId, Invoice>) {
    const invoice = await connection.ask('getInvoice', { invoiceId }).catch(() => undefined);
    // Of another receipt, or another session, by now.
    if (!invoice || read !== this.#read) return;
    read.set(invoiceId, invoice);
    this.#host.requestUpdate();
  }
}
