import { describe, expect, it } from 'vitest';
import type { UpdateType } from '../types.ts';
import { classify } from './classify.ts';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const SHA_1 = '1'.repeat(40);
const SHA_2 = '2'.repeat(40);

type Side = [version: string | null, digest: string | null];

const CASES: [name: string, datasource: string, from: Side, to: Side, update: UpdateType][] = [
  ['tag and digest move', 'docker', ['1.2.3', A], ['1.2.4', B], 'patch'],
  ['tag and digest move down', 'docker', ['1.2.3', A], ['1.2.2', B], 'downgrade'],
  ['only the digest of a rolling tag', 'docker', ['16', A], ['16', B], 'digest'],
  ['only the digest of a full tag', 'docker', ['1.2.3', A], ['1.2.3', B], 'digest'],
  ['only the digest of a tag without a version', 'docker', ['server-vulkan', A], ['server-vulkan', B], 'digest'],
  ['only a digest', 'docker', [null, A], [null, B], 'digest'],
  ['the tag moves and the digest stays', 'docker', ['v2.7.5', A], ['v3.0.1', A], 'unknown'],
  ['a floating tag is exchanged', 'docker', ['latest', A], ['edge', B], 'unknown'],
  ['the digest is cut short', 'docker', ['v2.7.5', A], ['v2.7.5', 'sha256:deadbee'], 'unknown'],
  ['the digest is upper case', 'docker', ['v2.7.5', A], ['v2.7.5', `sha256:${'A'.repeat(64)}`], 'unknown'],
  ['a digest becomes a commit', 'docker', ['v2.7.5', A], ['v2.7.6', SHA_1], 'unknown'],
  ['the tag gains its digest', 'docker', ['1.2.3', null], ['1.2.3', A], 'pin'],
  ['a floating tag gains its digest', 'docker', ['latest', null], ['latest', A], 'pin'],
  ['version and pin at once', 'docker', ['1.2.3', null], ['1.2.4', A], 'unknown'],
  ['the digest disappears', 'docker', ['1.2.3', A], ['1.2.3', null], 'unpin'],
  ['the digest disappears behind an update', 'docker', ['1.0.0', A], ['1.0.1', null], 'unpin'],
  ['the tag disappears', 'docker', ['1.2.3', A], [null, B], 'unpin'],
  ['a tag appears', 'docker', [null, A], ['1.2.3', B], 'unknown'],
  ['nothing moves', 'docker', ['1.2.3', A], ['1.2.3', A], 'unknown'],
  ['nothing at all', 'docker', [null, null], [null, null], 'unknown'],

  ['SHA and comment move', 'github-actions', ['v4.2.1', SHA_1], ['v4.2.2', SHA_2], 'patch'],
  ['SHA and comment move down', 'github-actions', ['v4.2.1', SHA_1], ['v4.1.7', SHA_2], 'downgrade'],
  ['the comment becomes more exact', 'github-actions', ['v4', SHA_1], ['v4.2.2', SHA_2], 'unknown'],
  ['the comment moves on and becomes more exact', 'github-actions', ['v4', SHA_1], ['v5.0.1', SHA_2], 'major'],
  ['the comment becomes less exact', 'github-actions', ['v4.2.2', SHA_1], ['v5', SHA_2], 'unpin'],
  ['the SHA moves within a major line', 'github-actions', ['v4', SHA_1], ['v4', SHA_2], 'digest'],
  ['the SHA moves behind one build', 'github-actions', ['b4719', SHA_1], ['b4719', SHA_2], 'unknown'],
  ['the SHA moves behind a flavour', 'github-actions', ['v4-node20', SHA_1], ['v4-node20', SHA_2], 'unknown'],
  ['the SHA moves under a full version', 'github-actions', ['v4.2.2', SHA_1], ['v4.2.2', SHA_2], 'unknown'],
  ['the SHA moves under a minor line', 'github-actions', ['v4.2', SHA_1], ['v4.2', SHA_2], 'unknown'],
  ['the SHA moves beside a branch', 'github-actions', ['main', SHA_1], ['main', SHA_2], 'unknown'],
  ['the SHA moves without a comment', 'github-actions', [null, SHA_1], [null, SHA_2], 'digest'],
  ['only the comment moves', 'github-actions', ['v4.2.1', SHA_1], ['v4.2.2', SHA_1], 'unknown'],
  ['the SHA is cut short', 'github-actions', ['v4.2.1', SHA_1], ['v4.2.2', '2222222'], 'unknown'],
  ['a tag becomes the SHA of the same tag', 'github-actions', ['v4.2.2', null], ['v4.2.2', SHA_1], 'pin'],
  ['a tag becomes the SHA of a later tag', 'github-actions', ['v4', null], ['v4.2.2', SHA_1], 'unknown'],
  ['a comment appears', 'github-actions', [null, SHA_1], ['v4.2.2', SHA_2], 'unknown'],
  ['the comment disappears', 'github-actions', ['v4.2.2', SHA_1], [null, SHA_2], 'unpin'],
  ['a SHA as a version', 'git-refs', [SHA_1, null], [SHA_2, null], 'unknown'],
];

describe('version and digest together', () => {
  it.each(CASES)('%s', (_name, datasource, from, to, update) => {
    const [fromVersion, fromDigest] = from;
    const [toVersion, toDigest] = to;
    const result = classify(
      datasource,
      { version: fromVersion, digest: fromDigest },
      { version: toVersion, digest: toDigest },
    );
    expect(result).toMatchObject({ update });
  });

  it('names the comment that stayed behind', () => {
    const [from, to] = [SHA_1, SHA_2].map((digest) => ({ version: 'v4.2.2', digest }));
    if (!from || !to) throw new Error('two sides');
    expect(classify('github-actions', from, to).reason).toBe(
      'the commit SHA moved, but the comment still says "v4.2.2"',
    );
  });
});

const RANGES: [from: string, to: string, update: UpdateType][] = [
  ['^1.2.3', '^1.3.0', 'minor'],
  ['~1.2.3', '~1.2.4', 'patch'],
  ['^1.2', '^2.0', 'major'],
  ['^v1.2.3', '^1.2.4', 'patch'],
  ['^1.3.0', '^1.2.9', 'downgrade'],
  ['^1.2.3', '^2', 'unpin'],
  ['^1.2.3', '~1.2.4', 'unknown'],
  ['^1.2.3', '1.2.4', 'unknown'],
  ['>=1.2.0 <2.0.0', '>=1.2.0 <99.0.0', 'unknown'],
  ['>=1.4.0 <1.5.0', '>=0.0.0 <9.9.9', 'unknown'],
  ['>=1.2.0', '>=1.3.0', 'unknown'],
  ['=1.2.0', '=1.3.0', 'unknown'],
  ['^1.2.0 || ^2.0.0', '^1.3.0 || ^2.0.0', 'unknown'],
  ['1.x', '2.x', 'unknown'],
  ['1.2.*', '1.3.*', 'unknown'],
  ['*', '1.2.3', 'unknown'],
  ['1.2.3', '^1.2.4', 'unpin'],
  ['1.2.3', '1.x', 'unpin'],
  ['1.2.3', '*', 'unpin'],
  ['1.2.3', '>=1.2.4', 'unpin'],
  ['^^1.2.3', '^^1.2.4', 'unknown'],
  ['^', '^1.2.4', 'unknown'],
];

describe('constraints', () => {
  it.each(RANGES)('%s to %s', (from, to, update) => {
    expect(classify('helm', { version: from, digest: null }, { version: to, digest: null })).toMatchObject({ update });
  });

  it('one version that becomes a constraint is unpinned, whatever the place says of itself', () => {
    const [from, to] = ['1.2.3', '^1.2.4'].map((version) => ({ version, digest: null }));
    if (!from || !to) throw new Error('two sides');
    expect(classify('helm', from, to, { range: true }).update).toBe('unpin');
  });

  it('a plain version in a place for constraints is one version, and a digest never joins a constraint', () => {
    const moved = classify(
      'docker',
      { version: '1.2.3', digest: null },
      { version: '1.2.4', digest: null },
      { range: true },
    );
    expect(moved.update).toBe('patch');
    const pinned = classify(
      'docker',
      { version: '^1.2.3', digest: null },
      { version: '^1.2.3', digest: A },
      { range: true },
    );
    expect(pinned.update).toBe('unknown');
  });
});
