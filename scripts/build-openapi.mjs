/**
 * Writes docs/openapi.json from the routes table and the contract's schemas.
 *
 *   node scripts/build-openapi.mjs [--check] [--file <path>]
 *
 * `--check` writes nothing and exits 1 when the file is out of date. `--file` names another file.
 */
import { writtenFile } from './build/written-file.mjs';
import { openApiDocument } from './openapi/document.mjs';

await writtenFile({
  script: 'scripts/build-openapi.mjs',
  file: 'docs/openapi.json',
  make: openApiDocument,
});
