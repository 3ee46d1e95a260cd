import type { Quote, TimelineRow } from '../../src/model/quote.js';
import { priceChanges } from './timeline-geometry.js';

/** A charge as a row of the table. */
export interface ChargeRow {
  readonly kind: 'charge';
  readonly charge: TimelineRow;
  /** What changes with it; see `Mark` of the picture. */
  readonly change: 'none' | 'price' | 'full';
  /** How many charges of the same plan and amount come after it, if it is the first of them; else 0. */
  readonly more: number;
  /** The first of its amount: stays in sight when the others are folded away. */
  readonly leads: boolean;
}

/** A line of the table: a charge, or today where nothing is charged. */
export type Row = ChargeRow | { readonly kind: 'today'; readonly leads: true };

/** The charges of a quote in date order, with today among them. */
export function timelineRows({ timeline, asOf }: Quote): Row[] {
  const changes = priceChanges(timeline);
  const leaders = new Map<string, TimelineRow>();
  const followers = new Map<TimelineRow, number>();
  for (const charge of timeline) {
    const leader = leaders.get(charge.planId);
    if (leader && !changes.has(charge)) {
      followers.set(leader, (followers.get(leader) ?? 0) + 1);
    } else {
      leaders.set(charge.planId, charge);
      followers.set(charge, 0);
    }
  }
  const rows = timeline.map((charge): Row => ({
    kind: 'charge',
    charge,
    change: changes.get(charge) ?? 'none',
    more: followers.get(charge) ?? 0,
    leads: followers.has(charge),
  }));
  if (timeline.some((charge) => charge.date === asOf)) return rows;
  const position = timeline.filter((charge) => charge.date < asOf).length;
  return rows.toSpliced(position, 0, { kind: 'today', leads: true });
}
