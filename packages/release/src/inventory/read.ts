import { readOwnFile } from '@gatehouse/policy';
import { type Inventory, inventorySchema } from './schema.ts';

export interface ReadInventory {
  readonly inventory: Inventory | null;
  /** `line 3: files.must[0].mode is not…`; empty exactly when `inventory` is there. */
  readonly complaints: readonly string[];
}

/** Reads an inventory strictly: what is not understood is an error, and never "nothing to check". */
export function readInventory(text: string): ReadInventory {
  const { value, complaints } = readOwnFile(inventorySchema, text);
  if (value === null || Object.keys(value).length > 1) return { inventory: value, complaints };
  return { inventory: null, complaints: ['it asks for nothing; say what must and must not be in the image'] };
}
