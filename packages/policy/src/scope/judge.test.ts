import { describe, expect, it } from 'vitest';
import {
  bump,
  change,
  changeOnDisk,
  file,
  judge,
  OCTOCAT,
  policyOf,
  proof,
  RENOVATE,
  residue,
  sha,
} from '../testing.ts';
import { metadataFindings } from './judge.ts';

const major = proof({ bumps: [bump({ update: 'major' })] });
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;

describe('a verdict', () => {
  it('is bound to what was judged', () => {
    expect(judge({})).toEqual({
      schema: 1,
      tool: 'gatehouse@1.2.3',
      gate: 'diff-scope',
      outcome: 'pass',
      summary: 'Passes: nothing but 1 bump in 1 file (1 patch).',
      repository: 'acme/cluster',
      pullRequest: 7,
      author: 'renovate[bot]',
      enforced: true,
      baseRef: 'main',
      baseTip: sha('b'),
      base: sha('a'),
      head: sha('c'),
      policy: 'default',
      policyCommit: sha('b'),
      bumps: [
        {
          path: 'kubernetes/app.yaml',
          line: 7,
          key: '0:/spec/image',
          manager: 'kubernetes',
          datasource: 'docker',
          name: 'ghcr.io/acme/app',
          from: { version: '1.2.3', digest: null },
          to: { version: '1.2.4', digest: null },
          update: 'patch',
        },
      ],
      findings: [],
      unchecked: [],
    });
  });

  it('has null for what a range on disk does not have', () => {
    const nothing = { repository: null, pullRequest: null, author: null, baseRef: null, baseTip: null };
    expect(judge({ change: changeOnDisk() })).toMatchObject({ ...nothing, enforced: true, outcome: 'pass' });
  });

  it('blocks an enforced author and only advises others, with the same findings', () => {
    const blocked = judge({ proof: major });
    const advised = judge({ proof: major, change: change({ author: OCTOCAT }) });
    expect(blocked).toMatchObject({ outcome: 'block', enforced: true });
    expect(advised).toMatchObject({ outcome: 'skip', enforced: false, author: 'octocat' });
    expect(advised.findings).toEqual(blocked.findings);
    expect(blocked.summary).toBe(
      'Blocked by 1 finding; the first: kubernetes/app.yaml:7: ghcr.io/acme/app 1.2.3 to 1.2.4 is a major update; scope.updates lets pass patch, minor, digest.',
    );
    expect(advised.summary).toMatch(
      /^Advice only, because octocat is not bound by the gate: it would be blocked by 1 finding/,
    );
    expect(judge({ change: change({ author: OCTOCAT }) }).summary).toBe(
      'Advice only, because octocat is not bound by the gate: it would pass, nothing but 1 bump in 1 file (1 patch).',
    );
  });

  it('says which checks could not be made', () => {
    const pinned = bump({ to: { version: '1.2.4', digest: digest('1') } });
    expect(judge({ proof: proof({ bumps: [pinned] }) })).toMatchObject({ outcome: 'pass', unchecked: ['tag-digest'] });
  });

  it('reports admitted edits', () => {
    const edits = [{ edit: 'some-edit', path: 'a.yaml', line: 3, message: 'x was added' }];
    expect(judge({ proof: proof({ edits }) })).toMatchObject({ outcome: 'pass', edits });
  });

  it('of metadata alone never passes', () => {
    const added = change({
      author: OCTOCAT,
      contentsRead: false,
      files: [file('a.yaml', { before: null, baseTipOid: null })],
    });
    const nothing = proof({ bumps: [] });
    expect(judge({ change: added, proof: nothing })).toMatchObject({
      outcome: 'skip',
      findings: [{ rule: 'scope/file-added' }],
    });
    expect(judge({ change: change({ contentsRead: false }) }).outcome).toBe('block');
  });
});

describe('findings', () => {
  it('say once what metadata and proof both say', () => {
    const added = file('kubernetes/new.yaml', { before: null, baseTipOid: null });
    const [said] = metadataFindings(policyOf(null), change({ files: [added] }));
    const again = {
      rule: 'scope/file-added',
      path: added.path,
      line: null,
      message: said?.message ?? '',
      fix: said?.fix ?? '',
    } as const;
    expect(judge({ change: change({ files: [added] }), proof: proof({ residue: [again] }) }).findings).toEqual([said]);
  });

  it('of one file do not drown the others, and the verdict has the count', () => {
    const many = Array.from({ length: 1000 }, (_, line) => residue({ line: line + 1 }));
    const verdict = judge({ proof: proof({ residue: [...many, residue({ path: 'other.yaml' })] }) });
    expect(verdict.findings).toHaveLength(22);
    expect(verdict.findings[20]).toMatchObject({ line: null, message: 'and 980 more places like these in this file' });
    expect(verdict.findings[21]).toMatchObject({ path: 'other.yaml' });
    expect(verdict).toMatchObject({ truncated: true, counts: { bumps: 1, findings: 1001, members: 0 } });
    expect(verdict.summary).toMatch(/^Blocked by 1001 findings; the first: kubernetes\/app\.yaml:1: /);
  });

  it('are at most five hundred', () => {
    const many = Array.from({ length: 3000 }, (_, index) => residue({ path: `${index}.yaml` }));
    const verdict = judge({ proof: proof({ residue: many }) });
    expect(verdict.findings).toHaveLength(500);
    expect(verdict.counts?.findings).toBe(3000);
  });
});

describe('what metadata alone decides', () => {
  it('is what no contents can undo', () => {
    const files = [file('CODEOWNERS'), file('new.yaml', { before: null, baseTipOid: null })];
    const found = metadataFindings(policyOf(null), change({ author: RENOVATE, files }), null);
    expect(found.map(({ rule, path }) => [rule, path])).toEqual([
      ['scope/protected', 'CODEOWNERS'],
      ['scope/file-added', 'new.yaml'],
    ]);
    expect(metadataFindings(policyOf(null), change(), null)).toEqual([]);
  });
});
