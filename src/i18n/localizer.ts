import { FluentResource } from '@fluent/bundle';
import type { FluentBundle, FluentVariable } from '@fluent/bundle';
import { isNegative, type Money, type Rate } from '../money/money.js';
import { DateFormat } from './date-format.js';
import { canonicalLocale, directionOf, formatLocale } from './locale.js';
import { MoneyFormat } from './money-format.js';
import { parseUnits, type ParsedUnits } from './parse-units.js';
import type { TermId, TermVariables } from './term-ids.js';
import { englishCount, englishTerms, mayCome, type Terms } from './terms.js';

/** Texts of the host in place of ours, by term. Plain text, with `{ $name }` where our term has that variable. */
export type TermOverrides = Readonly<Partial<Record<TermId, string>>>;

/** What a term takes besides its id: nothing, or its variables. */
export type TermArguments<Id extends TermId> = [TermVariables[Id]] extends [undefined]
  ? []
  : [variables: TermVariables[Id]];

type Variables = Record<string, FluentVariable>;

const none: Variables = {};

export interface LocalizerOptions {
  /** The locale asked for, as a BCP 47 tag; English when it is none. */
  readonly locale: string;
  /** What `loadTerms(locale)` found; English when left out. A host may bring texts of its own in any language. */
  readonly terms?: Terms | undefined;
  readonly overrides?: TermOverrides | undefined;
}

/**
 * All that elements say and show in one locale: texts, amounts, dates and numbers. Immutable; a change of locale is a new one.
 * The English texts of an element are there from the moment when the first of its kind is made.
 * Where the language asked for has no texts, everything is English with the habits of the region ("en-DE").
 * Variables stand between Unicode isolation marks (U+2068, U+2069), so that they cannot disturb a sentence of the other direction.
 */
export class Localizer {
  /** The locale in which everything is written: the `lang` of what is rendered. */
  readonly locale: string;
  /** Reading direction of {@link locale}: the `dir` of what is rendered. */
  readonly dir: 'ltr' | 'rtl';
  readonly #terms: Terms;
  readonly #overrides: TermOverrides;
  readonly #money: MoneyFormat;
  readonly #dates: DateFormat;
  /** The text of each term as it was last: most are asked for again with the same words, in every row and on every key. */
  readonly #latest = new Map<TermId, { readonly variables: Variables; readonly text: string }>();
  #bundles: readonly FluentBundle[] = [];
  /** How many English texts the bundles are made of. */
  #bundled = 0;
  readonly #warned = new Set<string>();
  #numbers: Intl.NumberFormat | undefined;
  #lists: Intl.ListFormat | undefined;
  #groupSign: string | undefined;

  constructor({ locale, terms = englishTerms, overrides = {} }: LocalizerOptions) {
    this.locale = formatLocale(canonicalLocale(locale) ?? 'en', terms.locale);
    this.dir = directionOf(terms.locale);
    this.#terms = terms;
    this.#overrides = overrides;
    this.#money = new MoneyFormat(this.locale);
    this.#dates = new DateFormat(this.locale);
  }

  /**
   * Makes the slow formatters now, while the first request is under way, instead of in the first paint.
   * `currency` is an ISO 4217 code.
   */
  prepare(currency: string): void {
    this.#money.prepare(currency);
  }

  /** The text of a term. */
  text<Id extends TermId>(id: Id, ...[variables]: TermArguments<Id>): string {
    this.#takeNewTexts();
    const words: Variables = variables ?? none;
    const latest = this.#latest.get(id);
    if (latest && sameWords(latest.variables, words)) return latest.text;
    const text = this.#format(id, words);
    this.#latest.set(id, { variables: { ...words }, text });
    return text;
  }

  #format(id: TermId, variables: Variables): string {
    let incomplete: string | undefined;
    for (const bundle of this.#bundles) {
      const pattern = bundle.getMessage(id)?.value;
      if (pattern === null || pattern === undefined) continue;
      const errors: Error[] = [];
      const text = bundle.formatPattern(pattern, variables, errors);
      if (errors.length === 0) return text;
      incomplete ??= text;
    }
    return incomplete ?? id;
  }

  /** An amount. A credit carries the word ("$5.00 credit"), never only a sign. */
  money(amount: Money): string {
    const { figure, credit } = this.moneyParts(amount);
    return credit ? this.text('money-credit', { amount: figure }) : figure;
  }

  /** An amount without sign, and whether it is a credit, for places that put the word elsewhere. */
  moneyParts(amount: Money): { readonly figure: string; readonly credit: boolean } {
    const credit = isNegative(amount);
    // Only the sign comes off: what an adapter gives is shown digit for digit, also where its currency has no such decimals.
    const unsigned = credit ? { ...amount, amount: amount.amount.slice(1) } : amount;
    return { figure: this.#money.format(unsigned), credit };
  }

  /** A price per unit, with as many decimals as it has. */
  rate(rate: Rate): string {
    return this.#money.format(rate);
  }

  /** "Aug 18, 2020": the usual form, and the one for tables. Dates are calendar dates "2020-08-18"; no time zone moves them. */
  date(date: string): string {
    return this.#dates.format(date, 'medium');
  }

  /** "Aug 18", where the year is beyond doubt. */
  dateShort(date: string): string {
    return this.#dates.format(date, 'short');
  }

  /** "August 18, 2020", for sentences. */
  dateLong(date: string): string {
    return this.#dates.format(date, 'long');
  }

  /** "Jul 18 – Aug 17, 2020", both days included. */
  dateRange(from: string, to: string): string {
    return this.#dates.formatRange(from, to);
  }

  /** "August 2020", of a date or of "2020-08". */
  month(date: string): string {
    return this.#dates.format(date, 'month');
  }

  /** A count, or decimal text (units of usage), grouped and with the digits of the locale. */
  number(value: number | `${number}`): string {
    this.#numbers ??= new Intl.NumberFormat(this.locale, { maximumFractionDigits: 20 });
    return this.#numbers.format(value);
  }

  /** "A, B and C". Each item is isolated, as variables of texts are. */
  list(items: readonly string[]): string {
    this.#lists ??= new Intl.ListFormat(this.locale, { type: 'conjunction' });
    return this.#lists.format(items.map((item) => `\u2068${item}\u2069`));
  }

  /** Reads units as typed; see {@link parseUnits}. */
  parseUnits(text: string): ParsedUnits {
    this.#groupSign ??= groupSign(this.locale);
    return parseUnits(text, this.#groupSign);
  }

  /** Makes the bundles before the first text, and again when an element has brought more English. */
  #takeNewTexts(): void {
    if (this.#bundled === englishCount()) return;
    this.#bundled = englishCount();
    this.#latest.clear();
    this.#bundles = this.#makeBundles();
  }

  /** Nearest first: the host's texts, those of the locale, English. */
  #makeBundles(): FluentBundle[] {
    const bundles = [this.#terms.bundle(this.locale)];
    if (this.#terms !== englishTerms) bundles.push(englishTerms.bundle('en'));
    const entries = Object.entries(this.#overrides);
    if (entries.length > 0) bundles.unshift(this.#overrideBundle(entries));
    return bundles;
  }

  #overrideBundle(entries: readonly [string, string][]): FluentBundle {
    const bundle = this.#terms.bundle(this.locale);
    const english = englishTerms.bundle('en');
    for (const [id, text] of entries) {
      const resource = new FluentResource(overrideSource(id, text));
      if (english.hasMessage(id) && resource.body.length === 1) {
        bundle.addResource(resource, { allowOverrides: true });
      } else if (!this.#warned.has(id) && !mayCome(id)) {
        this.#warned.add(id);
        console.warn(
          `uss-kit: the text for "${id}" is not used: no such term, or unbalanced braces.`,
        );
      }
    }
    return bundle;
  }
}

/** Whether a term has the same variables; which they are, the term says. */
function sameWords(a: Variables, b: Variables): boolean {
  for (const name in b) if (a[name] !== b[name]) return false;
  return true;
}

/** One Fluent message with the text as given, also where a line begins with a character that Fluent has a use for. */
function overrideSource(id: string, text: string): string {
  const lines = text.split('\n').map((line) => line.replace(/^[.*[]/, '{ "$&" }'));
  return `${id} =\n    ${lines.join('\n    ').trim() || '{ "" }'}`;
}

/** What stands between the groups of a large number: "," in English. */
function groupSign(locale: string): string {
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567);
  return parts.find(({ type }) => type === 'group')?.value ?? ',';
}
