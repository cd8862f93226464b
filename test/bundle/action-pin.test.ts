import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

const CI = '.github/workflows/ci.yml';
const workflow = (sha: string, tag: string): string =>
  `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: up/stream@${sha} # ${tag}\n`;

async function pinScene() {
  const it = await scene();
  const upstream = it.simulator.github.createRepository('up/stream');
  const old = upstream.branch('main');
  upstream.tag('v4.2.1', old, { annotated: true });
  const next = upstream.commit({ branch: 'main', files: { 'a.txt': '2' } });
  upstream.tag('v4.2.2', next, { annotated: true });
  it.repository.commit({ branch: 'main', files: { [CI]: workflow(old, 'v4.2.1') } });
  return { it, next };
}

test('an action pin passes when its tag upstream peels to the commit', async () => {
  const { it, next } = await pinScene();
  const pull = propose(it, { files: { [CI]: workflow(next, 'v4.2.2') } });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect(run.exit).toBe(0);
  await expect(transcript(run, it)).toMatchFileSnapshot('action-pin.snap');
});

test('a commit that the tag does not name blocks', async () => {
  const { it } = await pinScene();
  const pull = propose(it, { files: { [CI]: workflow('e'.repeat(40), 'v4.2.2') } });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect([run.exit, run.outputs.outcome]).toEqual([1, 'block']);
  expect(run.log).toContain('scope/pin-unverified');
});
