import { defineCall } from './define-call.js';
import { int, required } from './fields.js';
import { virtualDatetimeFields } from './get-virtual-datetime-m.js';

/** Moves the test clock forward by hours; not in production (Aria wire notes 1.9). */
export const advanceVirtualDatetime = defineCall({
  name: 'advance_virtual_datetime_m',
  effect: 'write',
  request: { offset_hours: required(int) },
  response: virtualDatetimeFields,
});
