import * as z from 'zod/mini';
import { scenarioGroups } from '../../model/scenario-groups.js';
import { calendarDateSchema } from '../../model/values.js';
import {
  faultChanceSchema,
  faultNames,
  faultSettingSchema,
  type SandboxStatus,
} from '../sandbox-control.js';
import type { Route } from './routes.js';

const nothing = z.strictObject({});
const done = z.object({});

const status = z.object({
  scenario: z.string(),
  scenarios: z.array(
    z.object({ id: z.string(), title: z.string(), group: z.optional(z.enum(scenarioGroups)) }),
  ),
  today: calendarDateSchema,
  nextBillDate: z.optional(calendarDateSchema),
  faults: z.array(z.enum(faultNames)),
  faultCounts: z.optional(
    z.array(
      z.object({
        fault: z.enum(faultNames),
        setting: z.union([z.literal(true), faultChanceSchema]),
        chances: z.number(),
        strikes: z.number(),
      }),
    ),
  ),
  log: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      outcome: z.enum(['running', 'ok', 'failed']),
      code: z.optional(z.string()),
    }),
  ),
} satisfies Record<keyof SandboxStatus, z.core.$ZodType>);

const route = <const R extends Route>(each: R): R => each;

/** `SandboxControl` over HTTP, below the base URL: for development servers only. Inputs are JSON bodies. */
export const sandboxRoutes = {
  status: {
    ...route({ method: 'GET', path: '/sandbox/status', status: 200 }),
    input: nothing,
    output: status,
  },
  load: {
    ...route({ method: 'PUT', path: '/sandbox/scenario', status: 200 }),
    input: z.strictObject({ scenario: z.string().check(z.maxLength(200)) }),
    output: done,
  },
  advance: {
    ...route({ method: 'POST', path: '/sandbox/clock', status: 200 }),
    input: z.union([
      z.strictObject({ days: z.int().check(z.positive(), z.lte(3660)) }),
      z.strictObject({ date: calendarDateSchema }),
    ]),
    output: done,
  },
  setFault: {
    ...route({ method: 'PUT', path: '/sandbox/faults', status: 200 }),
    input: z.strictObject({ fault: z.enum(faultNames), on: faultSettingSchema }),
    output: done,
  },
  exportWorld: {
    ...route({ method: 'GET', path: '/sandbox/world', status: 200 }),
    input: nothing,
    output: z.unknown(),
  },
} as const;

export type SandboxCall = keyof typeof sandboxRoutes;
