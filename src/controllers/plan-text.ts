/**
 * A chosen plan as text, for forms and addresses: its id after those of the chosen plans that it hangs under, as `20002/20014`; then `!` when nothing
 * that would be chosen beforehand under it is, `*` units and `@` rate schedule, each where it is said. Characters of ids that could be mistaken are
 * percent-encoded.
 */
export interface PlanText {
  /** Ids from the top down to the plan itself. */
  readonly path: readonly string[];
  readonly alone?: boolean | undefined;
  readonly units?: number | undefined;
  readonly rateScheduleId?: string | undefined;
}

export function writePlan({ path, alone, units, rateScheduleId }: PlanText): string {
  return [
    path.map(encoded).join('/'),
    alone ? '!' : '',
    units === undefined ? '' : `*${units}`,
    rateScheduleId === undefined ? '' : `@${encoded(rateScheduleId)}`,
  ].join('');
}

/** What {@link writePlan} wrote, or somebody by hand; undefined when it is no plan. */
export function readPlan(text: string): PlanText | undefined {
  const parts = /^([^!*@]+)(!)?(?:\*(\d{1,7}))?(?:@(.+))?$/.exec(text);
  const [, ids, alone, units, schedule] = parts ?? [];
  const path = ids?.split('/') ?? [];
  if (path.length === 0 || path.includes('')) return undefined;
  return {
    path: path.map(decoded),
    ...(alone !== undefined && { alone: true }),
    ...(units !== undefined && { units: Number(units) }),
    ...(schedule !== undefined && { rateScheduleId: decoded(schedule) }),
  };
}

function encoded(id: string): string {
  return encodeURIComponent(id).replaceAll('*', '%2A').replaceAll('!', '%21');
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
