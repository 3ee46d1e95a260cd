import { run } from '../../src/cli/run.js';
import type { Surroundings } from '../../src/cli/surroundings.js';

export interface Said {
  readonly exit: number;
  readonly out: string[];
  readonly err: string[];
}

export interface Around {
  readonly files?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Left out: nobody can be asked. */
  readonly ask?: Surroundings['ask'];
}

/** Runs a command among files and servers, and gives what it said and how it ended. */
export async function command(args: string, around: Around = {}): Promise<Said> {
  const { files = {}, input = '', ask } = around;
  const out: string[] = [];
  const err: string[] = [];
  const exit = await run(args.split(' ').filter(Boolean), {
    readFile: async (path) => {
      const text = files[path];
      if (text === undefined) throw new Error(`ENOENT: no such file, open '${path}'`);
      return text;
    },
    readInput: async () => input,
    ask: ask ?? (() => Promise.reject(new Error('nobody was to be asked'))),
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { exit, out, err };
}
