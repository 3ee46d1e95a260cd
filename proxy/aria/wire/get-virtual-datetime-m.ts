import { defineCall } from './define-call.js';
import { date, flagText, int, time } from './fields.js';
import type { Fields } from './table.js';

/** The client's test clock, in its zone, beside the real one. */
export const virtualDatetimeFields = {
  virtual_date: date,
  virtual_time: time,
  system_date: date,
  system_time: time,
  current_offset_hours: int,
} satisfies Fields;

/** Reads the test clock; not in production (Aria wire notes 1.9). */
export const getVirtualDatetime = defineCall({
  name: 'get_virtual_datetime_m',
  effect: 'read',
  request: {},
  response: { ...virtualDatetimeFields, is_batch_running: flagText('Y', 'N') },
});
