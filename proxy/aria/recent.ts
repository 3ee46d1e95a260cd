interface Reading<T> {
  readonly value: Promise<T>;
  readonly startedAt: number;
  ended: boolean;
}

/** One value that is read once for all who ask while it is under way, and may be handed out for a while after that. */
export class Recent<T> {
  readonly #now: () => number;
  readonly #keepMs: number;
  #reading: Reading<T> | undefined;

  /** `keepMs` counts from the start of the reading, so that no value is older than that when it is handed out. */
  constructor(now: () => number, keepMs: number) {
    this.#now = now;
    this.#keepMs = keepMs;
  }

  /** The value as last read where that may still be used; else what `read` gives. */
  get(read: () => Promise<T>): Promise<T> {
    const reading = this.#reading;
    const usable = reading && (!reading.ended || this.#now() - reading.startedAt < this.#keepMs);
    return usable ? reading.value : this.renew(read);
  }

  /** What `read` gives now, for this caller and those who come after. A reading that fails is not kept. */
  renew(read: () => Promise<T>): Promise<T> {
    const reading: Reading<T> = { value: read(), startedAt: this.#now(), ended: false };
    this.#reading = reading;
    reading.value.then(
      () => {
        reading.ended = true;
      },
      () => {
        if (this.#reading === reading) this.#reading = undefined;
      },
    );
    return reading.value;
  }

  forget(): void {
    this.#reading = undefined;
  }
}
