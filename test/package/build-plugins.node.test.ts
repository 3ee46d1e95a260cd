import { describe, expect, it } from 'vitest';
import { keepLazy, noNodeGlobals } from '../../scripts/build/bundle-checks.mjs';
import { queriesOnly } from '../../scripts/build/queries-only.mjs';
import { tightTemplates } from '../../scripts/build/tight-templates.mjs';
import { trustedTypesPolicy } from '../../scripts/build/trusted-types-policy.mjs';

const lit = '/node_modules/lit-html/lit-html.js';
const onePolicy = 'const policy = types.createPolicy("lit-html", rules);';

/** What a plugin's generateBundle complains of, or nothing. */
function complaint(plugin: { generateBundle: unknown }, bundle: object): string | undefined {
  const context = {
    error(message: string): never {
      throw new Error(message);
    },
  };
  try {
    (plugin.generateBundle as (this: object, options: object, bundle: object) => void).call(
      context,
      {},
      bundle,
    );
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}

const chunk = (code: string, more: object = {}): object => ({
  type: 'chunk',
  fileName: 'a.js',
  isEntry: true,
  imports: [],
  moduleIds: [],
  code,
  ...more,
});

describe('the Trusted Types policy of a bundle', () => {
  it('is renamed once', () => {
    const plugin = trustedTypesPolicy('uss-kit');
    const renamed = plugin.transform(onePolicy, lit)?.code ?? '';
    expect(renamed).toBe('const policy = types.createPolicy("uss-kit", rules);');
    expect(complaint(plugin, { a: chunk(renamed) })).toBeUndefined();
  });

  it('fails the build when Lit makes none', () => {
    const plugin = trustedTypesPolicy('uss-kit');
    expect(plugin.transform('export const html = 1;', lit)).toBeNull();
    expect(complaint(plugin, { a: chunk('') })).toContain('found 0');
  });

  it('fails the build when Lit makes two', () => {
    const plugin = trustedTypesPolicy('uss-kit');
    plugin.transform(onePolicy + onePolicy, lit);
    expect(complaint(plugin, { a: chunk('') })).toContain('found 2');
  });

  it('fails the build when another package makes one', () => {
    const plugin = trustedTypesPolicy('uss-kit');
    const renamed = plugin.transform(onePolicy, lit)?.code ?? '';
    const other = 'types.createPolicy("other", rules);';
    expect(complaint(plugin, { a: chunk(renamed + other) })).toContain('"other"');
  });
});

describe('the first load', () => {
  const entry = chunk('', { imports: ['b.js'] });
  const second = (moduleId: string): object =>
    chunk('', { fileName: 'b.js', isEntry: false, moduleIds: [moduleId] });

  it.each([
    ['/kit/src/sandbox/world.ts', 'the sandbox'],
    ['/kit/src/adapter/sandbox/sandbox-adapter.ts', 'the sandbox'],
    ['/kit/src/adapter/http/http-adapter.ts', 'the http adapter'],
    ['/kit/src/i18n/locales/de.ts', 'a locale'],
  ])('may not contain %s', (moduleId, name) => {
    expect(complaint(keepLazy, { 'a.js': entry, 'b.js': second(moduleId) })).toContain(name);
  });

  it('may contain English', () => {
    for (const file of ['en.ts', 'en/plan-picker.ts']) {
      const bundle = { 'a.js': entry, 'b.js': second(`/kit/src/i18n/locales/${file}`) };
      expect(complaint(keepLazy, bundle)).toBeUndefined();
    }
  });
});

describe('style sheets of a bundle', () => {
  const tight = (rules: string): string | undefined => {
    const made = tightTemplates.transform(
      `const styles = css\`${rules}\`;`,
      '/kit/components/a/a.styles.ts',
    ) as { code: string } | null;
    return made?.code;
  };

  it('have no space that means nothing', () => {
    const rules =
      '\n  /* Why. */\n  a:hover > b,\n  :is(i) {\n    margin: 0 calc(1px + 2px);\n  }\n';
    expect(tight(rules)).toBe(
      'const styles = css`\na:hover > b,:is(i){margin:0 calc(1px + 2px);}\n`;',
    );
  });

  it('keep what is put in apart', () => {
    expect(tight('\n  a {\n    margin: ${one}\n      ${two};\n  }\n')).toContain('${one}\n${two};');
  });
});

describe('the queries of a bundle', () => {
  const core = '/node_modules/@tanstack/query-core/build/modern';
  const withModules = (...names: string[]) =>
    chunk('', { modules: Object.fromEntries(names.map((name) => [`${core}/${name}.js`, {}])) });
  const cut = () => {
    const plugin = queriesOnly();
    plugin.load(`${core}/mutationCache.js`);
    plugin.load(`${core}/infiniteQueryBehavior.js`);
    return plugin;
  };

  it('come without mutations and infinite queries', () => {
    const plugin = queriesOnly();
    expect(plugin.load(`${core}/mutationCache.js`)?.code).toContain('class MutationCache');
    expect(plugin.load(`${core}/query.js`)).toBeNull();
    expect(plugin.load('/kit/src/controllers/mutationCache.js')).toBeNull();
    expect(complaint(cut(), { a: withModules('query', 'mutationCache') })).toBeUndefined();
  });

  it('fail the build when the library is cut up in another way', () => {
    const plugin = queriesOnly();
    plugin.load(`${core}/mutationCache.js`);
    expect(complaint(plugin, { a: chunk('') })).toContain('no module infiniteQueryBehavior');
  });

  it('fail the build when something else of the library is used', () => {
    expect(complaint(cut(), { a: withModules('query', 'mutation') })).toContain('mutation.js');
  });
});

describe('a bundle', () => {
  it('may not read process.env', () => {
    const found = complaint(noNodeGlobals, { a: chunk('if (process.env.NODE_ENV) go();') });
    expect(found).toContain('process.env.NODE_ENV');
    expect(complaint(noNodeGlobals, { a: chunk('go();') })).toBeUndefined();
  });
});
