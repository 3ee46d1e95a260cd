import { jsonType, kitHeader, problemType, routes } from '../../adapter/http/routes.js';
import { exit, type Exit, type Surroundings } from '../surroundings.js';
import type { Finding } from './finding.js';
import { stranger } from './header-rules.js';
import { judgeFrame, judgePage, judgeProxy } from './judge.js';

/** What is deployed: the page, and as it says them `card-frame` and `base-url`. */
export interface Deployed {
  readonly page: URL;
  readonly frame?: URL | undefined;
  readonly proxy?: URL | undefined;
}

/** Asks page, card frame and proxy once each, and tells line by line what their headers do; the worst of them decides how the command ends. */
export async function checkHeaders(
  { page, frame, proxy }: Deployed,
  surroundings: Surroundings,
): Promise<Exit> {
  const { out, err } = surroundings;
  let worst: Exit = exit.well;
  const endsWith = (end: Exit) => {
    if (end > worst) worst = end;
  };

  async function look(probe: Probe, judged: (headers: Headers) => Finding[]): Promise<void> {
    const answer = await headersOf(probe, surroundings);
    if (typeof answer === 'string') {
      err(`${probe.address.href}: ${answer}`);
      return endsWith(exit.misuse);
    }
    out(probe.address.href);
    const findings = judged(answer);
    for (const { verdict, text } of findings) out(`  ${verdict.padEnd(6)}  ${text}`);
    if (findings.some(({ verdict }) => verdict === 'wrong')) endsWith(exit.wrong);
  }

  await look({ address: page, types: ['text/html'] }, (headers) => judgePage(headers, page, frame));
  if (frame) {
    const address = below(frame, '/frame');
    await look({ address, types: ['text/html'], headers: { Origin: stranger } }, (headers) =>
      judgeFrame(headers, frame, page),
    );
  }
  if (proxy) {
    const address = below(proxy, routes.validateSession.path);
    await look(
      {
        address,
        types: [jsonType, problemType],
        headers: { Origin: stranger, [kitHeader]: '1' },
        // Whoever is signed in nowhere is refused, in the contract's own form.
        refusals: true,
      },
      (headers) => judgeProxy(headers, proxy, page),
    );
  }
  return worst;
}

interface Probe {
  readonly address: URL;
  /** What the answer may be. */
  readonly types: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
  readonly refusals?: boolean;
}

/** The headers of what is there, or in words why there is nothing to judge. */
async function headersOf(
  { address, types, headers = {}, refusals = false }: Probe,
  { ask }: Surroundings,
): Promise<Headers | string> {
  let response: Response;
  try {
    response = await ask(address, headers);
  } catch (thrown) {
    return `cannot be reached: ${reasonOf(thrown)}`;
  }
  await response.body?.cancel();
  const { status } = response;
  const type = response.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase();
  if (status >= 300 && status < 400)
    return `leads on to ${response.headers.get('Location') ?? 'nowhere'}. Check that address`;
  if (!response.ok && !(refusals && [401, 403].includes(status)))
    return `answers with ${status}. Give an address that opens without signing in`;
  if (type === undefined || !types.includes(type))
    return `is ${type ?? 'of no type'}, where ${types[0]} should be. Is the address right?`;
  return response.headers;
}

function below({ origin, pathname }: URL, path: string): URL {
  return new URL(`${origin}${pathname.replace(/\/$/, '')}${path}`);
}

/** Node hides behind "fetch failed" what went wrong. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const { cause } = thrown;
  if (!(cause instanceof Error)) return thrown.message;
  return cause.message || ('code' in cause ? String(cause.code) : thrown.message);
}
