import { ends } from '../../model/codes.js';
import type { IntentRow } from './ports.js';

const definite: ReadonlySet<string> = new Set(ends);

/** Whether an intent is at a definite end: it is looked up no more, and its row may go after its time. */
export function isEnded({ state }: Pick<IntentRow, 'state'>): boolean {
  return definite.has(state);
}
