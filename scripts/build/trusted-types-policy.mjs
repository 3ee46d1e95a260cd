const litPolicy = /createPolicy\((["'])lit-html\1/g;

/**
 * Bundles carry their own copy of Lit, so they also need a Trusted Types policy name of their own:
 * two policies of one name cannot be made on a page, and a site should see in its policy list whom
 * it lets in. Fails the build when Lit no longer makes exactly one policy, or not in this form.
 *
 * @param {string} name
 */
export function trustedTypesPolicy(name) {
  let renamed = 0;
  return {
    name: 'trusted-types-policy',
    buildStart() {
      renamed = 0;
    },
    /**
     * @param {string} code
     * @param {string} id
     */
    transform(code, id) {
      if (!/\/lit-html\//.test(id)) return null;
      const found = code.match(litPolicy)?.length ?? 0;
      if (found === 0) return null;
      renamed += found;
      return { code: code.replace(litPolicy, `createPolicy($1${name}$1`), map: null };
    },
    generateBundle(_options, bundle) {
      if (renamed !== 1) {
        this.error(`Expected one Trusted Types policy of Lit to rename, found ${renamed}.`);
      }
      const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
      const policies = chunks.flatMap(({ code }) => code.match(/createPolicy\([^,)]*/g) ?? []);
      const ours = policies.filter((each) => each.includes(name));
      if (policies.length !== 1 || ours.length !== 1) {
        this.error(`Expected the one Trusted Types policy "${name}", found ${policies.join(' ')}`);
      }
    },
  };
}
