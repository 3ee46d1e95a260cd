import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from './build/entries.mjs';
import { findFirefox, noFirefox } from './firefox.mjs';

// All checks of the project: `npm test`, or `npm test -- lint types` for some. Those that only read the sources go first, two
// at a time; the others need the machine for themselves. A failed step does not hide the next ones, and what failed is told
// once more at the end, where it is found.

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
 * `commands` run one after the other until one fails. A step that `reads` does no more than read the sources, so that it may
 * run beside another. A step with `counts` counts its tests and names the `failures`, any other counts as one. `lacks` says
 * what this machine lacks for it: then it is left out.
 */
const steps = [
  // The longest of those that read, so that it does not end alone.
  { name: 'lint', reads: true, commands: [[bin('eslint'), '.', '--max-warnings', '0']] },
  {
    name: 'terms',
    reads: true,
    commands: [node('scripts/build-terms.mjs', '--check')],
  },
  {
    name: 'openapi',
    reads: true,
    commands: [node('scripts/build-openapi.mjs', '--check')],
  },
  {
    name: 'schema',
    reads: true,
    commands: [node('scripts/build-world-schema.mjs', '--check')],
  },
  { name: 'citations', reads: true, commands: [node('scripts/check-citations.mjs')] },
  {
    name: 'format',
    reads: true,
    commands: [[bin('prettier'), '--check', '--log-level', 'warn', '.']],
  },
  {
    name: 'types',
    reads: true,
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

/** Runs a command, shows its output piece by piece, and gives its exit status with the last of the output. */
function run([command, ...args], environment, show) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...process.env, ...environment },
    });
    let end = '';
    for (const output of [child.stdout, child.stderr]) {
      output.on('data', (piece) => {
        show(piece);
        end = (end + piece).slice(-8_000);
      });
    }
    child.once('error', (error) => {
      show(`${error.message}\n`);
      resolve({ status: 1, end: error.message });
    });
    child.once('close', (code) => resolve({ status: code ?? 1, end }));
  });
}

/** Runs a step; a process that fails after its last test counts as one more failure. */
async function perform({ name, commands, environment, counts }, show) {
  let ended = { status: 0, end: '' };
  for (const command of commands) {
    ended = await run(command, environment, show);
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

async function take(step, show) {
  show(`\n=== ${step.name} ===\n`);
  if (step.lacks) {
    show(`${step.lacks}\n`);
    return;
  }
  const start = performance.now();
  const outcome = await perform(step, show);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  summary.push({ name: step.name, ...outcome, note: `${seconds} s` });
}

/** Takes the next step that waits, until there is none; the output of each is shown when it has ended. */
async function takeFrom(waiting) {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const pieces = [];
    await take(step, (piece) => pieces.push(Buffer.from(piece)));
    process.stdout.write(Buffer.concat(pieces));
  }
}

const chosen = steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
const readers = chosen.filter(({ reads }) => reads);
await Promise.all([takeFrom(readers), takeFrom(readers)]);
for (const step of chosen.filter(({ reads }) => !reads)) {
  await take(step, (piece) => process.stdout.write(piece));
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
