import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = resolve('scripts/build-terms.mjs');
let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'terms-'));
  mkdirSync(join(root, 'locales'));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function source(locale: string, text: string): void {
  writeFileSync(join(root, 'locales', `${locale}.ftl`), text);
}

function build(...options: string[]): { status: number | null; problems: string } {
  const { status, stderr } = spawnSync(process.execPath, [script, '--root', root, ...options], {
    encoding: 'utf8',
  });
  return { status, problems: stderr };
}

const made = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the terms script', () => {
  it('makes a string module without comments', () => {
    source('en', '# A comment.\nhello = Hello `${you}\\\n');
    expect(build().status).toBe(1);
    source('en', '# A comment.\nhello = Hello `you`, 5 $\n\nbye = Bye\n');
    expect(build().status).toBe(0);
    expect(made('locales/en.ts')).toContain('`\nhello = Hello \\`you\\`, 5 $\nbye = Bye\n`');
  });

  it('takes out indentation, except where it is part of a text', () => {
    source('en', 'kind = { $kind ->\n    [card] Card\n   *[other] Other\n    }\n');
    expect(build().status).toBe(0);
    expect(made('locales/en.ts')).toContain(
      '`\nkind = { $kind ->\n [card] Card\n *[other] Other\n }\n`',
    );
    source('en', 'poem =\n    Roses\n      are red\n');
    expect(build().status).toBe(0);
    expect(made('locales/en.ts')).toContain('`\npoem =\n    Roses\n      are red\n`');
  });

  it('types the variables of each term: counts are numbers, all else is text', () => {
    source(
      'en',
      [
        'plain = Text',
        'dated = From { $date }',
        'counted = { $count ->',
        '    [one] one of { $name }',
        '   *[other] { $count }',
        ' }',
        'kind = { $kind ->',
        '    [card] Card',
        '   *[other] Other',
        ' }',
        'nested = See { dated }',
        '',
      ].join('\n'),
    );
    expect(build()).toEqual({ status: 0, problems: '' });
    const types = made('term-ids.ts');
    expect(types).toContain('plain: undefined;');
    expect(types).toContain('dated: { readonly date: string };');
    expect(types).toContain('counted: { readonly count: number; readonly name: string };');
    expect(types).toContain('kind: { readonly kind: string };');
    expect(types).toContain('nested: { readonly date: string };');
  });

  it('says what is out of date, and writes nothing when asked to check', () => {
    source('en', 'hello = Hello\n');
    expect(build('--check').status).toBe(1);
    expect(build().status).toBe(0);
    expect(build('--check').status).toBe(0);
    source('en', 'hello = Hello there\n');
    const { status, problems } = build('--check');
    expect(status).toBe(1);
    expect(problems).toContain('en.ts: out of date');
    expect(made('locales/en.ts')).not.toContain('there');
  });

  it.each([
    ['an open brace', 'hello = Hello { $name\n', 'en.ftl:1: "hello" cannot be parsed'],
    ['a stray brace', 'ok = Fine\nhello = Hello }\n', 'en.ftl:2: "hello" cannot be parsed'],
    ['text without an id', 'hello = Hello\nthere\n', 'en.ftl:2: neither a term'],
    ['an id without text', 'hello =\n', 'en.ftl:1: "hello" cannot be parsed'],
    ['an id twice', 'hello = Hello\nhello = Hi\n', 'en.ftl:2: "hello" is there twice'],
    [
      'a choice without default',
      'a = { $n ->\n  [one] One\n }\n',
      'en.ftl:1: "a" cannot be parsed',
    ],
    ['a reference to nothing', 'a = See { b }\n', 'refers to "b"'],
  ])('refuses %s', (...[, text, problem]) => {
    source('en', text);
    const { status, problems } = build('--check');
    expect(status).toBe(1);
    expect(problems).toContain(problem);
  });

  it('holds other locales to the terms and variables of English', () => {
    source('en', 'hello = Hello { $name }\nbye = Bye\n');
    source('de', 'hello = Hallo { $vorname }\nextra = Mehr\n');
    const { status, problems } = build();
    expect(status).toBe(1);
    expect(problems).toContain('de.ftl: "bye" is missing');
    expect(problems).toContain('de.ftl: "hello" has no variable $vorname in English');
    expect(problems).toContain('de.ftl: "extra" is not in en.ftl');
  });

  it('makes a module for the texts of each element, and one for those that all share', () => {
    const text = 'hello = Hello\n### my-part: part-\npart-title = Title\n### shared\nbye = Bye\n';
    source('en', text);
    source('de', 'hello = Hallo\npart-title = Titel\nbye = Ade\n');
    expect(build()).toEqual({ status: 0, problems: '' });
    expect(made('locales/en.ts')).toContain('`\nhello = Hello\nbye = Bye\n`');
    expect(made('locales/en.ts')).toContain("[\n  'part-',\n]");
    expect(made('locales/en/my-part.ts')).toContain(
      'myPartTexts: string = `\npart-title = Title\n`',
    );
    expect(made('locales/de.ts')).toContain('`\nhello = Hallo\npart-title = Titel\nbye = Ade\n`');
    expect(made('term-ids.ts')).toContain("'part-title': undefined;");

    source('en', text.replace('### my-part: part-\n', ''));
    expect(build('--check').problems).toContain('my-part.ts: out of date');
    expect(build().status).toBe(0);
    expect(existsSync(join(root, 'locales/en/my-part.ts'))).toBe(false);
  });

  it.each([
    ['a heading that is none', '### My part\n', 'en.ftl:1: no heading of a section'],
    [
      'a text of an element whose id begins otherwise',
      '### part: part-\ntitle = Title\n',
      'en.ftl: "title" does not begin as the texts of part do',
    ],
    [
      'a reference to the texts of an element, which may not be there',
      'a = See { part-b }\n### part: part-\npart-b = B\n',
      'en.ftl: a text of shared refers to "part-b", which is in part',
    ],
  ])('refuses %s', (...[, text, problem]) => {
    source('en', text);
    const { status, problems } = build('--check');
    expect(status).toBe(1);
    expect(problems).toContain(problem);
  });

  it('lists the other locales for loading on demand', () => {
    source('en', 'hello = Hello\n');
    source('pt-BR', 'hello = Olá\n');
    expect(build().status).toBe(0);
    expect(made('locale-modules.ts')).toContain("'pt-BR': () => import('./locales/pt-BR.js')");
  });
});
