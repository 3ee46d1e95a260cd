import fc from 'fast-check';

/**
 * Every run of the checks looks at the same cases, so that a red check is the fault of a change and not of the dice.
 * To look at others: USS_PROPERTY_SEED=random, or a number; and USS_PROPERTY_TIMES=10 to look longer.
 */
const given = process.env['USS_PROPERTY_SEED'] ?? '20200718';
if (given !== 'random') fc.configureGlobal({ seed: Number(given) });

/** How many times as many cases as in the checks are looked at. */
export const times = Number(process.env['USS_PROPERTY_TIMES'] ?? 1);

/** How long they may take, on a busy machine too. */
export const timeout = 240_000 * times;
