import { advice, judge, wrong, type Badness, type Finding } from './finding.js';

/** The origin in whose name frame and backend are asked: nobody's, so neither may let it read. */
export const stranger = 'https://stranger.invalid';

const halfAYear = 15_552_000;

export function transport({ protocol, hostname }: URL, headers: Headers): Finding {
  if (protocol !== 'https:') {
    const text = 'http:, which anybody on the way reads and changes. Serve it over https:';
    return /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) ? advice(text) : wrong(text);
  }
  const [, seconds = '0'] =
    /max-age="?(\d+)/i.exec(headers.get('Strict-Transport-Security') ?? '') ?? [];
  return judge(
    Number(seconds) >= halfAYear,
    'https:, and browsers do not go back to http:',
    'browsers may be led to http:. Send Strict-Transport-Security: max-age=31536000',
  );
}

export function nosniff(headers: Headers): Finding {
  return judge(
    headers.get('X-Content-Type-Options')?.trim().toLowerCase() === 'nosniff',
    'its type is not guessed',
    'its type may be guessed. Send X-Content-Type-Options: nosniff',
  );
}

const pathless = ['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'];
const silent = pathless.slice(0, 2);

/** A page tells other origins no path. Without the header most browsers do so of themselves. */
export function pageReferrer(headers: Headers): Finding {
  return referrer(headers, pathless, headers.has('Referrer-Policy') ? 'wrong' : 'advice');
}

/** A frame, or an answer for scripts, tells other origins nothing. */
export function noReferrer(headers: Headers): Finding {
  return referrer(headers, silent, 'wrong');
}

/** Of several words, browsers take the last. */
function referrer(headers: Headers, enough: readonly string[], verdict: Badness): Finding {
  const given = headers.get('Referrer-Policy')?.split(',').at(-1)?.trim().toLowerCase();
  return judge(
    given !== undefined && enough.includes(given),
    'other origins are not told which page people come from',
    `Referrer-Policy is ${given ?? 'missing'}. Send one of ${enough.join(', ')}`,
    verdict,
  );
}

export function permissions(headers: Headers, verdict: Badness): Finding {
  return judge(
    headers.has('Permissions-Policy'),
    'Permissions-Policy is there',
    'Permissions-Policy is missing. Turn off what is not used: camera=(), geolocation=(), microphone=()',
    verdict,
  );
}

/** Cards in the frame are filled in only where the page lets browsers share them with it. */
export function autofill(headers: Headers): Finding[] {
  return /(?:^|[\s,])shared-autofill=\(\)/.test(headers.get('Permissions-Policy') ?? '')
    ? [advice('shared-autofill=() keeps some browsers from filling in cards. Take it out')]
    : [];
}

export function notStored(headers: Headers): Finding {
  return judge(
    /(?:^|[\s,])no-store(?:$|[\s,])/i.test(headers.get('Cache-Control') ?? ''),
    'no cache keeps it',
    'a cache may keep it. Send Cache-Control: no-store',
  );
}

/** Of an answer that was asked for in the name of `stranger`. */
export function notShared(headers: Headers): Finding {
  const readers = headers.get('Access-Control-Allow-Origin') ?? '';
  return judge(
    !['*', 'null', stranger].includes(readers),
    'no page of just any origin can read it',
    `Access-Control-Allow-Origin is ${readers} for a stranger, who can read it. Name the origins that may, or none`,
  );
}

export function notLoaded(headers: Headers): Finding {
  return judge(
    headers.get('Cross-Origin-Resource-Policy')?.trim().toLowerCase() === 'same-origin',
    'no other origin can load it as if it were a picture or a script',
    'another origin may load it as if it were a picture or a script. Send Cross-Origin-Resource-Policy: same-origin',
  );
}

export function varies(headers: Headers): Finding {
  const names =
    headers
      .get('Vary')
      ?.toLowerCase()
      .split(/\s*,\s*/) ?? [];
  return judge(
    ['cookie', 'origin'].every((name) => names.includes(name)),
    'answers to different people are told apart',
    'answers to different people may be mixed up. Send Vary: Cookie, Origin',
  );
}
