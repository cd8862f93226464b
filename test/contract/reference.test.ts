import { expect, test } from 'vitest';
import { referencePages } from './reference.ts';

test.each(referencePages().map((page) => [page.path, page] as const))(
  'the lists of %s are what the schema and the sections say',
  (_path, page) => {
    // If not: `node scripts/action-docs.ts` writes them.
    expect(page.now).toBe(page.wanted);
    expect(page.now).toMatch(/<!-- [a-z-]+:begin[^>]*-->\n\| (?:key|rule) .+\n\| --/);
  },
);
