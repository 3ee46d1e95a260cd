import type { HostChoice } from '../../src/controllers/plan-offers.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { Plan } from '../../src/model/plan.js';

/** What a page says about which plans to show, as attributes and properties have it. */
export interface HostWishes {
  readonly plans?: string | null | undefined;
  readonly exclude?: string | null | undefined;
  readonly where?: string | null | undefined;
  readonly orderBy?: string | null | undefined;
  readonly filter?: ((plan: Plan) => boolean) | undefined;
  readonly compare?: ((a: Plan, b: Plan) => number) | undefined;
}

/** All that the page wants as one choice: every condition must be met, and its own order comes before that of a product field. */
export function hostChoice(
  { locale }: Pick<Localizer, 'locale'>,
  { plans, exclude, where, orderBy, filter, compare }: HostWishes,
): HostChoice {
  const fields = where ? conditions(where) : [];
  return {
    only: plans ? words(plans) : undefined,
    without: exclude ? words(exclude) : undefined,
    filter:
      fields.length > 0 || filter
        ? (plan) =>
            fields.every(([name, values]) => values.includes(plan.fields[name] ?? '')) &&
            (filter?.(plan) ?? true)
        : undefined,
    compare: compare ?? (orderBy ? byField(locale, orderBy) : undefined),
  };
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/** "family=internet; speed=300|1000": the value of each field is one of those named. */
function conditions(text: string): [name: string, values: string[]][] {
  return text.split(';').flatMap((part): [string, string[]][] => {
    const [name = '', ...rest] = part.split('=');
    const values = rest.join('=').split('|');
    return name.trim() === '' ? [] : [[name.trim(), values.map((value) => value.trim())]];
  });
}

/** Numbers as numbers; plans without the field last. */
function byField(locale: string, name: string): (a: Plan, b: Plan) => number {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return (a, b) => {
    const [one, other] = [a.fields[name], b.fields[name]];
    if (one === undefined || other === undefined) {
      return Number(one === undefined) - Number(other === undefined);
    }
    return compare(one, other);
  };
}
