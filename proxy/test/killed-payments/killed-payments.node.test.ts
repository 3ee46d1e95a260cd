import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildTestProgram, killedProxy } from '../../../scripts/build-test-program.mjs';
import { runKilledPayments } from './run.js';

let program: string;

beforeAll(async () => {
  program = await buildTestProgram(killedProxy);
});

afterAll(() => rmSync(dirname(program), { recursive: true, force: true }));

/** The blows have fallen before and after what they could spoil, or nothing is proved. */
const spoilt = [
  /^claimed/,
  /^(sending|unknown), (not made|method added)/,
  /^(sending|unknown), made/,
];

it('T29 a proxy that is killed 40 times over payments: each is made once or not at all, and its intent knows which', async () => {
  const { kills, struck, ends, violations } = await runKilledPayments({
    kills: 40,
    seed: 29,
    program,
    enough: (stood) =>
      spoilt.every((way) => Object.keys(stood).some((standing) => way.test(standing))),
  });
  expect(violations).toEqual([]);
  expect(kills).toBeGreaterThanOrEqual(40);
  for (const way of spoilt) expect(Object.keys(struck).join('\n')).toMatch(new RegExp(way, 'm'));
  expect(ends['done']).toBeGreaterThan(0);
}, 600_000);
