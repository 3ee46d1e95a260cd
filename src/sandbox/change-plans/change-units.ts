import type { ChangeUnits } from '../../model/plan-change.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { checkCombining } from '../combine.js';
import { Refused } from '../refused.js';
import { changeTerms } from './change-terms.js';
import type { ChangeContext } from './change-context.js';
import { effectiveDate, livingInstance, queueChange, refuseWaiting } from './held.js';
import { movesFor } from './move-charges.js';
import { unitLimitsOf } from './place-of.js';

/**
 * Changes the units of a plan instance to a new total, within the limits of its plan and of its place under its parent.
 * Credit and charge of the running period come together: more to pay needs a choice that charges, less one that credits (Aria wire notes 4.2).
 */
export function changeUnits(
  books: Books,
  context: ChangeContext,
  change: ChangeUnits,
): PlanInstanceId {
  const instance = livingInstance(books, context, change);
  const { min, max } = unitLimitsOf(books, instance);
  if (change.units < min || change.units > max) throw new Refused('units-out-of-range');
  if (change.units === instance.units) throw new Refused('nothing-to-change');
  const effect = effectiveDate(books, context, instance, change);
  refuseWaiting(instance, effect);
  if (!context.executing) checkCombining(books, context, instance);
  if (effect.when === 'later') return queueChange(books, context, instance, change, effect);
  changeTerms(books, context, instance.id, {
    terms: { units: change.units },
    from: effect.from,
    moves: movesFor(books, context, change.proration),
    byDifference: true,
  });
  books.tell({ kind: 'units-changed', planInstanceId: instance.id });
  return instance.id;
}
