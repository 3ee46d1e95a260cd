import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { integrityProblems, writeIntegrity } from '../../scripts/build/integrity.mjs';

let folder: string;
const published = () => ({
  folder,
  manifest: join(folder, 'package.json'),
  except: ['cli.js'],
});
const put = (path: string, text: string) => writeFileSync(join(folder, path), text);
const toldBy = () => JSON.parse(readFileSync(join(folder, 'integrity.json'), 'utf8')) as unknown;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'uss-kit-'));
  mkdirSync(join(folder, 'parts'));
  put('package.json', '{ "version": "1.2.3" }');
  put('kit.js', "alert('Hello, world.');");
  put('parts/one.js', '');
  put('cli.js', 'process.exit()');
  put('kit.js.map', '{}');
  writeIntegrity(published());
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('integrity.json (T23, T46)', () => {
  it('has the version, and each script that a page can load with its hash', () => {
    expect(toldBy()).toEqual({
      version: '1.2.3',
      scripts: {
        // The example of the W3C's Subresource Integrity, and the well-known hash of nothing.
        'kit.js': 'sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO',
        'parts/one.js': 'sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb',
      },
    });
    expect(integrityProblems(published())).toEqual([]);
  });

  it.each([
    ['a script was changed', () => put('kit.js', 'alert()'), /has another hash for kit\.js/],
    ['a script came', () => put('parts/two.js', ''), /lacks parts\/two\.js/],
    ['a script went', () => rmSync(join(folder, 'parts/one.js')), /has parts\/one\.js, which is/],
    ['the version rose', () => put('package.json', '{"version":"2.0.0"}'), /is of version 1\.2\.3/],
    ['it is lost', () => rmSync(join(folder, 'integrity.json')), /integrity\.json is not there/],
  ])('no longer holds when %s', (_, change, problem) => {
    change();
    expect(integrityProblems(published())).toEqual([expect.stringMatching(problem)]);
  });
});
