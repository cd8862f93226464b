import { readFile, stat } from 'node:fs/promises';
import type { LocalGit } from '@gatehouse/forge/git';
import type { PolicyPlace } from '@gatehouse/levers';
import { DEFAULT_POLICY_PATH, GatehouseError, loadPolicy, type Policy, policySources } from '@gatehouse/policy';

/** Everything a policy is made of, as text, so that each worker can make its own. */
export interface PolicySource {
  readonly path: string;
  /** Null: there is no policy file, the built-in defaults apply. */
  readonly text: string | null;
  /** The commit the policy was read at; null for a file on disk. */
  readonly commit: string | null;
  /** The commit looked at: files that the policy names are read there in any case. */
  readonly at: string;
  readonly files: ReadonlyMap<string, string | null>;
}

/** A policy is a page of text; nothing near this size is one. */
const MAX_POLICY_BYTES = 1024 * 1024;

/**
 * Reads the policy at a commit, or `override` from disk in its place. Files that it names are read at the commit in both
 * cases.
 *
 * Throws `policy-unreadable` when a file cannot be read as text, `policy-invalid` when it names files in a wrong way.
 */
export async function readPolicySource(
  git: LocalGit,
  commit: string,
  override: string | undefined,
): Promise<PolicySource> {
  const text = override === undefined ? await textAt(git, commit, DEFAULT_POLICY_PATH) : await textOnDisk(override);
  const path = override ?? DEFAULT_POLICY_PATH;
  const files = new Map<string, string | null>();
  for (const named of policySources(text)) files.set(named, await textAt(git, commit, named));
  return { path, text, commit: override === undefined ? commit : null, at: commit, files };
}

/** Throws `policy-invalid`. */
export function policyFrom({ path, text, commit, at, files }: PolicySource): Policy {
  try {
    return loadPolicy({ path, text, commit, filesCommit: at, files });
  } catch (error) {
    throw commit === null ? onDisk(error) : error;
  }
}

/** What is wrong in a file on disk needs no pull request. */
export function onDisk(error: unknown): unknown {
  if (!(error instanceof GatehouseError) || error.code !== 'policy-invalid') return error;
  return new GatehouseError(error.code, error.lines, 'Correct the file and run the command again.', { cause: error });
}

/**
 * Where a lever finds its policy: in the repository, or in a file on disk in its place.
 * @throws GatehouseError `policy-unreadable`
 */
export async function policyPlace(override: string | undefined): Promise<PolicyPlace> {
  return override === undefined ? DEFAULT_POLICY_PATH : { path: override, text: await textOnDisk(override) };
}

async function textAt(git: LocalGit, commit: string, path: string): Promise<string | null> {
  const { bytes } = await git.readFileAt(commit, path);
  return bytes && decoded(path, bytes);
}

/** Throws `policy-unreadable`. */
export async function textOnDisk(path: string): Promise<string> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw unreadable(
      path,
      error.code === 'ENOENT' ? 'does not exist' : error.message,
      `Check the path given with --policy, a file on this disk; without --policy the repository's own ${DEFAULT_POLICY_PATH} counts.`,
    );
  });
  if (!info.isFile()) throw unreadable(path, 'is not a regular file', 'Name a policy file with --policy.');
  if (info.size > MAX_POLICY_BYTES) throw unreadable(path, `is ${info.size} bytes`, TOO_LARGE_FIX);
  return decoded(path, await readFile(path));
}

const TOO_LARGE_FIX = `A policy may have ${MAX_POLICY_BYTES} bytes; name the right file.`;

/** Throws `policy-unreadable`. */
export function decoded(path: string, bytes: Uint8Array): string {
  if (bytes.length > MAX_POLICY_BYTES) throw unreadable(path, `is ${bytes.length} bytes`, TOO_LARGE_FIX);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw unreadable(path, 'is not UTF-8 text', 'Save it as UTF-8.');
  }
}

function unreadable(path: string, why: string, fix: string): GatehouseError {
  return new GatehouseError('policy-unreadable', `the policy file ${path} ${why}`, fix);
}
