import { canBeTaken, shownSchedule, type Offer } from '../../src/controllers/plan-offers.js';
import type { Localizer } from '../../src/i18n/localizer.js';
import type { RateSchedule } from '../../src/model/rate-schedule.js';
import type { CalendarDate } from '../../src/model/values.js';
import type { Withdrawal } from './plan-choice.js';

/** Why a plan cannot be taken, and what would open it; nothing when it can. `group` is the name of the group that it stands in. */
export function closedReason(
  localizer: Localizer,
  { plan, current, mandatory }: Pick<Offer, 'plan' | 'current' | 'mandatory'>,
  today: CalendarDate,
  group?: string,
): string | undefined {
  if (current) return localizer.text('plan-picker-current');
  if (mandatory || canBeTaken(plan)) return undefined;
  const { assignable } = plan;
  if (!assignable.allowed && assignable.reason !== 'schedule-not-in-effect') {
    return assignable.reason === 'plan-group-limit' && group !== undefined
      ? localizer.text('plan-picker-group-full', { group })
      : localizer.text(`refusal-${assignable.reason}`);
  }
  const schedule = shownSchedule(plan);
  return (
    (schedule && scheduleReason(localizer, schedule, today)) ??
    localizer.text(
      assignable.allowed ? 'refusal-schedule-not-found' : `refusal-${assignable.reason}`,
    )
  );
}

/** Why a rate schedule cannot be taken, with the day from which it can; nothing when it can. */
export function scheduleReason(
  localizer: Localizer,
  { assignable, availableFrom }: RateSchedule,
  today: CalendarDate,
): string | undefined {
  if (assignable.allowed) return undefined;
  return availableFrom !== undefined && availableFrom > today
    ? localizer.text('plan-picker-schedule-from', { date: localizer.date(availableFrom) })
    : localizer.text(`refusal-${assignable.reason}`);
}

/** What became of choices that are no more, each said once. */
export function withdrawalTexts(
  localizer: Localizer,
  withdrawals: readonly Withdrawal[],
  today: CalendarDate,
): readonly string[] {
  return [...new Set(withdrawals.map((each) => withdrawalText(localizer, each, today)))];
}

function withdrawalText(localizer: Localizer, withdrawal: Withdrawal, today: CalendarDate): string {
  switch (withdrawal.kind) {
    case 'gone':
      return localizer.text('plan-picker-gone');
    case 'price-gone':
      return localizer.text('plan-picker-price-gone');
    case 'closed': {
      const { plan } = withdrawal;
      const reason =
        closedReason(localizer, { plan, current: false, mandatory: false }, today) ?? '';
      return localizer.text('plan-picker-closed', { plan: plan.name, reason });
    }
  }
}
