/** Six octal digits as git prints them; a tree's own mode is `040000`. */
export type Mode = '100644' | '100755' | '120000' | '160000' | '040000';

/**
 * A file name as git holds it: bytes, kept in a string of one character per byte (latin1). Byte order is then plain
 * string order, and a name that is not UTF-8 survives.
 */
export type RawName = string;

export interface TreeEntry {
  readonly mode: Mode;
  readonly name: RawName;
  readonly oid: string;
}

/** Name, e-mail and time as a commit object states them; nothing ties them to an account but the e-mail. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970, UTC. */
  readonly seconds: number;
}

export interface Blob {
  readonly type: 'blob';
  readonly oid: string;
  readonly bytes: Buffer;
}

export interface Tree {
  readonly type: 'tree';
  readonly oid: string;
  /** In git's order. */
  readonly entries: readonly TreeEntry[];
}

export interface Commit {
  readonly type: 'commit';
  readonly oid: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
  /** Armoured signature as the `gpgsig` header holds it; null: unsigned. */
  readonly signature: string | null;
}

export interface Tag {
  readonly type: 'tag';
  readonly oid: string;
  readonly target: string;
  readonly targetType: GitObject['type'];
  readonly name: string;
  readonly tagger: Signature;
  readonly message: string;
}

export type GitObject = Blob | Tree | Commit | Tag;

export const rawName = (text: string | Uint8Array): RawName => Buffer.from(text as string).toString('latin1');

export const nameBytes = (name: RawName): Buffer => Buffer.from(name, 'latin1');

/** As the API shows it: bytes that are not UTF-8 become U+FFFD. */
export const nameText = (name: RawName): string => nameBytes(name).toString('utf8');
