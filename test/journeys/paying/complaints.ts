import { expect } from 'vitest';
import type { Payer } from './payer.js';

/** Questions before signing in, refusals, and what never arrived come back as 401, 409 and 404, which browsers write to the console; the card frame has an origin of its own. */
const expected = /status of (401|404|409)|^request to localhost:/;

/** Nothing that must not happen happened on the page. */
export function expectNoComplaints({ complaints }: Payer): void {
  expect(complaints.filter((complaint) => !expected.test(complaint))).toEqual([]);
}
