import { executeServerCommand } from '@web/test-runner-commands';
import { stripIsolation } from './strip-isolation.js';

/** One thing that a screen reader meets. */
export interface TreeEntry {
  readonly role: string;
  readonly name: string;
  readonly description: string;
  /** How many entries are around it. */
  readonly level: number;
}

/** All that a screen reader meets on the page, shadow roots included, in reading order; isolation marks stripped. */
export async function accessibilityTree(): Promise<TreeEntry[]> {
  const entries = await executeServerCommand<TreeEntry[], undefined>('accessibility-tree');
  return entries.map((entry) => ({
    ...entry,
    name: stripIsolation(entry.name),
    description: stripIsolation(entry.description),
  }));
}

/** The names of all entries with `role`, in reading order. */
export async function namesByRole(role: string): Promise<string[]> {
  return (await accessibilityTree()).filter((entry) => entry.role === role).map(({ name }) => name);
}
