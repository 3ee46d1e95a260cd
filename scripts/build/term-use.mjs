import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';

/** Layers without texts: there, a word that is also the id of a term is none. */
const speechless = /^src\/(adapter|billing|connect|model|money|sandbox)\//;

/**
 * Finds elements that use a text which nobody on the page may have loaded: one of another element's section.
 *
 * It follows the code from every class that makes a `LocalizeController`, declaration by declaration, as bundlers do, through imports of
 * the project; what is loaded lazily may also use the sections that it brings. What only an element inside needs, that element brings.
 * A use is a literal that is the id of a term, and a template in the first argument of `.text(…)` for all ids that begin like it.
 *
 * @param {object} options
 * @param {string} options.components the folder that holds a folder for each element
 * @param {ReadonlyMap<string, string>} options.sections the section of each term that is in one
 * @returns {string[]} one problem a line; empty when all is well
 */
export function misplacedTerms({ components, sections }) {
  const project = dirname(components);
  const modules = new Map();
  const problems = new Set();
  const nameOf = (path) => relative(project, path).split(sep).join('/');
  const moduleAt = (path) => {
    const ids = speechless.test(nameOf(path)) ? new Map() : sections;
    if (!modules.has(path)) modules.set(path, existsSync(path) ? readModule(path, ids) : null);
    return modules.get(path);
  };

  /** Follows the code from some declarations; `brought` are the sections of whoever loaded them. */
  const follow = (starts, brought) => {
    const seen = new Set(starts);
    const has = new Set(brought);
    const lazy = new Set();
    const reach = (unit) => {
      if (!unit.speaks) seen.add(unit);
    };
    for (const unit of seen) {
      for (const { path, name } of unit.uses) {
        const section = /\/locales\/en\/([a-z-]+)\.ts$/.exec(path.split(sep).join('/'))?.[1];
        if (section) has.add(section);
        else unitsOf(moduleAt(path), name).forEach(reach);
      }
      unit.lazy.forEach((path) => lazy.add(path));
    }
    for (const { path, terms } of seen) {
      for (const id of terms) {
        const section = sections.get(id);
        if (has.has(section)) continue;
        problems.add(
          `${nameOf(path)}: "${id}" comes with the texts of ${section}, which ${nameOf(starts[0].path)} does not bring`,
        );
      }
    }
    for (const path of lazy) {
      const units = unitsOf(moduleAt(path), '*').filter((unit) => !unit.speaks && !seen.has(unit));
      if (units.length > 0) follow(units, has);
    }
  };

  for (const path of sourcesIn(components)) {
    for (const unit of moduleAt(path).units.values()) if (unit.speaks) follow([unit], []);
    // What no class with texts of its own reaches, such as the provider.
    if (path.endsWith('.define.ts'))
      follow(
        unitsOf(moduleAt(path), '*').filter((unit) => !unit.speaks),
        [],
      );
  }
  return [...problems].sort();
}

function sourcesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

function unitsOf(module, name) {
  if (!module) return [];
  const { units } = module;
  const always = [units.get('')];
  if (name === '*') return [...units.values()];
  const unit = units.get(module.exports.get(name) ?? name);
  return unit ? [...always, unit] : always;
}

/** A module's declarations by name, and under '' all that runs when it loads; each with what it uses. */
function readModule(path, sections) {
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const imports = new Map();
  const exports = new Map();
  const units = new Map();
  const unitOf = (name) => {
    if (!units.has(name))
      units.set(name, { path, uses: [], lazy: [], terms: new Set(), speaks: false });
    return units.get(name);
  };
  const run = unitOf('');
  const nodes = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement)) readImport(statement, path, imports, run);
    else if (ts.isExportDeclaration(statement)) {
      for (const { name, propertyName } of statement.exportClause?.elements ?? [])
        exports.set(name.text, (propertyName ?? name).text);
    } else if (ts.isVariableStatement(statement)) {
      for (const declaration of statement.declarationList.declarations)
        nodes.push([unitOf(declaration.name.getText()), declaration]);
    } else nodes.push([unitOf(statement.name?.text ?? ''), statement]);
  }
  for (const [unit, node] of nodes) readUse(node, unit, { imports, units, path, sections });
  return { units, exports };
}

function readImport({ importClause: clause, moduleSpecifier }, path, imports, run) {
  const target = moduleFrom(path, moduleSpecifier.text);
  if (!target || clause?.isTypeOnly) return;
  if (!clause) run.uses.push({ path: target, name: '*' });
  const bindings = clause?.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings))
    imports.set(bindings.name.text, { path: target, name: '*' });
  for (const { name, propertyName } of bindings?.elements ?? [])
    imports.set(name.text, { path: target, name: (propertyName ?? name).text });
}

function readUse(start, unit, { imports, units, path, sections }) {
  const visit = (node) => {
    if (ts.isTypeNode(node) && !ts.isExpressionWithTypeArguments(node)) return;
    if (ts.isIdentifier(node)) {
      if (imports.has(node.text)) unit.uses.push(imports.get(node.text));
      else if (units.has(node.text)) unit.uses.push({ path, name: node.text });
    } else if (ts.isStringLiteralLike(node)) {
      if (sections.has(node.text)) unit.terms.add(node.text);
    } else if (ts.isTemplateExpression(node) && isTextId(node)) {
      for (const id of sections.keys()) if (id.startsWith(node.head.text)) unit.terms.add(id);
    } else if (ts.isNewExpression(node) && node.expression.getText() === 'LocalizeController') {
      unit.speaks = true;
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const target = moduleFrom(path, node.arguments[0].text);
      if (target) unit.lazy.push(target);
    }
    ts.forEachChild(node, visit);
  };
  visit(start);
}

/** Whether a template is, or is chosen to be, the id in `localizer.text(id, …)`. */
function isTextId(node) {
  let child = node;
  while (child.parent && !ts.isCallExpression(child.parent)) child = child.parent;
  const call = child.parent;
  return (
    call?.arguments[0] === child &&
    ts.isPropertyAccessExpression(call.expression) &&
    call.expression.name.text === 'text'
  );
}

function moduleFrom(path, specifier) {
  return specifier?.startsWith('.')
    ? join(dirname(path), specifier.replace(/\.js$/, '.ts'))
    : undefined;
}
