import { notSimulated } from '../wire-error.js';

/** Who asks, and what else may stand in any request without doing something. */
const harmless = [
  'acct_no',
  'do_write',
  'client_receipt_id',
  'include_plan_instance_queue',
  'comments',
  'alt_caller_id',
  'optional_transaction_qualifiers',
  'application_id',
  'application_date',
] as const;

/** Throws where a request asks for something that this simulator would pass over: Aria might do it. */
export function refuseWhatIsNotUnderstood(
  request: Readonly<Record<string, unknown>>,
  understood: readonly string[],
): void {
  const known = new Set<string>([...harmless, ...understood]);
  const stranger = Object.entries(request).find(
    ([name, value]) =>
      value !== undefined && !(Array.isArray(value) && value.length === 0) && !known.has(name),
  );
  if (stranger) throw notSimulated(stranger[0]);
}
