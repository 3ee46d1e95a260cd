import { queueEditStatus } from './codes.js';

/** A part of a call that failed although the call as a whole succeeded (Aria wire notes 1.2). */
export interface PartialProblem {
  readonly part:
    'collection' | 'invoicing' | 'statement' | 'card-authorization' | 'tax' | 'queue-edit';
  /** Aria's number, where it gives one. */
  readonly code?: number;
}

type Answer = Readonly<Record<string, unknown>>;

/** The problems that an answer with `error_code` 0 still reports; its own texts about them are left where they are. */
export function partialProblems(answer: Answer): PartialProblem[] {
  return [
    ...numbered(answer),
    ...['billing_errors', 'collection_errors', 'collection_info'].flatMap((list) =>
      rowsIn(answer, list).flatMap(numbered),
    ),
    // The rows are there only when a card could not be authorised or validated.
    ...rowsIn(answer, 'cc_auth_details').map(() => ({ part: 'card-authorization' as const })),
    ...rowsIn(answer, 'third_party_errors')
      .filter(({ error_code }) => error_code !== undefined && error_code !== '0')
      .map(() => ({ part: 'tax' as const })),
    ...rowsIn(answer, 'queued_changes')
      .filter((row) => row.edit_queued_change_status_cd === queueEditStatus.failed)
      .map(() => ({ part: 'queue-edit' as const })),
  ];
}

function numbered(fields: Answer): PartialProblem[] {
  return (['collection', 'invoicing', 'statement'] as const).flatMap((part) => {
    const code = fields[`${part}_error_code`];
    return typeof code === 'number' && code !== 0 ? [{ part, code }] : [];
  });
}

function rowsIn(answer: Answer, list: string): readonly Answer[] {
  const rows = answer[list];
  return Array.isArray(rows) ? (rows as readonly Answer[]) : [];
}
