/**
 * Writes docs/world.schema.json from the world's own schema.
 *
 *   node scripts/build-world-schema.mjs [--check] [--file <path>]
 *
 * `--check` writes nothing and exits 1 when the file is out of date. `--file` names another file.
 */
import { writtenFile } from './build/written-file.mjs';
import { worldJsonSchema } from './world-schema/schema.mjs';

await writtenFile({
  script: 'scripts/build-world-schema.mjs',
  file: 'docs/world.schema.json',
  make: worldJsonSchema,
});
