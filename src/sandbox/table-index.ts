/** The rows of one key: where they stand, and for a while also where some have stood that have another key by now. */
interface Standing {
  positions: number[];
  /** How many rows have the key. */
  rows: number;
  /** In the order of the table, each once. */
  ordered: boolean;
}

/**
 * Where the rows of each key of a table stand. A row that gets another key is only counted out;
 * the first look-up that meets such a rest clears it away, so a write costs the same however many rows share a key.
 */
export class TableIndex<T> {
  readonly keyOf: (row: T) => string | undefined;
  readonly #standing = new Map<string, Standing>();

  constructor(keyOf: (row: T) => string | undefined) {
    this.keyOf = keyOf;
  }

  enter(key: string | undefined, position: number): void {
    if (key === undefined) return;
    const standing = this.#standing.get(key);
    if (!standing) {
      this.#standing.set(key, { positions: [position], rows: 1, ordered: true });
    } else if (standing.rows++ === 0) {
      standing.positions = [position];
      standing.ordered = true;
    } else {
      const last = standing.positions.at(-1) ?? -1;
      if (position <= last) standing.ordered = false;
      standing.positions.push(position);
    }
  }

  leave(key: string | undefined): void {
    const standing = key === undefined ? undefined : this.#standing.get(key);
    if (!standing) return;
    standing.rows--;
    if (standing.rows === 0) standing.positions = [];
  }

  /** The rows of a key among all rows, in their order. */
  rowsOf(key: string, all: readonly T[]): T[] {
    const standing = this.#standing.get(key);
    if (!standing || standing.rows === 0) return [];
    if (!standing.ordered || standing.positions.length !== standing.rows) {
      standing.positions = [...new Set(standing.positions)]
        .filter((position) => {
          const row = all[position];
          return row !== undefined && this.keyOf(row) === key;
        })
        .sort((a, b) => a - b);
      standing.ordered = true;
    }
    const rows: T[] = [];
    for (const position of standing.positions) {
      const row = all[position];
      if (row !== undefined) rows.push(row);
    }
    return rows;
  }
}
