// Writes the tables of inputs and outputs between the markers of each action's README, and of each reusable workflow's page,
// from what action.yml and the workflow say. A contract test tells when one is out of date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../test/contract/pages.ts';
import { root } from './steps.ts';

for (const page of pages()) {
  if (page.now === page.wanted) continue;
  writeFileSync(join(root, page.path), page.wanted);
  console.log(`wrote ${page.path}`);
}
