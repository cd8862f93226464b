export type * from './change.ts';
export * from './formats/yaml/index.ts';
export { type Blob, locate } from './locate.ts';
export { MANAGER_IDS, unitSiblings } from './managers/registry.ts';
export { fileResidue } from './residue.ts';
export { MAX_BLOB_BYTES } from './text.ts';
export type * from './types.ts';
export { type Admit, type Locator, proveChange } from './prove.ts';
export type { Admitted } from './prove-file.ts';
