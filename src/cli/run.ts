import { parseArgs } from 'node:util';
import { checkWorlds } from './check-worlds.js';
import { checkHeaders } from './headers/check-headers.js';
import { exit, type Exit, type Surroundings } from './surroundings.js';

const usage = `uss-kit: tools of USS Kit

  uss-kit world check <file…>    tells whether files are worlds that the sandbox can go on from
  uss-kit check-headers <page>   tells what the headers of a page with the elements are good for

  --help                         this text, or what a command takes`;

const worldCheckUsage = `uss-kit world check <file…>

Reads each file as a world of the sandbox and tells all that is wrong with it and where, or that it is fine and what is
in it. A "-" stands for standard input. Nothing is written.

Ends with 0 when all are fine, 1 when one is not, 2 when a file cannot be read.`;

const checkHeadersUsage = `uss-kit check-headers <page> [--frame <address>] [--proxy <address>]

Asks a page with the elements once, as anybody can who is not signed in, and tells line by line what its headers do: what
is fine, what is wrong and what to send instead, and what could be better. Only headers count; a policy in the page does
not. Nobody else is asked.

  --frame <address>   its card frame as well: what card-frame says, such as https://cards.example.net
  --proxy <address>   its backend as well: what base-url says, as a whole address

Ends with 0 when nothing is wrong, 1 when something is, 2 when one of them cannot be asked.`;

/** Carries out what was typed after `uss-kit`. */
export async function run(args: readonly string[], surroundings: Surroundings): Promise<Exit> {
  const { out, err } = surroundings;
  const { positionals, tokens, values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', short: 'h' },
      frame: { type: 'string' },
      proxy: { type: 'string' },
    },
    allowPositionals: true,
    strict: false,
    tokens: true,
  });
  const misuse = (problem: string, hint: string): Exit => {
    err(`uss-kit: ${problem}. ${hint}`);
    return exit.misuse;
  };

  function world([command, ...files]: readonly string[]): Exit | Promise<Exit> {
    if (command === undefined)
      return misuse('what is to be done with a world', 'Try: uss-kit world check <file…>.');
    if (files.length === 0)
      return misuse(
        'no file is named',
        'Try: uss-kit world check my-world.json, or - for standard input.',
      );
    return checkWorlds(files, surroundings);
  }

  function headers(pages: readonly string[]): Exit | Promise<Exit> {
    const hint = 'Try: uss-kit check-headers https://www.example.com/billing';
    const strange = [...pages, values.frame, values.proxy].find(
      (text) => text !== undefined && !webAddress(text),
    );
    if (strange !== undefined)
      return misuse(`"${String(strange)}" is no web address, which begins with https:`, hint);
    const page = webAddress(pages[0]);
    if (!page || pages.length > 1) return misuse('one page is to be named', hint);
    const deployed = { page, frame: webAddress(values.frame), proxy: webAddress(values.proxy) };
    return checkHeaders(deployed, surroundings);
  }

  const [topic, ...rest] = positionals;
  const flags = ['help', ...(topic === 'check-headers' ? ['frame', 'proxy'] : [])];
  const stranger = tokens.find((token) => token.kind === 'option' && !flags.includes(token.name));
  if (stranger?.kind === 'option')
    return misuse(`there is no flag ${stranger.rawName}`, 'See uss-kit --help.');
  if (topic === undefined) {
    if (values.help) out(usage);
    else err(usage);
    return values.help ? exit.well : exit.misuse;
  }
  const isHeaders = topic === 'check-headers';
  const isWorld = topic === 'world' && (rest[0] === undefined || rest[0] === 'check');
  if (!isHeaders && !isWorld) {
    const typed = [topic, rest[0]].filter(Boolean).join(' ');
    return misuse(
      `there is no command "${typed}"`,
      'There are: uss-kit world check <file…>, uss-kit check-headers <page>.',
    );
  }
  if (values.help) {
    out(isHeaders ? checkHeadersUsage : worldCheckUsage);
    return exit.well;
  }
  return isHeaders ? headers(rest) : world(rest);
}

/** Undefined when a text, or a flag without one, is no address on the web. */
function webAddress(text: unknown): URL | undefined {
  if (typeof text !== 'string' || !URL.canParse(text)) return undefined;
  const address = new URL(text);
  return /^https?:$/.test(address.protocol) ? address : undefined;
}
