import { expect, test } from 'vitest';
import { runAction } from './runner.ts';
import { DEPLOYMENT, propose, pullRequestEvent, scene } from './scene.ts';
import { transcript } from './transcript.ts';

test('a held package blocks with the reason of the hold, read from the file that the policy names', async () => {
  const it = await scene({
    '.github/gatehouse.yml': 'version: 1\nholds:\n  - from-renovate: .renovate/holds.json5\n',
    '.renovate/holds.json5': `{
      packageRules: [
        { description: "7.2.5 loses data", matchPackageNames: ["docker.io/library/redis"], allowedVersions: "<7.2.5" },
      ],
    }`,
  });
  const pull = propose(it, { files: { 'apps/redis.yaml': DEPLOYMENT('7.2.5') } });
  const run = await runAction(it.simulator, { action: 'diff-scope', ...pullRequestEvent(it, pull) });
  expect(run.exit).toBe(1);
  await expect(transcript(run, it)).toMatchFileSnapshot('hold.snap');
});
