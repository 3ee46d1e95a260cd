import { describeProblems, readWorld } from '../../sandbox/read-world.js';
import type { World } from '../../sandbox/world.js';
import { AdapterError } from '../errors.js';
import type { WorldStorage } from './world-storage.js';

/** A world after a change, and what the change wants to tell. */
export interface Change<T> {
  readonly world: World;
  readonly result: T;
}

/**
 * The world behind a sandbox: one value that is replaced, never changed. In memory, or in a storage that others share;
 * there it is read again before every change, so that two tabs never write over each other.
 */
export class WorldStore {
  readonly #begin: () => Promise<World>;
  readonly #onChange: () => void;
  #storage: WorldStorage | undefined;
  #beginning: Promise<World> | undefined;
  #world: World | undefined;
  /** The stored text that `#world` was read from or written as; null while nothing is stored. */
  #text: string | null = null;

  /** `begin` makes the world to start with, when nothing is stored; `onChange` is told of every change that was made here. */
  constructor(
    begin: () => Promise<World>,
    storage: WorldStorage | undefined,
    onChange: () => void,
  ) {
    this.#begin = begin;
    this.#storage = storage;
    this.#onChange = onChange;
  }

  get durable(): boolean {
    return this.#storage !== undefined;
  }

  async read(): Promise<World> {
    const current = this.#current();
    if (current) return current;
    this.#beginning ??= this.#begin().finally(() => (this.#beginning = undefined));
    const begun = await this.#beginning;
    return this.#current() ?? this.#keep(begun);
  }

  /** Replaces the world by what `change` makes of it, with nothing in between. A `change` that throws changes nothing. */
  async update<T>(change: (world: World) => Change<T>): Promise<T> {
    const run = async () => {
      const before = await this.read();
      // Read once more without a pause, since others may have written while this one waited.
      return this.#apply(this.#current() ?? before, change);
    };
    return this.#storage ? this.#storage.exclusive(run) : run();
  }

  /** Calls `listener` when someone else who shares the storage replaced the world; returns a function that stops it. */
  subscribeToOthers(listener: () => void): () => void {
    return this.#storage?.subscribe(listener) ?? (() => undefined);
  }

  #apply<T>(before: World, change: (world: World) => Change<T>): T {
    const { world, result } = change(before);
    if (world !== before) {
      this.#keep(world);
      this.#onChange();
    }
    return result;
  }

  #keep(world: World): World {
    this.#world = world;
    if (!this.#storage) return world;
    const text = JSON.stringify(world);
    try {
      this.#storage.write(text);
      this.#text = text;
    } catch (cause) {
      this.#storage = undefined;
      console.warn(
        'uss-kit: the sandbox world can no longer be stored; it is forgotten on reload.',
        cause,
      );
    }
    return world;
  }

  /** The world as it is now; undefined before it began. */
  #current(): World | undefined {
    return this.#storage ? this.#readStorage(this.#storage) : this.#world;
  }

  #readStorage(storage: WorldStorage): World | undefined {
    const text = storage.read();
    if (text === this.#text) return this.#world;
    this.#world = undefined;
    this.#text = null;
    if (text === null) return undefined;
    const { world, problems } = readWorld(parseJson(text));
    if (world) {
      this.#text = text;
      return (this.#world = world);
    }
    const aside = storage.setAside(text);
    console.warn(
      `uss-kit: the stored sandbox world cannot be read (${describeProblems(problems)}). ` +
        `It is kept under "${aside}", and the sandbox begins afresh.`,
    );
    return undefined;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A world that was handed in, or `bad-configuration` with what is wrong with it. */
export function worldOrThrow(json: unknown): World {
  const read = readWorld(json);
  if (read.world) return read.world;
  throw new AdapterError('bad-configuration', {
    hint: `The sandbox world cannot be used: ${describeProblems(read.problems)}.`,
  });
}
