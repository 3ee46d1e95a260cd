import { parseArgs } from 'node:util';
import type { Account } from '../src/model/account.js';
import type { CompanyRules, CompanyTerms } from './aria/policy.js';
import { readPaymentTerms, readRules } from './company-rules.js';
import type { SealKeys } from './http/session-seal.js';
import { SettingsError, type Environment } from './settings-error.js';

/** Where the platform is, and what proves us there. Never leaves the server. */
export interface AriaSettings {
  readonly url: string;
  readonly clientNo: string;
  readonly authKey: string;
}

export interface Settings {
  /** What stands behind the API. */
  readonly behind:
    | { readonly is: 'sandbox' }
    | { readonly is: 'simulator' }
    | ({ readonly is: 'aria' } & AriaSettings);
  /** Development: the sandbox can be moved by pages, the session key may be made up, the ledger may be in memory. */
  readonly dev: boolean;
  readonly port: number;
  readonly basePath: string;
  /** Folder that holds examples/ and dist/, to serve the demo pages beside the API. */
  readonly pages: string | undefined;
  /** With pages: port of the test vault and its card frame; 0 takes a free one. */
  readonly cardPort: number;
  /** None: made up at the start, so that sessions end with the process. */
  readonly keys: SealKeys | undefined;
  readonly ownOrigin: string | undefined;
  /** Header in which a trusted machine in front puts the client's address. */
  readonly addressHeader: string | undefined;
  readonly allowedOrigins: readonly string[];
  /** File of the durable ledger. */
  readonly ledger: string | undefined;
  /** The terms that customers agree to when confirming. */
  readonly terms: Account['terms'];
  /** IANA name of the billing time zone; without one the platform's own clock is asked. */
  readonly timeZone: string | undefined;
  /** Names of the supplemental fields of plans that pages may see. */
  readonly planFields: readonly string[];
  /** What the company has set in Aria, as far as the environment says. */
  readonly rules: CompanyRules;
  /** The payment terms that the company has set up there. */
  readonly paymentTerms: readonly CompanyTerms[];
}

export { SettingsError };

const help = `Usage: uss-kit-proxy [--port 8787] [--base-path /uss] [--dev (--simulator | --sandbox) [--pages DIR]]
See the README of the proxy for the environment it reads.`;

/** Reads command line and environment. Throws a {@link SettingsError} that names the setting. */
export function readSettings(args: readonly string[], environment: Environment): Settings {
  const flags = readFlags(args);
  const { dev, simulator, sandbox } = flags;
  if ((simulator || sandbox) && !dev) {
    throw new SettingsError('--simulator and --sandbox are for development: add --dev.');
  }
  if (simulator && sandbox) throw new SettingsError('Choose one of --simulator and --sandbox.');
  const behind = simulator
    ? ({ is: 'simulator' } as const)
    : sandbox
      ? ({ is: 'sandbox' } as const)
      : ({ is: 'aria', ...readAria(environment) } as const);
  const keys = readKeys(environment['USS_SESSION_KEYS']);
  if (!keys && !dev) {
    throw new SettingsError(
      'Set USS_SESSION_KEYS to one or more keys, newest first, split by commas: each 32 random bytes in base64 (openssl rand -base64 32).',
    );
  }
  const ledger = environment['USS_LEDGER'];
  if (!ledger && !dev) {
    throw new SettingsError(
      'Set USS_LEDGER to a file for the ledger: without one, a restart could forget a write that is under way.',
    );
  }
  return {
    behind,
    dev,
    port: readPort(flags.port ?? environment['PORT'] ?? '8787'),
    basePath: readBasePath(flags['base-path']),
    pages: flags.pages,
    cardPort: readPort(environment['CARD_PORT'] ?? '0'),
    keys,
    ownOrigin: environment['USS_ORIGIN']
      ? readOrigin('USS_ORIGIN', environment['USS_ORIGIN'])
      : undefined,
    addressHeader: environment['USS_ADDRESS_HEADER'] ?? undefined,
    allowedOrigins: readList(environment['USS_ALLOWED_ORIGINS']).map((each) =>
      readOrigin('USS_ALLOWED_ORIGINS', each),
    ),
    ledger,
    terms: readTerms(environment),
    timeZone: readTimeZone(environment['USS_TIME_ZONE']),
    planFields: readList(environment['USS_PLAN_FIELDS']),
    rules: readRules(environment),
    paymentTerms: readPaymentTerms(environment),
  };
}

function readList(text = ''): string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

function readTerms(environment: Environment): Account['terms'] {
  const { USS_TERMS_URL: url, USS_TERMS_VERSION: version } = environment;
  if (!url && !version) return undefined;
  if (!url || !version) {
    throw new SettingsError('Set both USS_TERMS_URL and USS_TERMS_VERSION, or neither.');
  }
  if (!URL.canParse(url) || !/^https?:/.test(url)) {
    throw new SettingsError(`USS_TERMS_URL "${url}" must be an address that starts with https://.`);
  }
  return { url, version };
}

function readTimeZone(name: string | undefined): string | undefined {
  if (!name) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new SettingsError(`USS_TIME_ZONE "${name}" is no time zone such as America/Denver.`, {
      cause,
    });
  }
}

function readFlags(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        dev: { type: 'boolean', default: false },
        simulator: { type: 'boolean', default: false },
        sandbox: { type: 'boolean', default: false },
        port: { type: 'string' },
        'base-path': { type: 'string', default: '/uss' },
        pages: { type: 'string' },
      },
    }).values;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'The command line cannot be read.';
    throw new SettingsError(`${reason}\n${help}`, { cause });
  }
}

function readAria(environment: Environment): AriaSettings {
  const need = (name: string): string => {
    const value = environment[name];
    if (!value)
      throw new SettingsError(`Set ${name}. To try the proxy without Aria: --dev --simulator.`);
    return value;
  };
  return {
    url: need('ARIA_URL'),
    clientNo: need('ARIA_CLIENT_NO'),
    authKey: need('ARIA_AUTH_KEY'),
  };
}

function readKeys(text: string | undefined): SealKeys | undefined {
  if (!text) return undefined;
  const keys = text.split(',').map((each) => new Uint8Array(Buffer.from(each.trim(), 'base64')));
  const [first, ...rest] = keys;
  if (!first || keys.some((key) => key.length !== 32)) {
    throw new SettingsError(
      'USS_SESSION_KEYS must hold keys of 32 bytes in base64, split by commas (openssl rand -base64 32).',
    );
  }
  return [first, ...rest];
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new SettingsError(`The port "${text}" is no port number.`);
  return port;
}

function readBasePath(text: string): string {
  if (!/^(\/[\w-]+)+$/.test(text))
    throw new SettingsError(
      `--base-path "${text}" must be a path such as /uss, without a slash at its end.`,
    );
  return text;
}

function readOrigin(name: string, text: string): string {
  const origin = URL.canParse(text) ? new URL(text).origin : undefined;
  if (origin !== text)
    throw new SettingsError(
      `${name} holds "${text}", which is no origin such as https://www.example.com.`,
    );
  return text;
}
