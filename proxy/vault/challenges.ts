import type { PaymentToken } from '../../src/model/payment-token.js';
import { randomLetters } from '../../src/payment-fields/random-letters.js';
import type { ChallengeAnswer, ChallengeState } from './wire.js';

/** How long the owner of a card may take. */
export const challengeMs = 5 * 60_000;
const keptMs = 2 * challengeMs;
const mostAtOnce = 1000;

interface Challenge {
  readonly startedAt: number;
  readonly token: PaymentToken;
  answer?: ChallengeAnswer;
}

const ends = { reject: 'challenge-failed', leave: 'challenge-left' } as const;

/**
 * Challenges that are under way, in the manner of 3-D Secure: the token exists only for who can name the challenge, and only after
 * its owner has agreed in time. The first answer stands.
 */
export class Challenges {
  readonly #now: () => number;
  readonly #open = new Map<string, Challenge>();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Begins one; undefined when there are too many. */
  begin(token: PaymentToken): string | undefined {
    for (const [id, { startedAt }] of this.#open)
      if (this.#now() - startedAt > keptMs) this.#open.delete(id);
    if (this.#open.size >= mostAtOnce) return undefined;
    const id = randomLetters();
    this.#open.set(id, { startedAt: this.#now(), token });
    return id;
  }

  /** Undefined when there is none of this id. */
  state(id: string): ChallengeState | undefined {
    const challenge = this.#open.get(id);
    if (!challenge) return undefined;
    const { answer, token } = challenge;
    if (answer === 'approve') return { state: 'token', token };
    if (answer) return { state: ends[answer] };
    return { state: this.#isLate(challenge) ? 'challenge-late' : 'waiting' };
  }

  answer(id: string, answer: ChallengeAnswer): void {
    const challenge = this.#open.get(id);
    if (challenge && !challenge.answer && !this.#isLate(challenge)) challenge.answer = answer;
  }

  #isLate({ startedAt }: Challenge): boolean {
    return this.#now() - startedAt > challengeMs;
  }
}
