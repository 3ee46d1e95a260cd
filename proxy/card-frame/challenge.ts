import type { ChallengeState } from '../vault/wire.js';
import type { VaultClient } from './vault-client.js';

const pollMs = 2000;
const mostFailures = 5;

export type ChallengeEnd = Exclude<ChallengeState, { state: 'waiting' }> | undefined;

/**
 * Waits for the end of a challenge. What its page says only wakes us: how it ended is read from the vault every time (T26b).
 * Undefined when the vault cannot be reached for a while.
 */
export class ChallengeWatch {
  readonly #vault: Pick<VaultClient, 'challengeState'>;
  #wake: () => void = () => undefined;

  constructor(vault: Pick<VaultClient, 'challengeState'>) {
    this.#vault = vault;
  }

  async end(id: string): Promise<ChallengeEnd> {
    for (let failures = 0; failures < mostFailures;) {
      const now = await this.#vault.challengeState(id);
      if (now && now.state !== 'waiting') return now;
      failures = now ? 0 : failures + 1;
      await this.#pause();
    }
    return undefined;
  }

  wake(): void {
    this.#wake();
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The frame for a challenge's page, which has no way to any other window. */
export function challengeFrame(address: string, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.className = 'challenge';
  frame.title = title;
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin');
  frame.setAttribute('referrerpolicy', 'no-referrer');
  frame.src = address;
  return frame;
}
