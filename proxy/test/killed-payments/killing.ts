import type { Chance } from '../faulted-payments/chance.js';
import { isWrite } from '../faulted-payments/faulted-wire.js';
import type { Moment, Watcher } from './wire-server.js';

/** When a process is killed: at a message to the platform, or so many milliseconds after it was asked for something. */
type Instant =
  | { readonly of: 'messages' | 'writes'; readonly nth: number; readonly moment: Moment }
  | { readonly of: 'time' };

const longestMs = 60;

/** One killing, at an instant that is drawn beforehand. */
export class Killing {
  readonly #kill: () => void;
  readonly #instant: Instant;
  /** Milliseconds from the instant to the blow; 0: at once. */
  readonly #lag: number;
  /** Whether the platform reads the message over whose arrival the process is killed. */
  readonly #reaches: boolean;
  #left: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #done = false;

  constructor(chance: Chance, kill: () => void) {
    this.#kill = kill;
    const of = chance.pick(['messages', 'writes', 'writes', 'time'] as const);
    const nth = of === 'writes' ? chance.whole(1, 3) : chance.whole(1, 12);
    const moment = chance.pick(['arrived', 'made', 'answered'] as const);
    this.#instant = of === 'time' ? { of } : { of, nth, moment };
    this.#left = nth;
    this.#lag = chance.hits(0.5) ? 0 : chance.next() * (of === 'time' ? longestMs : 4);
    this.#reaches = chance.hits(0.5);
  }

  /** The proxy was asked for something: from now on. */
  begin(): void {
    if (this.#instant.of === 'time') this.#strike();
  }

  readonly watcher: Watcher = (moment, body) => {
    const { of } = this.#instant;
    if (of === 'time' || this.#instant.moment !== moment) return undefined;
    if (of === 'writes' && !isWrite(body)) return undefined;
    this.#left--;
    if (this.#left !== 0 || this.#done) return undefined;
    this.#strike();
    return moment === 'arrived' && !this.#reaches ? 'lost' : undefined;
  };

  /** All that was asked for is answered: where the instant has not come by now, this is it. */
  end(): void {
    clearTimeout(this.#timer);
    if (!this.#done) this.#blow();
  }

  /** Nobody is killed any more. */
  call(): void {
    clearTimeout(this.#timer);
    this.#done = true;
  }

  #strike(): void {
    if (this.#lag === 0) this.#blow();
    else this.#timer = setTimeout(() => this.#blow(), this.#lag);
  }

  #blow(): void {
    if (this.#done) return;
    this.#done = true;
    this.#kill();
  }
}
