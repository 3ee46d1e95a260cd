import * as z from 'zod/mini';
import { accountSchema, type Account } from '../../src/model/account.js';
import { billingGroupSchema, type BillingGroup } from '../../src/model/billing-group.js';
import { intentIdSchema, planIdSchema, quoteIdSchema } from '../../src/model/ids.js';
import {
  planChangeDraftSchema,
  type assignSchema,
  type PlanChangeDraft,
} from '../../src/model/plan-change.js';
import type { Receipt } from '../../src/model/intent.js';
import { planSchema, type Plan } from '../../src/model/plan.js';
import { planQuoteSchema, type PlanQuote } from '../../src/model/plan-quote.js';

/** Plain values of the contract for tests that need some, and do not care which. */

export const planId = (id: string) => z.parse(planIdSchema, id);
export const quoteId = (id: string) => z.parse(quoteIdSchema, id);
export const intentId = (id: string) => z.parse(intentIdSchema, id);

export function account(changes: Partial<z.input<typeof accountSchema>> = {}): Account {
  return z.parse(accountSchema, {
    id: 'ann',
    name: 'Ann Example',
    currency: 'USD',
    locale: 'en-US',
    today: '2020-07-18',
    balance: { amount: '0', currency: 'USD' },
    can: { changePlans: { allowed: true } },
    ...changes,
  });
}

export function plan(id: string, name = `Plan ${id}`): Plan {
  return z.parse(planSchema, {
    id,
    name,
    kind: 'master',
    units: { min: 1, max: 10 },
    assignable: { allowed: true },
    rateSchedules: [],
    children: [],
    groups: [],
    fields: {},
  });
}

export function billingGroup(id: string): BillingGroup {
  return z.parse(billingGroupSchema, {
    id,
    name: `Group ${id}`,
    payer: { by: 'nothing' },
    paysFor: [],
    dunning: 'none',
  });
}

/** One plan is taken, with changes to how. */
export function draft(changes: Partial<z.input<typeof assignSchema>> = {}): PlanChangeDraft {
  return z.parse(planChangeDraftSchema, {
    kind: 'plan-change',
    changes: [
      {
        kind: 'assign',
        planId: 'gold',
        units: 1,
        billingGroupId: 'main',
        effective: { when: 'now' },
        ...changes,
      },
    ],
  });
}

const nothing = { amount: '0.00', currency: 'USD' };

/** Lines that come to `total`, all of it charges. */
export function charges(
  total: string,
  lines: z.input<typeof planQuoteSchema>['dueNow']['lines'] = [],
): z.input<typeof planQuoteSchema>['dueNow'] {
  const sum = { amount: total, currency: 'USD' };
  return { lines, charges: sum, credits: nothing, tax: nothing, total: sum };
}

export function quote(
  id: string,
  changes: Partial<z.input<typeof planQuoteSchema>> = {},
): PlanQuote {
  return z.parse(planQuoteSchema, {
    id,
    expiresAt: new Date(Date.now() + 600_000).toISOString(),
    draft: draft(),
    asOf: '2020-07-18',
    changes: [{ kind: 'assign', planName: 'Gold', by: 'now', effectiveDate: '2020-07-18' }],
    along: [],
    dueNow: charges('40.00'),
    payers: [
      {
        billingGroupId: 'main',
        name: 'Main',
        payer: { by: 'nothing' },
        total: { amount: '40.00', currency: 'USD' },
      },
    ],
    invoices: [],
    timeline: [],
    prices: [],
    fees: [],
    warnings: [],
    stateVersion: '1',
    ...changes,
  });
}

export function receipt(): Receipt {
  return { reference: 'R-1', planInstanceIds: [], invoiceIds: [], lines: [] };
}
