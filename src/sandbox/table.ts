interface Row {
  readonly id: string;
}
/** Told the row before a write, if there was one, and after it; nothing after it when an addition is taken back. */
type Follower<T> = (before: T | undefined, after: T | undefined) => void;
type Keys<T> = Readonly<Record<string, (row: T) => string | undefined>>;
interface Index<T> {
  readonly keyOf: (row: T) => string | undefined;
  /** Where the rows of each key stand. */
  readonly positions: Map<string, Set<number>>;
}

/**
 * The rows of one table of a world while a step works on it: found by id and by the indexes named when it is made,
 * in the order in which they stand. The world's own array is never touched; the first write makes a copy.
 */
export class Table<T extends Row, I extends string = never> {
  #rows: readonly T[];
  #own: T[] | undefined;
  #positions: Map<string, number> | undefined;
  readonly #keys: Keys<T>;
  readonly #indexes = new Map<string, Index<T>>();
  /** The same, for the many writes. */
  readonly #built: Index<T>[] = [];
  /** What takes back each write since `remember`. */
  #undo: (() => void)[] | undefined;
  #followers: Follower<T>[] = [];

  constructor(rows: readonly T[], keys: Readonly<Record<I, (row: T) => string | undefined>>) {
    this.#rows = rows;
    this.#keys = keys;
  }

  /** All rows as they stand now: the array that the next world holds. */
  get all(): readonly T[] {
    return this.#rows;
  }

  find(id: string | undefined): T | undefined {
    const position = id === undefined ? undefined : this.#byId().get(id);
    return position === undefined ? undefined : this.#rows[position];
  }

  /** The row that another row names. `readWorld` has checked that it exists, so a miss is a mistake in the engine. */
  get(id: string): T {
    const row = this.find(id);
    if (!row) throw new Error(`The world has no such row: ${id}.`);
    return row;
  }

  /** The rows whose key in this index is `key`, in the order of the table. */
  where(index: I, key: string): T[] {
    const found: T[] = [];
    const positions = this.#index(index).positions.get(key);
    if (!positions) return found;
    for (const position of [...positions].sort((a, b) => a - b)) {
      const row = this.#rows[position];
      if (row) found.push(row);
    }
    return found;
  }

  add(row: T): T {
    const rows = this.#writable();
    const position = rows.push(row) - 1;
    this.#positions?.set(row.id, position);
    for (const { keyOf, positions } of this.#built) enter(positions, keyOf(row), position);
    for (const follower of this.#followers) follower(undefined, row);
    this.#undo?.push(() => {
      this.#removeLast(row);
    });
    return row;
  }

  /** Puts `row` in the place of the one with its id. */
  put(row: T): T {
    const position = this.#byId().get(row.id);
    const before = position === undefined ? undefined : this.#rows[position];
    if (position === undefined || !before) throw new Error(`No row ${row.id} to replace.`);
    this.#writable()[position] = row;
    for (const { keyOf, positions } of this.#built) {
      const from = keyOf(before);
      const to = keyOf(row);
      if (from === to) continue;
      if (from !== undefined) positions.get(from)?.delete(position);
      enter(positions, to, position);
    }
    for (const follower of this.#followers) follower(before, row);
    this.#undo?.push(() => void this.put(before));
    return row;
  }

  /** Tells every write from now on: for sums that would else need all rows again. */
  follow(follower: Follower<T>): void {
    this.#followers.push(follower);
  }

  /** From now on every write can be taken back, until `forget` or `takeBack`. */
  remember(): void {
    this.#undo = [];
  }

  forget(): void {
    this.#undo = undefined;
  }

  /** All rows as they were at `remember`. */
  takeBack(): void {
    const undo = this.#undo ?? [];
    this.#undo = undefined;
    for (const step of undo.reverse()) step();
  }

  #removeLast(row: T): void {
    const position = this.#writable().length - 1;
    this.#writable().pop();
    this.#positions?.delete(row.id);
    for (const { keyOf, positions } of this.#built) {
      const key = keyOf(row);
      if (key !== undefined) positions.get(key)?.delete(position);
    }
    for (const follower of this.#followers) follower(row, undefined);
  }

  #writable(): T[] {
    if (!this.#own) this.#rows = this.#own = [...this.#rows];
    return this.#own;
  }

  #byId(): Map<string, number> {
    this.#positions ??= new Map(this.#rows.map((row, position) => [row.id, position]));
    return this.#positions;
  }

  #index(name: I): Index<T> {
    let index = this.#indexes.get(name);
    if (!index) {
      const { [name]: keyOf } = this.#keys;
      if (!keyOf) throw new Error(`No index ${name}.`);
      index = { keyOf, positions: new Map() };
      for (const [position, row] of this.#rows.entries())
        enter(index.positions, keyOf(row), position);
      this.#indexes.set(name, index);
      this.#built.push(index);
    }
    return index;
  }
}

function enter(index: Map<string, Set<number>>, key: string | undefined, position: number): void {
  if (key === undefined) return;
  const positions = index.get(key);
  if (positions) positions.add(position);
  else index.set(key, new Set([position]));
}
