import type { PlanInstanceId } from '../../model/ids.js';
import type { Warning } from '../../model/warning.js';
import type { PlanWarning } from '../change-plans/plan-warnings.js';
import { labelOf, planNameNow, type Sight } from './sight.js';

/**
 * A warning in the words of the contract. Its id is made of what it is about and not of what it says, so that it is the same in every quote of
 * one draft and no two of a quote have the same: a plan instance has one queued change of a draft, and all that ends now is told in one.
 */
export function warningOf(sight: Sight, warning: PlanWarning): Warning {
  const { code } = warning;
  switch (warning.code) {
    case 'plans-cancelled-with-it': {
      const names = warning.planInstanceIds.map((id) => planNameNow(sight, id));
      if (!warning.queuedChangeId) return { id: code, code, names, date: sight.today };
      const { planInstanceId, date } = sight.after.queue.get(warning.queuedChangeId);
      const id = idOf(sight, code, planInstanceId);
      const name = planNameNow(sight, planInstanceId);
      return { id, code, name, names, ...(date !== undefined && { date }) };
    }
    case 'parent-will-be-inactive': {
      const { planInstanceId } = sight.after.queue.get(warning.queuedChangeId);
      return {
        id: idOf(sight, code, planInstanceId),
        code,
        date: warning.since,
        name: planNameNow(sight, warning.parentId),
        names: [planNameNow(sight, planInstanceId)],
      };
    }
    case 'queued-changes-deleted': {
      const names = warning.queuedChangeIds.map((id) =>
        planNameNow(sight, sight.after.queue.get(id).planInstanceId),
      );
      return { id: code, code, names: [...new Set(names)] };
    }
  }
}

function idOf(sight: Sight, code: PlanWarning['code'], about: PlanInstanceId): string {
  return `${code} ${labelOf(sight, about)}`;
}
