import type { NearRule } from '../types.ts';
import { distinct } from './distinct.ts';

/** Holds on a package whose range lets this version through. */
export const nearHolds: NearRule = ({ policy, proof, now }) =>
  distinct(proof.bumps, ({ name, to }) => JSON.stringify([name, to.version])).flatMap((bump) =>
    policy.holds.flatMap((hold) => {
      const message = hold.near?.(bump, now) ?? null;
      return message === null ? [] : [{ rule: 'scope/hold', path: bump.path, line: bump.line, message }];
    }),
  );
