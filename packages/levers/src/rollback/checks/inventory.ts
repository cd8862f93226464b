import type { ImageSet } from '@gatehouse/policy';
import type { PlatformImage, Registry } from '@gatehouse/registry';
import {
  type ArchiveEntry,
  applyLayer,
  asksForFiles,
  evaluateInventory,
  type ImageTree,
  type Inventory,
  LayerFault,
  type PlatformContents,
  type Refusal,
  readInventory,
  refuse,
} from '@gatehouse/release';
import { type Checked, evidence, judged } from '../../shared/checked.ts';
import type { Labels } from './labels.ts';

/** Entries of one layer; no image that people build comes near. */
const MAX_ENTRIES = 1_000_000;

type Layers = Pick<Registry, 'readLayer'>;

/** Whether every image has what its inventory says, read from the registry without running anything. */
export async function checkInventories(
  registry: Layers,
  { images }: ImageSet,
  asked: { readonly texts: ReadonlyMap<string, string>; readonly labels: Labels },
): Promise<Checked> {
  const wanted = images.flatMap(({ repository, inventory }) => (inventory === null ? [] : [{ repository, inventory }]));
  if (wanted.length === 0)
    return { evidence: [evidence('inventory', 'not-asked', 'policy asks for none')], refusals: [] };
  const refusals: Refusal[] = [];
  for (const { repository, inventory } of wanted) {
    const platforms = asked.labels.get(repository)?.platforms ?? [];
    refusals.push(
      ...(await checkOne(registry, { repository, path: inventory, text: asked.texts.get(inventory), platforms })),
    );
  }
  return judged(
    'inventory',
    refusals,
    `${wanted.length} of ${wanted.length} images with an inventory are what it says`,
  );
}

interface One {
  readonly repository: string;
  readonly path: string;
  readonly text: string | undefined;
  readonly platforms: readonly PlatformImage[];
}

async function checkOne(registry: Layers, { repository, path, text, platforms }: One): Promise<readonly Refusal[]> {
  if (text === undefined) return [unreadable(path, [`it does not exist, and policy names it for ${repository}`])];
  const { inventory, complaints } = readInventory(text);
  if (inventory === null) return [unreadable(path, complaints)];
  try {
    const contents = await contentsOf(registry, repository, inventory, platforms);
    return evaluateInventory(inventory, contents).map((problem) => notSo(repository, path, problem));
  } catch (error) {
    if (error instanceof LayerFault) return [notSo(repository, path, error.message)];
    throw error;
  }
}

async function contentsOf(
  registry: Layers,
  image: string,
  inventory: Inventory,
  platforms: readonly PlatformImage[],
): Promise<readonly PlatformContents[]> {
  const contents: PlatformContents[] = [];
  for (const { config, layers } of platforms) {
    let tree: ImageTree = new Map();
    if (asksForFiles(inventory))
      for (const layer of layers) tree = applyLayer(tree, await entriesOf(registry, image, layer));
    contents.push({ config, tree });
  }
  return contents;
}

async function entriesOf(
  registry: Layers,
  image: string,
  layer: PlatformImage['layers'][number],
): Promise<readonly ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  for await (const entry of registry.readLayer(image, layer)) {
    if (entries.length >= MAX_ENTRIES)
      throw new LayerFault(`the layer ${layer.digest} has more than ${MAX_ENTRIES} entries`);
    entries.push(entry);
  }
  return entries;
}

function unreadable(path: string, complaints: readonly string[]): Refusal {
  return refuse(
    'rollback/inventory-unreadable',
    path,
    `The inventory ${path} cannot be read: ${complaints.slice(0, 5).join('; ')}.`,
    'Correct it in a pull request of its own; docs/rollback.md has its format.',
  );
}

function notSo(repository: string, path: string, problem: string): Refusal {
  return refuse(
    'rollback/inventory',
    repository,
    `${repository} is not what ${path} says: ${problem}.`,
    'Roll back to another state, or correct the inventory in a pull request of its own.',
  );
}
