import type { Wire } from '../aria-adapter/bench.js';
import { NetworkFault, type AriaSimulator } from '../../simulator/simulator.js';
import type { Chance } from './chance.js';
import type { Process } from './mortal.js';

/** How likely each fault is at each call that writes; `broken` at any call. */
export interface WireChances {
  readonly lostAnswer: number;
  readonly lateWrite: number;
  readonly notSent: number;
  readonly killed: number;
  readonly broken: number;
}

const writes =
  /"rest_call":"(collect_from_account_m|update_payment_method_m|create_acct_billing_group_m|update_acct_billing_group_m)"/;

/** Whether the body of a request asks to pay, or to change how is paid. */
export function isWrite(body: string): boolean {
  return writes.test(body);
}

/** Between client and simulator: what can go wrong on the way, by chance and without any waiting. Late writes land as the clock goes. */
export class FaultedWire {
  readonly #simulator: AriaSimulator;
  readonly #clock: { now: number };
  readonly #chance: Chance;
  readonly #chances: WireChances;
  /** The longest that a write may still be under way, in milliseconds. */
  readonly #longestMs: number;
  #late: { readonly at: number; readonly body: string }[] = [];

  constructor(
    simulator: AriaSimulator,
    {
      clock,
      chance,
      chances,
      longestMs,
    }: {
      readonly clock: { now: number };
      readonly chance: Chance;
      readonly chances: WireChances;
      readonly longestMs: number;
    },
  ) {
    this.#simulator = simulator;
    this.#clock = clock;
    this.#chance = chance;
    this.#chances = chances;
    this.#longestMs = longestMs;
  }

  /** The wire of one process. */
  of(process: Process): Wire {
    return async (url, init) => {
      const body = await new Response(init.body).text();
      process.check();
      const { lostAnswer, lateWrite, notSent, killed, broken } = this.#chances;
      const writing = isWrite(body);
      if (writing && this.#chance.hits(killed)) process.kill();
      if (this.#chance.hits(writing ? notSent : broken)) throw failed('ECONNREFUSED');
      if (writing && this.#chance.hits(lateWrite)) {
        const at = this.#clock.now + this.#chance.whole(500, this.#longestMs - 500);
        this.#late.push({ at, body });
        throw failed('ECONNRESET');
      }
      const response = await this.#simulator.fetch(url, {
        ...init,
        body: new Blob([body]).stream(),
        duplex: 'half',
      } as RequestInit);
      if (writing && this.#chance.hits(killed)) process.kill();
      if (this.#chance.hits(writing ? lostAnswer : broken)) throw failed('ECONNRESET');
      return response;
    };
  }

  /** Moves the clock on; each late write happens at its own time on the way. */
  async pass(milliseconds: number): Promise<void> {
    const until = this.#clock.now + milliseconds;
    const due = this.#late.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
    this.#late = this.#late.filter((each) => !due.includes(each));
    for (const { at, body } of due) {
      this.#clock.now = Math.max(at, this.#clock.now);
      // Nobody hears how it went.
      await this.#simulator.answer(body).catch(() => undefined);
    }
    this.#clock.now = until;
  }
}

function failed(code: NetworkFault['code']): TypeError {
  return new TypeError('fetch failed', { cause: new NetworkFault(code) });
}
