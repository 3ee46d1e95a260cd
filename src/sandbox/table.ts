interface Row {
  readonly id: string;
}
type Keys<T> = Readonly<Record<string, (row: T) => string | undefined>>;

/**
 * The rows of one table of a world while a step works on it: found by id and by the indexes named when it is made,
 * in the order in which they stand. The world's own array is never touched; the first write makes a copy.
 */
export class Table<T extends Row, I extends string = never> {
  #rows: readonly T[];
  #own: T[] | undefined;
  #positions: Map<string, number> | undefined;
  readonly #keys: Keys<T>;
  readonly #indexes = new Map<string, Map<string, Set<number>>>();

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
    const positions = [...(this.#index(index).get(key) ?? [])];
    return positions.sort((a, b) => a - b).flatMap((position) => this.#rows[position] ?? []);
  }

  add(row: T): T {
    const rows = this.#writable();
    const position = rows.push(row) - 1;
    this.#positions?.set(row.id, position);
    for (const [name, index] of this.#indexes) enter(index, this.#keys[name]?.(row), position);
    return row;
  }

  /** Puts `row` in the place of the one with its id. */
  put(row: T): T {
    const position = this.#byId().get(row.id);
    const before = position === undefined ? undefined : this.#rows[position];
    if (position === undefined || !before) throw new Error(`No row ${row.id} to replace.`);
    this.#writable()[position] = row;
    for (const [name, index] of this.#indexes) {
      const from = this.#keys[name]?.(before);
      const to = this.#keys[name]?.(row);
      if (from === to) continue;
      if (from !== undefined) index.get(from)?.delete(position);
      enter(index, to, position);
    }
    return row;
  }

  #writable(): T[] {
    if (!this.#own) this.#rows = this.#own = [...this.#rows];
    return this.#own;
  }

  #byId(): Map<string, number> {
    this.#positions ??= new Map(this.#rows.map((row, position) => [row.id, position]));
    return this.#positions;
  }

  #index(name: I): Map<string, Set<number>> {
    let index = this.#indexes.get(name);
    if (!index) {
      const built = new Map<string, Set<number>>();
      const keyOf = this.#keys[name];
      this.#rows.forEach((row, position) => {
        enter(built, keyOf?.(row), position);
      });
      this.#indexes.set(name, (index = built));
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
