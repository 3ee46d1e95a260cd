import { readWorld } from '../sandbox/read-world.js';
import { summaryOf } from './world-summary.js';
import { exit, type Exit, type Surroundings } from './surroundings.js';

/** Checks one file after the other; the worst of them decides how the command ends. */
export async function checkWorlds(
  files: readonly string[],
  surroundings: Surroundings,
): Promise<Exit> {
  let worst: Exit = exit.well;
  for (const file of files) {
    const end = await checkWorld(file, surroundings);
    if (end > worst) worst = end;
  }
  return worst;
}

async function checkWorld(
  file: string,
  { readFile, readInput, out, err }: Surroundings,
): Promise<Exit> {
  const name = file === '-' ? 'standard input' : file;
  let text: string;
  try {
    text = await (file === '-' ? readInput() : readFile(file));
  } catch (cause) {
    err(`${name}: cannot be read: ${messageOf(cause)}`);
    return exit.misuse;
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    err(`${name}: is not JSON: ${messageOf(cause)}`);
    return exit.wrong;
  }
  const { world, problems } = readWorld(json);
  if (world) {
    out(`${name}: fine`);
    for (const line of summaryOf(world)) out(`  ${line}`);
    return exit.well;
  }
  err(`${name}: ${problems.length === 1 ? 'one problem' : `${problems.length} problems`}`);
  for (const { path, reason } of problems) err(`  ${path || 'the world'} ${reason}`);
  return exit.wrong;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
