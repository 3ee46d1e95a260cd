import type { PlanInstanceStatus } from '../../src/model/plan-instance.js';
import { planInstanceStatus } from './codes.js';

const statuses: ReadonlyMap<number | undefined, PlanInstanceStatus> = new Map([
  [planInstanceStatus.active, 'active'],
  [planInstanceStatus.activeNonBillable, 'active-non-billable'],
  [planInstanceStatus.trial, 'trial'],
  [planInstanceStatus.pendingInstallation, 'pending-installation'],
  [planInstanceStatus.pendingActivation, 'pending-activation'],
  [planInstanceStatus.pendingCancellation, 'pending-cancellation'],
  [planInstanceStatus.pendingTermination, 'pending-termination'],
  [planInstanceStatus.inactive, 'inactive'],
  [planInstanceStatus.suspended, 'suspended'],
  [planInstanceStatus.cancelled, 'cancelled'],
  [planInstanceStatus.terminated, 'terminated'],
]);

/** The status that Aria's number stands for (Aria wire notes 2.5); undefined for a number that stands for none. */
export function statusOf(code: number | undefined): PlanInstanceStatus | undefined {
  return statuses.get(code);
}

/** Aria's number for a status. */
export function codeOfStatus(status: PlanInstanceStatus): number {
  for (const [code, each] of statuses) if (each === status && code !== undefined) return code;
  throw new Error(`No number stands for ${status}.`);
}
