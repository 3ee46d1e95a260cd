import fc from 'fast-check';

/**
 * Every run of the checks looks at the same cases, so that a red check is the fault of a change and not of the dice.
 * To look at others: USS_PROPERTY_SEED=random, or a number; and USS_PROPERTY_TIMES=10 to look longer.
 */
const given = process.env['USS_PROPERTY_SEED'] ?? '20200718';
if (given !== 'random') fc.configureGlobal({ seed: Number(given) });
