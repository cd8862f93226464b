// `npm run e2e`: gets the real programs, then runs the workflows that users copy under a real runner, and lints them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildActions } from './e2e/bundles.ts';
import { installDebianPackages } from './e2e/debian-packages.ts';
import { buildGoTools } from './e2e/go-tools.ts';
import { installZizmor } from './e2e/zizmor.ts';
import { root, step } from './steps.ts';

installDebianPackages();
buildGoTools();
installZizmor();
buildActions();
const results = join(root, 'node_modules', '.vitest-e2e-results.json');
const config = join('test', 'e2e', 'vitest.config.ts');
const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
step('end-to-end tests', 'vitest', ['run', '--config', config, ...report, ...process.argv.slice(2)]);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
console.log(`tests: ${numPassedTests} passed, ${numFailedTests} failed`);
