import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import * as z from 'zod/mini';

const inRoot = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * The OpenAPI description of the HTTP contract. `load` imports a TypeScript module by its path from the project root.
 */
export async function openApiDocument(load) {
  const [
    { operations },
    { routes, kitHeader, jsonType, problemType },
    { problemSchema, problemStatus },
  ] = await Promise.all(
    ['contract', 'http/routes', 'http/problem'].map((name) => load(`src/adapter/${name}.ts`)),
  );
  const { version, license } = JSON.parse(readFileSync(inRoot('package.json'), 'utf8'));
  const schemas = await componentSchemas(load, operations, problemSchema);
  const texts = operationTexts();

  const paths = {};
  for (const [name, route] of Object.entries(routes)) {
    const { input, output } = schemas.operations[name];
    (paths[route.path] ??= {})[route.method.toLowerCase()] = {
      operationId: name,
      description: texts[name] ?? name,
      ...(name === 'signIn' && { security: [] }),
      ...request(route, input, jsonType),
      responses: {
        [route.status]: { description: 'The answer.', content: { [jsonType]: { schema: output } } },
        default: { $ref: '#/components/responses/Problem' },
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'USS Kit billing API',
      version,
      license: { name: license, identifier: license },
      description:
        'What the elements of USS Kit ask of a company’s own backend. All paths lie below the base URL that the page is given. The account is that of the session, never a part of a request. Amounts are decimal text with a currency, dates are calendar dates in the company’s billing time zone. A request with a key that is not named here must be refused with `invalid-input`. Answers to all but sign-in are private: send them with `Cache-Control: no-store`.',
    },
    servers: [{ url: '/uss' }],
    security: [{ cookie: [] }, { bearer: [] }],
    paths,
    components: {
      schemas: schemas.named,
      parameters: {
        Kit: {
          name: kitHeader,
          in: 'header',
          required: true,
          description:
            'Any value. A request without it must be refused: it keeps other sites’ forms and images out.',
          schema: { type: 'string' },
        },
      },
      responses: {
        Problem: {
          description: 'An error, told by its code. Never holds a text of the platform.',
          headers: {
            'Retry-After': {
              description: 'Seconds to wait, with `too-many-requests`.',
              schema: { type: 'integer' },
            },
          },
          content: { [problemType]: { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
      securitySchemes: {
        cookie: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-uss-session',
          description: 'Set by signIn. HttpOnly, Secure, SameSite; the name is the backend’s own.',
        },
        bearer: { type: 'http', scheme: 'bearer', description: 'For a backend on another site.' },
      },
    },
    'x-status-by-code': problemStatus,
  };
}

/** JSON schemas of the nouns by name, and of each operation's input and output with references to them. */
async function componentSchemas(load, operations, problemSchema) {
  const registry = z.registry();
  const add = (id, schema) => void (registry.has(schema) || registry.add(schema, { id }));
  const { accountIdSchema } = await load('src/model/ids.ts');
  // All ids but the intent's are one schema with many brands.
  add('Id', accountIdSchema);
  for (const file of readdirSync(inRoot('src/model')).filter((name) => name.endsWith('.ts'))) {
    for (const [name, value] of Object.entries(await load(`src/model/${file}`))) {
      const [, noun] = /^(\w+)Schema$/.exec(name) ?? [];
      if (noun) add(noun[0].toUpperCase() + noun.slice(1), value);
    }
  }
  add('Problem', problemSchema);
  for (const [name, { input, output }] of Object.entries(operations)) {
    add(`input of ${name}`, input);
    add(`output of ${name}`, output);
  }
  const { schemas } = z.toJSONSchema(registry, {
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  });
  for (const schema of Object.values(schemas)) {
    delete schema.$id;
    delete schema.$schema;
  }
  const place = (schema) => {
    const { id } = registry.get(schema);
    return id.includes(' ') ? schemas[id] : { $ref: `#/components/schemas/${id}` };
  };
  const named = Object.entries(schemas).filter(([id]) => !id.includes(' '));
  return {
    named: Object.fromEntries(named.sort(([a], [b]) => (a < b ? -1 : 1))),
    operations: Object.fromEntries(
      Object.entries(operations).map(([name, { input, output }]) => [
        name,
        { input: schemas[registry.get(input).id], output: place(output) },
      ]),
    ),
  };
}

/** Where each key of the input travels: in the path, the query, or the body. */
function request({ method, path }, input, jsonType) {
  const required = new Set(input.required);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const rest = Object.entries(input.properties ?? {}).filter(([name]) => !inPath.includes(name));
  const parameters = [
    { $ref: '#/components/parameters/Kit' },
    ...inPath.map((name) => ({ name, in: 'path', required: true, schema: input.properties[name] })),
  ];
  if (method === 'GET' || method === 'DELETE') {
    return {
      parameters: [
        ...parameters,
        ...rest.flatMap(([name, schema]) => queryParameters(name, schema, required.has(name))),
      ],
    };
  }
  const schema = {
    type: 'object',
    properties: Object.fromEntries(rest),
    required: rest.map(([name]) => name).filter((name) => required.has(name)),
    additionalProperties: false,
  };
  return { parameters, requestBody: { required: true, content: { [jsonType]: { schema } } } };
}

function queryParameters(name, schema, required) {
  if (schema.type !== 'object') return [{ name, in: 'query', required, schema }];
  return Object.entries(schema.properties).flatMap(([key, member]) =>
    queryParameters(`${name}.${key}`, member, required && (schema.required ?? []).includes(key)),
  );
}

/** What the contract's own comments say of each operation. */
function operationTexts() {
  const path = inRoot('src/adapter/contract.ts');
  const source = ts.createSourceFile(
    path,
    readFileSync(path, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const texts = {};
  const visit = (node) => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'operations') {
      const table = node.initializer.expression;
      for (const property of table.properties) {
        const [comment] = ts.getJSDocCommentsAndTags(property);
        const text = comment && ts.getTextOfJSDocComment(comment.comment);
        if (text) {
          texts[property.name.getText()] = text
            .replace(/\s+/g, ' ')
            .replaceAll('Throws ', 'Fails with ');
        }
      }
      return;
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}
