import type { ManifestFacts, RetentionState, Use, Version } from './types.ts';

export const NOW = Date.parse('2026-11-21T12:00:00Z');
export const OLD = '2026-09-01T10:00:00Z';
export const FRESH = '2026-11-20T10:00:00Z';
export const IMAGE = 'ghcr.io/acme/api';

/** A digest, a revision of its own for every name. */
export const digestOf = (name: string): string => `sha256:${hex(name, 64)}`;
export const revisionOf = (name: string): string => hex(name, 40);
export const pending = (name: string): string => `pending-${revisionOf(name)}`;

function hex(name: string, length: number): string {
  return Buffer.from(name).toString('hex').padEnd(length, '0').slice(0, length);
}

interface Sketch {
  readonly image?: string;
  readonly tags?: readonly string[];
  readonly date?: string | null;
  readonly children?: readonly string[];
  /** Children that are indexes themselves. */
  readonly inner?: readonly string[];
  readonly subject?: string;
  readonly unread?: boolean;
}

/** A state from names: `{ a: { tags: [pending('a')], children: ['b'] }, b: {} }`; old unless it says otherwise. */
export function stateOf(sketches: Readonly<Record<string, Sketch>>, uses: readonly Use[] = []): RetentionState {
  const versions: Version[] = [];
  const manifests = new Map<string, ManifestFacts>();
  for (const [at, [name, sketch]] of Object.entries(sketches).entries()) {
    const date = sketch.date === undefined ? OLD : sketch.date;
    const dates = { createdAt: date, updatedAt: date };
    const digest = digestOf(name.split('@')[0] ?? '');
    versions.push({ image: sketch.image ?? IMAGE, digest, id: at + 1, tags: sketch.tags ?? [], ...dates });
    const leaves = (sketch.children ?? []).map((child) => ({ digest: digestOf(child), leaf: true }));
    const inner = (sketch.inner ?? []).map((child) => ({ digest: digestOf(child), leaf: false }));
    if (!sketch.unread)
      manifests.set(digest, {
        children: [...leaves, ...inner],
        subject: sketch.subject === undefined ? null : digestOf(sketch.subject),
      });
  }
  return { versions, manifests, unreadable: new Map(), uses };
}

export const pinned = (name: string): Use => ({
  digest: digestOf(name),
  because: 'pinned',
  place: 'main deploy.yml:3',
});
