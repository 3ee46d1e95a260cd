import { getCookie } from 'hono/cookie';
import type { Context } from 'hono';
import { seal, sessionKey, unseal, type SealedSession, type SealKeys } from './session-seal.js';

/** Bound to this host and to https (browsers count localhost as safe): no page of another host can plant it. */
export const cookieName = '__Host-uss-session';

const minute = 60_000;

export interface SessionLimits {
  /** Milliseconds without a call after which a session ends. At most the platform's own; 10 minutes by default. */
  readonly idleMs: number;
  /** Milliseconds after which it ends, used or not: at most 8 hours. */
  readonly absoluteMs: number;
}

export const defaultSessionLimits: SessionLimits = {
  idleMs: 10 * minute,
  absoluteMs: 8 * 60 * minute,
};

/** Reads, starts, keeps and ends the session in the cookie. Holds nothing but the sessions that were ended before their time. */
export class SessionCookies {
  readonly #keys: SealKeys;
  readonly #limits: SessionLimits;
  readonly #now: () => number;
  /** Sessions that were signed out or followed by another until they would have ended anyway, since their sealed cookie may have been copied. */
  readonly #ended = new Map<string, number>();

  constructor(keys: SealKeys, limits: SessionLimits, now: () => number) {
    this.#keys = keys;
    this.#limits = limits;
    this.#now = now;
  }

  /** The session of a request, if it has one that is still good. */
  async read(context: Context): Promise<SealedSession | undefined> {
    const session = await this.#given(context);
    if (!session || this.#isEnded(session)) return undefined;
    const now = this.#now();
    const over =
      now - session.seenAt > this.#limits.idleMs ||
      now - session.issuedAt > this.#limits.absoluteMs;
    return over ? undefined : session;
  }

  async start(context: Context, credential: string): Promise<void> {
    const now = this.#now();
    await this.#write(context, { credential, issuedAt: now, seenAt: now });
  }

  /** Counts a call as use. Written at most once a minute, so that answers rarely carry a cookie; not where the session was ended meanwhile. */
  async keep(context: Context, session: SealedSession): Promise<void> {
    if (this.#isEnded(session)) return;
    const now = this.#now();
    if (now - session.seenAt >= minute) await this.#write(context, { ...session, seenAt: now });
  }

  end(context: Context, session: SealedSession | undefined): void {
    this.clear(context);
    if (!session) return;
    const now = this.#now();
    for (const [key, until] of this.#ended) if (until < now) this.#ended.delete(key);
    this.#ended.set(sessionKey(session), session.issuedAt + this.#limits.absoluteMs);
  }

  /** Clears a cookie that is good no more. One that was ended is gone already, and the browser may hold that of a new sign-in. */
  async expire(context: Context): Promise<void> {
    const session = await this.#given(context);
    if (!session || !this.#isEnded(session)) this.clear(context);
  }

  clear(context: Context): void {
    context.header(
      'Set-Cookie',
      `${cookieName}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`,
    );
  }

  async #given(context: Context): Promise<SealedSession | undefined> {
    const sealed = getCookie(context, cookieName);
    return sealed === undefined ? undefined : unseal(sealed, this.#keys);
  }

  #isEnded(session: SealedSession): boolean {
    return this.#ended.has(sessionKey(session));
  }

  async #write(context: Context, session: SealedSession): Promise<void> {
    const sealed = await seal(session, this.#keys);
    context.header('Set-Cookie', `${cookieName}=${sealed}; Path=/; Secure; HttpOnly; SameSite=Lax`);
  }
}
