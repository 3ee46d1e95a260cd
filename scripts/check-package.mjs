import assert from 'node:assert/strict';
import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { elementNames, root } from './build/entries.mjs';
import { integrityProblems, withHashes } from './build/integrity.mjs';

// Imports the built package by its published names, as a host does.
const {
  exports: published,
  bin,
  dependencies,
} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const command = join(root, bin['uss-kit']);
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

const { default: integrity } = await import('uss-kit/integrity.json', { with: { type: 'json' } });
assert.ok(integrity.scripts['uss-kit.js'], 'integrity.json has the script-tag build');
assert.deepEqual(Object.values(withHashes).flatMap(integrityProblems), []);

// The command as npm installs it, on a world that the package itself exported.
const folder = mkdtempSync(join(tmpdir(), 'uss-kit-'));
try {
  const file = join(folder, 'world.json');
  const world = await createSandboxAdapter().sandbox.exportWorld();
  const check = (json) => {
    writeFileSync(file, JSON.stringify(json));
    return spawnSync(command, ['world', 'check', file], { encoding: 'utf8' });
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

// What it judges policies with is inside; a host has only the dependencies.
const imported = [...readFileSync(command, 'utf8').matchAll(/^import .* from "([^"]+)";$/gm)];
for (const [, name] of imported) {
  const isThere =
    name.startsWith('node:') || Object.keys(dependencies).some((each) => name.startsWith(each));
  assert.ok(isThere, `the command imports ${name}, which a host does not have`);
}
const policy = "script-src 'self' 'unsafe-inline'";
const server = createServer((_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Security-Policy': policy }).end();
});
await new Promise((resolve) => server.listen(0, 'localhost', resolve));
try {
  const page = `http://localhost:${server.address().port}/`;
  const { code, stdout } = await promisify(execFile)(command, ['check-headers', page]).catch(
    (ended) => ended,
  );
  assert.equal(code, 1, `uss-kit check-headers: ${stdout}`);
  assert.match(stdout, /wrong +script-src: 'unsafe-inline'/);
} finally {
  server.close();
}
console.log(
  `The package imports: headless kit, testing, sandbox, the schema of a world, ${names.length} elements; its command runs.`,
);
