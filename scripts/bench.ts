// `npm run bench -- action|peers|replay|history|promote|prune|keep-set [options]`: one measurement of bench/ at a time. Nothing here passes or fails.
import { step } from './steps.ts';

const MEASUREMENTS = ['action', 'peers', 'replay', 'history', 'promote', 'prune', 'keep-set'];
const [name = '', ...options] = process.argv.slice(2);
if (MEASUREMENTS.includes(name)) step(name, 'node', [`bench/${name}.ts`, ...options]);
else {
  console.error(
    `Say what to measure: npm run bench -- ${MEASUREMENTS.join('|')} [options]; each file in bench/ begins with its options.`,
  );
  process.exitCode = 1;
}
