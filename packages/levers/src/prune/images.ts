import type { RepositoryReader } from '@gatehouse/forge';
import type { Policy } from '@gatehouse/policy';
import { parseImageName } from '@gatehouse/registry';
import { pruneRefusal, type Refusal } from '@gatehouse/release';
import { readLeverPolicy, setNamed } from '../shared/index.ts';
import type { PrunedImage } from './versions.ts';

/** The image repositories that policy cleans up, each once; `set` empty: all. */
export function prunedImages(policy: Policy, set: string): readonly PrunedImage[] {
  const sets = set === '' ? policy.images : [setNamed(policy, set)];
  const named = sets.flatMap(({ images }) => images.map(({ repository }) => repository));
  const all = set === '' ? [...named, ...policy.prune.images] : named;
  const deletesBy = (image: string) => policy.prune.deletesBy(parseImageName(image).registry);
  return [...new Set(all)].sort().map((image) => ({ image, deletesBy: deletesBy(image) }));
}

export function noImages({ path, digest, commit }: Policy): Refusal {
  const where = commit === null ? '' : `, at ${commit.slice(0, 12)}`;
  const missing = `There is no such file on the default branch${where}, so no image is named.`;
  const message = digest === 'default' ? missing : 'No image repository is named in `images` or `prune.images`.';
  const fix = `Describe your image sets under \`images\` in ${path}, on the default branch.`;
  return pruneRefusal('prune/no-images', path, message, fix);
}

/** Image repositories that the policy cleans up, so that credentials can be chosen for their registries. */
export async function readPrunedImages(
  reader: Pick<RepositoryReader, 'readDefaultBranch' | 'readTree' | 'readBlobs'>,
  path: string,
): Promise<readonly string[]> {
  const { policy } = await readLeverPolicy(reader, path, (await reader.readDefaultBranch()).commit);
  return prunedImages(policy, '').map(({ image }) => image);
}
