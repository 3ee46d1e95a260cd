import type * as z from 'zod/mini';
import {
  answerSchema,
  challengeStateSchema,
  type Answer,
  type ChallengeState,
  type Taken,
} from '../vault/wire.js';

const patienceMs = 15_000;

/** The vault behind the frame, on the frame's own origin. What cannot be reached or read is undefined; nothing throws. */
export class VaultClient {
  readonly #base: string;

  /** `base`: the address of the frame's page; the vault's calls lie beside it. */
  constructor(base: string) {
    this.#base = base;
  }

  take(taken: Taken): Promise<Answer | undefined> {
    return this.#ask('tokens', answerSchema, taken);
  }

  challengeState(id: string): Promise<ChallengeState | undefined> {
    return this.#ask(`challenges/${id}/state`, challengeStateSchema);
  }

  /** Its owner leaves without an answer; an answer that came first stands. */
  leaveChallenge(id: string): Promise<ChallengeState | undefined> {
    return this.#ask(`challenges/${id}/answer`, challengeStateSchema, { answer: 'leave' });
  }

  challengeAddress(id: string): string {
    return new URL(`challenges/${id}`, this.#base).href;
  }

  async #ask<Schema extends z.ZodMiniType>(
    path: string,
    schema: Schema,
    body?: object,
  ): Promise<z.infer<Schema> | undefined> {
    try {
      const response = await fetch(new URL(path, this.#base), {
        ...(body && {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(patienceMs),
      });
      return schema.safeParse(await response.json()).data;
    } catch {
      return undefined;
    }
  }
}
