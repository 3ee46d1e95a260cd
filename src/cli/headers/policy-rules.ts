import { isOrigin, isWide, type ContentPolicies } from './content-policies.js';
import { fine, judge, wrong, type Badness, type Finding } from './finding.js';

/** No script runs but those that the policy means. */
export function scripts(policies: ContentPolicies, headers: Headers): Finding[] {
  if (policies.areMissing) {
    return [
      headers.has('Content-Security-Policy-Report-Only')
        ? wrong(
            'Content-Security-Policy-Report-Only stops nothing. Send the policy as Content-Security-Policy',
          )
        : wrong('Content-Security-Policy is missing: any script may run. Send one'),
    ];
  }
  const weaknesses = policies.scriptWeaknesses();
  if (weaknesses.length > 0) return weaknesses.map(wrong);
  return [fine('the policy lets no script run but those that it names')];
}

export function trustedTypes(policies: ContentPolicies, verdict: Badness): Finding {
  return judge(
    policies.sourcesOf('require-trusted-types-for').some((kinds) => kinds.includes("'script'")),
    'Trusted Types are required',
    "Trusted Types are not required. Add require-trusted-types-for 'script' to the policy",
    verdict,
  );
}

/** The elements draw under one of two names: that of the script-tag builds, or Lit's own where a bundler brings them. */
export function namesOfElements(policies: ContentPolicies): Finding {
  return judge(
    policies
      .sourcesOf('trusted-types')
      .every((names) => ['uss-kit', 'lit-html', '*'].some((name) => names.includes(name))),
    'nothing keeps the elements from drawing',
    'trusted-types keeps the elements from drawing. Add uss-kit, or lit-html where a bundler brings them',
  );
}

/** The page may show the card frame, and no frame of just any origin in its place. */
export function framing(policies: ContentPolicies, frame: URL): Finding {
  const all = policies.sourcesOf('frame-src', 'child-src', 'default-src');
  if (all.length === 0) {
    return wrong(
      `frame-src is missing: any frame may be shown. Add frame-src ${frame.origin} to the policy`,
    );
  }
  if (!all.every((sources) => sources.some((source) => isOrigin(source, frame))))
    return wrong(`frame-src does not name ${frame.origin}. Add it`);
  return judge(
    policies.bounds('frame-src', 'child-src', 'default-src'),
    `frame-src names ${frame.origin}, and lets in no other frame than it names`,
    'frame-src lets in more frames than it names. Name each origin instead',
  );
}

/** The page may embed the frame, and nobody else whose origin is not written out. */
export function embedders(policies: ContentPolicies, page: URL): Finding {
  const all = policies.sourcesOf('frame-ancestors');
  if (all.length === 0) {
    return wrong(
      `frame-ancestors is missing: any page may embed it. Add frame-ancestors ${page.origin} to its policy`,
    );
  }
  if (!policies.bounds('frame-ancestors'))
    return wrong('frame-ancestors lets in more pages than it names. Name each origin instead');
  return judge(
    all.every((sources) => sources.some((source) => isWide(source) || isOrigin(source, page))),
    `frame-ancestors names ${page.origin}, and lets in no other page than it names`,
    `frame-ancestors does not name ${page.origin}, so the page cannot show it. Add it to the frame's pages`,
  );
}

/** No stranger shows the page, with what it asks people to press, in a page of theirs. */
export function notEmbedded(policies: ContentPolicies, headers: Headers): Finding {
  return judge(
    policies.bounds('frame-ancestors') ||
      /^(?:deny|sameorigin)$/i.test(headers.get('X-Frame-Options') ?? ''),
    'no stranger can embed the page',
    "any page may embed this one. Add frame-ancestors 'self' to the policy",
  );
}

const outlets = ['connect-src', 'img-src', 'style-src', 'font-src', 'media-src', 'frame-src'];

/** What is typed can go to no origin that the policy does not write out, whatever script runs. */
export function noWayOut(policies: ContentPolicies): Finding {
  const open = outlets.filter((directive) => !policies.bounds(directive, 'default-src'));
  if (!policies.bounds('form-action')) open.push('form-action');
  return judge(
    open.length === 0,
    'nothing that is typed can go to an origin that the policy does not name',
    `what is typed can go anywhere by ${open.join(', ')}. Set default-src and form-action to 'none', and name the origins that are needed`,
  );
}

/** An answer for scripts that is opened as a page does nothing. */
export function nothingRuns(policies: ContentPolicies): Finding {
  const isNone = (sources: readonly string[]) => sources.join(' ') === "'none'";
  return judge(
    policies.sourcesOf('default-src').some(isNone) &&
      policies.sourcesOf('frame-ancestors').some(isNone),
    'an answer that is opened as a page can do nothing',
    "an answer that is opened as a page may do something. Send Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
  );
}

export function reporting(policies: ContentPolicies, verdict: Badness): Finding {
  return judge(
    policies.report,
    'browsers report what breaks the policy',
    'browsers report nothing. Add report-uri to the policy, or report-to with the header Reporting-Endpoints',
    verdict,
  );
}
