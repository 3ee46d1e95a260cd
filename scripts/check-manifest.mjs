import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { elementNames, root } from './build/entries.mjs';

const read = (path) => readFileSync(join(root, path), 'utf8');
const sourceOf = (path) => ts.createSourceFile(path, read(path), ts.ScriptTarget.Latest, true);
const oneLine = (text) => text.replace(/\s+/g, ' ').trim();

function walk(node, visit) {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}

/** Event names with the type that src/events gives them: members of its interfaces named by text. */
function eventMap() {
  const path = 'src/events/event-map.ts';
  const events = new Map();
  if (!existsSync(join(root, path))) return events;
  walk(sourceOf(path), (node) => {
    if (ts.isPropertySignature(node) && ts.isStringLiteral(node.name) && node.type) {
      events.set(node.name.text, oneLine(node.type.getText()));
    }
  });
  return events;
}

/** Names of the events that an element's own files pass to `emit(host, name, …)`. */
function emittedBy(name) {
  const folder = join('components', name);
  const names = new Set();
  for (const file of readdirSync(join(root, folder)).filter((each) => each.endsWith('.ts'))) {
    walk(sourceOf(join(folder, file)), (node) => {
      if (!ts.isCallExpression(node)) return;
      const callee = node.expression.getText().split('.').at(-1);
      if (!callee.startsWith('emit')) return;
      for (const argument of node.arguments) {
        if (ts.isStringLiteral(argument) && argument.text.startsWith('uss-')) {
          names.add(argument.text);
        }
      }
    });
  }
  return names;
}

function documentationProblems({ tagName, description, members = [], slots = [], ...rest }) {
  const problems = [];
  if (!description) problems.push(`${tagName}: the class has no summary.`);
  for (const { name, description: text, kind } of members) {
    if (!text) problems.push(`${tagName}: public ${kind} "${name}" has no description.`);
  }
  const lists = { slot: slots, part: rest.cssParts, 'CSS property': rest.cssProperties };
  for (const [kind, list] of Object.entries(lists)) {
    for (const { name, description: text } of list ?? []) {
      if (!text) problems.push(`${tagName}: ${kind} "${name}" has no description.`);
    }
  }
  return problems;
}

function eventProblems(declaration, events) {
  const { tagName } = declaration;
  const problems = [];
  const fired = new Set();
  for (const { name, type, description } of declaration.events ?? []) {
    fired.add(name);
    const expected = events.get(name);
    const actual = oneLine(type?.text ?? '');
    if (!expected) problems.push(`${tagName}: @fires ${name} is not in the event map.`);
    else if (actual !== expected) {
      problems.push(`${tagName}: @fires {${actual}} ${name}, but the event map says ${expected}.`);
    }
    if (!description) problems.push(`${tagName}: @fires ${name} has no description.`);
  }
  for (const name of emittedBy(tagName.replace(/^uss-/, ''))) {
    if (!fired.has(name)) problems.push(`${tagName}: emits ${name} without @fires.`);
  }
  return problems;
}

/** The script-tag build has every element. */
function entryProblems() {
  const path = 'components/uss-kit.ts';
  if (!existsSync(join(root, path))) return [`${path} is missing.`];
  const imported = new Set();
  walk(sourceOf(path), (node) => {
    if (ts.isImportDeclaration(node)) imported.add(node.moduleSpecifier.text);
  });
  return elementNames()
    .map((name) => `./${name}/${name}.define.js`)
    .filter((specifier) => !imported.has(specifier))
    .map((specifier) => `${path} does not import ${specifier}.`);
}

const { modules } = JSON.parse(read('dist/custom-elements.json'));
const declarations = modules.flatMap((module) => module.declarations);
const events = eventMap();
const problems = entryProblems();

for (const name of elementNames()) {
  if (!declarations.some(({ tagName }) => tagName === `uss-${name}`)) {
    problems.push(`components/${name} declares no element in ${name}.ts.`);
  }
}
for (const declaration of declarations) {
  problems.push(...documentationProblems(declaration), ...eventProblems(declaration, events));
}
const fired = new Set(declarations.flatMap((each) => (each.events ?? []).map(({ name }) => name)));
for (const name of events.keys()) {
  if (!fired.has(name)) problems.push(`The event map has ${name}, which no element @fires.`);
}

problems.forEach((problem) => console.error(problem));
console.log(`${declarations.length} elements, ${events.size} events, ${problems.length} problems`);
if (problems.length || !declarations.length) process.exitCode = 1;
