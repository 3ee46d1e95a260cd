/** `work` done for each row, in their order, so many at once: an account with many of them must not take every place of a call (T50). */
export async function aFewAtATime<Row, Result>(
  rows: readonly Row[],
  most: number,
  work: (row: Row) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < rows.length) {
      const index = next++;
      const row = rows[index];
      if (row !== undefined) results[index] = await work(row);
    }
  };
  await Promise.all(Array.from({ length: Math.min(most, rows.length) }, worker));
  return results;
}
