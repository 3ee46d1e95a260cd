import { publishedElements } from './scripts/build/manifest-plugin.mjs';

export default {
  globs: ['components/*/*.ts', 'src/**/*.ts'],
  exclude: ['**/*.define.ts', '**/*.styles.ts', '**/*.test.ts', 'components/internal/**'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [publishedElements()],
};
