import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import fc from 'fast-check';
import './properties/same-cases.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { scenarios } from '../../src/sandbox/scenarios/scenarios.js';
import { worldSchema } from '../../src/sandbox/world.js';
import { fullWorld } from './full-world.js';

type Json = Record<string, unknown>;

const path = 'docs/world.schema.json';
const published = JSON.parse(readFileSync(path, 'utf8')) as Json;

/** The words of JSON Schema that the published one uses. All mean the same in draft 2020-12 and in draft 7. */
const words = new Set([
  '$ref',
  'additionalProperties',
  'anyOf',
  'const',
  'default',
  'enum',
  'exclusiveMinimum',
  'format',
  'items',
  'maxItems',
  'maxLength',
  'maximum',
  'minItems',
  'minLength',
  'minimum',
  'oneOf',
  'pattern',
  'properties',
  'propertyNames',
  'required',
  'type',
]);

/** The validator of draft 7, which differs from the published draft only in words that the schema does not use. */
function validator() {
  const { $schema, ...schema } = published;
  expect($schema).toBe('https://json-schema.org/draft/2020-12/schema');
  return new Ajv().compile(schema);
}

/** Every schema within a schema. */
function* within(schema: Json): Generator<Json> {
  yield schema;
  for (const key of ['properties', '$defs'])
    for (const each of Object.values((schema[key] ?? {}) as Json)) yield* within(each as Json);
  for (const key of ['anyOf', 'oneOf'])
    for (const each of (schema[key] ?? []) as Json[]) yield* within(each);
  if (typeof schema.items === 'object') yield* within(schema.items as Json);
}

describe('the published schema of a world', () => {
  it('says only what draft 7 says alike', () => {
    const outside = ['$schema', 'title', 'description', '$defs'];
    const used = [...within(published)].flatMap((schema) => Object.keys(schema));
    expect([...new Set(used)].filter((word) => !words.has(word)).sort()).toEqual(outside.sort());
    // Beside a reference draft 7 passes over everything; a default says nothing of what is valid.
    const beside = [...within(published)].filter(({ $ref }) => $ref !== undefined);
    expect(
      beside.flatMap((schema) => Object.keys(schema)).filter((word) => word !== '$ref'),
    ).toEqual(
      expect.not.arrayContaining([...words].filter((word) => !['$ref', 'default'].includes(word))),
    );
  });

  it('names its rows', () => {
    expect(Object.keys(published.$defs as Json)).toEqual(
      expect.arrayContaining(['Account', 'Id', 'Invoice', 'Plan', 'PlanInstance', 'QueuedChange']),
    );
  });

  it('is up to date, and its script says when it is not', { timeout: 60_000 }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'world-schema-'));
    try {
      const stale = join(folder, 'stale.json');
      writeFileSync(stale, '{}');
      const check = (file: string) =>
        spawnSync(process.execPath, ['scripts/build-world-schema.mjs', '--check', '--file', file], {
          encoding: 'utf8',
        });
      expect(check(path)).toMatchObject({ status: 0 });
      const told = check(stale);
      expect(told.status).toBe(1);
      expect(told.stderr).toMatch(/out of date, run: node scripts\/build-world-schema\.mjs/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a validator with the published schema', () => {
  let isWorld: ReturnType<typeof validator>;
  let full: string;
  beforeAll(() => {
    isWorld = validator();
    full = JSON.stringify(fullWorld());
  });

  it.each(scenarios.map((scenario) => [scenario.id, scenario] as const))(
    'accepts the scenario %s',
    async (id, scenario) => {
      const world: unknown = JSON.parse(JSON.stringify(await scenario.load()));
      expect(isWorld(world), JSON.stringify(isWorld.errors)).toBe(true);
    },
  );

  it('accepts a world with a row in every table', () => {
    expect(isWorld(JSON.parse(full)), JSON.stringify(isWorld.errors)).toBe(true);
  });

  it('accepts a file with all left out that has a default', () => {
    const least = {
      version: 2,
      scenario: 'least',
      today: '2020-01-01',
      settings: {},
      nextIds: { planInstance: 1, invoice: 1 },
      plans: [],
      accounts: [(JSON.parse(full) as { accounts: unknown[] }).accounts[1]],
    };
    expect(isWorld(least), JSON.stringify(isWorld.errors)).toBe(true);
  });

  it.each<[string, (world: Json) => void]>([
    ['version 1', (world) => (world.version = 1)],
    ['no today', (world) => delete world.today],
    ['a date that is none', (world) => (world.today = '2020-02-30')],
    ['a date with a time', (world) => (world.today = '2020-02-20T00:00:00Z')],
    ['no account', (world) => (world.accounts = [])],
    ['a table that is none', (world) => (world.usages = [])],
    ['an unknown key in a row', (world) => ((world.plans as Json[])[0]!.price = '1.00')],
    ['an id as a number', (world) => ((world.plans as Json[])[0]!.id = 20001)],
    ['an id with letters', (world) => ((world.plans as Json[])[0]!.id = 'p1')],
    ['a status that is none', (world) => ((world.planInstances as Json[])[0]!.status = 'paused')],
    ['half a unit', (world) => ((world.planInstances as Json[])[0]!.units = 0.5)],
    ['no units', (world) => ((world.planInstances as Json[])[0]!.units = 0)],
    [
      'a payer that is none',
      (world) => ((world.billingGroups as Json[])[0]!.pays = { by: 'luck' }),
    ],
    [
      'an amount as a number',
      (world) => ((world.payments as Json[])[0]!.amount = { amount: 40, currency: 'USD' }),
    ],
  ])('refuses %s', (what, spoil) => {
    const world = JSON.parse(full) as Json;
    spoil(world);
    expect(isWorld(world)).toBe(false);
    expect(worldSchema.safeParse(world).success).toBe(false);
  });

  it('agrees with the sandbox on worlds with one random mistake', { timeout: 60_000 }, () => {
    const places = [...leaves(JSON.parse(full))];
    const mistake = fc.constantFrom<(parent: Json, key: string) => void>(
      (parent, key) => delete parent[key],
      (parent, key) => (parent[key] = null),
      (parent, key) => (parent[key] = 7),
      (parent, key) => (parent[key] = -1.5),
      (parent, key) => (parent[key] = ''),
      (parent, key) => (parent[key] = 'no such thing'),
      (parent, key) => (parent[key] = '2020-02-20'),
      (parent, key) => (parent[key] = '12'),
      (parent, key) => (parent[key] = []),
      (parent, key) => (parent[key] = {}),
      (parent, key) => (parent[`${key}x`] = parent[key]),
    );
    const verdicts = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(fc.nat({ max: places.length - 1 }), mistake, (place, spoil) => {
        const keys = [...(places[place] ?? [])];
        const world = JSON.parse(full) as Json;
        const last = keys.pop() ?? '';
        const parent = keys.reduce<unknown>((node, key) => (node as Json)[key], world) as Json;
        // Taking something out of a list leaves a hole, which JSON has not.
        fc.pre(!Array.isArray(parent));
        spoil(parent, last);
        const accepted = worldSchema.safeParse(world).success;
        verdicts[accepted ? 'accepted' : 'refused']++;
        expect(isWorld(world), JSON.stringify(isWorld.errors)).toBe(accepted);
      }),
      { numRuns: 400, seed: 20200320 },
    );
    expect(Math.min(verdicts.accepted, verdicts.refused)).toBeGreaterThan(20);
  });
});

/** The path of every value of a world, rows and members alike. */
function* leaves(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* leaves(member, [...path, key]);
}
