import { pushImage } from '@gatehouse/simulator';
import { describe, expect, test } from 'vitest';
import { parentsOf, policyText, textAt, updateBranch, type World } from '../rollback/testing.ts';
import { BRANCH, branches, promote, rules, scene } from './testing.ts';

const openPulls = ({ repository }: World) =>
  [...repository.pulls.values()].filter(({ state, head }) => state === 'open' && head.ref === BRANCH);

/** A promotion that is open, and a base branch that has moved on since. */
async function proposed() {
  const { it, first } = await scene();
  const next = it.build();
  await promote(it, next);
  it.commit({ 'README.md': '# moved on\n' });
  return { it, first, next, made: it.repository.branch(BRANCH) };
}

/** A merge of the base branch as it is, with files of somebody's beside it. */
function evilMerge(it: World, files: Parameters<World['commit']>[0]): string {
  const honest = updateBranch(it, BRANCH, 'merge');
  const { repository } = it;
  const tree = { 'README.md': textAt(it, honest, 'README.md') ?? '' };
  return repository.commit({ branch: BRANCH, parents: parentsOf(it, honest), files: { ...tree, ...files } });
}

describe('a branch that was brought up to date', () => {
  test.each(['merge', 'rebase'] as const)('by %s gives way to the next promotion', async (by) => {
    const { it } = await proposed();
    updateBranch(it, BRANCH, by);
    const newer = it.build();
    const report = await promote(it, newer);
    expect(report).toMatchObject({ outcome: 'done', refusals: [], pullRequest: { number: 1 } });
    expect(parentsOf(it, it.repository.branch(BRANCH))).toEqual([it.repository.branch('main')]);
    expect(textAt(it, it.repository.branch(BRANCH), 'apps/api.yaml')).toContain(newer.digests.api);
    expect(branches(it)).toEqual([BRANCH]);
    expect(openPulls(it)).toHaveLength(1);
  });

  test.each(['merge', 'rebase'] as const)('by %s is adopted by the same promotion', async (by) => {
    const { it, next } = await proposed();
    const tip = updateBranch(it, BRANCH, by);
    expect(await promote(it, next)).toMatchObject({ outcome: 'done', commit: tip, pullRequest: { number: 1 } });
    expect(it.repository.branch(BRANCH)).toBe(tip);
    expect(await promote(it, next)).toMatchObject({ outcome: 'nothing', commit: tip });
  });

  test('several times, with a pin beside which the base branch moved, gives way', async () => {
    const { it, next } = await proposed();
    updateBranch(it, BRANCH, 'merge');
    const api = textAt(it, it.repository.branch('main'), 'apps/api.yaml') ?? '';
    it.commit({ 'apps/api.yaml': `# of the shop\n${api}` });
    updateBranch(it, BRANCH, 'merge');
    it.commit({ 'README.md': '# and on\n' });
    const tip = updateBranch(it, BRANCH, 'merge');
    expect(textAt(it, tip, 'apps/api.yaml')).toContain(`# of the shop\n`);
    expect(await promote(it, next)).toMatchObject({ outcome: 'done', commit: tip });
    expect(await promote(it, it.build())).toMatchObject({ outcome: 'done', supersedes: next.revision });
  });

  test('stays the newer promotion that it is', async () => {
    const { it } = await scene();
    const [older, newer] = [it.build(), it.build()];
    await promote(it, newer);
    it.commit({ 'README.md': '# moved on\n' });
    const tip = updateBranch(it, BRANCH, 'merge');
    expect(rules(await promote(it, older))).toEqual(['promote/newer-open']);
    expect(it.repository.branch(BRANCH)).toBe(tip);
    expect(it.repository.pullRequest(1).body).toContain(tip);
  });

  test('to a base branch that is newer than the one that was read gives way', async () => {
    const { it } = await proposed();
    const newer = it.build();
    let asked = 0;
    const report = await promote(it, newer, {}, ({ repository }) => ({
      repository: {
        ...repository,
        findPullRequests: async (branch) => {
          asked += 1;
          if (asked === 2) {
            it.commit({ 'README.md': '# while it ran\n' });
            updateBranch(it, BRANCH, 'merge');
          }
          return repository.findPullRequests(branch);
        },
      },
    }));
    expect(report).toMatchObject({ outcome: 'done', refusals: [] });
  });
});

describe('a branch on which somebody left something stays', () => {
  const taken = async (it: World) => {
    const tip = it.repository.branch(BRANCH);
    expect(rules(await promote(it, it.build()))).toEqual(['promote/branch-taken']);
    expect(it.repository.branch(BRANCH)).toBe(tip);
    expect(branches(it)).toEqual([BRANCH]);
  };

  test('a file in the merge', async () => {
    const { it } = await proposed();
    evilMerge(it, { 'notes.txt': 'mine\n' });
    await taken(it);
  });

  test('a file of the base branch that the merge takes back', async () => {
    const { it } = await proposed();
    evilMerge(it, { 'README.md': '# infra\n' });
    await taken(it);
  });

  test('a file that the merge deletes', async () => {
    const { it } = await proposed();
    evilMerge(it, { 'README.md': null });
    await taken(it);
  });

  test.each([
    ['another digest', (text: string) => text.replace(/sha256:.{64}/, `sha256:${'e'.repeat(64)}`)],
    ['another line', (text: string) => `${text}  hostNetwork: true\n`],
  ])('%s of the pin in the merge', async (_, change) => {
    const { it } = await proposed();
    evilMerge(it, { 'apps/api.yaml': change(textAt(it, it.repository.branch(BRANCH), 'apps/api.yaml') ?? '') });
    await taken(it);
  });

  test('another mode of the pinned file in the merge', async () => {
    const { it, made } = await proposed();
    evilMerge(it, { 'apps/api.yaml': { content: textAt(it, made, 'apps/api.yaml') ?? '', mode: '100755' } });
    await taken(it);
  });

  test('what a later merge takes back', async () => {
    const { it } = await proposed();
    evilMerge(it, { 'notes.txt': 'mine\n' });
    it.commit({ 'README.md': '# and on\n' });
    evilMerge(it, { 'notes.txt': null });
    expect(textAt(it, it.repository.branch(BRANCH), 'notes.txt')).toBeNull();
    await taken(it);
  });

  test('a merge of another branch', async () => {
    const { it, made } = await proposed();
    const other = it.repository.commit({ branch: 'other', files: {}, message: 'Say something' });
    it.repository.commit({ branch: BRANCH, parents: [made, other], files: { 'README.md': '# moved on\n' } });
    await taken(it);
  });

  test('a merge of three', async () => {
    const { it, made } = await proposed();
    const [main, other] = [it.repository.branch('main'), it.repository.commit({ branch: 'other', files: {} })];
    it.repository.commit({ branch: BRANCH, parents: [made, main, other], files: { 'README.md': '# moved on\n' } });
    await taken(it);
  });

  test('a commit on top of the merge', async () => {
    const { it } = await proposed();
    updateBranch(it, BRANCH, 'merge');
    it.repository.commit({ branch: BRANCH, files: { 'notes.txt': 'mine\n' } });
    await taken(it);
  });

  test('a commit below the merge', async () => {
    const { it } = await proposed();
    it.repository.commit({ branch: BRANCH, files: { 'notes.txt': 'mine\n' } });
    updateBranch(it, BRANCH, 'merge');
    await taken(it);
  });

  test('a submodule in the place of a pinned file', async () => {
    const { it, made } = await proposed();
    const files = { 'apps/api.yaml': { oid: made, mode: '160000' } } as const;
    it.repository.commit({ branch: BRANCH, parents: [it.repository.branch('main')], files });
    await taken(it);
  });
});

describe('a branch whose promotion was merged', () => {
  test.each(['merge', 'squash', 'rebase'] as const)('by %s after an update is used again', async (method) => {
    const { it } = await proposed();
    updateBranch(it, BRANCH, 'merge');
    it.repository.mergePullRequest(1, { method });
    const newer = it.build();
    expect(await promote(it, newer)).toMatchObject({ outcome: 'done', refusals: [] });
    expect(openPulls(it)).toHaveLength(1);
  });

  test('with what somebody added is used again, for all of it is in the base branch', async () => {
    const { it } = await proposed();
    it.repository.commit({ branch: BRANCH, files: { 'notes.txt': 'mine\n' } });
    it.repository.mergePullRequest(1, { method: 'merge' });
    expect(await promote(it, it.build())).toMatchObject({ outcome: 'done', refusals: [] });
  });

  test('and taken back proposes nothing any more', async () => {
    const { it, first, next } = await proposed();
    it.repository.mergePullRequest(1, { method: 'merge' });
    it.promote(first);
    expect(await promote(it, next)).toMatchObject({ outcome: 'done', refusals: [] });
    expect(parentsOf(it, it.repository.branch(BRANCH))).toEqual([it.repository.branch('main')]);
    expect(openPulls(it)).toHaveLength(1);
  });

  test('and taken back does not keep an older promotion away', async () => {
    const { it, first } = await scene();
    const [older, newer] = [it.build(), it.build()];
    await promote(it, newer);
    it.repository.mergePullRequest(1, { method: 'merge' });
    it.promote(first);
    expect(await promote(it, older)).toMatchObject({ outcome: 'done', refusals: [] });
  });
});

test('a branch that also moves what is to stay is not taken for the promotion', async () => {
  const { it, first } = await scene();
  const [other, next] = [it.build(), it.build({ members: ['api'], before: first })];
  const made = await promote(it, next);
  expect(made.moved).toEqual([it.image('api')]);
  const web = textAt(it, it.repository.branch('main'), 'apps/web.yaml') ?? '';
  const api = textAt(it, made.commit ?? '', 'apps/api.yaml') ?? '';
  const files = { 'apps/api.yaml': api, 'apps/web.yaml': web.replace(first.digests.web, other.digests.web) };
  it.repository.commit({ branch: BRANCH, parents: [it.repository.branch('main')], files });
  expect(await promote(it, next)).toMatchObject({ outcome: 'done', refusals: [] });
  expect(textAt(it, it.repository.branch(BRANCH), 'apps/web.yaml')).toBe(web);
});

test('a promotion that the base branch has moved away under is made anew, for it could not be merged', async () => {
  const { it } = await scene();
  const [between, next] = [it.build(), it.build()];
  await promote(it, next);
  it.promote(between);
  expect(await promote(it, next)).toMatchObject({ outcome: 'done', refusals: [], pullRequest: { number: 1 } });
  const merged = it.repository.mergePullRequest(1);
  expect(textAt(it, merged, 'apps/api.yaml')).toContain(next.digests.api);
});

test('a branch from when an image of the set lay elsewhere gives way', async () => {
  const { it } = await proposed();
  const [was, is] = [it.image('api'), `${it.registry.host}/acme/shop`];
  const pod = textAt(it, it.repository.branch('main'), 'apps/api.yaml') ?? '';
  const policy = policyText(it.registry.host).replace(was, is);
  it.commit({ '.github/gatehouse.yml': policy, 'apps/api.yaml': pod.replace(was, is) });
  const next = it.build();
  const labels = { 'org.opencontainers.image.revision': next.revision };
  const { digest } = pushImage(it.registry, { repository: 'acme/shop', labels });
  const report = await promote(it, next, { digests: [`${is}@${digest}`, `${it.image('web')}@${next.digests.web}`] });
  expect(report).toMatchObject({ outcome: 'done', refusals: [], pullRequest: { number: 1 } });
});

test('two sets with pins on neighbouring lines of a file go forward one after the other', async () => {
  const setOf = (name: string, host: string) =>
    `  - { name: ${name}, images: [{ repository: "${host}/acme/${name}" }], pins: [compose.yaml] }\n`;
  const { it, first } = await scene({
    policy: (host) => `version: 1\nimages:\n${setOf('api', host)}${setOf('web', host)}`,
  });
  const line = (member: 'api' | 'web') => `  ${member}: { image: "${it.image(member)}@${first.digests[member]}" }\n`;
  it.commit({ 'compose.yaml': `services:\n${line('api')}${line('web')}` });
  const next = it.build();
  const one = (set: 'api' | 'web') => promote(it, next, { set, digests: [`${it.image(set)}@${next.digests[set]}`] });
  expect(await one('api')).toMatchObject({ outcome: 'done', pullRequest: { number: 1 } });
  expect(await one('web')).toMatchObject({ outcome: 'done', pullRequest: { number: 2 } });
  it.repository.mergePullRequest(1, { method: 'squash' });
  expect(() => it.repository.mergePullRequest(2)).toThrow('conflict');
  expect(await one('web')).toMatchObject({ outcome: 'done', pullRequest: { number: 2 } });
  const text = textAt(it, it.repository.mergePullRequest(2), 'compose.yaml');
  expect([text?.includes(next.digests.api), text?.includes(next.digests.web)]).toEqual([true, true]);
  expect(await one('api')).toMatchObject({ outcome: 'nothing' });
});
