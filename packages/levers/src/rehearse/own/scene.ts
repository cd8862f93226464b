import type { FirstParentLine } from '@gatehouse/forge';
import type { ReadOnly } from '../read-only.ts';
import type { Ground, SetGround } from './ground.ts';
import type { OwnDeps, OwnInputs } from './types.ts';

/** What trials are made of. */
export interface OwnScene {
  readonly deps: OwnDeps;
  readonly inputs: OwnInputs;
  readonly safe: ReadOnly;
  readonly line: FirstParentLine;
  readonly ground: Ground;
  /** What has nothing to be tried on, each with the reason. */
  readonly notTried: string[];
}

/** The same, of one set. */
export type SetScene = Omit<OwnScene, 'ground'> & { readonly ground: SetGround };

/** No commit of anybody's: forty times the same digit. */
export const NOBODYS = 'd'.repeat(40);
