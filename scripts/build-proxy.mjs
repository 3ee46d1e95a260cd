import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { buildVault } from './build-vault.mjs';
import { root } from './build/entries.mjs';

// Node runs no TypeScript of itself: the proxy becomes one module, its packages stay outside.
const entry = join(root, 'proxy/bin.ts');
if (!existsSync(entry)) {
  console.error('No proxy/bin.ts to build.');
  process.exit(1);
}
await build({
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
  build: {
    ssr: entry,
    target: 'node20',
    outDir: 'proxy/dist',
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'bin.js', codeSplitting: false } },
  },
});
await buildVault();
