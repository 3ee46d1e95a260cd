import { existsSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { noNodeGlobals } from './build/bundle-checks.mjs';
import { root } from './build/entries.mjs';
import { withHashes, writeIntegrity } from './build/integrity.mjs';
import { tightTemplates } from './build/tight-templates.mjs';
import { trustedTypesPolicy } from './build/trusted-types-policy.mjs';

const out = join(root, 'proxy/dist');
const stamp = join(out, 'card-frame/.built');
const inputs = [
  'proxy/vault',
  'proxy/card-frame',
  'proxy/http/limits.ts',
  'proxy/package.json',
  'src/payment-fields',
  'src/model',
  'src/i18n',
  'src/styles',
  'components/internal',
  'scripts/build',
  'scripts/build-vault.mjs',
  'package-lock.json',
];

function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return readdirSync(path).reduce(
    (time, name) => Math.max(time, newest(join(path, name))),
    mtimeMs,
  );
}

/** True when vault and card frame were not built after the last change. */
export function isVaultStale() {
  if (!existsSync(stamp) || !existsSync(join(out, 'vault.js'))) return true;
  const built = statSync(stamp).mtimeMs;
  return inputs.some((input) => newest(join(root, input)) > built);
}

/** Builds the test vault for Node and the card frame for browsers, everything inside, into proxy/dist, with the hashes of the frame's scripts. */
export async function buildVault() {
  const started = new Date();
  const common = { configFile: false, root, publicDir: false, logLevel: 'warn' };
  await build({
    ...common,
    build: {
      ssr: join(root, 'proxy/vault/serve.ts'),
      target: 'node20',
      outDir: out,
      emptyOutDir: false,
      sourcemap: true,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'vault.js', codeSplitting: false } },
    },
  });
  await build({
    ...common,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [tightTemplates, trustedTypesPolicy('uss-card-frame'), noNodeGlobals],
    build: {
      target: 'es2022',
      outDir: join(out, 'card-frame'),
      emptyOutDir: true,
      reportCompressedSize: false,
      license: { fileName: 'licenses.md' },
      lib: {
        entry: {
          'card-frame': join(root, 'proxy/card-frame/card-frame.ts'),
          'challenge-page': join(root, 'proxy/card-frame/challenge-page.ts'),
        },
        formats: ['es'],
      },
      rolldownOptions: {
        output: { minify: true, comments: false, chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  writeIntegrity(withHashes.cardFrame);
  writeFileSync(stamp, '');
  utimesSync(stamp, started, started);
}

if (process.argv[1] && import.meta.filename === process.argv[1]) {
  if (process.argv.includes('--if-stale') && !isVaultStale()) console.log('The vault is built.');
  else await buildVault();
}
