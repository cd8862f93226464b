import { expect, test } from 'vitest';
import { pages } from './pages.ts';

test.each(pages().map((page) => [page.path, page] as const))(
  'the tables of %s are what the files say',
  (_path, page) => {
    // If not: `node scripts/action-docs.ts` writes them.
    expect(page.now).toBe(page.wanted);
    expect(page.now).toMatch(/<!-- inputs:begin[^>]*-->\n\| input/);
  },
);
