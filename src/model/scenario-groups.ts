/** What the scenarios of a sandbox are about, Texts are looked up by code (`panel-group-…`). */
export const scenarioGroups = [
  'basics',
  'rate-schedules',
  'plan-changes',
  'queue',
  'paying',
  'earlier-starts',
  'documents',
] as const;
export type ScenarioGroup = (typeof scenarioGroups)[number];
