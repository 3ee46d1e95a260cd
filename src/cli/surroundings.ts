/** What a command reads from and writes to. */
export interface Surroundings {
  /** The text of a file; rejects where there is none that can be read. */
  readonly readFile: (path: string) => Promise<string>;
  readonly readInput: () => Promise<string>;
  /** Asks an address with GET and follows no redirect; rejects where nothing answers in time. */
  readonly ask: (address: URL, headers: Readonly<Record<string, string>>) => Promise<Response>;
  /** One line of the answer. */
  readonly out: (line: string) => void;
  /** One line about what is wrong. */
  readonly err: (line: string) => void;
}

/** How a command ends: all is well; what was looked at is not; the command itself could not be carried out. */
export const exit = { well: 0, wrong: 1, misuse: 2 } as const;
export type Exit = (typeof exit)[keyof typeof exit];
