import { addDays } from '../../../src/billing/calendar.js';
import { advanceTo } from '../../../src/sandbox/clock.js';
import { errorCode } from '../../aria/codes.js';
import type { Handler } from '../handler.js';
import { given, WireError } from '../wire-error.js';

/** The farthest that the clock goes in one step: ten years. */
const mostHours = 3660 * 24;

export const getVirtualDatetime: Handler<'get_virtual_datetime_m'> = async ({
  sandbox,
  clock,
}) => ({
  ...clock.fields((await sandbox.store.read()).today),
  is_batch_running: false,
});

/** Moves the clock forward and bills every day that begins on the way. */
export const advanceVirtualDatetime: Handler<'advance_virtual_datetime_m'> = async (
  { sandbox, clock },
  { offset_hours },
) => {
  const hours = given(offset_hours, 'offset_hours');
  if (hours < 1 || hours > mostHours) {
    throw new WireError(errorCode.invalidInput, 'offset_hours is not allowed');
  }
  const today = await sandbox.store.update((before) => {
    const { world } = advanceTo(before, addDays(before.today, clock.daysIn(hours)));
    return { world, result: world.today };
  });
  return clock.fields(today);
};
