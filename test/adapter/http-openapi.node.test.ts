import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { operations } from '../../src/adapter/contract.js';
import { errorCodes } from '../../src/adapter/errors.js';
import { routes } from '../../src/adapter/http/routes.js';

const inRoot = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

interface Described {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { operationId: string; description: string }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
  readonly 'x-status-by-code': Readonly<Record<string, number>>;
}

const described = async (): Promise<Described> =>
  JSON.parse(await readFile(inRoot('docs/openapi.json'), 'utf8')) as Described;

const check = (file: string) =>
  promisify(execFile)(process.execPath, [
    inRoot('scripts/build-openapi.mjs'),
    '--check',
    '--file',
    file,
  ]);

describe('docs/openapi.json', () => {
  it('is what the routes and the schemas say, and the check fails when it is not', async () => {
    await check(inRoot('docs/openapi.json'));
    const folder = await mkdtemp(join(tmpdir(), 'openapi-'));
    try {
      const stale = join(folder, 'openapi.json');
      await copyFile(inRoot('docs/openapi.json'), stale);
      await writeFile(
        stale,
        (await readFile(stale, 'utf8')).replace(
          '"operationId": "confirm"',
          '"operationId": "confirmed"',
        ),
      );
      await expect(check(stale)).rejects.toThrow(/out of date/);
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 30_000);

  it('has every operation at its route, described, and every error code with its status', async () => {
    const { paths, 'x-status-by-code': statuses } = await described();
    for (const [name, { method, path }] of Object.entries(routes)) {
      const operation = paths[path]?.[method.toLowerCase()];
      expect(operation?.operationId).toBe(name);
      expect(operation?.description.length).toBeGreaterThan(0);
    }
    expect(Object.values(paths).flatMap((methods) => Object.keys(methods))).toHaveLength(
      Object.keys(operations).length,
    );
    expect(Object.keys(statuses).sort()).toEqual(Object.keys(errorCodes).sort());
  });

  it('refers to nothing that it does not hold', async () => {
    const text = JSON.stringify(await described());
    const { components } = await described();
    const named = [...text.matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name]) => name ?? '',
    );
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter((name) => !(name in components.schemas))).toEqual([]);
  });

  it('never lets a request name an account', async () => {
    const { paths, components } = await described();
    const requests = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map((operation) => ({
        ...operation,
        description: '',
        responses: undefined,
      })),
    );
    const { Assignment, Effective, PlanChange } = components.schemas;
    expect(JSON.stringify([requests, Assignment, Effective, PlanChange])).not.toMatch(/"account/i);
  });
});
