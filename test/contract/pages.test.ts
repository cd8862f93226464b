import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/steps.ts';
import { pages } from './pages.ts';

/** What a page is about: the action beside a README, the workflow of the same name. */
const describedBy = (page: string): string => page.replace(/README\.md$/, 'action.yml').replace(/\.md$/, '.yml');

test.each(pages().map((page) => [page.path, page] as const))(
  'the tables of %s are what the files say',
  (path, page) => {
    // If not: `node scripts/action-docs.ts` writes them.
    expect(page.now).toBe(page.wanted);
    const hasInputs = /^ *inputs:$/m.test(readFileSync(join(root, describedBy(path)), 'utf8'));
    expect(/<!-- inputs:begin[^>]*-->\n\| input/.test(page.now)).toBe(hasInputs);
  },
);
