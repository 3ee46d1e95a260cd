import { ContentPolicies } from './content-policies.js';
import { judge, type Finding } from './finding.js';
import {
  autofill,
  noReferrer,
  nosniff,
  notLoaded,
  notShared,
  notStored,
  pageReferrer,
  permissions,
  transport,
  varies,
} from './header-rules.js';
import {
  embedders,
  framing,
  namesOfElements,
  nothingRuns,
  notEmbedded,
  noWayOut,
  reporting,
  scripts,
  trustedTypes,
} from './policy-rules.js';

/** Judges the headers of a page with the elements; `frame` is its card frame, where it has one. */
export function judgePage(headers: Headers, page: URL, frame?: URL): Finding[] {
  const policies = new ContentPolicies(headers);
  return [
    transport(page, headers),
    ...scripts(policies, headers),
    trustedTypes(policies, 'advice'),
    namesOfElements(policies),
    ...(frame ? [framing(policies, frame)] : []),
    notEmbedded(policies, headers),
    reporting(policies, 'advice'),
    nosniff(headers),
    pageReferrer(headers),
    permissions(headers, 'advice'),
    ...autofill(headers),
  ];
}

/** Judges the headers of the card frame, which was asked for in the name of a stranger. */
export function judgeFrame(headers: Headers, frame: URL, page: URL): Finding[] {
  const policies = new ContentPolicies(headers);
  return [
    judge(
      frame.origin !== page.origin,
      'on an origin of its own, where no script of the page can read',
      "on the page's own origin, where any script of the page can read. Serve it from another",
    ),
    transport(frame, headers),
    embedders(policies, page),
    ...scripts(policies, headers),
    trustedTypes(policies, 'wrong'),
    noWayOut(policies),
    reporting(policies, 'wrong'),
    notShared(headers),
    notStored(headers),
    nosniff(headers),
    noReferrer(headers),
    permissions(headers, 'wrong'),
  ];
}

/** Judges the headers of an answer of the proxy, or of any backend of the contract, which was asked for in the name of a stranger. */
export function judgeProxy(headers: Headers, proxy: URL, page: URL): Finding[] {
  return [
    judge(
      proxy.origin === page.origin,
      "on the page's own origin",
      "not on the page's own origin, which must then be among those that it lets call",
      'advice',
    ),
    transport(proxy, headers),
    notShared(headers),
    notStored(headers),
    varies(headers),
    notLoaded(headers),
    nothingRuns(new ContentPolicies(headers)),
    nosniff(headers),
    noReferrer(headers),
  ];
}
