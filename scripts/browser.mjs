import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];
const noSandbox = '--no-sandbox';

/**
 * Finds a Chromium for tests: `CHROME_PATH`, the one that comes in an npm package (Linux x64), one
 * on the PATH, or an installed Chrome. Answers its path, the flags to start it with and where it
 * was found; throws when there is none.
 */
export async function findBrowser() {
  const mustDropSandbox = process.getuid?.() === 0 || Boolean(process.env.CI);
  const flags = mustDropSandbox ? [...quiet, noSandbox] : quiet;

  if (process.env.CHROME_PATH) {
    if (!existsSync(process.env.CHROME_PATH)) {
      throw new Error(`CHROME_PATH is set to ${process.env.CHROME_PATH}, which does not exist.`);
    }
    return { path: process.env.CHROME_PATH, args: flags, from: 'CHROME_PATH' };
  }
  const packaged = await packagedChromium();
  if (packaged) return { path: packaged, args: [...quiet, noSandbox], from: '@sparticuz/chromium' };

  for (const name of ['chromium-headless-shell', 'chromium']) {
    const path = onPath(name);
    if (path) return { path, args: flags, from: name };
  }
  const installed = await installedChrome();
  if (installed) return { path: installed, args: flags, from: 'installed Chrome' };
  throw new Error(
    'No Chrome or Chromium found for the tests. Install Chrome, or set CHROME_PATH to one.',
  );
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

async function installedChrome() {
  const { Launcher } = await import('chrome-launcher');
  try {
    return Launcher.getFirstInstallation();
  } catch {
    return undefined; // on Linux it throws when there is none
  }
}

async function packagedChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    return await unpack();
  } catch (error) {
    console.warn(`The Chromium of @sparticuz/chromium cannot be used: ${error.message}`);
    return undefined;
  }
}

/**
 * Unpacks the packaged Chromium once per version into node_modules/.cache. The package's own
 * `executablePath()` is not used: it unpacks to the shared temporary folder and would take any
 * older copy that it meets there.
 */
async function unpack() {
  const entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const home = packageFolder(dirname(entry));
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
  const folder = resolve(root, 'node_modules/.cache', `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder, home);

  const libraries = join(folder, 'al2023', 'lib');
  process.env.LD_LIBRARY_PATH = [process.env.LD_LIBRARY_PATH, libraries]
    .filter(Boolean)
    .join(delimiter);
  if (!existsSync('/etc/fonts/fonts.conf')) {
    process.env.FONTCONFIG_FILE ??= join(folder, 'fonts.conf');
  }
  return join(folder, 'chromium');
}

async function unpackInto(folder, home) {
  const draft = `${folder}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const temporary = process.env.TMPDIR;
  process.env.TMPDIR = draft; // the package unpacks into os.tmpdir()
  try {
    const { inflate } = await import(pathToFileURL(join(home, 'build/esm/lambdafs.js')).href);
    for (const archive of ['chromium', 'fonts.tar', 'al2023.tar', 'swiftshader.tar']) {
      await inflate(join(home, 'bin', `${archive}.br`));
    }
  } finally {
    if (temporary === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = temporary;
  }
  writeFileSync(
    join(draft, 'fonts.conf'),
    `<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>` +
      `<dir>${folder}/fonts</dir><cachedir>${folder}/font-cache</cachedir></fontconfig>\n`,
  );
  try {
    renameSync(draft, folder);
  } catch {
    rmSync(draft, { recursive: true, force: true }); // another process was first
  }
}

function packageFolder(folder) {
  return existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'bin'))
    ? folder
    : packageFolder(dirname(folder));
}
