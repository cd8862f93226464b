// Writes the tables of inputs and outputs between the markers of each action's README, and of each reusable workflow's page,
// from what action.yml and the workflow say; the keys in docs/policy.md, from the schema; the index of docs/rules.md, from its
// sections. Contract tests tell when one is out of date.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pages } from '../test/contract/pages.ts';
import { referencePages } from '../test/contract/reference.ts';
import { root } from './steps.ts';

for (const page of [...pages(), ...referencePages()]) {
  if (page.now === page.wanted) continue;
  writeFileSync(join(root, page.path), page.wanted);
  console.log(`wrote ${page.path}`);
}
