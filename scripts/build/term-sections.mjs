/** Name of the texts that are always there. */
export const shared = 'shared';

const heading = /^### ([a-z-]+)(?:: ((?:[a-z-]+- ?)+))?$/;
const term = /^(-?[a-z][a-z0-9-]*) =/;

/**
 * Splits the lines of en.ftl by its headings: "### plan-picker: plan-picker-" opens, or goes on with, the texts of an element and says how
 * their ids begin; "### shared" those that are always there, as all before the first heading are.
 *
 * @param {readonly string[]} lines
 * @returns the sections by name, each with its text without comments, the ids in it and how they may begin; and what is wrong, one a line
 */
export function splitSections(lines) {
  const sections = new Map([[shared, { lines: [], ids: [], prefixes: new Set() }]]);
  const problems = [];
  let current = sections.get(shared);
  lines.forEach((line, index) => {
    if (line.startsWith('###')) {
      const [, name, prefixes] = heading.exec(line) ?? [];
      if (!name) return problems.push(`en.ftl:${index + 1}: no heading of a section`);
      if (!sections.has(name)) sections.set(name, { lines: [], ids: [], prefixes: new Set() });
      current = sections.get(name);
      for (const prefix of prefixes?.trim().split(' ') ?? []) current.prefixes.add(prefix);
    }
    if (line.trim() === '' || line.startsWith('#')) return;
    current.lines.push(line);
    const id = term.exec(line)?.[1];
    if (id) current.ids.push(id);
  });
  for (const [name, { ids, prefixes }] of sections) {
    if (name === shared) continue;
    for (const id of ids) {
      if (![...prefixes].some((prefix) => id.startsWith(prefix)))
        problems.push(`en.ftl: "${id}" does not begin as the texts of ${name} do`);
    }
  }
  problems.push(...strayReferences(sections));
  return {
    sections: new Map(
      [...sections].map(([name, each]) => [name, { ...each, text: each.lines.join('\n') }]),
    ),
    problems,
  };
}

/** References from a section to another, which may not be there. */
function strayReferences(sections) {
  const home = new Map([...sections].flatMap(([name, { ids }]) => ids.map((id) => [id, name])));
  const problems = [];
  for (const [name, { lines }] of sections) {
    for (const [, id] of lines.join('\n').matchAll(/\{ ?(-?[a-z][a-z0-9-]*) ?\}/g)) {
      const from = home.get(id);
      if (from && from !== shared && from !== name)
        problems.push(`en.ftl: a text of ${name} refers to "${id}", which is in ${from}`);
    }
  }
  return problems;
}
