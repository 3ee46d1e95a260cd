import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { misplacedTerms } from '../../scripts/build/term-use.mjs';

const sections = new Map([
  ['one-title', 'one'],
  ['one-more', 'one'],
  ['two-title', 'two'],
]);
let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'term-use-'));
});
afterEach(() => {
  rmSync(project, { recursive: true });
});

function file(path: string, ...lines: string[]): void {
  const full = join(project, path);
  mkdirSync(dirname(full), { recursive: true });
  writeFileSync(full, lines.join('\n'));
}

/** An element that brings the texts of its own section, with `code` in it. */
function element(name: string, code: string, ...imports: string[]): void {
  file(
    `components/${name}/${name}.ts`,
    `import { ${name}Texts } from '../../src/i18n/locales/en/${name}.js';`,
    ...imports,
    `export class Element { localize = new LocalizeController(this, { texts: ${name}Texts }); ${code} }`,
  );
}

const found = () => misplacedTerms({ components: join(project, 'components'), sections });

describe('texts of another element', () => {
  it('are found where they are named, and where the start of an id is', () => {
    element('one', "say(l) { l.text('one-title'); l.text('shared-title'); l.text('two-title'); }");
    element('two', 'say(l, what) { l.text(what ? `one-${what}` : "two-title"); }');
    expect(found()).toEqual([
      'components/one/one.ts: "two-title" comes with the texts of two, which components/one/one.ts does not bring',
      'components/two/two.ts: "one-more" comes with the texts of one, which components/two/two.ts does not bring',
      'components/two/two.ts: "one-title" comes with the texts of one, which components/two/two.ts does not bring',
    ]);
  });

  it('are found in what an element takes from a shared module, and only in that', () => {
    file(
      'src/controllers/words.ts',
      "export const known = (l) => l.text('one-title');",
      'export const other = (l) => inner(l);',
      "function inner(l) { return l.text('two-title'); }",
    );
    element('one', 'say = known;', "import { known } from '../../src/controllers/words.js';");
    expect(found()).toEqual([]);
    element(
      'one',
      'say = mine;',
      "import { other as mine } from '../../src/controllers/words.js';",
    );
    expect(found()).toEqual([
      'src/controllers/words.ts: "two-title" comes with the texts of two, which components/one/one.ts does not bring',
    ]);
  });

  it('are found in what loads later, unless it brings them', () => {
    element('one', "later = () => import('./later.js');");
    file(
      'components/one/later.ts',
      "export const say = (l) => l.text('one-title') + l.text('two-title');",
    );
    expect(found()).toHaveLength(1);
    file(
      'components/one/later.ts',
      "import { twoTexts } from '../../src/i18n/locales/en/two.js';",
      "export const say = (l) => (addEnglish(twoTexts), l.text('one-title') + l.text('two-title'));",
    );
    expect(found()).toEqual([]);
  });

  it('are found where no class brings any, and may be used by the element inside', () => {
    element('two', "say(l) { l.text('two-title'); }");
    file(
      'components/one/one.define.ts',
      "import '../two/two.define.js';",
      "export class Plain { say(l) { return l.text('one-title'); } }",
    );
    file(
      'components/two/two.define.ts',
      "import { Element } from './two.js';",
      "define('x', Element);",
    );
    expect(found()).toEqual([
      'components/one/one.define.ts: "one-title" comes with the texts of one, which components/one/one.define.ts does not bring',
    ]);
  });

  it('are no words of layers without texts, no types and no ids of the page', () => {
    file('src/model/kinds.ts', "export const kinds = ['two-title'];");
    file('src/controllers/types.ts', "export type Name = 'two-title';");
    element(
      'one',
      "name: Name = 'one-title'; kinds = kinds; id(n) { return `two-${n}`; }",
      "import { kinds } from '../../src/model/kinds.js';",
      "import type { Name } from '../../src/controllers/types.js';",
    );
    expect(found()).toEqual([]);
  });
});
