/**
 * The content security policy that the kit promises to run under, as the demo pages and the test
 * pages send it.
 *
 * @param {object} [more] `scripts`: further script sources; `policies`: further names of Trusted
 *   Types policies besides `uss-kit`, the one of the script-tag builds; `frames`: origins that may be
 *   framed, such as the card frame's.
 * @param {readonly string[]} [more.scripts]
 * @param {readonly string[]} [more.policies]
 * @param {readonly string[]} [more.frames]
 */
export function pagePolicy({ scripts = [], policies = [], frames = [] } = {}) {
  return [
    "default-src 'none'",
    ["script-src 'self'", ...scripts].join(' '),
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    ...(frames.length > 0 ? [['frame-src', ...frames].join(' ')] : []),
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'self'",
    "require-trusted-types-for 'script'",
    ['trusted-types uss-kit', ...policies].join(' '),
  ].join('; ');
}
