import type { AccountId } from '../../src/model/ids.js';
import type { Instant } from '../../src/model/values.js';
import { isOver } from '../../src/sandbox/sessions.js';
import type { World } from '../../src/sandbox/world.js';

interface WireSession {
  readonly accountId: AccountId;
  lastUsed: Instant;
}

/**
 * Aria's sessions, in the memory of this process, so that they outlive a change of the scenario; an account may have many.
 * When they are over, the settings of the world say (Aria wire notes, open point 8).
 */
export class WireSessions {
  readonly #now: () => number;
  readonly #randomId: () => string;
  readonly #sessions = new Map<string, WireSession>();

  constructor(now: () => number, randomId: () => string) {
    this.#now = now;
    this.#randomId = randomId;
  }

  start(accountId: AccountId, { settings }: World): string {
    const now = this.#moment();
    for (const [id, session] of this.#sessions) {
      if (isOver(session, settings.sessionMinutes, now)) this.#sessions.delete(id);
    }
    const id = `S-${this.#randomId()}`;
    this.#sessions.set(id, { accountId, lastUsed: now });
    return id;
  }

  /** Whose session it is; undefined when it is none (any more). Asking keeps it alive. */
  accountOf(id: string, { settings }: World): AccountId | undefined {
    const session = this.#sessions.get(id);
    const now = this.#moment();
    if (!session || isOver(session, settings.sessionMinutes, now)) return undefined;
    session.lastUsed = now;
    return session.accountId;
  }

  /** False when there was no such session. */
  end(id: string): boolean {
    return this.#sessions.delete(id);
  }

  #moment(): Instant {
    return new Date(this.#now()).toISOString();
  }
}
