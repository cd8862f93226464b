// `npm test`: checks, builds and tests everything on the pinned Node, and closes with one line that counts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { git, root, step } from './steps.ts';

/** A fresh clone, or a tree with nothing but bundles to commit: then the committed bundles must be what the sources give. */
function sourcesAreCommitted(): boolean {
  return git('status', '--porcelain', '--', '.', ':!actions/*/dist', ':!packages/cli/dist') === '';
}

const committed = sourcesAreCommitted();
step('check', 'node', ['scripts/check.ts']);
step('build', 'node', ['scripts/build.ts']);
const stale = git('status', '--porcelain', '--', 'actions/*/dist', 'packages/cli/dist');
if (committed && stale !== '') {
  console.error(
    `\nThe committed bundles are not what the sources give. Commit what \`npm run build\` wrote:\n${stale}`,
  );
  process.exit(1);
}
const results = join(root, 'node_modules', '.vitest-results.json');
step('tests', 'vitest', ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`]);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
console.log(`tests: ${numPassedTests} passed, ${numFailedTests} failed`);
