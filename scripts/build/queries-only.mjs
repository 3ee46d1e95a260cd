const place = /\/@tanstack\/query-core\/build\/[^/]+\/(\w+)\.js$/;

/** What stands in for the halves of query-core that the kit has no use for. A call that comes to one all the same throws. */
const standIns = {
  mutationCache: 'export class MutationCache { clear() {} }',
  infiniteQueryBehavior: `
    const leftOut = () => { throw new Error('Infinite queries are left out of this build.'); };
    export { leftOut as infiniteQueryBehavior, leftOut as hasNextPage, leftOut as hasPreviousPage };`,
};

/** Modules that are there only when something does have a use for them. */
const unwanted = ['mutation', 'mutationObserver', 'infiniteQueryObserver', 'hydration'];

/**
 * Leaves mutations and infinite queries out of bundles, which carry their own copy of query-core: its client imports both, for methods that
 * the kit never calls. Fails the build when query-core is cut up in another way, and when code of the kit starts to use one of them.
 */
export function queriesOnly() {
  const replaced = new Set();
  return {
    name: 'queries-only',
    buildStart() {
      replaced.clear();
    },
    /** @param {string} id */
    load(id) {
      const [, name] = place.exec(id) ?? [];
      if (!name || !Object.hasOwn(standIns, name)) return null;
      replaced.add(name);
      return { code: standIns[name], moduleSideEffects: false };
    },
    generateBundle(_options, bundle) {
      const missing = Object.keys(standIns).filter((name) => !replaced.has(name));
      if (missing.length > 0)
        this.error(`query-core has no module ${missing.join(', ')} any more.`);
      const ids = Object.values(bundle).flatMap(({ modules }) => Object.keys(modules ?? {}));
      const used = ids.filter((id) => unwanted.includes(place.exec(id)?.[1]));
      if (used.length > 0)
        this.error(`The kit uses more of query-core than queries: ${used.join(', ')}.`);
    },
  };
}
