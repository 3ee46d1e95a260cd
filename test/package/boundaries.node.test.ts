import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { boundariesConfig } from '../../scripts/lint/boundaries.js';

const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [
    {
      ...boundariesConfig,
      files: ['**/*.ts'],
      languageOptions: { parser: tseslint.parser },
    },
  ],
});

/** Lints one import as if it stood in `file`; the files need not exist. */
async function complaints(file: string, statement: string): Promise<string[]> {
  const [result] = await eslint.lintText(statement, { filePath: file });
  return (result?.messages ?? []).map(({ message }) => message);
}

const value = (specifier: string): string => `import { x } from '${specifier}'; x();`;
const type = (specifier: string): string => `import type { X } from '${specifier}'; let x: X;`;
const lazy = (specifier: string): string => `void import('${specifier}');`;

type Arrow = readonly [file: string, statement: string];

const allowed: readonly Arrow[] = [
  ['src/money/a.ts', value('dinero.js')],
  ['src/model/a.ts', value('../money/b.js')],
  ['src/model/a.ts', value('zod/mini')],
  ['src/billing/a.ts', value('../money/b.js')],
  ['src/billing/a.ts', type('../model/b.js')],
  ['src/billing/a.ts', value('@internationalized/date')],
  ['src/billing/price.ts', value('./rates.js')],
  ['src/events/a.ts', type('../model/b.js')],
  ['src/sandbox/a.ts', value('../model/b.js')],
  ['src/sandbox/a.ts', value('../billing/b.js')],
  ['src/sandbox/scenarios/a.ts', value('../world.js')],
  ['src/adapter/contract.ts', value('../model/b.js')],
  ['src/adapter/contract.ts', value('./errors.js')],
  ['src/adapter/protocol/a.ts', value('../contract.js')],
  ['src/adapter/sandbox/a.ts', value('../protocol/b.js')],
  ['src/adapter/sandbox/a.ts', value('../../sandbox/b.js')],
  ['src/adapter/http/a.ts', value('../contract.js')],
  ['src/adapter/conformance/a.ts', value('../contract.js')],
  ['src/connect/a.ts', lazy('../adapter/http/b.js')],
  ['src/connect/a.ts', lazy('../adapter/sandbox/b.js')],
  ['src/connect/a.ts', type('../adapter/contract.js')],
  ['src/i18n/a.ts', value('../money/b.js')],
  ['src/i18n/a.ts', value('@fluent/bundle')],
  ['src/styles/a.ts', value('lit')],
  ['src/context/a.ts', value('../adapter/contract.js')],
  ['src/context/a.ts', type('../model/b.js')],
  ['src/controllers/a.ts', value('../context/b.js')],
  ['src/controllers/a.ts', value('../i18n/b.js')],
  ['src/controllers/a.ts', value('../events/b.js')],
  ['src/controllers/a.ts', value('../billing/price.js')],
  ['src/controllers/a.ts', value('../billing/plan-instances.js')],
  ['src/controllers/a.ts', value('../adapter/errors.js')],
  ['src/controllers/a.ts', value('../adapter/nouns.js')],
  ['src/cli/a.ts', value('../adapter/http/b.js')],
  ['src/cli/a.ts', value('../adapter/conformance/b.js')],
  ['src/cli/a.ts', value('../sandbox/b.js')],
  ['src/cli/a.ts', value('node:fs')],
  ['src/index.ts', value('./adapter/http/b.js')],
  ['components/provider/provider.ts', value('../../src/connect/b.js')],
  ['components/provider/provider.ts', value('../../src/context/b.js')],
  ['components/plan-picker/plan-picker.ts', value('../../src/controllers/b.js')],
  ['components/plan-picker/plan-picker.ts', value('../../src/context/b.js')],
  ['components/plan-picker/plan-picker.ts', value('../../src/events/b.js')],
  ['components/plan-picker/plan-picker.ts', value('../../src/i18n/b.js')],
  ['components/plan-picker/plan-picker.ts', value('../../src/styles/b.js')],
  ['components/plan-picker/plan-picker.ts', type('../../src/model/plan.js')],
  ['components/plan-picker/plan-picker.ts', value('../internal/button/button.js')],
  ['components/plan-picker/plan-picker.define.ts', value('./plan-picker.js')],
  ['components/plan-picker/plan-picker.define.ts', value('../internal/button/button.define.js')],
  ['components/internal/button/button.ts', value('../../../src/i18n/b.js')],
  ['components/internal/button/button.ts', value('../../../src/styles/b.js')],
  ['components/uss-kit.ts', value('./plan-picker/plan-picker.define.js')],
  ['proxy/http/a.ts', value('../../src/adapter/contract.js')],
  ['proxy/http/a.ts', value('hono')],
  ['proxy/aria/a.ts', value('../../src/adapter/protocol/b.js')],
  ['proxy/aria/a.ts', value('../../src/billing/b.js')],
  ['proxy/aria/a.ts', value('../../src/sandbox/b.js')],
  ['proxy/aria/a.ts', value('./wire/b.js')],
  ['proxy/aria/wire/a.ts', type('../../../src/model/b.js')],
  ['proxy/simulator/a.ts', value('../../src/sandbox/b.js')],
  ['proxy/simulator/a.ts', value('../aria/wire/b.js')],
  ['proxy/simulator/a.ts', value('../aria/statuses.js')],
  ['proxy/bin.ts', value('./http/b.js')],
  ['proxy/bin.ts', value('./aria/b.js')],
  ['proxy/bin.ts', value('./simulator/b.js')],
  ['proxy/bin.ts', value('../src/adapter/sandbox/b.js')],
  ['proxy/serve.ts', value('../scripts/static-site.mjs')],
  ['stories/a.stories.ts', value('../components/plan-picker/plan-picker.define.js')],
  ['stories/a.stories.ts', value('../src/adapter/sandbox/b.js')],
  ['test/a.node.test.ts', value('../src/money/b.js')],
  ['test/a.node.test.ts', value('../proxy/http/b.js')],
  ['examples/react/a.ts', value('uss-kit')],
  ['examples/react/a.ts', value('uss-kit/components/plan-picker/plan-picker.js')],
];

const forbidden: readonly Arrow[] = [
  ['src/money/a.ts', value('../model/b.js')],
  ['src/money/a.ts', type('../model/b.js')],
  ['src/money/a.ts', lazy('../model/b.js')],
  ['src/money/a.ts', "let x: import('../model/b.js').X;"],
  ['src/money/a.ts', "export { x } from '../model/b.js';"],
  ['src/money/a.ts', "export * from '../model/b.js';"],
  ['src/money/a.ts', value('lit')],
  ['src/money/a.ts', value('node:crypto')],
  ['src/model/a.ts', type('../billing/b.js')],
  ['src/billing/a.ts', value('../model/b.js')],
  ['src/billing/a.ts', type('../sandbox/b.js')],
  ['src/billing/a.ts', type('../adapter/contract.js')],
  ['src/billing/price.ts', value('../model/b.js')],
  ['src/billing/plan-instances.ts', value('../model/b.js')],
  ['src/events/a.ts', value('../model/b.js')],
  ['src/events/a.ts', type('../adapter/contract.js')],
  ['src/sandbox/a.ts', type('../adapter/contract.js')],
  ['src/sandbox/a.ts', value('lit')],
  ['src/adapter/contract.ts', type('../billing/b.js')],
  ['src/adapter/contract.ts', type('./protocol/b.js')],
  ['src/adapter/contract.ts', type('./http/b.js')],
  ['src/adapter/protocol/a.ts', type('../sandbox/b.js')],
  ['src/adapter/protocol/a.ts', type('../../sandbox/b.js')],
  ['src/adapter/sandbox/a.ts', type('../http/b.js')],
  ['src/adapter/sandbox/a.ts', type('../../connect/b.js')],
  ['src/adapter/http/a.ts', type('../sandbox/b.js')],
  ['src/adapter/http/a.ts', type('../../sandbox/b.js')],
  ['src/adapter/conformance/a.ts', type('../../sandbox/b.js')],
  ['src/adapter/conformance/a.ts', value('@open-wc/testing')],
  ['src/connect/a.ts', value('../adapter/http/b.js')],
  ['src/connect/a.ts', value('../adapter/sandbox/b.js')],
  ['src/connect/a.ts', lazy('../sandbox/b.js')],
  ['src/i18n/a.ts', type('../model/b.js')],
  ['src/i18n/a.ts', value('lit')],
  ['src/styles/a.ts', value('../i18n/b.js')],
  ['src/context/a.ts', type('../connect/b.js')],
  ['src/context/a.ts', type('../controllers/b.js')],
  ['src/context/a.ts', value('../model/b.js')],
  ['src/context/a.ts', lazy('../adapter/http/b.js')],
  ['src/controllers/a.ts', value('../model/b.js')],
  ['src/controllers/a.ts', value('../billing/proration.js')],
  ['src/controllers/a.ts', type('../connect/b.js')],
  ['src/controllers/a.ts', value('../adapter/contract.js')],
  ['src/controllers/a.ts', value('../adapter/change-feed.js')],
  ['src/controllers/a.ts', lazy('../adapter/sandbox/b.js')],
  ['src/controllers/a.ts', type('../../components/plan-picker/plan-picker.js')],
  ['src/cli/a.ts', value('../connect/b.js')],
  ['src/cli/a.ts', value('lit')],
  ['src/index.ts', type('../components/plan-picker/plan-picker.js')],
  ['components/provider/provider.ts', type('../../src/adapter/http/b.js')],
  ['components/provider/provider.ts', value('../../src/model/plan.js')],
  ['components/plan-picker/plan-picker.ts', type('../../src/connect/b.js')],
  ['components/plan-picker/plan-picker.ts', value('../../src/model/plan.js')],
  ['components/plan-picker/plan-picker.ts', type('../../src/adapter/contract.js')],
  ['components/plan-picker/plan-picker.ts', value('../../src/billing/price.js')],
  ['components/plan-picker/plan-picker.ts', value('../../src/billing/plan-instances.js')],
  ['components/plan-picker/plan-picker.ts', value('../../src/money/b.js')],
  ['components/plan-picker/plan-picker.ts', type('../../src/sandbox/b.js')],
  ['components/plan-picker/plan-picker.ts', value('../provider/provider.js')],
  ['components/plan-picker/plan-picker.ts', value('./plan-picker.define.js')],
  ['components/internal/button/button.ts', value('../../../src/controllers/b.js')],
  ['components/internal/button/button.ts', type('../../../src/context/b.js')],
  ['components/internal/button/button.ts', value('../../plan-picker/plan-picker.js')],
  ['components/uss-kit.ts', value('../src/connect/b.js')],
  ['proxy/http/a.ts', value('../aria/b.js')],
  ['proxy/http/a.ts', value('../simulator/b.js')],
  ['proxy/http/a.ts', value('lit')],
  ['proxy/http/a.ts', type('../../src/controllers/b.js')],
  ['proxy/aria/a.ts', value('../simulator/b.js')],
  ['proxy/aria/a.ts', value('../../src/adapter/sandbox/b.js')],
  ['proxy/aria/wire/a.ts', value('../../../src/model/b.js')],
  ['proxy/simulator/a.ts', value('../aria/adapter.js')],
  ['proxy/simulator/a.ts', value('../http/b.js')],
  ['proxy/bin.ts', value('../src/context/b.js')],
  ['proxy/bin.ts', value('../src/index.js')],
  ['proxy/http/a.ts', value('../../scripts/static-site.mjs')],
  ['proxy/serve.ts', value('../scripts/build.mjs')],
  ['stories/a.stories.ts', value('../test/support/b.js')],
  ['stories/a.stories.ts', value('../proxy/http/b.js')],
  ['examples/react/a.ts', value('../../src/index.js')],
  ['examples/react/a.ts', value('../../components/plan-picker/plan-picker.js')],
];

describe('import arrows', () => {
  it.each(allowed)('%s may say %s', async (file, statement) => {
    expect(await complaints(file, statement)).toEqual([]);
  });

  it.each(forbidden)('%s may not say %s', async (file, statement) => {
    const found = await complaints(file, statement);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('may not import');
  });

  it('gives every file of the source folders a layer', async () => {
    const found = await complaints('src/helpers/a.ts', '');
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('does not match any file pattern');
  });
});
