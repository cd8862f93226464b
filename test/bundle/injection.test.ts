import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

/** A file name may hold any byte but NUL and `/`. */
const PATH =
  'apps/x\n::stop-commands::y\n##[error]z | `a` <img src=x onerror=alert(1)> [b](https:evil.example) @org.yaml';
const TITLE = '::set-output name=outcome::pass\n<script>alert(1)</script>';

test('paths, values and titles become neither commands nor markup', async () => {
  const it = await scene({ [PATH]: DEPLOYMENT('7.2.4') });
  const version = '7.2.5|`<b>`::error::x';
  const pull = propose(it, {
    files: { [PATH]: DEPLOYMENT(version), 'apps/redis.yaml': DEPLOYMENT('7.2.5') },
    title: TITLE,
  });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect([run.exit, run.outputs.outcome]).toEqual([1, 'block']);
  const commands = run.log.split('\n').filter((line) => /^\s*::/.test(line) || line.includes('##['));
  expect(commands.filter((line) => !/^::(?:error|add-mask)[ :]/.test(line))).toEqual([]);
  const shown = run.summary.split('<details>')[0] ?? '';
  expect(shown).not.toMatch(/<img|<b>|<script|\]\(https:evil|`/);
  await expect(transcript(run, it)).toMatchFileSnapshot('injection.snap');
});
