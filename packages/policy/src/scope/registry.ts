import { commitIdentity } from './commits.ts';
import { provableFile } from './file.ts';
import { gatehouseReference } from './gatehouse-reference.ts';
import { heldVersion } from './hold.ts';
import { allowedManager } from './manager.ts';
import { nothingProved } from './nothing-proved.ts';
import { allowedPackage } from './package.ts';
import { pathInScope } from './path.ts';
import { verifiedPin } from './pin.ts';
import { protectedPath } from './protected.ts';
import { residue } from './residue.ts';
import type { ScopeRule } from './rule.ts';
import { staleBase } from './stale-base.ts';
import { updateType } from './update-type.ts';

/** Every rule, in the order in which people read findings: the first one makes the headline. The only file that knows them all. */
export const SCOPE_RULES: readonly ScopeRule[] = [
  protectedPath,
  gatehouseReference,
  pathInScope,
  provableFile,
  residue,
  nothingProved,
  allowedManager,
  updateType,
  allowedPackage,
  heldVersion,
  staleBase,
  verifiedPin,
  commitIdentity,
];
