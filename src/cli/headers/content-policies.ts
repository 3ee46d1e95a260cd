import { CspEvaluator } from 'csp_evaluator';
import type { Csp } from 'csp_evaluator/dist/csp.js';
import { Severity, Type } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';

/** Directives of which a weak one lets scripts run that the policy does not mean. */
const aboutScripts =
  /^(?:default-src|script-src|script-src-attr|script-src-elem|object-src|base-uri)$/;

/** The content security policies of an answer, which a browser applies all at once. */
export class ContentPolicies {
  readonly #policies: readonly Csp[];
  readonly #endpoints: string;

  constructor(headers: Headers) {
    // No policy holds a comma: it parts those of several headers.
    this.#policies = (headers.get('Content-Security-Policy') ?? '')
      .split(',')
      .filter((text) => text.trim() !== '')
      .map((text) => new CspParser(text).csp);
    this.#endpoints = headers.get('Reporting-Endpoints') ?? '';
  }

  get areMissing(): boolean {
    return this.#policies.length === 0;
  }

  /** What lets an injected script run, in the words of the evaluator; empty as soon as one of the policies is strict. */
  scriptWeaknesses(): string[] {
    const found = this.#policies.map((policy) =>
      new CspEvaluator(policy)
        .evaluate()
        .filter(
          ({ directive, severity, type }) =>
            aboutScripts.test(directive) &&
            (severity < Severity.MEDIUM_MAYBE || type === Type.SCRIPT_UNSAFE_EVAL),
        )
        .map(({ directive, description }) => `${directive}: ${description}`),
    );
    return found.sort((one, other) => one.length - other.length)[0] ?? [];
  }

  /** The sources of a directive, or of the first of `fallbacks` that is there, in each policy that has one. */
  sourcesOf(directive: string, ...fallbacks: readonly string[]): string[][] {
    return this.#policies.flatMap(({ directives }) => {
      const given = [directive, ...fallbacks].find((name) => name in directives);
      return given === undefined ? [] : [directives[given] ?? []];
    });
  }

  /** Whether one of the policies bounds a directive to origins that it writes out. */
  bounds(directive: string, ...fallbacks: readonly string[]): boolean {
    return this.sourcesOf(directive, ...fallbacks).some((sources) => !sources.some(isWide));
  }

  /** Whether browsers know where to report: what `report-to` names, another header has to place. */
  get report(): boolean {
    return (
      this.sourcesOf('report-uri').some((addresses) => addresses.length > 0) ||
      this.sourcesOf('report-to').some(([name]) => this.#endpoints.includes(`${name}=`))
    );
  }
}

/** Whether a source stands for more than one origin: all, those of a scheme, all hosts of a domain. */
export function isWide(source: string): boolean {
  return source.includes('*') || /^(?:https?|wss?):$/i.test(source);
}

/** Whether a source is this origin, written out; one without a scheme has that of the page. */
export function isOrigin(source: string, { origin, host }: URL): boolean {
  return (
    source.toLowerCase() === host || (URL.canParse(source) && new URL(source).origin === origin)
  );
}
