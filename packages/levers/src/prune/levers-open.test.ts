import type { Repository } from '@gatehouse/simulator';
import { describe, expect, it } from 'vitest';
import { runPrune } from './run.ts';
import { before, rules, scene } from './scene.ts';
import { INPUTS } from './testing.ts';

const BRANCH = 'gatehouse/promote/runtime';

function openPromotion(repository: Repository): void {
  repository.commit({ branch: BRANCH, files: { 'a.txt': 'a' } });
  repository.openPullRequest({ head: BRANCH, base: 'main', title: 'Promote', author: 'someone' });
}

/** A pull request of a fork, whose branch has the name of a promotion's. */
function openLookalike(repository: Repository): void {
  repository.fork('stranger/infra').commit({ branch: BRANCH, files: { 'a.txt': 'a' } });
  repository.openPullRequest({ head: `stranger:${BRANCH}`, base: 'main', title: 'Promote', author: 'stranger' });
}

/** With more branches than one page has, only the default branch and the levers' pull requests are read before each platform. */
function addBranches({ repository }: { readonly repository: Repository }): void {
  const tip = repository.branch('main') ?? '';
  for (let at = 0; at < 101; at++) repository.refs.set(`refs/heads/b${at}`, tip);
}

describe.each([
  ['one page of branches', () => {}],
  ['more than one', addBranches],
])('in a repository of %s', (_what, prepare) => {
  it.each<[string, (repository: Repository) => void]>([
    ['a promotion', openPromotion],
    ["a fork's that is called like one", openLookalike],
  ])('goes on beside a pull request that was open before: %s', async (_name, open) => {
    const it = await scene();
    prepare(it);
    open(it.repository);
    const report = await runPrune(it.deps, INPUTS);
    expect([report.refusals, report.outcome, report.deleted.length]).toEqual([[], 'done', 9]);
  });

  it.each([1, 3])("goes on when a fork's is opened meanwhile, before delete %i", async (nth) => {
    const it = await scene();
    prepare(it);
    const report = await runPrune(
      before(it.deps, nth, () => openLookalike(it.repository)),
      INPUTS,
    );
    expect([report.refusals, report.outcome, report.deleted.length]).toEqual([[], 'done', 9]);
  });

  it.each<[string, (repository: Repository) => void, string]>([
    ['the default branch', (own) => void own.commit({ branch: 'main', files: { 'a.txt': 'a' } }), 'main is at'],
    ['a promotion', openPromotion, 'A promotion or a rollback was opened'],
  ])('ends between an image and its platforms when this moves: %s', async (_name, act, message) => {
    const it = await scene();
    prepare(it);
    const report = await runPrune(
      before(it.deps, 1, () => act(it.repository)),
      INPUTS,
    );
    expect([report.outcome, rules(report), it.left()]).toEqual(['refused', ['prune/moved'], 12]);
    expect(report.refusals[0]?.message).toContain(message);
  });
});
