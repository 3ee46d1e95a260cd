/** A part of a call that failed although the call as a whole succeeded (Aria wire notes 1.2). */
export interface PartialProblem {
  readonly part: 'collection' | 'statement' | 'card-authorization';
  /** Aria's number, where it gives one. */
  readonly code?: number;
}

/** The problems that an answer with `error_code` 0 still reports; its own texts about them are left where they are. */
export function partialProblems(answer: Readonly<Record<string, unknown>>): PartialProblem[] {
  const problems: PartialProblem[] = [];
  for (const part of ['collection', 'statement'] as const) {
    const code = answer[`${part}_error_code`];
    if (typeof code === 'number' && code !== 0) problems.push({ part, code });
  }
  // The rows are there only when a card could not be authorised or validated.
  const cards = answer.cc_auth_details;
  if (Array.isArray(cards) && cards.length > 0) problems.push({ part: 'card-authorization' });
  return problems;
}
