import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { elementNames, root } from './build/entries.mjs';

// Imports the built package by its published names, as a host does.
const { exports: published, bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
assert.ok(published['.'], 'package.json exports the headless kit');

await import('uss-kit');
await import('uss-kit/testing');
const names = elementNames();
for (const name of names) await import(`uss-kit/components/${name}/${name}.js`);
for (const name of names) {
  assert.equal(
    customElements.get(`uss-${name}`),
    undefined,
    `importing classes must register nothing, but uss-${name} is registered`,
  );
}
for (const name of names) {
  await import(`uss-kit/components/${name}/${name}.define.js`);
  assert.ok(customElements.get(`uss-${name}`), `${name}.define.js must register uss-${name}`);
}

const { createSandboxAdapter } = await import('uss-kit/sandbox');
const { default: schema } = await import('uss-kit/world.schema.json', { with: { type: 'json' } });
assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema');

// The command as npm installs it, on a world that the package itself exported.
const folder = mkdtempSync(join(tmpdir(), 'uss-kit-'));
try {
  const file = join(folder, 'world.json');
  const world = await createSandboxAdapter().sandbox.exportWorld();
  const check = (json) => {
    writeFileSync(file, JSON.stringify(json));
    return spawnSync(join(root, bin['uss-kit']), ['world', 'check', file], { encoding: 'utf8' });
  };
  const fine = check(world);
  assert.equal(fine.status, 0, `uss-kit world check: ${fine.error ?? fine.stderr}`);
  assert.match(fine.stdout, /world\.json: fine/);
  const broken = check({ ...world, version: 1 });
  assert.equal(broken.status, 1);
  assert.match(broken.stderr, /must be made anew/);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(
  `The package imports: headless kit, testing, sandbox, the schema of a world, ${names.length} elements; its command runs.`,
);
