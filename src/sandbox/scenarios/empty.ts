import type { World } from '../world.js';
import { worldOf } from './build.js';

/** An account that has nothing yet, at a company that sells nothing yet. */
export function emptyWorld(id: string): World {
  return worldOf(id, '2020-07-18', {});
}
