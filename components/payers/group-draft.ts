import { asciiDigits } from '../../src/i18n/ascii-digits.js';
import type { BillingGroup } from '../../src/model/billing-group.js';
import type { RefusalCode } from '../../src/model/codes.js';
import type { PaymentMethodId, PlanInstanceId } from '../../src/model/ids.js';
import type { BillingGroupDraft, PayerChoice } from '../../src/model/payer-change.js';
import type { PaymentTerms } from '../../src/model/payment-terms.js';

/** A billing group as it is typed; empty for what is not there. */
export interface GroupValues {
  readonly name: string;
  readonly description: string;
  readonly by: 'method' | 'terms';
  readonly primaryId: string;
  readonly backupId: string;
  readonly termsId: string;
  readonly eanNumber: string;
  readonly requisitionNumber: string;
}

export type GroupField = keyof GroupValues;

/** Most characters that the service takes. */
export const longest = { name: 100, description: 200, requisitionNumber: 50 } as const;

/** What stands in the form at first: what a group has, and the account's EAN or GLN number where one is known. */
export function valuesOf(group: BillingGroup | undefined, eanNumber = ''): GroupValues {
  const empty: GroupValues = {
    name: '',
    description: '',
    by: 'method',
    primaryId: '',
    backupId: '',
    termsId: '',
    eanNumber,
    requisitionNumber: '',
  };
  if (!group) return empty;
  const { name, description = '', payer } = group;
  const details = { ...empty, name, description };
  switch (payer.by) {
    case 'method':
      return { ...details, primaryId: payer.primary.id, backupId: payer.backup?.id ?? '' };
    case 'terms':
      return {
        ...details,
        by: 'terms',
        termsId: payer.terms.id,
        eanNumber: payer.eanNumber ?? eanNumber,
        requisitionNumber: payer.requisitionNumber ?? '',
      };
    case 'nothing':
      return details;
  }
}

/** What of a group is asked for, and what is chosen from the start. */
export interface Asked {
  /** Only by which methods it pays. */
  readonly methodsOnly?: boolean;
  /** Begins with payment terms. */
  readonly termsFirst?: boolean;
  /** A method that is chosen as the first one. */
  readonly primaryId?: PaymentMethodId | undefined;
}

/** What stands in the form at first, as it was asked for. */
export function beginning(
  values: GroupValues,
  { methodsOnly, termsFirst, primaryId }: Asked,
): GroupValues {
  const by = methodsOnly ? 'method' : termsFirst ? 'terms' : values.by;
  if (primaryId === undefined) return { ...values, by };
  const backupId = values.backupId === primaryId ? '' : values.backupId;
  return { ...values, by, primaryId, backupId };
}

/** What is wrong with a field: something is missing, not as it has to be, too long, or the same as in another one. */
export interface GroupProblem {
  readonly field: GroupField;
  readonly what: 'missing' | 'wrong' | 'long' | 'same';
}

/** What must be mended before it can be asked for, in the order of the fields. */
export function problemsOf(
  values: GroupValues,
  { details, terms }: { readonly details: boolean; readonly terms: PaymentTerms | undefined },
): GroupProblem[] {
  const found: (GroupProblem | false)[] = [
    details && values.name.trim() === '' && { field: 'name', what: 'missing' },
    details && values.name.trim().length > longest.name && { field: 'name', what: 'long' },
    details &&
      values.description.trim().length > longest.description && {
        field: 'description',
        what: 'long',
      },
    ...(values.by === 'method' ? methodProblems(values) : termsProblems(values, terms)),
  ];
  return found.filter((problem) => problem !== false);
}

function methodProblems({ primaryId, backupId }: GroupValues): (GroupProblem | false)[] {
  return [
    primaryId === '' && { field: 'primaryId', what: 'missing' },
    primaryId !== '' && primaryId === backupId && { field: 'backupId', what: 'same' },
  ];
}

function termsProblems(
  { termsId, eanNumber, requisitionNumber }: GroupValues,
  terms: PaymentTerms | undefined,
): (GroupProblem | false)[] {
  if (termsId === '' || !terms) return [{ field: 'termsId', what: 'missing' }];
  if (terms.kind !== 'ean-gln') return [];
  const requisition = requisitionNumber.trim();
  return [
    !/^\d{13}$/.test(digitsOf(eanNumber)) && { field: 'eanNumber', what: 'wrong' },
    requisition === '' && { field: 'requisitionNumber', what: 'missing' },
    requisition.length > longest.requisitionNumber && { field: 'requisitionNumber', what: 'long' },
  ];
}

/** The field that a refusal of the service is about; undefined where it is about none. */
export function fieldOf(refusal: RefusalCode): GroupProblem | undefined {
  switch (refusal) {
    case 'methods-must-differ':
      return { field: 'backupId', what: 'same' };
    case 'ean-number-missing':
      return { field: 'eanNumber', what: 'wrong' };
    case 'requisition-number-missing':
      return { field: 'requisitionNumber', what: 'missing' };
    case 'payment-terms-not-found':
      return { field: 'termsId', what: 'missing' };
    default:
      return undefined;
  }
}

export interface GroupDraftOptions {
  /** The one that is changed; left out: a new one. */
  readonly group: BillingGroup | undefined;
  /** False where its name and description are not asked for. */
  readonly details: boolean;
  /** The terms that are chosen. */
  readonly terms: PaymentTerms | undefined;
  /** Plans that move to it. */
  readonly plans: readonly PlanInstanceId[];
}

/** The group as it is asked for. Of one that is there, only what is to change goes along. */
export function groupDraft(
  values: GroupValues,
  { group, details, terms, plans }: GroupDraftOptions,
): BillingGroupDraft {
  const name = values.name.trim();
  const description = values.description.trim();
  const pays = payerChoice(values, terms);
  const moves = plans.length > 0 && { planInstanceIds: [...plans] };
  if (!group) {
    const more = description === '' ? {} : { description };
    return { kind: 'billing-group', group: { do: 'create', name, ...more, pays, ...moves } };
  }
  const before = valuesOf(group);
  const { payer } = group;
  const paid = payerChoice(before, payer.by === 'terms' ? payer.terms : undefined);
  const paysAsBefore = payer.by !== 'nothing' && JSON.stringify(paid) === JSON.stringify(pays);
  return {
    kind: 'billing-group',
    group: {
      do: 'update',
      billingGroupId: group.id,
      ...(details && name !== before.name && { name }),
      ...(details && description !== before.description && { description }),
      ...(!paysAsBefore && { pays }),
      ...moves,
    },
  };
}

/** Whether a draft changes anything at all. */
export function changesAnything({ group }: BillingGroupDraft): boolean {
  return group.do === 'create' || Object.keys(group).length > 2;
}

function payerChoice(values: GroupValues, terms: PaymentTerms | undefined): PayerChoice {
  const { primaryId, backupId, termsId } = values;
  if (values.by === 'method') {
    return {
      by: 'method',
      primaryId: primaryId as PaymentMethodId,
      ...(backupId !== '' && { backupId: backupId as PaymentMethodId }),
    };
  }
  if (terms?.kind !== 'ean-gln') return { by: 'terms', termsId };
  const eanNumber = digitsOf(values.eanNumber);
  const requisitionNumber = values.requisitionNumber.trim();
  return {
    by: 'terms',
    termsId,
    ...(eanNumber !== '' && { eanNumber }),
    ...(requisitionNumber !== '' && { requisitionNumber }),
  };
}

/** Numbers are written in groups; spaces and dashes mean nothing. */
function digitsOf(text: string): string {
  return asciiDigits(text).replace(/[\s-]/g, '');
}
