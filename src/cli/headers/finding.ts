/** What a rule found. `advice`: it will do, and could be better; `wrong`: a gap, or what keeps elements or frame from working. */
export interface Finding {
  readonly verdict: 'fine' | 'advice' | 'wrong';
  /** What is so, and what to do where it is not fine. */
  readonly text: string;
}

/** How bad it is when a rule does not hold. */
export type Badness = Exclude<Finding['verdict'], 'fine'>;

export function fine(text: string): Finding {
  return { verdict: 'fine', text };
}

export function advice(text: string): Finding {
  return { verdict: 'advice', text };
}

export function wrong(text: string): Finding {
  return { verdict: 'wrong', text };
}

export function judge(
  holds: boolean,
  so: string,
  otherwise: string,
  verdict: Badness = 'wrong',
): Finding {
  return holds ? fine(so) : { verdict, text: otherwise };
}
