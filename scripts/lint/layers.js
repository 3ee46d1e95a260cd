/**
 * The layers of the kit and who may import whom: the arrows of docs/architecture.md, once.
 *
 * - `files`: globs from the project root. The first layer that matches a file owns it.
 * - `may`: layers whose modules it may import in any way. A layer may always import itself.
 * - `types`: layers of which it may import types only.
 * - `lazy`: layers that it may import only by `import()`.
 * - `packages`: npm packages it may import; `node` lets Node's own modules in; `anything` ends the list.
 */
const pure = ['money', 'model'];
const contract = ['adapter', 'adapter-words'];
const headless = [
  ...pure,
  ...contract,
  'billing',
  'billing-on-screen',
  'events',
  'sandbox',
  'adapter-protocol',
  'adapter-sandbox',
  'adapter-http',
  'adapter-conformance',
  'connect',
  'context',
  'controllers',
  'payment-fields',
  'i18n',
  'styles',
];
const elements = ['internal', 'provider', 'element', 'define'];
const proxy = [
  'proxy',
  'proxy-http',
  'proxy-aria',
  'proxy-wire',
  'proxy-simulator',
  'proxy-vault',
  'proxy-vault-wire',
];
const elementsMay = ['element', 'internal', 'controllers', 'context', 'events', 'i18n', 'styles'];
const litPackages = ['lit', '@lit/context'];
const serverPackages = ['node', 'zod', 'hono', '@hono/node-server', 'jose', 'libsql'];

export const layers = [
  {
    name: 'proxy-test',
    files: ['proxy/**/*.test.ts'],
    may: [...proxy, 'proxy-card-frame', ...headless, 'test', 'scripts'],
    packages: ['anything'],
  },

  { name: 'money', files: ['src/money/**'], packages: ['dinero.js'] },
  { name: 'model', files: ['src/model/**'], may: ['money'], packages: ['zod'] },
  {
    name: 'billing-on-screen',
    files: ['src/billing/{price,plan-instances,plan-numbers}.ts'],
    may: ['money', 'billing'],
    types: ['model'],
  },
  {
    name: 'billing',
    files: ['src/billing/**'],
    may: ['money', 'billing-on-screen'],
    types: ['model'],
    packages: ['@internationalized/date'],
  },
  { name: 'events', files: ['src/events/**'], may: ['money'], types: ['model'] },
  {
    name: 'sandbox',
    files: ['src/sandbox/**'],
    may: [...pure, 'billing', 'billing-on-screen'],
    packages: ['zod'],
  },

  { name: 'adapter-words', files: ['src/adapter/{errors,nouns}.ts'], may: pure },
  {
    name: 'adapter',
    files: ['src/adapter/*'],
    may: [...pure, 'adapter-words'],
    packages: ['zod'],
  },
  {
    name: 'adapter-protocol',
    files: ['src/adapter/protocol/**'],
    may: [...pure, ...contract],
    packages: ['zod'],
  },
  {
    name: 'adapter-sandbox',
    files: ['src/adapter/sandbox/**'],
    may: [...pure, ...contract, 'adapter-protocol', 'sandbox', 'billing', 'billing-on-screen'],
    packages: ['zod'],
  },
  {
    name: 'adapter-http',
    files: ['src/adapter/http/**'],
    may: [...pure, ...contract, 'adapter-protocol'],
    packages: ['zod'],
  },
  {
    name: 'adapter-conformance',
    files: ['src/adapter/conformance/**'],
    may: [...pure, ...contract, 'adapter-protocol'],
    packages: ['zod'],
  },

  {
    name: 'connect',
    files: ['src/connect/**'],
    may: ['money', ...contract],
    types: ['model', 'adapter-http', 'adapter-sandbox', 'payment-fields'],
    lazy: ['adapter-http', 'adapter-sandbox', 'payment-fields'],
  },
  { name: 'i18n', files: ['src/i18n/**'], may: ['money'], packages: ['@fluent/bundle'] },
  { name: 'styles', files: ['src/styles/**'], packages: ['lit'] },
  {
    name: 'context',
    files: ['src/context/**'],
    may: ['money', ...contract],
    types: ['model', 'payment-fields'],
    packages: [...litPackages, '@tanstack/query-core'],
  },
  {
    name: 'controllers',
    files: ['src/controllers/**'],
    may: ['money', 'adapter-words', 'context', 'i18n', 'events', 'billing-on-screen'],
    types: ['model', 'adapter'],
    packages: [...litPackages, '@tanstack/query-core'],
  },
  {
    // How numbers are asked for without the kit seeing them: the port, our frame's side in the page, and the test fields.
    name: 'payment-fields',
    files: ['src/payment-fields/**'],
    may: ['model', 'i18n'],
    packages: ['zod'],
  },
  {
    name: 'cli',
    files: ['src/cli/**'],
    may: [...pure, ...contract, 'adapter-http', 'adapter-conformance', 'sandbox'],
    packages: ['node', 'zod', 'csp_evaluator'],
  },
  { name: 'headless-entry', files: ['src/index.ts'], may: headless },

  { name: 'define', files: ['components/**/*.define.ts'], may: elements },
  {
    name: 'internal',
    files: ['components/internal/**'],
    may: ['i18n', 'styles'],
    packages: litPackages,
  },
  {
    name: 'provider',
    files: ['components/provider/**'],
    may: ['connect', ...elementsMay],
    types: ['model', 'payment-fields'],
    packages: litPackages,
  },
  { name: 'script-entry', files: ['components/uss-kit.ts'], may: elements },
  {
    name: 'element',
    files: ['components/*/**'],
    may: elementsMay,
    types: ['model', 'payment-fields'],
    packages: litPackages,
  },

  {
    // What both sides of Aria's wire share: its tables and its numbers.
    name: 'proxy-wire',
    files: ['proxy/aria/wire/**', 'proxy/aria/{json,decimal-text,codes,statuses}.ts'],
    types: ['model'],
    packages: ['zod'],
  },
  {
    // The engine judges and projects what Aria's wire does not tell (docs/decisions/0007-the-engine-judges-in-the-proxy.md).
    name: 'proxy-aria',
    files: ['proxy/aria/**'],
    may: [
      ...pure,
      ...contract,
      'billing',
      'billing-on-screen',
      'sandbox',
      'adapter-protocol',
      'proxy-wire',
    ],
    packages: ['node', 'zod'],
  },
  {
    name: 'proxy-simulator',
    files: ['proxy/simulator/**'],
    may: [
      ...pure,
      ...contract,
      'billing',
      'billing-on-screen',
      'sandbox',
      'adapter-sandbox',
      'proxy-wire',
    ],
    packages: serverPackages,
  },
  {
    // What the card frame and the vault say to each other, where numbers travel.
    name: 'proxy-vault-wire',
    files: ['proxy/vault/wire.ts'],
    may: ['model'],
    packages: ['zod'],
  },
  {
    // The test vault: serves the card frame and makes tokens of test numbers.
    name: 'proxy-vault',
    files: ['proxy/vault/**'],
    may: ['model', 'payment-fields', 'proxy-vault-wire', 'proxy-http'],
    packages: serverPackages,
  },
  {
    // Runs in a browser, in a frame of its own origin, with the looks and texts of the kit.
    name: 'proxy-card-frame',
    files: ['proxy/card-frame/**'],
    may: ['model', 'i18n', 'styles', 'internal', 'payment-fields', 'proxy-vault-wire'],
    packages: ['lit', 'zod', 'card-validator', 'credit-card-type', 'ibantools', 'validator'],
  },
  {
    name: 'proxy-http',
    files: ['proxy/http/**'],
    may: [...pure, ...contract, 'adapter-protocol', 'adapter-http'],
    packages: serverPackages,
  },
  {
    name: 'proxy',
    files: ['proxy/**'],
    may: [
      'site',
      ...proxy,
      ...pure,
      ...contract,
      'billing',
      'billing-on-screen',
      'sandbox',
      'adapter-protocol',
      'adapter-sandbox',
      'adapter-http',
    ],
    packages: serverPackages,
  },

  {
    name: 'stories',
    files: ['stories/**'],
    may: [...headless, ...elements],
    packages: [...litPackages, '@storybook/web-components-vite', 'storybook'],
  },
  {
    name: 'test',
    files: ['test/**'],
    may: [
      ...headless,
      'cli',
      'headless-entry',
      ...elements,
      'script-entry',
      ...proxy,
      'proxy-card-frame',
      'stories',
      'scripts',
      'site',
    ],
    packages: ['anything'],
  },
  { name: 'examples', files: ['examples/**'], packages: ['anything'] },
  // The demo pages and their policy: served by `npm start` and, beside the API, by the proxy's --dev.
  { name: 'site', files: ['scripts/{static-site,page-policy}.mjs'], packages: ['node'] },
  {
    // `npm start` runs the built test vault beside the pages.
    name: 'scripts',
    files: ['scripts/**'],
    may: ['site', ...headless],
    lazy: ['proxy'],
    packages: ['anything'],
  },
  {
    name: 'configuration',
    files: ['.storybook/**', '*.{js,mjs,ts}'],
    may: ['scripts', 'styles', 'i18n'],
    packages: ['anything'],
  },
];
