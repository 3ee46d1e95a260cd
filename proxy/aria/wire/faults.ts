import type * as z from 'zod/mini';

type Issue = z.core.$ZodIssue;

/** Where a message does not fit its schema and what was expected there; names and kinds only, no values. */
export function wireFaults(error: { readonly issues: readonly Issue[] }): string[] {
  return error.issues.map((issue) => `${path(issue)}${expectation(issue)}`);
}

/** The field of an issue, with its rows ("custom_rates[0].custom_rate_seq_no"), or '' for the message itself. */
export function fieldOf(issue: Issue): string {
  return issue.path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '');
}

function path(issue: Issue): string {
  const field = fieldOf(issue);
  return field === '' ? '' : `${field}: `;
}

function expectation(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return `unknown key ${issue.keys.join(', ')}`;
  if (issue.code === 'invalid_type') return `expected ${issue.expected}`;
  if (issue.code === 'invalid_value') return `expected ${issue.values.map(String).join(' or ')}`;
  return issue.code === 'custom' ? `expected ${issue.message}` : issue.code;
}
