import type { FaultName } from '../sandbox-control.js';

const whole = 0x1_0000_0000;

/**
 * Whether a fault of this probability strikes at its `draw`th chance. The same for the same seed on every machine, and
 * nothing but the seed: two faults on one seed do not strike together, and one draw says nothing of the next.
 */
export function strikesBy(
  { probability, seed }: { readonly probability: number; readonly seed: number },
  fault: FaultName,
  draw: number,
): boolean {
  const named = [...fault].reduce((hash, letter) => mixed(hash ^ letter.charCodeAt(0)), seed);
  return mixed(named + Math.imul(draw, 0x9e3779b9)) < probability * whole;
}

/** Spreads 32 bits so that each bit of the input moves half of the output (the finalizer of MurmurHash3). */
function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
