// `npm run bench -- --repo DIR`: every measurement of bench/, one after the other. Nothing here passes or fails.
import { parseArgs } from 'node:util';
import { step } from './steps.ts';

const { values } = parseArgs({ options: { repo: { type: 'string' }, author: { type: 'string', default: 'bot' } } });
step('the action', 'node', ['bench/action.ts']);
if (values.repo === undefined) {
  console.log(
    'Give a clone with a history of bot commits to measure replay as well: npm run bench -- --repo DIR --author REGEX',
  );
} else {
  const where = ['--repo', values.repo, '--author', values.author];
  step('replay', 'node', ['bench/replay.ts', ...where]);
  step('history', 'node', ['bench/history.ts', ...where]);
}
