import { type FilesInput, fileEdits } from './files.ts';
import type { Network, World } from './model.ts';
import { accountOf } from './network.ts';
import type { Commit, Signature } from './objects.ts';
import { editTree } from './tree.ts';

/** A login (its account's name and address are written into the commit) or free text, as anyone can write it. */
export type Person = string | { readonly name: string; readonly email: string };

export type SignatureState = 'unsigned' | 'valid' | 'invalid';

export interface CommitInput {
  readonly files?: FilesInput;
  readonly message?: string;
  readonly author?: Person;
  /** Default: the author. */
  readonly committer?: Person;
  /** True: GitHub shows the commit as verified. `invalid`: signed, but not verified. Default: unsigned. */
  readonly verified?: boolean | 'invalid';
}

const SIGNATURES: Record<SignatureState, string | null> = {
  unsigned: null,
  valid: armoured('valid'),
  invalid: armoured('invalid'),
};

function armoured(body: string): string {
  return `-----BEGIN PGP SIGNATURE-----\n\n${Buffer.from(`simulated ${body}`).toString('base64')}\n-----END PGP SIGNATURE-----\n`;
}

/** Whether the commit's signature holds; the state is part of the object, so equal ids mean equal answers. */
export function signatureState(commit: Commit): SignatureState {
  if (commit.signature === null) return 'unsigned';
  return commit.signature === SIGNATURES.valid ? 'valid' : 'invalid';
}

/** Stores a commit of `parents` whose tree is the first parent's with the files changed. */
export function writeCommit(world: World, network: Network, parents: readonly string[], input: CommitInput): Commit {
  const { store } = network;
  const seconds = world.clock.next();
  const parent = parents[0] === undefined ? null : store.read('commit', parents[0]);
  const author = signatureOf(world, input.author ?? 'octocat', seconds);
  return store.putCommit({
    tree: editTree(store, parent?.tree ?? null, fileEdits(store, input.files ?? {})).oid,
    parents,
    author,
    committer: input.committer === undefined ? author : signatureOf(world, input.committer, seconds),
    message: input.message ?? 'Update files',
    signature:
      SIGNATURES[input.verified === true ? 'valid' : (input.verified ?? false) === false ? 'unsigned' : 'invalid'],
  });
}

function signatureOf(world: World, person: Person, seconds: number): Signature {
  const { name, email } = typeof person === 'string' ? accountOf(world, person) : person;
  return { name, email, seconds };
}

/** A commit that GitHub itself makes: committed by web-flow and verified. */
export function writeGitHubCommit(
  world: World,
  network: Network,
  commit: { tree: string; parents: readonly string[]; author: Person; message: string },
): Commit {
  const seconds = world.clock.next();
  return network.store.putCommit({
    tree: commit.tree,
    parents: commit.parents,
    author: signatureOf(world, commit.author, seconds),
    committer: signatureOf(world, 'web-flow', seconds),
    message: commit.message,
    signature: SIGNATURES.valid,
  });
}
