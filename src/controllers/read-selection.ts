import type { ChosenPlan, Selection } from '../context/selection.js';

const kinds: readonly Selection['kind'][] = [
  'assign',
  'replace',
  'cancel',
  'units',
  'rate-schedule',
  'status',
];
const texts = [
  'planInstanceId',
  'rateScheduleId',
  'status',
  'billingGroupId',
  'dunningGroupId',
  'proration',
  'prorationStart',
  'firstInvoice',
  'alignWith',
  'billThrough',
  'catchUp',
  'coupon',
  'resetBillDate',
  'combineInvoices',
  'prorationInvoice',
  'comment',
] as const satisfies readonly (keyof Selection)[];

/**
 * A selection that was kept as JSON; undefined when it is none. Written by any script of the page's origin, or by another version, so only what has
 * the right shape is taken. Whether the ids mean anything is told by the service, as for everything that is chosen.
 */
export function readSelection(value: unknown): Selection | undefined {
  if (!isObject(value)) return undefined;
  const kind = kinds.find((each) => each === value['kind']);
  const plans = Array.isArray(value['plans']) ? value['plans'].map(readPlan) : undefined;
  const effective = readEffective(value['effective']);
  if (!kind || !plans) return undefined;
  const chosen: Record<string, unknown> = {
    kind,
    plans: plans.filter((plan) => plan !== undefined),
    effective,
    units: wholeNumber(value['units']),
    offsetMonths: value['offsetMonths'] === 'auto' ? 'auto' : wholeNumber(value['offsetMonths']),
    billUsage: typeof value['billUsage'] === 'boolean' ? value['billUsage'] : undefined,
  };
  for (const key of texts) chosen[key] = text(value[key]);
  return chosen as unknown as Selection;
}

function readPlan(value: unknown): ChosenPlan | undefined {
  if (!isObject(value)) return undefined;
  const planId = text(value['planId']);
  if (planId === undefined) return undefined;
  const { parent } = value;
  const under = isObject(parent)
    ? { planId: text(parent['planId']), planInstanceId: text(parent['planInstanceId']) }
    : {};
  return {
    planId,
    rateScheduleId: text(value['rateScheduleId']),
    units: wholeNumber(value['units']),
    ...(under.planId !== undefined && { parent: { planId: under.planId } }),
    ...(under.planInstanceId !== undefined && {
      parent: { planInstanceId: under.planInstanceId },
    }),
  } as ChosenPlan;
}

/** When a change takes effect, as it was kept; undefined when that is nothing usable. */
export function readEffective(value: unknown): Selection['effective'] {
  if (!isObject(value)) return undefined;
  const { when } = value;
  const date = text(value['date']);
  switch (when) {
    case 'now':
    case 'by-hand':
      return { when };
    case 'anniversary': {
      const periods = wholeNumber(value['periods']);
      return { when, ...(periods !== undefined && { periods }) };
    }
    case 'date':
    case 'retroactive':
      return date !== undefined && /^\d{4}-\d\d-\d\d$/.test(date) ? { when, date } : undefined;
    default:
      return undefined;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function wholeNumber(value: unknown): number | undefined {
  return Number.isSafeInteger(value) && (value as number) >= 0 ? (value as number) : undefined;
}
