import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Folders of the published elements: components/<name>, but not the internal parts. */
export function elementNames() {
  const folder = join(root, 'components');
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'internal')
    .map((entry) => entry.name)
    .filter((name) => existsSync(join(folder, name, `${name}.define.ts`)))
    .sort();
}

const headlessEntries = {
  index: 'src/index.ts',
  sandbox: 'src/adapter/sandbox/sandbox-adapter.ts',
  testing: 'src/adapter/conformance/index.ts',
};

/** Every module of the npm package that a page may import: the headless kit and each element. */
export function packageEntries() {
  const entries = { ...headlessEntries };
  for (const name of elementNames()) {
    const path = `components/${name}/${name}`;
    entries[path] = `${path}.ts`;
    entries[`${path}.define`] = `${path}.define.ts`;
  }
  for (const [entry, file] of Object.entries(entries)) {
    if (existsSync(join(root, file))) continue;
    console.warn(`No ${file}: dist/${entry}.js is left out.`);
    delete entries[entry];
  }
  return entries;
}

/** Packages that the npm modules leave to the host's own install. */
export function externalPackages() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(dependencies).map((name) => new RegExp(`^${name}(/|$)`));
}
