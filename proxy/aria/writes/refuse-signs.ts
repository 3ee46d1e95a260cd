import { AdapterError } from '../../../src/adapter/errors.js';
import type { Draft } from '../../../src/model/draft.js';

/** A lone `~` empties a field at Aria: no text of a customer's may be one (T5). */
export function refuseSigns(draft: Draft): void {
  const fields = signsIn(draft, 'draft').map((path) => ({ path, code: 'not-allowed' as const }));
  if (fields.length > 0) throw new AdapterError('invalid-input', { fields });
}

/** The texts of drafts that are a customer's own words; numbers of things are looked up and found or not. */
const ownWords: ReadonlySet<string> = new Set([
  'comment',
  'coupon',
  'name',
  'description',
  'eanNumber',
  'requisitionNumber',
  'token',
  'brand',
]);

/** The paths of all such texts in a value that are the sign. */
function signsIn(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const isSign = ownWords.has(key) && typeof member === 'string' && member.trim() === '~';
    return isSign ? [`${path}.${key}`] : signsIn(member, `${path}.${key}`);
  });
}
