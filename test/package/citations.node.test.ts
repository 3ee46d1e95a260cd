import { describe, expect, it } from 'vitest';
import {
  citedIds,
  citedSections,
  citedSteps,
  idsOf,
  namedFiles,
  sectionsOf,
  stepsOf,
} from '../../scripts/citations/citations.mjs';

const whatOf = (cited: readonly { what: string }[]) => cited.map(({ what }) => what);

describe('citations in code', () => {
  it('are ids of threats and requirements, with their lines', () => {
    expect(citedIds("// so (T13, T14).\nit('A52b is shown', run);")).toEqual([
      { what: 'T13', line: 1 },
      { what: 'T14', line: 1 },
      { what: 'A52b', line: 2 },
    ]);
  });

  it('are not parts of dates, addresses and words', () => {
    expect(citedIds('`${date}T00:00:00Z` /invoices/%E0%A4%A WAT12 A100')).toEqual([]);
  });

  it.each([
    ['/** So it is (Aria wire notes 4.2). */', ['4.2']],
    ['// Aria wire notes 1.1, 3; the vendor', ['1.1', '3']],
    ['// (Aria wire notes 3.4 and 4.3 D.)', ['3.4', '4.3 D']],
    ['// (Aria wire notes, open point 24).', ['open point 24']],
    ['/**\n * as (Aria wire\n * notes, open\n * point 8).\n */', ['open point 8']],
    ['// See the Aria wire notes.', ['']],
    ['/** Aria wire notes 4.2 */\n/** later (4.3 D), (4.9) */\ncall(1.5)', ['4.2', '4.3 D', '4.9']],
    ['/** at (4.9) */', []],
  ])('are sections of the wire notes: %j', (text, sections) => {
    expect(whatOf(citedSections(text))).toEqual(sections);
  });
});

describe('what the docs have', () => {
  it('is a step for each number of the write protocol, and of no other list', () => {
    const page =
      '1. Other\n### The write protocol\nSo:\n1. **One.**\n2. **Two.**\n\n## Next\n3. Three';
    expect([...stepsOf(page)]).toEqual(['1', '2']);
    expect(citedSteps('/**\n * (write\n * protocol, step 7)\n */')).toEqual([
      { what: '7', line: 2 },
    ]);
  });

  it('is a section for each numbered heading and open point', () => {
    const page = '## 4 Rules\n### 4.2 Proration\n#### 4.3 B A price\n### Open point 8\n### Other';
    expect([...sectionsOf(page)]).toEqual(['4', '4.2', '4.3 B', 'open point 8']);
  });

  it('is an id for each row, open or not', () => {
    const page = '| T1  | key |\n\n## Open\n\n| T19b | reset |\n';
    expect(idsOf(page)).toEqual({ covered: new Set(['T1']), open: new Set(['T19b']) });
  });

  it('is the files that it names', () => {
    expect([...namedFiles('`test/a.test.ts`, `proxy/test/b.ts`, `npm test`')]).toEqual([
      'test/a.test.ts',
      'proxy/test/b.ts',
    ]);
  });
});
