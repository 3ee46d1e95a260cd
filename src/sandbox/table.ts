import { TableIndex } from './table-index.js';

interface Row {
  readonly id: string;
}
/** Told the row before a write, if there was one, and after it; nothing after it when an addition is taken back. */
type Follower<T> = (before: T | undefined, after: T | undefined) => void;
type Keys<T> = Readonly<Record<string, (row: T) => string | undefined>>;

/**
 * The rows of one table of a world while a step works on it: found by id and by the indexes named when it is made,
 * in the order in which they stand. The world's own array is never touched; the first write makes a copy.
 */
export class Table<T extends Row, I extends string = never> {
  #rows: readonly T[];
  #own: T[] | undefined;
  /** Where rows stand, by id: so many of them, from the first on, as were there at the last look-up. */
  readonly #positions = new Map<string, number>();
  #counted = 0;
  /** The row that was found or added last, by id: it is mostly the next one that is asked for. */
  #lastId: string | undefined;
  #lastPosition = -1;
  /** The number of the first row. */
  #first = NaN;
  readonly #keys: Keys<T>;
  readonly #indexes = new Map<string, TableIndex<T>>();
  /** The same, for the many writes. */
  readonly #built: TableIndex<T>[] = [];
  /** Every write since `remember`: the row before it, if there was one, and after it. */
  #written: { readonly before: T | undefined; readonly after: T }[] | undefined;
  #followers: Follower<T>[] = [];

  constructor(rows: readonly T[], keys: Readonly<Record<I, (row: T) => string | undefined>>) {
    this.#rows = rows;
    if (rows[0]) this.#first = numberOf(rows[0].id);
    this.#keys = keys;
  }

  /** All rows as they stand now: the array that the next world holds. */
  get all(): readonly T[] {
    return this.#rows;
  }

  find(id: string | undefined): T | undefined {
    return id === undefined ? undefined : this.#rows[this.#positionOf(id)];
  }

  /** The row that another row names. `readWorld` has checked that it exists, so a miss is a mistake in the engine. */
  get(id: string): T {
    const row = this.find(id);
    if (!row) throw new Error(`The world has no such row: ${id}.`);
    return row;
  }

  /** The rows whose key in this index is `key`, in the order of the table. */
  where(index: I, key: string): T[] {
    return this.#index(index).rowsOf(key, this.#rows);
  }

  add(row: T): T {
    const position = this.#writable().push(row) - 1;
    if (position === 0) this.#first = numberOf(row.id);
    this.#lastId = row.id;
    this.#lastPosition = position;
    for (const index of this.#built) index.enter(index.keyOf(row), position);
    for (const follower of this.#followers) follower(undefined, row);
    this.#written?.push({ before: undefined, after: row });
    return row;
  }

  /** Puts `row` in the place of the one with its id. */
  put(row: T): T {
    const position = this.#positionOf(row.id);
    const before = this.#rows[position];
    if (!before) throw new Error(`No row ${row.id} to replace.`);
    this.#writable()[position] = row;
    for (const index of this.#built) {
      const from = index.keyOf(before);
      const to = index.keyOf(row);
      if (from === to) continue;
      index.leave(from);
      index.enter(to, position);
    }
    for (const follower of this.#followers) follower(before, row);
    this.#written?.push({ before, after: row });
    return row;
  }

  /** Tells every write from now on: for sums that would else need all rows again. */
  follow(follower: Follower<T>): void {
    this.#followers.push(follower);
  }

  /** From now on every write can be taken back, until `forget` or `takeBack`. */
  remember(): void {
    this.#written = [];
  }

  forget(): void {
    this.#written = undefined;
  }

  /** All rows as they were at `remember`. */
  takeBack(): void {
    const written = this.#written ?? [];
    this.#written = undefined;
    for (const { before, after } of written.reverse()) {
      if (before) this.put(before);
      else this.#removeLast(after);
    }
  }

  #removeLast(row: T): void {
    this.#writable().pop();
    this.#positions.delete(row.id);
    this.#counted = Math.min(this.#counted, this.#rows.length);
    this.#lastId = undefined;
    for (const index of this.#built) index.leave(index.keyOf(row));
    for (const follower of this.#followers) follower(row, undefined);
  }

  #writable(): T[] {
    if (!this.#own) this.#rows = this.#own = [...this.#rows];
    return this.#own;
  }

  /** Where the row with this id stands; -1 when there is none. */
  #positionOf(id: string): number {
    if (id === this.#lastId) return this.#lastPosition;
    // Numbers are mostly given one after the other: then a row stands as far from the first one as their numbers are apart.
    const guess = numberOf(id) - this.#first;
    if (guess >= 0 && guess < this.#rows.length && this.#rows[guess]?.id === id) return guess;
    for (; this.#counted < this.#rows.length; this.#counted++) {
      const row = this.#rows[this.#counted];
      if (row) this.#positions.set(row.id, this.#counted);
    }
    const position = this.#positions.get(id);
    if (position === undefined) return -1;
    this.#lastId = id;
    this.#lastPosition = position;
    return position;
  }

  #index(name: I): TableIndex<T> {
    let index = this.#indexes.get(name);
    if (!index) {
      const { [name]: keyOf } = this.#keys;
      if (!keyOf) throw new Error(`No index ${name}.`);
      index = new TableIndex(keyOf);
      for (const [position, row] of this.#rows.entries()) index.enter(keyOf(row), position);
      this.#indexes.set(name, index);
      this.#built.push(index);
    }
    return index;
  }
}

/** An id as a number, where it is one. */
function numberOf(id: string): number {
  let number = 0;
  for (let at = 0; at < id.length; at++) number = number * 10 + id.charCodeAt(at) - 48;
  return number;
}
