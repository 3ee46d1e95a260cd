/**
 * Makes string modules from src/i18n/locales/*.ftl, and the types of the terms from en.ftl. English makes one for what is always there,
 * and one for each section of en.ftl, which loads with its element.
 *
 *   node scripts/build-terms.mjs [--check] [--root <folder>] [--components <folder>]
 *
 * `--check` writes nothing and exits 1 when a module is out of date. Broken source always exits 1: text that Fluent
 * would drop in silence, an id twice, in other locales a term that English does not have, or lacks, or that uses other variables, and an
 * element that uses a term of another's section.
 * `--root` is the folder that holds `locales`, src/i18n when left out; `--components` the one that holds the elements.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { FluentResource } from '@fluent/bundle';
import { shared, splitSections } from './build/term-sections.mjs';

const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    root: {
      type: 'string',
      default: fileURLToPath(new URL('../src/i18n/', import.meta.url)),
    },
    components: { type: 'string' },
  },
});
const components = options.components ?? join(options.root, '../../components');
const folder = join(options.root, 'locales');
const madeBy = '// Made by scripts/build-terms.mjs. Change the .ftl files instead.\n';
const pluralKeys = new Set(['zero', 'one', 'two', 'few', 'many', 'other']);
const problems = [];

const locales = readdirSync(folder)
  .filter((name) => name.endsWith('.ftl'))
  .map((name) => readLocale(name.slice(0, -'.ftl'.length)));
const english = locales.find(({ locale }) => locale === 'en');
let sections = new Map();
if (!english) problems.push('en.ftl: missing');
else {
  for (const other of locales) if (other !== english) compare(other, english);
  const split = splitSections(english.lines);
  sections = split.sections;
  problems.push(...split.problems);
}

if (problems.length > 0) fail(problems);
const withElements = [...sections].filter(([name]) => name !== shared);
const sectionFolder = join(folder, 'en');
const outputs = [
  ...locales
    .filter((each) => each !== english)
    .map(({ locale, text }) => localeModule(locale, text)),
  [join(folder, 'en.ts'), sharedModule()],
  ...withElements.map(([name, { text }]) => [
    join(sectionFolder, `${name}.ts`),
    sectionModule(name, text),
  ]),
  [join(options.root, 'term-ids.ts'), termIds(english)],
  [join(options.root, 'locale-modules.ts'), localeModules()],
];
const stale = outputs.filter(([path, text]) => text !== readOrNothing(path));
const unwanted = (existsSync(sectionFolder) ? readdirSync(sectionFolder) : [])
  .map((name) => join(sectionFolder, name))
  .filter((path) => !outputs.some(([output]) => output === path));
if (options.check) {
  const paths = [...stale.map(([path]) => path), ...unwanted];
  if (paths.length > 0) fail(paths.map((path) => `${path}: out of date, run: npm run terms`));
} else {
  if (withElements.length > 0) mkdirSync(sectionFolder, { recursive: true });
  for (const [path, text] of stale) writeFileSync(path, text);
  for (const path of unwanted) rmSync(path);
}
if (existsSync(components)) {
  const { misplacedTerms } = await import('./build/term-use.mjs');
  const misplaced = misplacedTerms({
    components,
    sections: new Map(withElements.flatMap(([name, { ids }]) => ids.map((id) => [id, name]))),
  });
  if (misplaced.length > 0) fail(misplaced);
}
console.log(
  `${locales.length} locales, ${english.terms.size} terms, ${stale.length} files written`,
);

/** Reads one .ftl file: its text without comments, and the variables of each term with their types. */
function readLocale(locale) {
  const lines = readFileSync(join(folder, `${locale}.ftl`), 'utf8').split(/\r?\n/);
  const text = lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).join('\n');
  const { body } = new FluentResource(text);
  const parsed = new Map(body.map((entry) => [entry.id, entry]));
  const seen = new Set();
  lines.forEach((line, index) => {
    if (line.trim() === '' || /^[# ]/.test(line)) return;
    const id = /^(-?[a-z][a-z0-9-]*) =( |$)/.exec(line)?.[1];
    const where = `${locale}.ftl:${index + 1}`;
    if (!id) problems.push(`${where}: neither a term, a comment nor an indented text`);
    else if (!parsed.has(id)) problems.push(`${where}: "${id}" cannot be parsed`);
    else if (seen.has(id)) problems.push(`${where}: "${id}" is there twice`);
    seen.add(id);
  });
  for (const { id, attributes } of body) {
    if (Object.keys(attributes).length > 0) problems.push(`${locale}.ftl: "${id}" has attributes`);
  }
  const terms = new Map();
  for (const { id, value } of body) {
    if (id.startsWith('-')) continue;
    const variables = new Map();
    collect(value, variables, parsed, `${locale}.ftl: "${id}"`);
    terms.set(id, variables);
  }
  return { locale, lines, text, terms };
}

/** Adds the variables of a pattern and of the messages it refers to; `number` where the form of a word hangs on it. */
function collect(node, variables, messages, where) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const part of node) collect(part, variables, messages, where);
    return;
  }
  if (node.type === 'var') {
    if (!variables.has(node.name)) variables.set(node.name, 'string');
  } else if (node.type === 'select') {
    collect(node.selector, variables, messages, where);
    const counts = node.variants.every(
      ({ key }) => key.type === 'num' || pluralKeys.has(key.value),
    );
    if (node.selector.type === 'var' && counts) variables.set(node.selector.name, 'number');
    for (const { value } of node.variants) collect(value, variables, messages, where);
  } else if (node.type === 'func') {
    for (const argument of node.args) {
      collect(argument, variables, messages, where);
      if (argument.type === 'var' && node.name === 'NUMBER') variables.set(argument.name, 'number');
    }
  } else if (node.type === 'mesg' || node.type === 'term') {
    const target = messages.get(node.type === 'term' ? `-${node.name}` : node.name);
    if (target) collect(target.value, variables, messages, where);
    else problems.push(`${where} refers to "${node.name}", which is not there`);
  }
}

function compare(other, reference) {
  const file = `${other.locale}.ftl`;
  for (const [id, variables] of reference.terms) {
    const own = other.terms.get(id);
    if (!own) problems.push(`${file}: "${id}" is missing`);
    else
      for (const name of own.keys())
        if (!variables.has(name))
          problems.push(`${file}: "${id}" has no variable $${name} in English`);
  }
  for (const id of other.terms.keys()) {
    if (!reference.terms.has(id)) problems.push(`${file}: "${id}" is not in en.ftl`);
  }
}

function localeModule(locale, text) {
  return [
    join(folder, `${locale}.ts`),
    `${madeBy}export const messages: string = ${literal(text)};\n`,
  ];
}

function sharedModule() {
  const prefixes = withElements.flatMap(([, section]) => [...section.prefixes]);
  const list =
    prefixes.length > 0 ? `[\n${prefixes.map((each) => `  '${each}',\n`).join('')}]` : '[]';
  return `${madeBy}export const messages: string = ${literal(sections.get(shared).text)};

/** How the ids of the texts begin that come with an element. */
export const elementPrefixes: readonly string[] = ${list};
`;
}

function sectionModule(name, text) {
  const constant = name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
  return `${madeBy}export const ${constant}Texts: string = ${literal(text)};\n`;
}

function literal(text) {
  return `\`\n${tight(text).replace(/[\\`]|\$\{/g, '\\$&')}\n\``;
}

/** The text with one space in place of each indentation, unless that would change what it says. */
function tight(text) {
  const shorter = text.replace(/\n +/g, '\n ');
  const meaning = (source) => JSON.stringify(new FluentResource(source).body);
  return meaning(shorter) === meaning(text) ? shorter : text;
}

function termIds({ terms }) {
  const entries = [...terms].map(([id, variables]) => {
    const key = /^[a-z]+$/.test(id) ? id : `'${id}'`;
    if (variables.size === 0) return `  ${key}: undefined;\n`;
    const fields = [...variables].map(([name, type]) => `readonly ${name}: ${type}`);
    const line = `  ${key}: { ${fields.join('; ')} };\n`;
    return line.length <= 101 ? line : `  ${key}: {\n    ${fields.join(';\n    ')};\n  };\n`;
  });
  return `${madeBy}
/** Every term with the variables that its text takes. Amounts and dates are passed as formatted text, counts as numbers. */
export interface TermVariables {
${entries.join('')}}

export type TermId = keyof TermVariables;
`;
}

function localeModules() {
  const entries = locales
    .filter(({ locale }) => locale !== 'en')
    .map(({ locale }) => {
      const key = /^[a-z]+$/.test(locale) ? locale : `'${locale}'`;
      return `  ${key}: () => import('./locales/${locale}.js'),\n`;
    });
  const table = entries.length > 0 ? `{\n${entries.join('')}}` : '{}';
  return `${madeBy}import type { LocaleModule } from './terms.js';

/** Loads the texts of a locale, by tag. English is always there and not among them. */
export const localeModules: Readonly<Record<string, () => Promise<LocaleModule>>> = ${table};
`;
}

function readOrNothing(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function fail(messages) {
  console.error(messages.join('\n'));
  process.exit(1);
}
