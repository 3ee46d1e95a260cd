import { expect, it } from 'vitest';
import { accountIdSchema } from '../../../src/model/ids.js';
import { describeProblems, readWorld } from '../../../src/sandbox/read-world.js';
import { scenarios } from '../../../src/sandbox/scenarios/scenarios.js';
import { AccountReads } from '../../aria/account-reads.js';
import { createAriaClient } from '../../aria/client.js';
import { settledPolicy } from '../../aria/policy.js';
import { accountWorld } from '../../aria/world/account-world.js';
import { createSimulator } from '../../simulator/simulator.js';

/** What the engine asks of a world before it bills it holds for the one that is made of Aria's answers: dates, numbers and references fit together. */
it.each(scenarios.map(({ id }) => id))(
  'the account of %s is a world that can be billed',
  async (scenario) => {
    const simulator = createSimulator({ scenario });
    const client = createAriaClient({
      url: 'https://aria.invalid/',
      ...simulator.keys,
      fetch: (url, init) => simulator.fetch(url, init),
    });
    const accountId = accountIdSchema.parse('10001');
    const reads = new AccountReads(client, accountId);
    const parts = {
      details: await reads.details(),
      catalogue: await reads.catalogue(),
      available: await reads.available(),
      today: await reads.today(),
      queue: await reads.queue(),
      dunningGroups: await reads.dunningGroups(),
    };
    const { world } = accountWorld(parts, accountId, settledPolicy());
    const { problems = [] } = readWorld(JSON.parse(JSON.stringify(world)));
    expect(describeProblems(problems)).toBe('');
  },
);
