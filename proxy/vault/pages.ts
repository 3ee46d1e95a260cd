const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}

/** The page in the frame: empty until its script has heard from a page on the list of parents. */
export function framePage(parents: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="uss-card-frame-parents" content="${escape(parents.join(' '))}" />
    <title>Payment details</title>
    <script type="module" src="assets/card-frame.js"></script>
  </head>
  <body></body>
</html>
`;
}

/** What the bank of a test card asks. */
export function challengePage(): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>Test bank: confirm your payment</title>
    <script type="module" src="../assets/challenge-page.js"></script>
  </head>
  <body>
    <main class="root stack challenge-page">
      <h1 class="heading heading-l">Test bank</h1>
      <p>Somebody wants to use your card. Is it you?</p>
      <p class="muted small">
        This is a test: no bank is asked and no money moves. Choose what the owner of the card does.
      </p>
      <div class="actions">
        <button class="button button-primary" value="approve">Approve</button>
        <button class="button button-secondary" value="reject">Reject</button>
        <button class="button button-quiet" value="leave">Leave without an answer</button>
      </div>
    </main>
  </body>
</html>
`;
}

/** Where browsers report what broke the policy of a page. */
export const reportsPath = '/reports';
const endpoint = 'card-frame';

/** Names the endpoint for `report-to`; with it goes the policy of a page on `https:`. */
export const reportingHeader = `${endpoint}="${reportsPath}"`;

/**
 * The policies of a page of the vault (T22b), both in force: its own scripts, calls and frames, nothing else; and only the parents may
 * embed it. They are two because no browser that knows `report-to` reports by it that a page may not be embedded, and each then passes
 * over `report-uri` beside it. Browsers report by `report-to` on `https:` alone.
 */
export function vaultPolicies(parents: readonly string[], isSecure: boolean): string[] {
  return [
    [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      "frame-src 'self'",
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      'trusted-types uss-card-frame',
      `report-uri ${reportsPath}`,
      ...(isSecure ? [`report-to ${endpoint}`] : []),
    ].join('; '),
    [
      `frame-ancestors ${parents.length > 0 ? `'self' ${parents.join(' ')}` : "'none'"}`,
      `report-uri ${reportsPath}`,
    ].join('; '),
  ];
}

const features = [
  'accelerometer',
  'camera',
  'clipboard-read',
  'display-capture',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
];

/** Headers of everything that the vault answers. */
export const vaultHeaders: Readonly<Record<string, string>> = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Strict-Transport-Security': 'max-age=31536000',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  // All that a page could ask for, but not the autofill of cards (A20).
  'Permissions-Policy': features.map((feature) => `${feature}=()`).join(', '),
};
