import { atLine, readOwnFile } from '@gatehouse/policy';
import { type Inventory, inventorySchema } from './schema.ts';

export interface ReadInventory {
  readonly inventory: Inventory | null;
  /** `line 3: files.must[0].mode is not…`; empty exactly when `inventory` is there. */
  readonly complaints: readonly string[];
}

/** Reads an inventory strictly: what is not understood is an error, and never "nothing to check". */
export function readInventory(text: string): ReadInventory {
  const { value, complaints, lineOf } = readOwnFile(inventorySchema, text);
  if (value === null) return { inventory: null, complaints };
  const empty = emptyParts(value).map((path) =>
    atLine(
      lineOf(path),
      `${path.join('.')} asks for nothing; say what must be there or must not, or leave the key out`,
    ),
  );
  if (empty.length > 0) return { inventory: null, complaints: empty };
  if (Object.keys(value).length > 1) return { inventory: value, complaints };
  return { inventory: null, complaints: ['it asks for nothing; say what must and must not be in the image'] };
}

/** Keys whose mapping is empty; lists that are empty the schema refuses. */
function emptyParts({ files, labels, environment }: Inventory): readonly (readonly string[])[] {
  const parts = [
    [['files'], files],
    [['labels'], labels],
    [['labels', 'must'], labels?.must],
    [['environment'], environment],
    [['environment', 'must'], environment?.must],
  ] as const;
  return parts.flatMap(([path, part]) => (part !== undefined && Object.keys(part).length === 0 ? [path] : []));
}
