import type { Bump, Change, ChangedFile, CommitFacts, Identity, Proof, Residue } from '@gatehouse/bumps';
import { loadPolicy } from './load/load.ts';
import { DEFAULT_POLICY_PATH, type Policy } from './policy.ts';
import { judgeScope, type ScopeInput } from './scope/judge.ts';
import type { Verdict } from './verdict.ts';

/** Builders of plain data for tests: each gives a case in which everything passes, changed where a test says so. */

export const RENOVATE: Identity = { login: 'renovate[bot]', id: 29139614, type: 'Bot' };
export const OCTOCAT: Identity = { login: 'octocat', id: 583231, type: 'User' };
export const WEB_FLOW: Identity = { login: 'web-flow', id: 19864447, type: 'User' };

export const sha = (digit: string) => digit.repeat(40);

export function policyOf(text: string | null, files: Readonly<Record<string, string>> = {}): Policy {
  return loadPolicy({ path: DEFAULT_POLICY_PATH, text, commit: sha('b'), files: new Map(Object.entries(files)) });
}

export function bump(parts: Partial<Bump> = {}): Bump {
  return {
    path: 'kubernetes/app.yaml',
    line: 7,
    key: '0:/spec/image',
    manager: 'kubernetes',
    datasource: 'docker',
    name: 'ghcr.io/acme/app',
    written: 'ghcr.io/acme/app',
    from: { version: '1.2.3', digest: null },
    to: { version: '1.2.4', digest: null },
    update: 'patch',
    reason: 'the third number rose',
    ...parts,
  };
}

export function pinBump(parts: Partial<Bump> = {}): Bump {
  return bump({
    path: '.github/workflows/ci.yaml',
    manager: 'github-actions',
    datasource: 'github-tags',
    name: 'acme/setup',
    written: 'acme/setup',
    from: { version: 'v4.2.1', digest: sha('1') },
    to: { version: 'v4.2.2', digest: sha('2') },
    pin: { host: 'github.com', repository: 'acme/setup', tag: 'v4.2.2', sha: sha('2') },
    ...parts,
  });
}

export function file(path: string, parts: Partial<ChangedFile> = {}): ChangedFile {
  const side = { mode: '100644', bytes: new Uint8Array() };
  return {
    path,
    pathIsText: true,
    before: { ...side, oid: sha('3') },
    after: { ...side, oid: sha('4') },
    baseTipOid: sha('3'),
    ...parts,
  };
}

export function commit(parts: Partial<CommitFacts> = {}): CommitFacts {
  return { oid: sha('c'), author: RENOVATE, committer: WEB_FLOW, verified: true, parents: 1, ...parts };
}

export function change(parts: Partial<Change> = {}): Change {
  return {
    repository: 'acme/cluster',
    pullRequest: 7,
    author: RENOVATE,
    baseRef: 'main',
    baseTip: sha('b'),
    base: sha('a'),
    head: sha('c'),
    commits: [commit()],
    sharers: [],
    files: [file('kubernetes/app.yaml')],
    siblings: [],
    contentsRead: true,
    ...parts,
  };
}

/** The same as a range on disk: no pull request, no accounts, no base tip. */
export function changeOnDisk(parts: Partial<Change> = {}): Change {
  const { baseTipOid: _none, ...onDisk } = file('kubernetes/app.yaml');
  const nothing = { repository: null, pullRequest: null, author: null, baseRef: null, baseTip: null, commits: null };
  return change({ ...nothing, files: [onDisk], ...parts });
}

export function proof(parts: Partial<Proof> = {}): Proof {
  return { bumps: [bump()], residue: [], edits: [], ...parts };
}

export function residue(parts: Partial<Residue> = {}): Residue {
  return {
    rule: 'scope/residue',
    path: 'kubernetes/app.yaml',
    line: 9,
    message: 'this line changed',
    fix: 'take it out',
    ...parts,
  };
}

/** Judges the case in which everything passes, changed where a test says so; `text` is the policy's. */
export function judge({ text = null, ...parts }: Partial<ScopeInput> & { readonly text?: string | null }): Verdict {
  return judgeScope({
    policy: policyOf(text),
    change: change(),
    proof: proof(),
    pins: [],
    tool: 'gatehouse@1.2.3',
    gatehouseRepository: 'acme/judge',
    now: new Date('2026-11-21T12:00:00Z'),
    ...parts,
  });
}

/** The rules of a verdict's findings, in order. */
export function rulesOf(parts: Parameters<typeof judge>[0]): readonly string[] {
  return judge(parts).findings.map((finding) => finding.rule);
}
