import { catalogueProblems } from './check-catalogue.js';
import { referenceProblems } from './check-references.js';
import { highestIds } from './check/counters.js';
import { explain, type WorldProblem } from './world-problems.js';
import { worldSchema, type World, type WorldFile } from './world.js';

export type ReadWorld =
  | { readonly world: World; readonly problems?: undefined }
  | { readonly world?: undefined; readonly problems: readonly WorldProblem[] };

/**
 * A world from JSON, or all that is wrong with it and where: its shape first, then what its rows say of each other.
 * A world that passes can be billed: every step of the engine finds what it looks for.
 */
export function readWorld(json: unknown): ReadWorld {
  const version = versionOf(json);
  if (version === 1) return { problems: [oldVersion] };
  const parsed = worldSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) return { problems: explain(parsed.error.issues) };
  const world = withCounters(parsed.data);
  const problems = [...catalogueProblems(world), ...referenceProblems(world)];
  return problems.length > 0 ? { problems } : { world };
}

/** Worlds of version 1 held less than the engine needs now, so they cannot be carried over. */
const oldVersion: WorldProblem = {
  path: 'version',
  reason: 'is 1, of an earlier sandbox, and this one reads version 2: the world must be made anew',
};

function versionOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
}

/** The least number of a transaction where the file says nothing else. */
const firstTransaction = 100_001;

function withCounters(file: WorldFile): World {
  const { transaction, row, ...given } = file.nextIds;
  const used = highestIds(file);
  return {
    ...file,
    nextIds: {
      ...given,
      transaction: transaction ?? Math.max(firstTransaction, used.transaction + 1),
      row: row ?? used.row + 1,
    },
  };
}

/** Problems as one text for a developer's console. */
export function describeProblems(problems: readonly WorldProblem[], most = 5): string {
  const lines = problems
    .slice(0, most)
    .map(({ path, reason }) => `${path || 'the world'} ${reason}`);
  if (problems.length > most) lines.push(`and ${problems.length - most} more`);
  return lines.join('; ');
}
