import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './build/entries.mjs';
import { findFirefox, noFirefox } from './firefox.mjs';

// All checks of the project, one after the other: `npm test`, or `npm test -- lint types` for some.
// A failed step does not hide the next ones, and what failed is told once more at the end, where it is found.

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
      const failedIn = ({ assertionResults }) =>
        assertionResults.filter(({ status }) => status === 'failed');
      const broken = testResults.filter(
        (each) => each.status === 'failed' && failedIn(each).length === 0,
      );
      return {
        passed: numPassedTests,
        failed: numFailedTests + broken.length,
        failures: [
          ...testResults.flatMap((each) =>
            failedIn(each).map(({ fullName, failureMessages: [why = ''] }) => ({
              test: `${relative(root, each.name)} > ${fullName}`,
              why,
            })),
          ),
          ...broken.map(({ name, message }) => ({ test: relative(root, name), why: message })),
        ],
      };
    },
  };
}

const tally = join(results, 'browser.json');

/**
 * `commands` run one after the other until one fails. A step with `counts` counts its tests and names the `failures`, any
 * other counts as one. `lacks` says what this machine lacks for it: then it is left out.
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
  {
    ...vitest('firefox', '--config', 'vitest.firefox.config.ts'),
    lacks: !findFirefox() && noFirefox,
  },
  vitest('stories', '--config', 'vitest.stories.config.ts'),
  { name: 'storybook', commands: [[bin('storybook'), 'build', '--quiet', '--disable-telemetry']] },
];

/** How much of what failed is told once more. */
const linesTold = 12;

/** Runs a command, its output shown as it comes, and gives its exit status with the last of the output. */
function run([command, ...args], environment) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...process.env, ...environment },
    });
    let end = '';
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.on('data', (piece) => {
        to.write(piece);
        end = (end + piece).slice(-8_000);
      });
    }
    child.once('error', (error) => {
      console.error(error.message);
      resolve({ status: 1, end: error.message });
    });
    child.once('close', (code) => resolve({ status: code ?? 1, end }));
  });
}

/** Runs a step; a process that fails after its last test counts as one more failure. */
async function perform({ name, commands, environment, counts }) {
  let ended = { status: 0, end: '' };
  for (const command of commands) {
    ended = await run(command, environment);
    if (ended.status !== 0) break;
  }
  const whole = { test: name, why: ended.end.trim().split('\n').slice(-linesTold).join('\n') };
  if (!counts) {
    return ended.status === 0
      ? { passed: 1, failed: 0, failures: [] }
      : { passed: 0, failed: 1, failures: [whole] };
  }
  try {
    const { passed, failed, failures } = counts();
    const silent = (ended.status !== 0 && failed === 0) || passed + failed === 0;
    return silent
      ? { passed, failed: failed + 1, failures: [...failures, whole] }
      : { passed, failed, failures };
  } catch {
    return { passed: 0, failed: 1, failures: [whole] };
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
  if (step.lacks) {
    console.log(step.lacks);
    continue;
  }
  const start = performance.now();
  const outcome = await perform(step);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  summary.push({ name: step.name, ...outcome, note: `${seconds} s` });
}

const failures = summary.flatMap((step) => step.failures);
if (failures.length) console.log('\n=== What failed ===');
for (const { test, why } of failures) {
  const told = stripVTControlCharacters(why)
    .trim()
    .split('\n')
    .filter((line) => !/^ +at .*node_modules/.test(line))
    .slice(0, linesTold);
  console.log([test, ...told.map((line) => `    ${line.slice(0, 400)}`)].join('\n'));
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
