export { asksForFiles, evaluateInventory, type PlatformContents, platformName } from './evaluate.ts';
export { type ReadInventory, readInventory } from './read.ts';
export type { Inventory } from './schema.ts';
export { type ArchiveEntry, applyLayer, type ImageTree, LayerFault } from './tree.ts';
