import type * as z from 'zod/mini';

/** What is wrong with a world, and where ("planInstances.2.planId"). English, for developers. */
export interface WorldProblem {
  readonly path: string;
  readonly reason: string;
}

/** Schema issues in words of our own: the mini build of zod carries no texts. */
export function explain(issues: readonly z.core.$ZodIssue[]): WorldProblem[] {
  return issues.flatMap((issue): WorldProblem[] => {
    const path = issue.path.map(String).join('.');
    if (issue.code === 'invalid_union' && issue.errors.length > 0 && issue.errors[0]?.length) {
      return explain(
        issue.errors[0].map((inner) => ({ ...inner, path: [...issue.path, ...inner.path] })),
      );
    }
    return [{ path, reason: reasonOf(issue) }];
  });
}

function reasonOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? `is missing: ${issue.expected} expected`
        : `is not of type ${issue.expected}`;
    case 'invalid_value':
      return `is none of: ${issue.values.map(String).join(', ')}`;
    case 'invalid_union':
      return 'fits none of the allowed forms';
    case 'invalid_format':
      return issue.format === 'regex'
        ? `does not match ${issue.pattern}`
        : `is not a valid ${issue.format}`;
    case 'too_small':
      return `is too small or too short: at least ${issue.minimum}`;
    case 'too_big':
      return `is too big or too long: at most ${issue.maximum}`;
    case 'unrecognized_keys':
      return `has unknown keys: ${issue.keys.join(', ')}`;
    case 'custom':
      return issue.message;
    default:
      return `is not valid (${issue.code})`;
  }
}
