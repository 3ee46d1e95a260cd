import { parseAbsolute } from '@internationalized/date';
import type { Instant } from '../model/values.js';

/** Whether so many whole minutes have passed from `since` to `now`. Moments only expire things; nothing is billed by them. */
export function minutesHavePassed(minutes: number, since: Instant, now: Instant): boolean {
  const end = parseAbsolute(since, 'UTC').add({ minutes });
  return end.compare(parseAbsolute(now, 'UTC')) <= 0;
}
