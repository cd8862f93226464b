import type { PlannedTag, Refusal } from '@gatehouse/release';
import { stopFor } from './stops.ts';
import type { PruneDeps } from './types.ts';

export interface Repaired {
  readonly tagged: readonly PlannedTag[];
  readonly notes: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** Gives promoted digests the `<sha>` tags they lack, by putting the very bytes once more. A tag that is taken by now is left alone. */
export async function repairTags({ registry, io }: PruneDeps, tags: readonly PlannedTag[]): Promise<Repaired> {
  const tagged: PlannedTag[] = [];
  const notes: string[] = [];
  for (const { image, digest, tag } of tags) {
    try {
      const head = await registry.headManifest(image, tag);
      if (head !== null && head.digest !== digest)
        notes.push(`${image}:${tag} stands for ${head.digest} by now, not for ${digest}.`);
      if (head !== null) continue;
      await registry.putManifest(image, tag, await registry.readManifest(image, digest));
      tagged.push({ image, digest, tag });
      io.log(`Tagged ${image}@${digest} as ${tag}, as its promotion should have.`);
    } catch (error) {
      return { tagged, notes, refusals: [stopFor(`${image}:${tag}`, error)] };
    }
  }
  return { tagged, notes, refusals: [] };
}
