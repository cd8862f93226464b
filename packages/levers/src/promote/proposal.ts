import { isCommitSha, isDigest } from '@gatehouse/bumps';
import { readBlock, writeBlock } from '../shared/block.ts';
import type { Plan } from './types.ts';

const KIND = 'promotion';

/** What the body of a promotion's pull request says to machines. People can edit it, so it orders things and proves nothing. */
export interface Proposal {
  readonly set: string;
  readonly revision: string;
  /** The commit that the text is about; null: it does not say. Whoever moves the branch writes the text after it, and may be overtaken between. */
  readonly commit: string | null;
  readonly to: Readonly<Record<string, string>>;
}

/** The hidden block; what does not fit is left out, the digests of today first. */
export function writeProposal({ set, candidate, base, pins }: Plan, commit: string): string {
  const head = { version: 1, set: set.name, revision: candidate.revision, base: base.commit, commit };
  const to = Object.fromEntries(candidate.digests);
  const from: Record<string, string[]> = {};
  for (const { from: pin } of pins) from[pin.image] = [...new Set([...(from[pin.image] ?? []), pin.digest])];
  return writeBlock(KIND, { ...head, from, to }) ?? writeBlock(KIND, { ...head, to }) ?? writeBlock(KIND, head) ?? '';
}

/** Null: the body has no such block, or one that is none. */
export function readProposal(body: string): Proposal | null {
  const data = readBlock(KIND, body);
  if (typeof data !== 'object' || data === null) return null;
  const { set, revision, commit, to } = data as Record<string, unknown>;
  if (typeof set !== 'string' || typeof revision !== 'string' || !isCommitSha(revision)) return null;
  const digests = typeof to === 'object' && to !== null ? Object.entries(to) : [];
  if (!digests.every((entry): entry is [string, string] => typeof entry[1] === 'string' && isDigest(entry[1])))
    return null;
  return {
    set,
    revision,
    commit: typeof commit === 'string' && isCommitSha(commit) ? commit : null,
    to: Object.fromEntries(digests),
  };
}
