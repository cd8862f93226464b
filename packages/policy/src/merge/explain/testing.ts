import { type Identity, locate, proveChange } from '@gatehouse/bumps';
import { admitEdits } from '../../edits/admit.ts';
import { changeOnDisk, file, policyOf, RENOVATE, sha } from '../../testing.ts';
import { judgeOnDisk } from '../../verdicts/on-disk.ts';
import { explain } from './explain.ts';
import type { Explanation } from './types.ts';

export interface Scene {
  /** What follows `version: 1`. */
  readonly policy?: string;
  readonly path?: string;
  readonly before: string;
  readonly after: string;
  readonly author?: Identity | null;
  /** Default: Saturday, 2026-11-21, noon. */
  readonly now?: string;
}

/** A pod with one image. */
export function pod(image: string, more = ''): string {
  const head = 'apiVersion: v1\nkind: Pod\nmetadata: { name: app }\nspec:\n  containers:\n    - name: app\n';
  return `${head}      image: ${image}\n${more}`;
}

/** Explains a change of one file, everything in it real. */
export function explained(scene: Scene): Explanation {
  const { policy: text = '', path = 'apps/app.yaml', author = RENOVATE, now = '2026-11-21T12:00:00Z' } = scene;
  const policy = policyOf(`version: 1\n${text}`);
  const side = (content: string, oid: string) => ({
    ...{ mode: '100644', oid: sha(oid) },
    bytes: new TextEncoder().encode(content),
  });
  const { baseTipOid: _tip, ...plain } = file(path);
  const changed = { ...plain, before: side(scene.before, '3'), after: side(scene.after, '4') };
  const change = changeOnDisk({ author, files: [changed] });
  const input = {
    ...{ policy, change, locate, pins: 'trusted' as const, rollback: null, tool: 'gatehouse@1.2.3' },
    proof: proveChange(change, locate, admitEdits(policy)),
    now: new Date(now),
  };
  return explain({ ...input, judged: judgeOnDisk(input) });
}
