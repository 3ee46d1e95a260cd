import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { root } from './entries.mjs';

const name = 'integrity.json';

/** What is published with the hashes of its scripts: a folder, the package whose version it has, and scripts in it that no page loads. */
export const withHashes = {
  kit: { folder: 'dist', manifest: 'package.json', except: ['cli.js'] },
  cardFrame: { folder: 'proxy/dist/card-frame', manifest: 'proxy/package.json', except: [] },
};

const read = (...path) => readFileSync(resolve(root, ...path));

/** The version and, by path in the folder, each script's hash in the form of Subresource Integrity, from the files as they are. */
function integrityOf({ folder, manifest, except }) {
  const scripts = readdirSync(resolve(root, folder), { recursive: true })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.js') && !except.includes(path))
    .sort();
  const hash = (path) =>
    `sha384-${createHash('sha384').update(read(folder, path)).digest('base64')}`;
  return {
    version: JSON.parse(read(manifest)).version,
    scripts: Object.fromEntries(scripts.map((path) => [path, hash(path)])),
  };
}

/** Writes integrity.json into a folder whose scripts are final. */
export function writeIntegrity(published) {
  const json = JSON.stringify(integrityOf(published), null, 2);
  writeFileSync(resolve(root, published.folder, name), `${json}\n`);
}

/** What in integrity.json is not so of the folder beside it; empty when all is. */
export function integrityProblems(published) {
  const file = `${published.folder}/${name}`;
  if (!existsSync(resolve(root, file))) return [`${file} is not there.`];
  const told = JSON.parse(read(file));
  const { version, scripts } = integrityOf(published);
  const problems = Object.keys({ ...told.scripts, ...scripts }).flatMap((path) => {
    if (!(path in scripts)) return [`${file} has ${path}, which is not there.`];
    if (!(path in told.scripts)) return [`${file} lacks ${path}.`];
    return told.scripts[path] === scripts[path] ? [] : [`${file} has another hash for ${path}.`];
  });
  return told.version === version
    ? problems
    : [`${file} is of version ${told.version}.`, ...problems];
}
