import type { AccountId } from '../../src/model/ids.js';

/** As long as the platform keeps a session that nobody uses (Aria wire notes, open point 8). */
const idleMs = 30 * 60 * 1000;

interface WireSession {
  readonly accountId: AccountId;
  seenAt: number;
}

/** Aria's sessions, in the memory of this process; an account may have many. */
export class WireSessions {
  readonly #now: () => number;
  readonly #randomId: () => string;
  readonly #sessions = new Map<string, WireSession>();

  constructor(now: () => number, randomId: () => string) {
    this.#now = now;
    this.#randomId = randomId;
  }

  start(accountId: AccountId): string {
    const now = this.#now();
    for (const [id, { seenAt }] of this.#sessions) {
      if (now - seenAt >= idleMs) this.#sessions.delete(id);
    }
    const id = `S-${this.#randomId()}`;
    this.#sessions.set(id, { accountId, seenAt: now });
    return id;
  }

  /** Whose session it is; undefined when it is none (any more). Asking keeps it alive. */
  accountOf(id: string): AccountId | undefined {
    const session = this.#sessions.get(id);
    const now = this.#now();
    if (!session || now - session.seenAt >= idleMs) return undefined;
    session.seenAt = now;
    return session.accountId;
  }

  /** False when there was no such session. */
  end(id: string): boolean {
    return this.#sessions.delete(id);
  }
}
