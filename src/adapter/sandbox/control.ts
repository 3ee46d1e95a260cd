import * as z from 'zod/mini';
import { addDays, daysBetween } from '../../billing/calendar.js';
import { calendarDateSchema } from '../../model/values.js';
import { advanceTo, nextBillDate } from '../../sandbox/clock.js';
import type { ChangeFeed } from '../change-feed.js';
import { AdapterError } from '../errors.js';
import { writtenNouns } from '../nouns.js';
import { runCall } from '../run-call.js';
import { faultNames, faultSettingSchema, type SandboxControl } from '../sandbox-control.js';
import type { Sandbox } from './sandbox.js';

/** The farthest that the clock goes in one step: ten years. */
const mostDays = 3660;

/** The control of a sandbox. `feed` belongs to the adapter that must tell its elements when the world moves under them. */
export function sandboxControl(sandbox: Sandbox, feed?: ChangeFeed): SandboxControl {
  const { store, faults, delays, log } = sandbox;
  return {
    status: () =>
      runCall(undefined, async () => {
        const world = await store.read();
        const next = nextBillDate(world);
        return {
          scenario: world.scenario,
          scenarios: sandbox.scenarios(),
          today: world.today,
          ...(next !== undefined && { nextBillDate: next }),
          faults: faults.names,
          faultCounts: faults.counts,
          log: log.calls,
        };
      }),
    load: (scenario) =>
      runCall(undefined, async () => {
        if (!sandbox.scenarios().some(({ id }) => id === scenario)) throw notAChoice('scenario');
        await sandbox.load(scenario);
        feed?.sessionChanged();
      }),
    advance: (to) =>
      runCall(undefined, async () => {
        await delays.land();
        await store.update((world) => {
          const date = targetDate(to, world.today);
          return { world: advanceTo(world, date).world, result: undefined };
        });
        feed?.notify({ nouns: writtenNouns });
      }),
    setFault: (fault, on) =>
      runCall(undefined, async () => {
        if (!faultNames.includes(fault)) throw notAChoice('fault');
        if (!z.safeParse(faultSettingSchema, on).success) throw notAChoice('on');
        faults.set(fault, on);
        sandbox.statusChanged();
      }),
    exportWorld: () =>
      runCall(undefined, async (): Promise<unknown> => {
        await delays.land();
        return JSON.parse(JSON.stringify(await store.read()));
      }),
    subscribe: (listener) => sandbox.onStatusChange(listener),
  };
}

const daysSchema = z.int().check(z.positive(), z.lte(mostDays));

function targetDate(to: Parameters<SandboxControl['advance']>[0], today: string): string {
  if ('days' in to) {
    if (!z.safeParse(daysSchema, to.days).success) throw notAChoice('days');
    return addDays(today, to.days);
  }
  if (!z.safeParse(calendarDateSchema, to.date).success) throw notAChoice('date');
  const days = daysBetween(today, to.date);
  if (days < 0 || days > mostDays) throw notAChoice('date');
  return to.date;
}

function notAChoice(path: string): AdapterError {
  return new AdapterError('invalid-input', { fields: [{ path, code: 'not-a-choice' }] });
}
