import * as z from 'zod/mini';

/** What browsers say of a breach of the policy of a page, told to the log: names of closed lists and origins, nothing else (T53). */
export interface Violation {
  /** The directive of the policy, such as "frame-ancestors". */
  readonly directive: z.infer<typeof directiveSchema>;
  /** Which page of the vault: its path without query, and without the id of a challenge. */
  readonly document: (typeof documents)[number];
  /** Origin of what was stopped, or what it was: "inline", "eval", "data". Left out where the browser does not say. */
  readonly blocked?: string | undefined;
  /** `report`: it was let through. */
  readonly disposition: 'enforce' | 'report';
  /** Origin of the page around, where the browser says it: who tried to embed the frame. */
  readonly embedder?: string | undefined;
}

/** The most that a request with reports may hold, in bytes, and how many of its reports are read. */
export const longestReports = 16 * 1024;
const mostReports = 10;

const directiveSchema = z.enum([
  'base-uri',
  'child-src',
  'connect-src',
  'default-src',
  'font-src',
  'form-action',
  'frame-ancestors',
  'frame-src',
  'img-src',
  'manifest-src',
  'media-src',
  'object-src',
  'require-trusted-types-for',
  'script-src',
  'script-src-attr',
  'script-src-elem',
  'style-src',
  'style-src-attr',
  'style-src-elem',
  'trusted-types',
  'worker-src',
]);

/** "/" is all that Chromium tells of a frame that it did not load. */
const documents = ['/', '/frame', '/challenges', 'other'] as const;

/** What is no address of something that was stopped. */
const blockedWords: readonly string[] = [
  'about',
  'blob',
  'chrome-extension',
  'data',
  'eval',
  'inline',
  'moz-extension',
  'safari-web-extension',
  'trusted-types-policy',
  'trusted-types-sink',
  'wasm-eval',
];

const textSchema = z.string().check(z.maxLength(4096));
const dispositionSchema = z._default(z.enum(['enforce', 'report']), 'enforce');

/** The body of `report-uri`, type application/csp-report. */
const olderSchema = z.object({
  'csp-report': z.object({
    'document-uri': textSchema,
    'effective-directive': z.optional(textSchema),
    'violated-directive': z.optional(textSchema),
    'blocked-uri': z.optional(textSchema),
    referrer: z.optional(textSchema),
    disposition: dispositionSchema,
  }),
});

/** One report of the Reporting API, type application/reports+json. */
const reportSchema = z.object({
  type: z.literal('csp-violation'),
  body: z.object({
    documentURL: textSchema,
    effectiveDirective: textSchema,
    blockedURL: z.optional(z.nullable(textSchema)),
    referrer: z.optional(z.nullable(textSchema)),
    disposition: dispositionSchema,
  }),
});

interface Told {
  readonly document: string;
  readonly directive: string;
  readonly blocked: string | null | undefined;
  readonly referrer: string | null | undefined;
  readonly disposition: 'enforce' | 'report';
}

/**
 * The violations that a request tells of; undefined when it is none that a browser sends. `own` is the vault's origin: what is said of
 * pages elsewhere is left out. Anybody can send one: a report is a hint and no proof.
 */
export async function readReports(request: Request, own: string): Promise<Violation[] | undefined> {
  const told = toldBy(
    request.headers.get('Content-Type')?.split(';')[0]?.trim().toLowerCase(),
    await jsonOf(request),
  );
  const around = request.headers.get('Referer');
  return told?.flatMap((each) => toViolation(each, own, around) ?? []);
}

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return JSON.parse(await request.text());
  } catch {
    return undefined;
  }
}

function toldBy(type: string | undefined, json: unknown): Told[] | undefined {
  if (type === 'application/csp-report') {
    const read = z.safeParse(olderSchema, json);
    if (!read.success) return undefined;
    const report = read.data['csp-report'];
    return [
      {
        document: report['document-uri'],
        // Of old, the directive came with its sources behind it.
        directive:
          report['effective-directive'] ?? report['violated-directive']?.split(' ')[0] ?? '',
        blocked: report['blocked-uri'],
        referrer: report.referrer,
        disposition: report.disposition,
      },
    ];
  }
  if (type !== 'application/reports+json' || !Array.isArray(json)) return undefined;
  return json.slice(0, mostReports).flatMap((each: unknown) => {
    const read = z.safeParse(reportSchema, each);
    if (!read.success) return [];
    const { documentURL, effectiveDirective, blockedURL, referrer, disposition } = read.data.body;
    return [
      {
        document: documentURL,
        directive: effectiveDirective,
        blocked: blockedURL,
        referrer,
        disposition,
      },
    ];
  });
}

function toViolation(told: Told, own: string, around: string | null): Violation | undefined {
  const directive = z.safeParse(directiveSchema, told.directive);
  if (!directive.success || originOf(told.document) !== own) return undefined;
  const embedder =
    directive.data === 'frame-ancestors'
      ? [around, told.referrer]
          .map((each) => originOf(each ?? ''))
          .find((each) => each !== undefined && each !== own)
      : undefined;
  const blocked = blockedBy(told.blocked ?? '');
  return {
    directive: directive.data,
    document: pageOf(told.document),
    ...(blocked !== undefined && { blocked }),
    disposition: told.disposition,
    ...(embedder !== undefined && { embedder }),
  };
}

function pageOf(document: string): Violation['document'] {
  const { pathname } = new URL(document);
  const page = pathname.startsWith('/challenges/') ? '/challenges' : pathname;
  return documents.find((each) => each === page) ?? 'other';
}

function blockedBy(text: string): string | undefined {
  if (text === '') return undefined;
  const word = text.split(':')[0] ?? '';
  return originOf(text) ?? (blockedWords.includes(word) ? word : 'other');
}

/** The origin of an address on the web; one with as many digits as a card number is not told. */
function originOf(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, origin, hostname } = new URL(text);
  if (!/^(?:https?|wss?):$/.test(protocol)) return undefined;
  return hostname.replace(/\D/g, '').length < 13 ? origin : 'withheld';
}
