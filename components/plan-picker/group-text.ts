import type { OfferGroup } from '../../src/controllers/plan-offers.js';
import type { Localizer, TermArguments } from '../../src/i18n/localizer.js';

type Shape = TermArguments<'plan-picker-group-rule'>[0]['shape'];

/** How many of a group's plans are to be chosen, and how many are: "Choose 1 to 2 of these. None so far." */
export function groupRule(localizer: Localizer, { group }: OfferGroup, count: number): string {
  const { min, max } = group.choose;
  const rule = localizer.text('plan-picker-group-rule', { shape: shapeOf(group), min, max });
  return `${rule} ${localizer.text('plan-picker-group-count', { count })}`;
}

/** What to do where too few or too many are chosen. */
export function groupProblem(localizer: Localizer, { group }: OfferGroup, count: number): string {
  const { min, max } = group.choose;
  return count > max
    ? localizer.text('plan-picker-group-too-many', { group: group.name, count: count - max })
    : localizer.text('plan-picker-group-too-few', { group: group.name, count: min - count });
}

function shapeOf({ choose: { min, max }, planIds }: OfferGroup['group']): Shape {
  if (min === max) return 'exactly';
  if (min === 0) return max < planIds.length ? 'up-to' : 'any';
  return max < planIds.length ? 'between' : 'at-least';
}
