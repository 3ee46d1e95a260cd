import { parseArgs } from 'node:util';
import { checkWorlds } from './check-worlds.js';
import { exit, type Exit, type Surroundings } from './surroundings.js';

const usage = `uss-kit: tools of USS Kit

  uss-kit world check <file…>   tells whether files are worlds that the sandbox can go on from

  --help                        this text, or what a command takes`;

const worldCheckUsage = `uss-kit world check <file…>

Reads each file as a world of the sandbox and tells all that is wrong with it and where, or that it is fine and what is
in it. A "-" stands for standard input. Nothing is written.

Ends with 0 when all are fine, 1 when one is not, 2 when a file cannot be read.`;

/** Carries out what was typed after `uss-kit`. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<Exit> {
  const { out, err } = surroundings;
  const { positionals, tokens, values } = parseArgs({
    args: [...args],
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const misuse = (problem: string, hint: string): Exit => {
    err(`uss-kit: ${problem}. ${hint}`);
    return exit.misuse;
  };
  const stranger = tokens.find((token) => token.kind === 'option' && token.name !== 'help');
  const [topic, command, ...files] = positionals;
  if (stranger?.kind === 'option')
    return misuse(`there is no flag ${stranger.rawName}`, 'See uss-kit --help.');
  if (topic === undefined) {
    if (values.help) out(usage);
    else err(usage);
    return values.help ? exit.well : exit.misuse;
  }
  if (topic !== 'world' || (command !== undefined && command !== 'check')) {
    const typed = [topic, command].filter(Boolean).join(' ');
    return misuse(
      `there is no command "${typed}"`,
      'The one there is: uss-kit world check <file…>.',
    );
  }
  if (values.help) {
    out(worldCheckUsage);
    return exit.well;
  }
  if (command === undefined)
    return misuse('what is to be done with a world', 'Try: uss-kit world check <file…>.');
  if (files.length === 0)
    return misuse(
      'no file is named',
      'Try: uss-kit world check my-world.json, or - for standard input.',
    );
  return checkWorlds(files, surroundings);
}
