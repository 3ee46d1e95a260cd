import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build/entries.mjs';

// All checks of the project, one after the other: `npm test`, or `npm test -- lint types` for some.
// A failed step does not hide the next ones.

const results = join(root, 'node_modules/.cache/uss-verify');
const bin = (name) => join(root, 'node_modules/.bin', name);
const node = (...args) => [process.execPath, ...args];

function vitest(name, ...args) {
  const file = join(results, `${name}.json`);
  return {
    name,
    commands: [
      [
        bin('vitest'),
        'run',
        ...args,
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
    ],
    counts() {
      const { numPassedTests, numFailedTests, testResults } = JSON.parse(
        readFileSync(file, 'utf8'),
      );
      const broken = testResults.filter(
        ({ status, assertionResults }) =>
          status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
      );
      return { passed: numPassedTests, failed: numFailedTests + broken.length };
    },
  };
}

const tally = join(results, 'browser.json');

/**
 * `commands` run one after the other until one fails. A step with `counts` counts its tests, any
 * other counts as one.
 */
const steps = [
  {
    name: 'terms',
    commands: [node('scripts/build-terms.mjs', '--check')],
  },
  {
    name: 'openapi',
    commands: [node('scripts/build-openapi.mjs', '--check')],
  },
  {
    name: 'schema',
    commands: [node('scripts/build-world-schema.mjs', '--check')],
  },
  { name: 'citations', commands: [node('scripts/check-citations.mjs')] },
  { name: 'lint', commands: [[bin('eslint'), '.', '--max-warnings', '0']] },
  { name: 'format', commands: [[bin('prettier'), '--check', '--log-level', 'warn', '.']] },
  {
    name: 'types',
    commands: [
      [bin('tsc'), '--noEmit', '-p', 'tsconfig.json'],
      [bin('tsc'), '--noEmit', '-p', 'tsconfig.node.json'],
    ],
  },
  vitest('node'),
  {
    name: 'browser',
    commands: [[bin('wtr')]],
    environment: { USS_TALLY: tally },
    counts: () => JSON.parse(readFileSync(tally, 'utf8')),
  },
  { name: 'build', commands: [node('scripts/build.mjs')] },
  {
    name: 'proxy',
    commands: [node('scripts/build-proxy.mjs')],
  },
  { name: 'manifest', commands: [node('scripts/check-manifest.mjs')] },
  {
    name: 'package',
    commands: [
      [bin('publint'), 'run', '--strict'],
      node('scripts/check-package.mjs'),
      [bin('tsc'), '-p', 'test/types'],
    ],
  },
  { name: 'bundles', commands: [node('scripts/check-bundles.mjs')] },
  { name: 'size', commands: [node('scripts/size.mjs')] },
  vitest('journeys', '--config', 'vitest.journeys.config.ts'),
  vitest('stories', '--config', 'vitest.stories.config.ts'),
  { name: 'storybook', commands: [[bin('storybook'), 'build', '--quiet', '--disable-telemetry']] },
];

function run([command, ...args], environment) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...environment },
    });
    child.once('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a step; a process that fails after its last test counts as one more failure. */
async function perform({ commands, environment, counts }) {
  let status = 0;
  for (const command of commands) {
    status = await run(command, environment);
    if (status !== 0) break;
  }
  if (!counts) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  try {
    const { passed, failed } = counts();
    const silent = (status !== 0 && failed === 0) || passed + failed === 0;
    return { passed, failed: failed + (silent ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
if (unknown.length) {
  console.error(`No step ${unknown.join(', ')}. Steps: ${steps.map(({ name }) => name).join(' ')}`);
  process.exit(1);
}

rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

const summary = [];
for (const step of steps) {
  if (wanted.length && !wanted.includes(step.name)) continue;
  console.log(`\n=== ${step.name} ===`);
  const start = performance.now();
  const outcome = await perform(step);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  summary.push({ name: step.name, ...outcome, note: `${seconds} s` });
}

console.log('\n=== Summary ===');
for (const { name, passed, failed, note } of summary) {
  const verdict = failed ? 'FAILED' : 'ok';
  console.log(
    `${name.padEnd(10)} ${verdict.padEnd(7)} ${passed} passed, ${failed} failed (${note})`,
  );
}
const total = (key) => summary.reduce((sum, each) => sum + each[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') ? 1 : 0;
