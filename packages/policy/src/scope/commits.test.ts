import type { CommitFacts } from '@gatehouse/bumps';
import { describe, expect, it } from 'vitest';
import { change, changeOnDisk, commit, judge, OCTOCAT, RENOVATE, rulesOf, WEB_FLOW } from '../testing.ts';

const mode = (commits: string) => `version: 1\nauthors: { commits: ${commits} }\n`;
const judged = (commits: string, parts: Partial<CommitFacts>) =>
  rulesOf({ text: mode(commits), change: change({ commits: [commit(), commit(parts)] }) });

describe('who has commits on an enforced pull request', () => {
  it.each<[string, Partial<CommitFacts>, { verified: string[]; login: string[]; any: string[] }]>([
    ['its author', {}, { verified: [], login: [], any: [] }],
    ['its author, by git', { committer: RENOVATE }, { verified: [], login: [], any: [] }],
    ['its author, unsigned', { verified: false }, { verified: ['scope/commit-unverified'], login: [], any: [] }],
    [
      'another account',
      { author: OCTOCAT },
      { verified: ['scope/commit-author'], login: ['scope/commit-author'], any: [] },
    ],
    [
      'its author, committed anew by another',
      { committer: OCTOCAT },
      { verified: ['scope/commit-author'], login: ['scope/commit-author'], any: [] },
    ],
    [
      'no account',
      { author: null },
      { verified: ['scope/commit-author-unknown'], login: ['scope/commit-author-unknown'], any: [] },
    ],
    [
      'committed by no account',
      { committer: null },
      { verified: ['scope/commit-author-unknown'], login: ['scope/commit-author-unknown'], any: [] },
    ],
    [
      'a person of the same bare name',
      { author: { ...RENOVATE, login: 'renovate', type: 'User', id: 1 } },
      { verified: ['scope/commit-author'], login: ['scope/commit-author'], any: [] },
    ],
    [
      'the same login with another id',
      { author: { ...RENOVATE, id: 1 } },
      { verified: ['scope/commit-author'], login: ['scope/commit-author'], any: [] },
    ],
    [
      'the same login as another type',
      { author: { ...RENOVATE, type: 'User' } },
      { verified: ['scope/commit-author'], login: ['scope/commit-author'], any: [] },
    ],
    [
      "GitHub's own merge of the base branch",
      { author: OCTOCAT, committer: WEB_FLOW, parents: 2 },
      { verified: [], login: [], any: [] },
    ],
    [
      'a merge that only claims to be by GitHub',
      { author: OCTOCAT, committer: WEB_FLOW, parents: 2, verified: false },
      { verified: ['scope/commit-author'], login: ['scope/commit-author'], any: [] },
    ],
    [
      'an edit in the browser',
      { author: OCTOCAT, committer: WEB_FLOW, parents: 1 },
      { verified: ['scope/commit-author'], login: ['scope/commit-author'], any: [] },
    ],
    [
      'a commit by GitHub itself that is no merge',
      { author: WEB_FLOW, committer: WEB_FLOW },
      { verified: ['scope/commit-author'], login: ['scope/commit-author'], any: [] },
    ],
    [
      'an account that took the login of GitHub',
      { author: OCTOCAT, committer: { ...WEB_FLOW, id: 5 }, parents: 2 },
      { verified: ['scope/commit-author'], login: ['scope/commit-author'], any: [] },
    ],
  ])('%s', (_name, parts, expected) => {
    expect({ verified: judged('verified', parts), login: judged('login', parts), any: judged('any', parts) }).toEqual(
      expected,
    );
  });

  it('the finding names the key that decides', () => {
    const [finding] = judge({ change: change({ commits: [commit({ author: null })] }) }).findings;
    expect(finding?.message).toBe('commit cccccccccccc has an author that no account matches (authors.commits: login)');
    expect(finding?.fix).toContain('set authors.commits to any in .github/gatehouse.yml');
  });

  it('looks at every commit, not the first', () => {
    const commits = [...Array.from({ length: 250 }, () => commit()), commit({ author: OCTOCAT })];
    expect(rulesOf({ change: change({ commits }) })).toEqual(['scope/commit-author']);
  });

  it('does not bind a person', () => {
    const verdict = judge({ change: change({ author: OCTOCAT, commits: [commit({ author: null })] }) });
    expect(verdict.findings).toEqual([]);
    expect(verdict.outcome).toBe('skip');
  });

  it('lets the author of any enforced pull request of this head have them', () => {
    const shared = { author: OCTOCAT, sharers: [{ pullRequest: 8, author: RENOVATE }] };
    expect(rulesOf({ change: change(shared) })).toEqual([]);
    expect(rulesOf({ change: change({ ...shared, commits: [commit({ author: OCTOCAT })] }) })).toEqual([
      'scope/commit-author',
    ]);
  });

  it('is unknown on disk, and said to be unchecked', () => {
    expect(judge({ change: changeOnDisk() })).toMatchObject({ findings: [], unchecked: ['authors.commits'] });
    expect(judge({ change: changeOnDisk(), text: mode('any') }).unchecked).toEqual([]);
  });
});
