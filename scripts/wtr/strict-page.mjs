import { randomBytes } from 'node:crypto';
import { pagePolicy } from '../page-policy.mjs';

const nonce = randomBytes(16).toString('base64');

// The runner's own inline scripts need the nonce, and the npm modules keep Lit's own policy name.
const policy = pagePolicy({ scripts: [`'nonce-${nonce}'`], policies: ['lit-html'] });

/** Puts the nonce on the runner's scripts and the policy on the page. */
export const strictPage = {
  name: 'strict-page',
  transform(context) {
    if (context.path !== '/' || !context.response.is('html')) return undefined;
    context.set('Content-Security-Policy', policy);
    return { body: context.body.replaceAll('<script', `<script nonce="${nonce}"`) };
  },
};

/** The page that loads one test file: some packages read process.env when they are not bundled. */
export function testPage() {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>USS Kit tests</title>
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <script>window.process = { env: { NODE_ENV: 'production' } };</script>
  </head>
  <body>
    <script type="module" src="/test/support/framework.ts"></script>
  </body>
</html>`;
}
