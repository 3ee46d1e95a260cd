import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { elementNames, root } from './build/entries.mjs';

// Imports the built package by its published names, as a host does.
const { exports: published } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
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
console.log(`The package imports: headless kit, testing, ${names.length} elements.`);
