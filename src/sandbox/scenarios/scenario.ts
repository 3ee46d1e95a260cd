import type { ScenarioGroup } from '../../model/scenario-groups.js';
import type { World } from '../world.js';

/** A world to begin with, by name. */
export interface Scenario {
  readonly id: string;
  /** English, for developers: what it shows. */
  readonly title: string;
  /** What it is about. */
  readonly group: ScenarioGroup;
  /** Makes the world; the data of a scenario loads when it is first asked for. */
  readonly load: () => Promise<World>;
}

/** Scenarios about one thing whose worlds come from one module, in the order of their titles. */
export function section<Id extends string>(
  group: ScenarioGroup,
  titles: Readonly<Record<Id, string>>,
  worlds: () => Promise<Readonly<Record<Id, (id: string) => World>>>,
): Scenario[] {
  return (Object.keys(titles) as Id[]).map((id) => ({
    id,
    title: titles[id],
    group,
    load: async () => (await worlds())[id](id),
  }));
}
