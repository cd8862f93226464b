import { expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { scene } from './scene.ts';
import { INPUTS } from './testing.ts';

const NO_NAME = 'No image repository is named in `images` or `prune.images`.';

it.each([
  ['names no image', 'version: 1\n', NO_NAME],
  ['has an empty list of them', 'version: 1\nprune: { images: [] }\n', NO_NAME],
  ['is not there', null, /^There is no such file on the default branch, at [0-9a-f]{12}, so no image is named\.$/],
])('a policy that %s leaves nothing to clean up, and that is no success', async (_what, text, message) => {
  const it = await scene();
  it.repository.commit({ branch: 'main', files: { [INPUTS.policy]: text } });
  const report = await runPrune(it.deps, INPUTS);
  expect([report.outcome, report.plan, it.left()]).toEqual(['refused', null, 12]);
  expect(report.refusals).toEqual([
    {
      rule: 'prune/no-images',
      place: INPUTS.policy,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      fix: `Describe your image sets under \`images\` in ${INPUTS.policy}, on the default branch.`,
    },
  ]);
});
