import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright';
import { build, type Plugin } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../../scripts/build/entries.mjs';
import { tightTemplates } from '../../scripts/build/tight-templates.mjs';
import { launch } from './support.js';

const files = readdirSync(join(root, 'stories')).filter((name) => name.endsWith('.stories.ts'));
const entry = '\0stories';

/** Shows every story of one file, and gives what can be read in each of its roots, spaces as they are seen. */
const page = `
  import { render } from 'lit';
  ${files.map((name, index) => `import * as s${index} from ${JSON.stringify(join(root, 'stories', name))};`).join('\n')}
  const files = { ${files.map((name, index) => `${JSON.stringify(name)}: s${index}`).join(', ')} };
  const textsIn = (node) =>
    [...node.querySelectorAll('*')].flatMap((element) =>
      element.shadowRoot
        ? [[...element.shadowRoot.children].map(textOf).join('|'), ...textsIn(element.shadowRoot)]
        : []);
  /** Without what is spoken, which comes and goes. */
  const textOf = (element) => {
    for (const spoken of element.querySelectorAll('[role=status]')) spoken.hidden = true;
    return element.innerText ?? '';
  };
  globalThis.textsOf = async (name) => {
    const { default: meta, ...stories } = files[name];
    const places = Object.entries(stories).map(([name, story]) => {
      const place = document.createElement('div');
      document.body.append(place);
      const args = { ...meta.args, ...story.args };
      render((story.render ?? meta.render)(args, { args, globals: {}, name }), place);
      return [name, place];
    });
    const read = () => Object.fromEntries(places.map(([name, place]) => [name, textsIn(place)]));
    const wait = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
    let texts = read();
    // Until nothing has changed for a while in which the page had nothing to do. The slowest answer takes a second.
    for (let still = 0; still < 6;) {
      await wait(250);
      await new Promise((resolve) => requestIdleCallback(resolve));
      const now = read();
      still = JSON.stringify(now) === JSON.stringify(texts) ? still + 1 : 0;
      texts = now;
    }
    for (const [, place] of places) place.remove();
    return texts;
  };`;

async function bundle(plugins: readonly Plugin[]): Promise<string> {
  const result = await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      ...plugins,
      {
        name: 'page',
        resolveId: (id) => (id === 'virtual:stories' ? entry : null),
        load: (id) => (id === entry ? { code: page, moduleSideEffects: true } : null),
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: { input: 'virtual:stories', output: { codeSplitting: false } },
    },
  });
  const outputs = [result].flat().flatMap((each) => ('output' in each ? each.output : []));
  const chunk = outputs.find((each) => each.type === 'chunk');
  if (!chunk) throw new Error('Nothing was built.');
  return chunk.code;
}

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

it(
  'bundles show the same words as the source, with the same spaces between them',
  { timeout: 180_000 },
  async () => {
    const read = async (plugins: readonly Plugin[]) => {
      const tab = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      // The stories' tools ask for it, as Storybook has it.
      await tab.addInitScript({ content: 'globalThis.process = { env: {} };' });
      await tab.goto('about:blank');
      await tab.addScriptTag({ type: 'module', content: await bundle(plugins) });
      const texts: Record<string, Record<string, string[]>> = {};
      for (const name of files) {
        texts[name] = await tab.evaluate(
          (file) =>
            (
              globalThis as unknown as {
                textsOf(name: string): Promise<Record<string, string[]>>;
              }
            ).textsOf(file),
          name,
        );
      }
      return texts;
    };
    const [source, tight] = await Promise.all([read([]), read([tightTemplates as Plugin])]);
    expect(JSON.stringify(source).length, 'something is read').toBeGreaterThan(50_000);
    expect(tight).toEqual(source);
  },
);
