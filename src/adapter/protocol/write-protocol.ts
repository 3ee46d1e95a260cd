import type { IntentId } from '../../model/ids.js';
import type { Confirmation, Intent } from '../../model/intent.js';
import type { Draft } from '../../model/draft.js';
import type { Quote } from '../../model/quote.js';
import type { CallOptions } from '../contract.js';
import { AdapterError } from '../errors.js';
import { attempt } from './attempt.js';
import type { ProtocolContext } from './context.js';
import { toIntent, type Requirement } from './intent-state.js';
import { bringForward } from './look-up.js';
import type { Backend, Ledger, Scope } from './ports.js';
import { storeQuote } from './quotes.js';

const longestQuoteLifeMs = 10 * 60 * 1000;
const defaultClaimLifeMs = 60 * 1000;

export interface WriteProtocolOptions {
  readonly ledger: Ledger;
  readonly backend: Backend;
  readonly scope: Scope;
  /** The machine's clock, in milliseconds since 1970. The protocol starts no timer of its own. */
  readonly now: () => number;
  /** A new id at each call, of at most 47 letters and digits beside dashes. On a server of at least 128 random bits, such as a UUID. */
  readonly randomId: () => string;
  /** How long a quote may be confirmed: 10 minutes, or less. */
  readonly quoteLifeMs?: number | undefined;
  /** How long an attempt may take before it sends; one that stands longer was left by a process that died. A minute. */
  readonly claimLifeMs?: number | undefined;
  /** Told what a backend threw where the protocol turned it into a state: for logs. */
  readonly onFailure?: ((cause: unknown) => void) | undefined;
}

/** Quote, confirm, look up: for one session's account. */
export interface WriteProtocol {
  /** Asks the platform what a change costs and keeps the answer for `confirm`. Throws what `Backend.preview` throws. */
  quote(draft: Draft, options?: CallOptions): Promise<Quote>;
  /**
   * Makes a quoted change, at most once per intent. What is due, to whom and when is asked again first; where it is no
   * longer what was quoted, the intent ends `refused` with `quote-changed` and a new quote.
   *
   * An intent that ended `not-sent` is tried once more by each confirmation that repeats it. The quote of an intent that
   * ended `refused`, `not-sent` or `not-applied` may be confirmed by another intent while it lives.
   *
   * A signal that is aborted before the call stops it; later ones do not, for the outcome must be recorded.
   * Throws `intent-conflict` when the intent was used for something else.
   */
  confirm(
    confirmation: Confirmation,
    requirement: Requirement,
    options?: CallOptions,
  ): Promise<Intent>;
  /** The state of an intent of this account; looks the outcome up when that is due. Throws `not-found`. */
  getIntent(id: IntentId): Promise<Intent>;
  /** Brings all open intents of this account forward: those whose process died, and those whose outcome is not known. */
  sweep(): Promise<void>;
}

/** The write protocol over its two ports: the only way in which anything that costs money is written. */
export function createWriteProtocol(options: WriteProtocolOptions): WriteProtocol {
  const context: ProtocolContext = {
    ...options,
    quoteLifeMs: Math.min(options.quoteLifeMs ?? longestQuoteLifeMs, longestQuoteLifeMs),
    claimLifeMs: options.claimLifeMs ?? defaultClaimLifeMs,
    onFailure: options.onFailure ?? (() => undefined),
  };
  const { ledger, backend, scope } = context;
  return {
    async quote(draft, { signal } = {}) {
      return storeQuote(context, await backend.preview(draft, { signal }));
    },

    async confirm(confirmation, requirement, { signal } = {}) {
      signal?.throwIfAborted();
      return toIntent(await attempt(context, confirmation, requirement));
    },

    async getIntent(id) {
      const intent = await ledger.getIntent(scope.account, id);
      if (!intent) throw new AdapterError('not-found');
      return toIntent(await bringForward(context, intent));
    },

    async sweep() {
      for (const intent of await ledger.openIntents()) {
        if (intent.row.scope.account === scope.account) await bringForward(context, intent);
      }
    },
  };
}
