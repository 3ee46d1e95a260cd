import type { Offer } from '../../src/controllers/plan-offers.js';
import { readUnits } from '../internal/units-field.js';
import { groupProblem } from './group-text.js';
import type { Sight } from './sight.js';

/** What is wrong with what is chosen, and the id of what to mend it in. */
export interface PickerProblem {
  readonly kind: 'badInput' | 'customError';
  readonly text: string;
  readonly id: string;
}

/** The first thing that keeps the chosen plans from being sent, in reading order: units that cannot be used, too few or too many of a group. */
export function firstProblem(sight: Sight): PickerProblem | undefined {
  const top = sight.choice.chosenOnTop;
  return (
    first(top, (offer) => unitsProblem(sight, offer)) ??
    groupProblemUnder(sight, undefined) ??
    first(top, (offer) => problemUnder(sight, offer))
  );
}

function problemUnder(sight: Sight, parent: Offer): PickerProblem | undefined {
  const chosen = sight.offers.childrenOf(parent).filter((offer) => sight.choice.has(offer));
  return (
    groupProblemUnder(sight, parent) ??
    first(chosen, (offer) => unitsProblem(sight, offer) ?? problemUnder(sight, offer))
  );
}

function unitsProblem({ localizer, choice }: Sight, offer: Offer): PickerProblem | undefined {
  const reading = readUnits(localizer, choice.unitsText(offer), offer.units);
  return reading.ok
    ? undefined
    : { kind: 'badInput', text: reading.problem, id: `${offer.id}-units` };
}

function groupProblemUnder(sight: Sight, parent: Offer | undefined): PickerProblem | undefined {
  const { localizer, offers, choice } = sight;
  const list = parent ? offers.under(parent) : offers.top;
  return first(list.groups, (group, index) => {
    const { count, wrong } = offers.count(group, parent, choice.chosenUnder(parent));
    return wrong
      ? {
          kind: 'customError' as const,
          text: groupProblem(localizer, group, count),
          id: `${parent?.id ?? 'plans'}-group-${index}`,
        }
      : undefined;
  });
}

function first<T>(
  list: readonly T[],
  find: (each: T, index: number) => PickerProblem | undefined,
): PickerProblem | undefined {
  for (const [index, each] of list.entries()) {
    const found = find(each, index);
    if (found) return found;
  }
  return undefined;
}
