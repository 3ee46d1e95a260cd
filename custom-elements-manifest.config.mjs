import { publishedElements } from './scripts/build/manifest-plugin.mjs';

export default {
  globs: ['components/*/*.ts', 'src/**/*.ts'],
  // What elements inherit belongs to them.
  exclude: [
    '**/*.define.ts',
    '**/*.styles.ts',
    '**/*.test.ts',
    'components/internal/!(form-element).ts',
  ],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [publishedElements()],
};
