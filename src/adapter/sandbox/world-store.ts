import { describeProblems, readWorld } from '../../sandbox/read-world.js';
import { stateVersion } from '../../sandbox/state-version.js';
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
  readonly #listeners = new Set<() => void>();
  #stopListening: (() => void) | undefined;
  /** What those who listen know of the world. */
  #known: string | undefined;

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

  /**
   * Calls `listener` when someone else who shares the storage changed the world; returns a function that stops it. Quotes and intents are no
   * change: two tabs that ask for quotes would wake each other for ever.
   */
  subscribeToOthers(listener: () => void): () => void {
    const entry = () => listener();
    this.#listeners.add(entry);
    if (!this.#stopListening) {
      this.#known = this.#world && newsOf(this.#world);
      this.#stopListening = this.#storage?.subscribe(() => this.#heard());
    }
    return () => {
      this.#listeners.delete(entry);
      if (this.#listeners.size > 0) return;
      this.#stopListening?.();
      this.#stopListening = undefined;
    };
  }

  #heard(): void {
    const world = this.#current();
    const news = world && newsOf(world);
    if (news !== undefined && news === this.#known) return;
    this.#known = news;
    for (const tell of [...this.#listeners]) tell();
  }

  #apply<T>(before: World, change: (world: World) => Change<T>): T {
    const { world, result } = change(before);
    if (world !== before) {
      // What others did meanwhile is news still.
      const isKnown = this.#stopListening && this.#known === newsOf(before);
      this.#keep(world);
      if (isKnown) this.#known = newsOf(world);
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

/** Tells worlds apart by all but quotes and intents, which concern only who asked for them. */
function newsOf(world: World): string {
  return stateVersion({ ...world, quotes: [], intents: [] });
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
