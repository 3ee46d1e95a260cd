// How fast the plan picker draws 300 plans and answers a key, against the same cards written by hand for one page, in the same browser and run.
import { createServer as createHttp } from 'node:http';
import { join } from 'node:path';
import { build } from 'vite';
import { chromium } from 'playwright';
import { root } from './build/entries.mjs';
import { tightTemplates } from './build/tight-templates.mjs';
import { findBrowser } from './browser.mjs';
import { openSource } from './source.mjs';

const mounts = Number(process.env.MOUNTS ?? 40);
const keys = 120;
const throttle = Number(process.env.CPU ?? 4);
const limits = { mount: 1.5, key: 1.2 };

const entry = '\0bench';

/** The elements as a page gets them, and the page's side of the bench. */
async function bundle() {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      tightTemplates,
      {
        name: 'page',
        // The package says of its own modules which have effects; this one is not of it.
        transform: (_code, id) =>
          id.includes('bench-picker') ? { moduleSideEffects: true } : undefined,
        resolveId: (id) => (id === 'virtual:bench' ? entry : null),
        load: (id) =>
          id === entry
            ? {
                code: [
                  'components/provider/provider.define.ts',
                  'components/plan-picker/plan-picker.define.ts',
                  'scripts/bench-picker/page.mjs',
                ]
                  .map((file) => `import ${JSON.stringify(join(root, file))};`)
                  .join('\n'),
                moduleSideEffects: true,
              }
            : null,
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: { page: 'virtual:bench' },
        output: { minify: true, codeSplitting: false },
      },
    },
  });
  const [{ output }] = [result].flat();
  return output.find(({ type }) => type === 'chunk').code;
}

/** The 300 plans of the scenario, as the sandbox tells them. */
async function plansAndAccount() {
  const { load, close } = await openSource();
  try {
    const { manyPlansWorld } = await load('/src/sandbox/scenarios/many-plans.ts');
    const { accountOf, plansOf } = await load('/src/sandbox/views.ts');
    const world = manyPlansWorld('many-plans');
    const [{ id }] = world.accounts;
    // One price each, as the cards by hand have it.
    const plans = plansOf(world, id).map((plan) => ({
      ...plan,
      rateSchedules: plan.rateSchedules.filter(({ isDefault }) => isDefault),
    }));
    return { account: accountOf(world, id), plans };
  } finally {
    await close();
  }
}

async function serve(code) {
  const http = createHttp((request, response) => {
    const script = request.url === '/page.js';
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(
      script
        ? code
        : '<!doctype html><body style="font: 16px/1.5 sans-serif"><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise((resolve) => http.listen(0, 'localhost', resolve));
  return http;
}

const at = (values, share) =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const figures = (values) =>
  ['median', 0.5, 'q1', 0.25, 'q3', 0.75, 'p95', 0.95]
    .map((part) => (typeof part === 'number' ? at(values, part).toFixed(1).padStart(7) : part))
    .join(' ');

function compare(name, kit, hand, limit) {
  const ratio = at(kit, 0.5) / at(hand, 0.5);
  console.log(`${name} (${kit.length} runs each, ms)`);
  console.log(`  kit     ${figures(kit)}`);
  console.log(`  by hand ${figures(hand)}`);
  const verdict =
    limit === undefined ? '' : ratio <= limit ? `  within ${limit}` : `  over ${limit}`;
  console.log(`  ratio of medians ${ratio.toFixed(2)}${verdict}`);
  return limit === undefined || ratio <= limit;
}

async function main() {
  const [code, data] = [await bundle(), await plansAndAccount()];
  const http = await serve(code);
  const { path, args } = await findBrowser();
  const browser = await chromium.launch({ executablePath: path, args });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    page.on('pageerror', (error) => console.error(error));
    await page.goto(`http://localhost:${http.address().port}/`);
    await page.waitForFunction(() => globalThis.bench !== undefined);
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate((given) => globalThis.bench.begin(given), data);
    const seats = data.plans.findIndex(({ units }) => units.max > 1);
    await checkSame(page);
    for (const way of ['kit', 'hand']) await show(page, way, seats);
    await checkSame(page);
    await page.evaluate(() => globalThis.bench.show(undefined));

    const work = async () => {
      const { metrics } = await session.send('Performance.getMetrics');
      return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value;
    };
    const slow = (rate) => session.send('Emulation.setCPUThrottlingRate', { rate });
    const measured = {
      kit: { first: [], all: [], work: [] },
      hand: { first: [], all: [], work: [] },
    };
    for (let run = 0; run < mounts + 3; run++) {
      for (const way of run % 2 ? ['kit', 'hand'] : ['hand', 'kit']) {
        // A slowed thread is one that is stopped now and then, which would count as its work.
        await slow(1);
        await session.send('HeapProfiler.collectGarbage');
        const before = await work();
        await page.evaluate((name) => globalThis.bench.mount(name), way);
        const took = (await work()) - before;
        await page.evaluate(() => globalThis.bench.clear());
        await slow(throttle);
        const { first, all } = await page.evaluate((name) => globalThis.bench.mount(name), way);
        await page.evaluate(() => globalThis.bench.clear());
        if (run < 3) continue;
        measured[way].first.push(first);
        measured[way].all.push(all);
        measured[way].work.push(took);
      }
    }

    const typed = { kit: [], hand: [] };
    const rate = (units) =>
      Number(
        data.plans[seats].rateSchedules[0].charges[0].rates[0].tiers.findLast(
          ({ from }) => from <= units,
        ).rate.amount,
      );
    const usd = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
    let units = 2;
    for (let round = 0; round < 13; round++) {
      for (const way of round % 2 ? ['kit', 'hand'] : ['hand', 'kit']) {
        await show(page, way, seats);
        for (let key = 0; key < keys / 12; key++) {
          units = 2 + ((units * 7 + 3) % 97);
          const price = usd.format(units * rate(units));
          const { painted } = await page.evaluate(
            ([number, figure]) => globalThis.bench.type(number, figure),
            [units, price],
          );
          if (round > 0) typed[way].push(painted);
        }
      }
    }

    console.log(`300 plans, Chromium ${browser.version()}, CPU throttled ${throttle} times`);
    compare('first paint with cards', measured.kit.first, measured.hand.first);
    compare(
      'paint of all cards, from the first step to the last',
      measured.kit.all,
      measured.hand.all,
    );
    const mounted = compare(
      'CPU time of the main thread until all cards are painted',
      measured.kit.work,
      measured.hand.work,
      limits.mount,
    );
    const answered = compare(
      'key in a units box to painted price',
      typed.kit,
      typed.hand,
      limits.key,
    );
    if (!mounted || !answered) process.exitCode = 1;
  } finally {
    await browser.close();
    http.close();
  }
}

/** Shows one of the two that stay, with a plan chosen. */
async function show(page, way, plan) {
  await page.evaluate((name) => globalThis.bench.show(name), way);
  await page.evaluate(([name, index]) => globalThis.bench.choose(name, index), [way, plan]);
}

/** Comparing is fair only between cards that show and say the same, before and after one is chosen. */
async function checkSame(page) {
  const [kit, hand] = await Promise.all(
    ['kit', 'hand'].map((way) => page.evaluate((name) => globalThis.bench.shown(name), way)),
  );
  const different = kit.findIndex(
    ({ text, elements }, index) => text !== hand[index].text || elements !== hand[index].elements,
  );
  if (kit.length !== hand.length || different >= 0) {
    throw new Error(`The cards differ: ${JSON.stringify([kit[different], hand[different]])}`);
  }
}

await main();
