import type { ReactiveControllerHost } from 'lit';
import type { PlanDraft } from '../model/draft.js';
import type { PlanQuote } from '../model/plan-quote.js';
import type { ConnectionController } from './connection-controller.js';
import { QueryController } from './query-controller.js';
import type { QueryResult } from './query-result.js';

export interface QuoteControllerOptions {
  readonly connection: ConnectionController;
  /** What is to be quoted, read before every render; nothing while it is incomplete. */
  readonly draft: () => PlanDraft | undefined;
  /** Milliseconds for which another draft must rest before it is quoted. */
  readonly rest: number;
  /** While true, the present quote is kept and none is asked for: for the time of a write. */
  readonly hold: () => boolean;
}

/** Keeps the quote of a draft current, of whichever kind it is: asked for again when the draft changes, or the quote expires. */
export class QuoteController {
  readonly #draft: () => PlanDraft | undefined;
  readonly #planChange: QueryController<'quotePlanChange'>;
  readonly #queueEdit: QueryController<'quoteQueueEdit'>;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    { draft, ...options }: QuoteControllerOptions,
  ) {
    this.#draft = draft;
    const renewAt = (quote: PlanQuote) => quote.expiresAt;
    this.#planChange = new QueryController(host, {
      ...options,
      renewAt,
      operation: 'quotePlanChange',
      input: () => {
        const asked = draft();
        return asked?.kind === 'plan-change' ? { draft: asked } : undefined;
      },
    });
    this.#queueEdit = new QueryController(host, {
      ...options,
      renewAt,
      operation: 'quoteQueueEdit',
      input: () => {
        const asked = draft();
        return asked?.kind === 'queue-edit' ? { draft: asked } : undefined;
      },
    });
  }

  /** Another object whenever something in it changed. */
  get result(): QueryResult<PlanQuote> {
    return this.#current.result;
  }

  /** Asks once more, now. */
  retry(): void {
    this.#current.retry();
  }

  /** Of no draft at all, whichever still holds a quote. */
  get #current() {
    const isQueueEdit = (this.#draft()?.kind ?? this.#held) === 'queue-edit';
    return isQueueEdit ? this.#queueEdit : this.#planChange;
  }

  get #held(): PlanDraft['kind'] | undefined {
    return this.#queueEdit.result.state === 'waiting' ? undefined : 'queue-edit';
  }
}
