import { hash } from 'node:crypto';
import { type Commit, type GitObject, nameBytes, type Signature, type Tag, type TreeEntry } from './objects.ts';

/** Object id as git computes it: sha1 over `<type> <length>\0` and the content. */
export function objectId(type: GitObject['type'], content: Uint8Array): string {
  return hash('sha1', Buffer.concat([Buffer.from(`${type} ${content.length}\0`), content]));
}

/** Git compares tree entries as bytes, a directory as if its name ended in `/`. */
export function sortEntries(entries: readonly TreeEntry[]): TreeEntry[] {
  const key = (entry: TreeEntry) => (entry.mode === '040000' ? `${entry.name}/` : entry.name);
  return entries
    .map((entry) => ({ entry, key: key(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ entry }) => entry);
}

export function encodeTree(entries: readonly TreeEntry[]): Buffer {
  const parts: Buffer[] = [];
  for (const { mode, name, oid } of entries) {
    // git writes a directory's mode without its leading zero
    parts.push(Buffer.from(`${mode.replace(/^0/, '')} `), nameBytes(name), Buffer.from([0]), Buffer.from(oid, 'hex'));
  }
  return Buffer.concat(parts);
}

const identity = ({ name, email, seconds }: Signature) => `${name} <${email}> ${seconds} +0000`;

/** The content that a signature signs is the same without its `gpgsig` header. */
export function encodeCommit(commit: Omit<Commit, 'oid' | 'type'>): Buffer {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${identity(commit.author)}`,
    `committer ${identity(commit.committer)}`,
  ];
  // continuation lines of a header start with one space
  if (commit.signature !== null) lines.push(`gpgsig ${commit.signature.replaceAll('\n', '\n ')}`);
  return Buffer.from(`${lines.join('\n')}\n\n${commit.message}`);
}

export function encodeTag(tag: Omit<Tag, 'oid' | 'type'>): Buffer {
  const lines = [`object ${tag.target}`, `type ${tag.targetType}`, `tag ${tag.name}`, `tagger ${identity(tag.tagger)}`];
  return Buffer.from(`${lines.join('\n')}\n\n${tag.message}`);
}
