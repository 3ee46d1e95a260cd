import type { PlanInstanceId } from '../../model/ids.js';
import type { Books } from '../books.js';
import type { WorldInvoice } from '../world.js';

/** The charges of an invoice stand for no days of service any more. */
export function uncover({ planInstances }: Books, { id, lines }: WorldInvoice): void {
  const covered = new Set<PlanInstanceId>(lines.flatMap((line) => line.planInstanceId ?? []));
  for (const planInstanceId of covered) {
    const instance = planInstances.get(planInstanceId);
    const coverage = instance.coverage.filter(({ invoiceId }) => invoiceId !== id);
    if (coverage.length < instance.coverage.length) planInstances.put({ ...instance, coverage });
  }
}
