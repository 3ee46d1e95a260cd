import { catalogueProblems } from './check-catalogue.js';
import { referenceProblems } from './check-references.js';
import { explain, type WorldProblem } from './world-problems.js';
import { worldSchema, type World } from './world.js';

export type ReadWorld =
  | { readonly world: World; readonly problems?: undefined }
  | { readonly world?: undefined; readonly problems: readonly WorldProblem[] };

/**
 * A world from JSON, or all that is wrong with it and where: its shape first, then what its rows say of each other.
 * A world that passes can be billed: every step of the engine finds what it looks for.
 */
export function readWorld(json: unknown): ReadWorld {
  const parsed = worldSchema.safeParse(json, { reportInput: true });
  if (!parsed.success) return { problems: explain(parsed.error.issues) };
  const world: World = parsed.data;
  const problems = [...catalogueProblems(world.plans), ...referenceProblems(world)];
  return problems.length > 0 ? { problems } : { world };
}

/** Problems as one text for a developer's console. */
export function describeProblems(problems: readonly WorldProblem[], most = 5): string {
  const lines = problems
    .slice(0, most)
    .map(({ path, reason }) => `${path || 'the world'} ${reason}`);
  if (problems.length > most) lines.push(`and ${problems.length - most} more`);
  return lines.join('; ');
}
