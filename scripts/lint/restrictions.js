/** Entries of `no-restricted-syntax` and `no-restricted-imports`, named by the promise they keep. */

const ofAnyImport = (test) => [
  `ImportDeclaration[source.value=${test}]`,
  `ExportAllDeclaration[source.value=${test}]`,
  `ExportNamedDeclaration[source.value=${test}]`,
  `ImportExpression[source.value=${test}]`,
];
const each = (selectors, message) => selectors.map((selector) => ({ selector, message }));

export const specifiers = [
  ...each(
    ofAnyImport('/^\\.(?!.*\\.(js|mjs|cjs|json)$)/'),
    'Relative import specifiers end in .js.',
  ),
  {
    selector: 'ImportExpression:not([source.type="Literal"])',
    message: 'import() takes a plain string, so that the import arrows can be checked.',
  },
];

export const noBarrels = each(
  ofAnyImport('/^\\.(.*\\/)?index\\.js$/'),
  'No barrel imports inside the package: name the file.',
);

export const noZodGlobals = [
  {
    selector:
      'MemberExpression[object.name="z"][property.name=/^(config|globalRegistry|locales)$/]',
    message: "zod's configuration and registry are shared with the host page: leave them alone.",
  },
];

export const losslessJson = [
  {
    selector: 'MemberExpression[object.name="JSON"][property.name="parse"]',
    message: 'JSON.parse rounds numbers: read the wire with proxy/aria/json.ts.',
  },
  {
    selector: 'CallExpression[arguments.length=0][callee.property.name="json"]',
    message: 'Response.json() rounds numbers: read the wire with proxy/aria/json.ts.',
  },
];

export const namedClass = [
  {
    selector: 'TSEnumDeclaration',
    message: 'Use a const array and a union of its values.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message: 'Trusted Types forbid markup strings: render a template or build nodes.',
  },
];

export const unsafeLit = {
  group: [
    'lit/directives/unsafe-*',
    'lit-html/directives/unsafe-*',
    'lit/static-html.js',
    'lit/directives/style-map.js',
  ],
  message: 'Neither unsafe markup nor style attributes: the kit runs under a strict policy.',
};

export const zodMini = {
  regex: '^zod(?!/mini$)',
  message: "Browser code uses `import * as z from 'zod/mini'`.",
};

export const zodNamespaceOnly = {
  selector:
    'ImportDeclaration[source.value="zod/mini"] > :matches(ImportSpecifier, ImportDefaultSpecifier)',
  message: "Write `import * as z from 'zod/mini'`: named imports keep bundlers from shaking it.",
};

const network = ['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'];

/** The adapter is the only way out. */
export const noNetwork = {
  globals: network.map((name) => ({ name, message: 'Only src/adapter/http talks to a network.' })),
  syntax: [
    {
      selector: `MemberExpression[object.name=/^(window|globalThis|self)$/][property.name=/^(${network.join('|')})$/]`,
      message: 'Only src/adapter/http talks to a network.',
    },
    {
      selector: 'MemberExpression[object.name="navigator"][property.name="sendBeacon"]',
      message: 'Only src/adapter/http talks to a network.',
    },
  ],
};

export const noDom = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'location',
].map((name) => ({ name, message: 'This layer knows no page.' }));
