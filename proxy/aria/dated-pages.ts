import { AdapterError } from '../../src/adapter/errors.js';
import type { CalendarDate } from '../../src/model/values.js';
import { compareNumbers } from './to-invoices.js';

const pageLength = 100;
const position = /^(\d{4}-\d\d-\d\d)\/(\d{1,20})$/;

/** An invoice or a payment. */
interface Dated {
  readonly id: string;
  readonly date: CalendarDate;
}

/**
 * One page of rows that are in order, newest first. A page is named by the last row before it, so that rows
 * which come up meanwhile move nothing.
 */
export function datedPage<Row extends Dated>(rows: readonly Row[], page: string | undefined) {
  const start = page === undefined ? 0 : startAfter(rows, page);
  const shown = rows.slice(start, start + pageLength);
  const last = start + pageLength < rows.length ? shown.at(-1) : undefined;
  return {
    rows: shown,
    total: rows.length,
    ...(last && { next: Buffer.from(`${last.date}/${last.id}`).toString('base64url') }),
  };
}

function startAfter(rows: readonly Dated[], page: string): number {
  const [, date, id] = position.exec(Buffer.from(page, 'base64url').toString()) ?? [];
  if (date === undefined || id === undefined) {
    throw new AdapterError('invalid-input', { fields: [{ path: 'page', code: 'not-a-choice' }] });
  }
  const start = rows.findIndex(
    (row) => row.date < date || (row.date === date && compareNumbers(row.id, id) < 0),
  );
  return start < 0 ? rows.length : start;
}
