import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pagePolicy } from './page-policy.mjs';

const served = ['examples', 'dist'];
const types = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** In a page this stands for the address of the card frame; empty where there is none. */
const cardFrameMark = /__CARD_FRAME__/g;

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
  'Cache-Control': 'no-cache',
};

/** The file of a request path, or nothing when it lies outside the served folders. */
async function fileOf(root, pathname) {
  const path = normalize(decodeURIComponent(pathname)).split(sep).filter(Boolean);
  if (!served.includes(path[0]) || path.some((part) => part.startsWith('.'))) return undefined;
  const file = join(root, ...path);
  const info = await stat(file).catch(() => undefined);
  if (!info?.isDirectory()) return info && { file, size: info.size };
  const index = join(file, 'index.html');
  const page = await stat(index).catch(() => undefined);
  if (!page) return undefined;
  return { file: index, size: page.size, folder: true };
}

/**
 * Hands out examples/ and dist/ of a folder under the strict policy that the kit promises to run under.
 *
 * @param {{ root: string, start: string, cardFrame?: string | undefined }} options `start` is where "/" leads; `cardFrame` the
 *   origin of the card frame, which pages may frame, and which stands in them in place of `__CARD_FRAME__`.
 * @returns {(request: import('node:http').IncomingMessage, response: import('node:http').ServerResponse) => Promise<unknown>}
 */
export function staticSite({ root, start, cardFrame }) {
  const all = {
    ...headers,
    'Content-Security-Policy': pagePolicy({ frames: cardFrame ? [cardFrame] : [] }),
  };
  return async (request, response) => {
    const send = (status, more = {}, text = '') => {
      response.writeHead(status, {
        ...all,
        'Content-Type': 'text/plain; charset=utf-8',
        ...more,
      });
      response.end(text);
    };
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return send(405, { Allow: 'GET, HEAD' }, 'This server only hands out files.\n');
    }
    let pathname;
    let found;
    try {
      ({ pathname } = new URL(request.url, 'http://localhost'));
      if (pathname === '/') return send(302, { Location: start });
      found = await fileOf(root, pathname);
    } catch {
      return send(400, {}, 'Not an address of this server.\n');
    }
    if (pathname === '/favicon.ico' && !found) return send(204);
    if (!found) return send(404, {}, `No ${pathname} here.\n`);
    if (found.folder && !pathname.endsWith('/')) return send(308, { Location: `${pathname}/` });
    const type = types[extname(found.file)] ?? 'application/octet-stream';
    if (type === types['.html']) {
      const text = (await readFile(found.file, 'utf8')).replace(cardFrameMark, cardFrame ?? '');
      return send(200, { 'Content-Type': type }, request.method === 'HEAD' ? '' : text);
    }
    response.writeHead(200, {
      ...all,
      'Content-Type': type,
      'Content-Length': found.size,
    });
    if (request.method === 'HEAD') return response.end();
    return createReadStream(found.file)
      .on('error', () => response.destroy())
      .pipe(response);
  };
}
