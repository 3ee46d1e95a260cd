/** One line of the server's log: ids and codes, never bodies, names or amounts (T53). */
export interface LogEntry {
  readonly requestId: string;
  readonly operation: string;
  readonly status: number;
  readonly code?: string | undefined;
  readonly milliseconds: number;
  /** Names of what was thrown, from the outside in. Their messages may hold data and stay out. */
  readonly thrown?: readonly string[] | undefined;
}

export type Log = (entry: LogEntry) => void;

/** Writes each entry as one line of JSON; JSON escapes whatever could break the line. */
export const consoleLog: Log = (entry) => {
  console.log(JSON.stringify({ time: new Date().toISOString(), ...entry }));
};

/** The names of an error and its causes. */
export function errorNames(thrown: unknown): string[] {
  const names: string[] = [];
  for (let each = thrown; each instanceof Error && names.length < 5; each = each.cause)
    names.push(each.name);
  return names;
}
