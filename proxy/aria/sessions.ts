import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { AdapterError } from '../../src/adapter/errors.js';
import { accountIdSchema, type AccountId } from '../../src/model/ids.js';
import { AccountReads, sharedReads, type PictureReads } from './account-reads.js';
import { AriaFault } from './call-errors.js';
import type { AriaClient } from './client.js';
import { errorCode } from './codes.js';
import type { SettledPolicy } from './policy.js';
import { Recent } from './recent.js';

/** A session that Aria has confirmed. */
export interface CheckedSession {
  /** Stands for the session in ledgers and caches: Aria's own id is a bearer secret. */
  readonly id: string;
  readonly accountId: AccountId;
  readonly userId: string;
  /** Reads about its account that ask Aria anew each time. */
  readonly reads: AccountReads;
  /** The same for lists, shared by those of this session who ask at the same time. */
  readonly shared: PictureReads;
}

interface Kept {
  readonly checked: Recent<CheckedSession>;
  pages?: { readonly accountId: AccountId; readonly shared: PictureReads };
  usedAt: number;
}

/** Nothing that is kept for a session outlives this; it is far longer than any of it is used. */
const forgetAfterMs = 60_000;

/**
 * Whose session a credential is, asked of Aria (Aria wire notes 4.13). Fails closed: without a clear yes there is no
 * account and so nothing to read or write. What is kept is kept by session, never by account (T9).
 */
export class AriaSessions {
  readonly #client: AriaClient;
  readonly #now: () => number;
  readonly #policy: SettledPolicy;
  readonly #kept = new Map<string, Kept>();

  constructor(client: AriaClient, now: () => number, policy: SettledPolicy) {
    this.#client = client;
    this.#now = now;
    this.#policy = policy;
  }

  /**
   * For reads: a yes of the last few seconds will do. Throws `session-expired` when Aria says no, and
   * `session-not-checked` when it says neither.
   */
  async check(credential: string): Promise<CheckedSession> {
    const kept = this.#keep(credential);
    return this.#orForget(
      credential,
      kept.checked.get(() => this.#validate(credential, kept)),
    );
  }

  /** For writes: Aria is asked now. Throws as {@link check}. */
  async checkAfresh(credential: string): Promise<CheckedSession> {
    const kept = this.#keep(credential);
    return this.#orForget(
      credential,
      kept.checked.renew(() => this.#validate(credential, kept)),
    );
  }

  /** Forgets all that was kept for the session: it is over, or what was read is no longer so. */
  forget(credential: string): void {
    this.#kept.delete(scopeOf(credential));
  }

  #keep(credential: string): Kept {
    const now = this.#now();
    for (const [key, { usedAt }] of this.#kept) {
      if (now - usedAt >= forgetAfterMs) this.#kept.delete(key);
    }
    const key = scopeOf(credential);
    const kept = this.#kept.get(key) ?? {
      checked: new Recent<CheckedSession>(this.#now, this.#policy.trustSessionMs),
      usedAt: now,
    };
    kept.usedAt = now;
    this.#kept.set(key, kept);
    return kept;
  }

  async #orForget(credential: string, checking: Promise<CheckedSession>): Promise<CheckedSession> {
    try {
      return await checking;
    } catch (thrown) {
      this.forget(credential);
      throw thrown;
    }
  }

  async #validate(credential: string, kept: Kept): Promise<CheckedSession> {
    let account: string | undefined;
    let user: string | undefined;
    try {
      const { answer } = await this.#client.call('validate_session_m', { session_id: credential });
      ({ account_no: account, user_id: user } = answer);
    } catch (cause) {
      const over = cause instanceof AriaFault && cause.code === errorCode.invalidSession;
      throw new AdapterError(over ? 'session-expired' : 'session-not-checked', { cause });
    }
    if (account === undefined) {
      throw new AdapterError('session-not-checked', { hint: 'Aria named no account.' });
    }
    const accountId = z.parse(accountIdSchema, account);
    const reads = new AccountReads(this.#client, accountId, clockOf(this.#policy, this.#now));
    if (kept.pages?.accountId !== accountId) {
      const shared = sharedReads(reads, this.#now, this.#policy.keepCatalogueMs);
      kept.pages = { accountId, shared };
    }
    const { shared } = kept.pages;
    return { id: scopeOf(credential), accountId, userId: user ?? '', reads, shared };
  }
}

function scopeOf(credential: string): string {
  return createHash('sha256').update(credential).digest('base64url');
}

function clockOf({ timeZone }: SettledPolicy, now: () => number): (() => string) | undefined {
  if (timeZone === undefined) return undefined;
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return () => formatter.format(now());
}
