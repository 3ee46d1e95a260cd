import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, FrameLocator, Page } from 'playwright';
import { build } from 'vite';
import type { Violation } from '../../../proxy/vault/reports.js';
import { serveVault } from '../../../proxy/vault/serve.js';
import { pagePolicy } from '../../../scripts/page-policy.mjs';
import type { FieldsState, Tokenized } from '../../../src/payment-fields/port.js';
import type { HostOptions } from './host-page.js';

const root = join(import.meta.dirname, '../../..');

const style = `
  body { margin: 0; padding: 16px; font-family: system-ui, sans-serif; }
  .dark { background: #16181d; color: #e8eaf0; }
  .cover { position: fixed; inset: 0; background: white; }
`;

const page = (sheet: string) => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>A host page</title>
    <link rel="stylesheet" href="${sheet}" />
    <link rel="icon" href="data:," />
    <script type="module" src="/host-page.js"></script>
  </head>
  <body>
    <main>
      <h1>Pay</h1>
      <button type="button" id="before">Before</button>
      <div id="container"></div>
      <button type="button" id="after">After</button>
    </main>
  </body>
</html>`;

/** A host page under the strictest policy, and the vault with the card frame on an origin of its own. */
export interface CardStage {
  readonly host: string;
  readonly vault: string;
  /** What the vault logged of reports of browsers, in order. */
  readonly violations: readonly Violation[];
  /** Moves the vault's clock; in milliseconds. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

export async function cardStage(): Promise<CardStage> {
  const script = await hostScript();
  let passed = 0;
  const origins: string[] = [];
  const violations: Violation[] = [];
  const vault = await serveVault({
    parents: () => origins,
    onViolation: (violation) => violations.push(violation),
    frame: join(root, 'proxy/dist/card-frame'),
    now: () => Date.now() + passed,
  });
  const policy = pagePolicy({ frames: [vault.address] });
  const server = createServer((request, response) => {
    const files: Record<string, [string, string]> = {
      '/': ['text/html', page('/host.css')],
      '/host.css': ['text/css', style],
      '/host-page.js': ['text/javascript', script],
    };
    const [type, body] = files[request.url ?? ''] ?? ['text/plain', ''];
    response.writeHead(200, { 'Content-Type': type, 'Content-Security-Policy': policy });
    response.end(body);
  });
  const host = await listen(server);
  origins.push(host);
  return {
    host,
    vault: vault.address,
    violations,
    pass: (milliseconds) => {
      passed += milliseconds;
    },
    close: async () => {
      await vault.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () =>
      resolve(`http://localhost:${(server.address() as AddressInfo).port}`),
    );
  });
}

async function hostScript(): Promise<string> {
  const built = await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2022',
      minify: false,
      lib: { entry: join(import.meta.dirname, 'host-page.ts'), formats: ['es'] },
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  const [output] = Array.isArray(built) ? built : [built];
  if (!output || !('output' in output)) throw new Error('Nothing was built.');
  return output.output[0].code;
}

/** As a page would say them; with its own background axe can measure contrast. */
const themes = {
  light: { scheme: 'light', surface: '#ffffff' },
  dark: { scheme: 'dark', surface: '#16181d' },
} as const;

export interface OpenOptions {
  readonly width?: number;
  readonly scheme?: 'light' | 'dark';
  readonly forcedColors?: 'active' | 'none';
}

/** The page with fields in it, in a window of its own. */
export class CardPage {
  readonly page: Page;
  readonly fields: FrameLocator;
  /** Console errors and warnings, and throws. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    this.fields = page.frameLocator('#container iframe');
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(`thrown: ${error.message}`));
  }

  /** An empty host page. */
  static async open(
    browser: Browser,
    stage: CardStage,
    { width = 800, scheme = 'light', forcedColors = 'none' }: OpenOptions = {},
  ): Promise<CardPage> {
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      colorScheme: scheme,
      locale: 'en-US',
      forcedColors,
    });
    context.setDefaultTimeout(10_000);
    const opened = new CardPage(await context.newPage());
    await opened.page.goto(stage.host);
    if (scheme === 'dark') await opened.page.evaluate(() => document.body.classList.add('dark'));
    return opened;
  }

  /** An empty host page, then fields in it. */
  static async with(
    browser: Browser,
    stage: CardStage,
    request: Partial<HostOptions> = {},
    options: OpenOptions = {},
  ): Promise<CardPage> {
    const opened = await CardPage.open(browser, stage, options);
    await opened.mount(stage, { theme: themes[options.scheme ?? 'light'], ...request });
    return opened;
  }

  async mount(stage: CardStage, request: Partial<HostOptions>): Promise<void> {
    await this.page.evaluate((options) => window.stage.mount(options), {
      url: stage.vault,
      ...request,
    });
    await this.page.waitForFunction(() => window.stage.states.at(-1)?.ready);
  }

  field(name: string) {
    return this.fields.getByLabel(name, { exact: true });
  }

  async fillCard(number: string, more: { code?: string; expiry?: string } = {}): Promise<void> {
    await this.field('Card number').fill(number);
    await this.field('Expiry date').fill(more.expiry ?? '12/34');
    await this.field('Security code').fill(more.code ?? '123');
    await this.field('Name on the card').fill('Ada Lovelace');
  }

  state(): Promise<FieldsState | undefined> {
    return this.page.evaluate(() => window.stage.states.at(-1));
  }

  /** Asks for a token and leaves it under way. */
  start(): Promise<void> {
    return this.page.evaluate(() => window.stage.start());
  }

  async outcome(): Promise<Tokenized | undefined> {
    await this.page.waitForFunction(() => window.stage.outcome !== undefined);
    return this.page.evaluate(() => window.stage.outcome);
  }

  async tokenize(): Promise<Tokenized | undefined> {
    await this.start();
    return this.outcome();
  }

  close(): Promise<void> {
    return this.page.context().close();
  }
}
