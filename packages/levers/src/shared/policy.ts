import type { RepositoryReader, TreeEntry } from '@gatehouse/forge';
import { GatehouseError, type ImageSet, loadPolicy, type Policy, policySources } from '@gatehouse/policy';

/** A policy with the tree it was read from, so that nobody reads that twice. */
export interface LeverPolicy {
  readonly policy: Policy;
  readonly commit: string;
  readonly tree: readonly TreeEntry[];
}

/** Where the policy is: a path in the repository, or the text of a file that is somewhere else, as on a laptop. */
export type PolicyPlace = string | { readonly path: string; readonly text: string };

/**
 * Reads the policy, and the files it names, at one commit; of a policy that is somewhere else only the files that it names.
 * @throws GatehouseError `policy-invalid`
 */
export async function readLeverPolicy(
  reader: Pick<RepositoryReader, 'readTree' | 'readBlobs'>,
  place: PolicyPlace,
  commit: string,
): Promise<LeverPolicy> {
  const tree = await reader.readTree(commit);
  const read = async (paths: readonly string[]) => readTexts(reader, tree, paths, commit);
  const own = typeof place === 'string';
  const path = own ? place : place.path;
  const text = own ? ((await read([path])).get(path) ?? null) : place.text;
  const files = await read(policySources(text));
  return { policy: loadPolicy({ path, commit: own ? commit : null, filesCommit: commit, text, files }), commit, tree };
}

/**
 * Text of each file that is there.
 * @throws GatehouseError `policy-invalid` for what is no regular file: a link in the place of a hold must not pass for none
 */
export async function readTexts(
  reader: Pick<RepositoryReader, 'readBlobs'>,
  tree: readonly TreeEntry[],
  paths: readonly string[],
  commit: string,
): Promise<ReadonlyMap<string, string>> {
  const wanted = new Set(paths);
  const entries = tree.filter(({ path }) => wanted.has(path));
  const odd = entries.find(({ mode }) => !mode.startsWith('100'));
  if (odd !== undefined) {
    const fix = `Put a file in its place in a pull request of a person that changes nothing else.`;
    throw new GatehouseError('policy-invalid', `${odd.path} at ${commit} is no regular file.`, fix);
  }
  const blobs = entries.length === 0 ? new Map() : await reader.readBlobs(entries.map(({ oid }) => oid));
  return new Map(entries.map(({ path, oid }) => [path, decode(path, commit, blobs.get(oid) ?? new Uint8Array())]));
}

function decode(path: string, commit: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const fix = `Save ${path} as UTF-8 in a pull request of a person that changes nothing else.`;
    throw new GatehouseError('policy-invalid', `${path} at ${commit} is not UTF-8 text.`, fix, { cause });
  }
}

/**
 * The set of that name; with an empty name the only one there is.
 * @throws GatehouseError `invalid-input` naming the sets there are
 */
export function setNamed(policy: Policy, name: string): ImageSet {
  const { images } = policy;
  const found = name === '' && images.length === 1 ? images[0] : images.find((set) => set.name === name);
  if (found !== undefined) return found;
  const names = images.map((set) => set.name).join(', ');
  const fix = names === '' ? `Describe the set under 'images' in ${policy.path}.` : `Set 'set' to one of: ${names}.`;
  throw new GatehouseError('invalid-input', noSet(policy, name), fix);
}

function noSet({ path, digest, images }: Policy, name: string): string {
  if (digest === 'default') return `There is no ${path}, and so no image set.`;
  if (images.length === 0) return `${path} describes no image set.`;
  return name === ''
    ? `${path} has ${images.length} image sets, and none was named.`
    : `There is no image set '${name}' in ${path}.`;
}
