import type { CalendarDate, Period } from '../model/values.js';

/** The first invoice of an instance, as far as it was made. */
export interface FirstBilled {
  readonly firstPeriod?: (Period & { readonly prorated: boolean }) | undefined;
}

/**
 * Whether the first invoice of a master plan bears its activation fee (Aria wire notes 4.2). A further instance of a plan,
 * taken while the prorated first period of an earlier one runs, bears it only where the company says so.
 */
export function bearsActivationFee(
  today: CalendarDate,
  earlier: readonly FirstBilled[],
  feeAfterProration: boolean,
): boolean {
  const during = earlier.some(
    ({ firstPeriod }) => firstPeriod?.prorated && firstPeriod.to >= today,
  );
  return feeAfterProration || !during;
}
