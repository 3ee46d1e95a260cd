import type { CataloguePlan } from '../account-reads.js';

/** What a plan says in one of its supplemental fields; undefined where it does not have it. */
export function supplementalField(
  { plan_supp_fields: fields }: Pick<CataloguePlan, 'plan_supp_fields'>,
  name: string,
): string | undefined {
  return fields.find((field) => field.plan_supp_field_name === name)?.plan_supp_field_value;
}
