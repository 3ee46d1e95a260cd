import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { root } from './build/entries.mjs';
import {
  citedIds,
  citedSections,
  citedSteps,
  idsOf,
  namedFiles,
  sectionsOf,
  stepsOf,
} from './citations/citations.mjs';

// Fails when code or a test cites what docs/ does not have, and when docs/ say of a threat or a
// requirement that a test shows it, or that none does, and it is not so.

const folders = ['src', 'components', 'proxy', 'test', 'scripts', 'stories'];
const kinds = new Set(['.ts', '.js', '.mjs', '.cjs', '.css', '.html', '.ftl', '.md']);
/** What speaks of citations without making any. */
const exempt = /^(?:scripts\/(?:check-citations\.mjs|citations\/)|test\/package\/citations\.)/;
const pages = ['docs/aria-wire-notes.md', 'docs/security.md', 'docs/accessibility.md'];

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'node_modules' || entry.name === 'dist') continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else if (kinds.has(extname(entry.name))) yield path;
  }
}

const read = (path) => readFileSync(join(root, path), 'utf8');
const [notes, security, accessibility] = pages.map(read);
const sections = sectionsOf(notes);
const steps = stepsOf(read('docs/architecture.md'));
const entries = [idsOf(security), idsOf(accessibility)];
const covered = new Set(entries.flatMap((each) => [...each.covered]));
const open = new Set(entries.flatMap((each) => [...each.open]));

const problems = [];
const tested = new Set();
let citations = 0;

for (const folder of folders) {
  for (const path of filesIn(join(root, folder))) {
    const name = relative(root, path).replaceAll('\\', '/');
    if (exempt.test(name)) continue;
    const text = readFileSync(path, 'utf8');
    const isTest = /\.test\.ts$|-suite\.ts$/.test(name);
    for (const { what, line } of citedIds(text)) {
      citations++;
      if (isTest) tested.add(what);
      if (!covered.has(what) && !open.has(what)) {
        problems.push(`${name}:${line} cites ${what}, which no page of docs has.`);
      }
    }
    for (const { what, line } of citedSteps(text)) {
      citations++;
      if (!steps.has(what)) {
        problems.push(
          `${name}:${line} cites step ${what}, which the write protocol does not have.`,
        );
      }
    }
    for (const { what, line } of citedSections(text)) {
      citations++;
      if (what === '') {
        if (!name.endsWith('.md'))
          problems.push(`${name}:${line} cites the notes without a section.`);
      } else if (!sections.has(what)) {
        problems.push(`${name}:${line} cites wire notes ${what}, which ${pages[0]} does not have.`);
      }
    }
  }
}

for (const id of covered) {
  if (open.has(id)) problems.push(`${id} is listed twice: with a test, and as open.`);
  if (!tested.has(id)) problems.push(`${id} is said to be tested, and no test names it.`);
}
for (const id of open) {
  if (tested.has(id)) problems.push(`${id} is listed as open, and a test names it.`);
}
for (const page of pages) {
  for (const file of namedFiles(read(page))) {
    if (!existsSync(join(root, file))) problems.push(`${page} names ${file}, which is not there.`);
  }
}

for (const problem of problems) console.error(problem);
if (problems.length) process.exit(1);
console.log(`${citations} citations lead to the docs; ${open.size} ids are open.`);
