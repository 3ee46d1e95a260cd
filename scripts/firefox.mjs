import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const installed = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

/** Finds a Firefox for tests: `FIREFOX_PATH`, one on the PATH, or an installed one. Undefined where there is none. */
export function findFirefox() {
  const { FIREFOX_PATH: wanted, PATH: path = '' } = process.env;
  if (wanted) {
    if (!existsSync(wanted))
      throw new Error(`FIREFOX_PATH is set to ${wanted}, which does not exist.`);
    return wanted;
  }
  const folders = path.split(delimiter).filter(Boolean);
  const onPath = ['firefox-esr', 'firefox'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  );
  return [...onPath, ...installed].find((each) => existsSync(each));
}

export const noFirefox =
  'No Firefox found: the card frame is not tried in it. Install one, or set FIREFOX_PATH.';
