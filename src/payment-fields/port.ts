import type { PaymentToken } from '../model/payment-token.js';

/**
 * The port to whoever keeps card and bank numbers. A payment taker's own fields are plugged in here; the kit ships the card
 * frame. The kit never sees what is typed into them: only whether it is complete, and in the end a token.
 */

/** What is asked for. `security-code`: of a card that is stored already. */
export type FieldsKind = 'card' | 'security-code' | 'ach' | 'sepa';

export type FieldName =
  | 'number'
  | 'expiry'
  | 'code'
  | 'name'
  | 'account-number'
  | 'routing-number'
  | 'account-type'
  | 'iban'
  | 'mandate';

/** What is wrong with a field; its text beside the field is the fields' own. */
export interface FieldsProblem {
  readonly field: FieldName;
  readonly code: 'missing' | 'invalid' | 'expired' | 'brand-not-accepted';
}

/** How the fields stand, as often as it changes. Nothing of what was typed. */
export interface FieldsState {
  /** False until they can be typed into. */
  readonly ready: boolean;
  /** True when `tokenize` would find nothing wrong. */
  readonly complete: boolean;
  /** Told from when a field was left or `tokenize` was tried; never while typing. */
  readonly problems: readonly FieldsProblem[];
  /** Brand of the card as far as its number tells; see `PaymentToken.brand`. */
  readonly brand?: string | undefined;
}

/** A closed list of what the fields may look like. Colours are CSS colours, lengths CSS pixels. */
export interface FieldsTheme {
  readonly scheme: 'light' | 'dark';
  readonly accent?: string | undefined;
  readonly text?: string | undefined;
  readonly muted?: string | undefined;
  readonly surface?: string | undefined;
  readonly border?: string | undefined;
  readonly danger?: string | undefined;
  readonly radius?: number | undefined;
  readonly fontSize?: number | undefined;
  /** The nearest kind of letters; fonts themselves stay outside. Left out: those of the system. */
  readonly typeface?: Typeface | undefined;
}

export type Typeface = 'sans' | 'serif' | 'mono';

export interface FieldsRequest {
  readonly kind: FieldsKind;
  /** An empty element in the document's own tree, to be filled; what is put in goes with `destroy`. */
  readonly container: HTMLElement;
  /** BCP 47. */
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly theme: FieldsTheme;
  /** Card brands that the company takes; left out: all. */
  readonly brands?: readonly string[] | undefined;
  /** Of a security code: the card that it belongs to, for its text and length. */
  readonly method?: { readonly brand?: string; readonly lastFour?: string } | undefined;
  /** Who is to be paid, as a mandate names it; for direct debit. */
  readonly creditor?: string | undefined;
  readonly onChange: (state: FieldsState) => void;
  /** Enter was pressed in a field, which in a form means its main button. */
  readonly onSubmit?: (() => void) | undefined;
}

/**
 * What became of {@link MountedFields.tokenize}. In every case but `token` and `code` nothing is kept and nothing was charged.
 * - `invalid`: the fields tell what; the first of them has the focus.
 * - `declined`: the payment taker does not take it. Uniform on purpose: no word of why (T25).
 * - `challenge-…`: its owner's bank asked for a proof, and there is none: refused, left, or too late (T26b).
 * - `hidden`: something lies over the fields, so they do not trust what is on the screen (T23).
 * - `unavailable`: no answer, or none that can be read.
 */
export type Tokenized =
  | { readonly state: 'token'; readonly token: PaymentToken }
  /** Stands for a security code, once. */
  | { readonly state: 'code'; readonly reference: string }
  | { readonly state: 'invalid'; readonly problems: readonly FieldsProblem[] }
  | {
      readonly state:
        | 'declined'
        | 'challenge-failed'
        | 'challenge-left'
        | 'challenge-late'
        | 'hidden'
        | 'unavailable';
    };

/** Fields in the page. All of it is for one form; a new attempt may use them again. */
export interface MountedFields {
  /** Makes a token of what was typed. Never rejects. One at a time: a second call answers with the first. */
  tokenize(): Promise<Tokenized>;
  setTheme(theme: FieldsTheme): void;
  /** Focuses a field, or the first. */
  focus(field?: FieldName): void;
  /** Takes everything out of the page. */
  destroy(): void;
}

/** A way to ask for cards and accounts. */
export interface PaymentFields {
  /** What it can ask for. */
  readonly kinds: readonly FieldsKind[];
  mount(request: FieldsRequest): MountedFields;
}
