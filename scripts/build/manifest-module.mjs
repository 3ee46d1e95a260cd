import { cli } from '@custom-elements-manifest/analyzer/cli.js';
import { root } from './entries.mjs';

const id = 'virtual:custom-elements-manifest';

/** The manifest as a module, made from the sources as they are now: needs no build before. */
export const manifestModule = {
  name: 'custom-elements-manifest',
  resolveId: (source) => (source === id ? `\0${id}` : null),
  async load(module) {
    if (module !== `\0${id}`) return null;
    const manifest = await cli({ argv: ['analyze'], cwd: root, noWrite: true });
    return `export default ${JSON.stringify(manifest)};`;
  },
};
