import * as z from 'zod/mini';
import { worldOrThrow } from '../src/adapter/sandbox/world-store.js';
import {
  companyTermsSchema,
  ruleNames,
  type AriaPolicy,
  type CompanyRules,
} from './aria/policy.js';

/** What a company has set in Aria and the wire does not tell, and so the proxy is told. */
export type Company = Required<Pick<AriaPolicy, 'rules' | 'paymentTerms' | 'planFields'>>;

/** The company of a world of the simulator. Every supplemental field of its plans may be seen: nothing in a scenario is secret. */
export function companyOf(exported: unknown): Company {
  const { settings, plans, paymentTerms } = worldOrThrow(exported);
  const rules: CompanyRules = Object.fromEntries(ruleNames.map((name) => [name, settings[name]]));
  return {
    rules,
    // The world knows more of its terms than the company has to tell.
    paymentTerms: paymentTerms.map((row) => z.parse(z.object(companyTermsSchema.shape), row)),
    planFields: [...new Set(plans.flatMap(({ fields }) => Object.keys(fields)))],
  };
}
