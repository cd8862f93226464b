import type { Datasource, VersionAndDigest } from '../types.ts';
import { classifyTexts } from './move.ts';
import { type Classification, outcome, show } from './outcome.ts';
import { parseVersion } from './parse.ts';
import { classifyRanges } from './ranges.ts';
import { isCommitSha, isDigest } from './sha.ts';

const MAJOR_LINE = /^v?[0-9]+$/i;

/** A word or nothing, then a commit id in full. */
const COMMIT_TAG = /^([a-z]+-)?[0-9a-f]{40}$/;

/** What is known about a reference besides its values. */
export interface ClassifyOptions {
  /** The reference holds a constraint on either side; it can then not be pinned by a digest. */
  readonly range?: boolean;
}

/**
 * Says what kind of update a reference makes when it goes from one version and digest to another. Passable alone are
 * `major`, `minor`, `patch`, `digest` and `pin`; whatever is not surely one of these is `downgrade`, `unpin`, `variant`
 * or `unknown`. (`lock` depends on a second file and is assigned where both are read.) Pure; never throws.
 */
export function classify(
  _datasource: Datasource,
  from: VersionAndDigest,
  to: VersionAndDigest,
  options: ClassifyOptions = {},
): Classification {
  return (
    lost(from, to) ??
    malformed(from, to) ??
    gained(from, to, options) ??
    digestMoved(from, to) ??
    versionMoved(from, to)
  );
}

/** Something that pinned the reference is gone. */
function lost(from: VersionAndDigest, to: VersionAndDigest): Classification | null {
  if (from.digest !== null && to.digest === null) return outcome('unpin', 'the digest was removed');
  if (from.version !== null && to.version === null)
    return outcome('unpin', `the version ${show(from.version)} was removed`);
  return null;
}

function malformed(from: VersionAndDigest, to: VersionAndDigest): Classification | null {
  if (to.digest === null) return null;
  if (!isDigest(to.digest) && !isCommitSha(to.digest)) {
    return outcome('unknown', `${show(to.digest)} is neither a sha256 digest nor a commit SHA in full`);
  }
  if (from.digest !== null && isDigest(from.digest) !== isDigest(to.digest)) {
    return outcome('unknown', 'the digest changed its kind');
  }
  return null;
}

/** A pin is exact only while nothing else moves: a digest that comes with a new version was never seen under the old. */
function gained(from: VersionAndDigest, to: VersionAndDigest, options: ClassifyOptions): Classification | null {
  if (from.version === null && to.version !== null) {
    return outcome('unknown', `the version ${show(to.version)} appeared where none was stated`);
  }
  if (from.digest !== null || to.digest === null) return null;
  if (options.range) return outcome('unknown', 'a range cannot be pinned by a digest');
  if (from.version !== to.version) {
    return outcome('unknown', 'a digest was added and the version moved at once; pin first, then update');
  }
  return outcome('pin', 'the same version gained a digest');
}

/** Only the digest moved, or only the version beside it. */
function digestMoved(from: VersionAndDigest, to: VersionAndDigest): Classification | null {
  if (to.digest === null) return null;
  if (from.version !== to.version) {
    if (from.digest !== to.digest) return commitTagMoved(from, to);
    return outcome('unknown', `the version moved to ${show(to.version ?? '')} but the digest stayed`);
  }
  if (from.digest === to.digest) return outcome('unknown', 'nothing moved');
  if (!isCommitSha(to.digest) || to.version === null) return outcome('digest', 'only the digest moved');
  if (!parseVersion(to.version)) {
    return outcome('unknown', `the commit SHA moved beside ${show(to.version)}, which is not a version`);
  }
  // Only the tag of a major line is moved by its publisher as a matter of course; `b4719` is one build.
  if (MAJOR_LINE.test(to.version)) return outcome('digest', `the commit SHA moved within ${show(to.version)}`);
  return outcome('unknown', `the commit SHA moved, but the comment still says ${show(to.version)}`);
}

/** The tag beside a digest names the build's commit and nothing else (`pending-<sha>`): like the digest, it has no order. */
function commitTagMoved(from: VersionAndDigest, to: VersionAndDigest): Classification | null {
  if (!isDigest(from.digest ?? '') || !isDigest(to.digest ?? '')) return null;
  const [before, after] = [commitTag(from.version ?? ''), commitTag(to.version ?? '')];
  if (before === null || after === null || before !== after) return null;
  return outcome('digest', 'the digest moved, and the commit that its tag names');
}

/** The tag without its one commit id; null: it names none, or more than a word beside it. */
function commitTag(tag: string): string | null {
  const found = COMMIT_TAG.exec(tag);
  return found === null ? null : (found[1] ?? '');
}

function versionMoved(from: VersionAndDigest, to: VersionAndDigest): Classification {
  if (from.version === null || to.version === null || from.version === to.version) {
    return outcome('unknown', 'nothing moved');
  }
  return classifyRanges(from.version, to.version) ?? classifyTexts(from.version, to.version);
}
