import { type Pin, pinnedSince } from '@gatehouse/release';
import type { GroupWithHistory } from './groups.ts';

/** What a registry says of a digest and its children. */
export interface Life {
  readonly state: 'there' | 'gone' | 'unknown' | 'not asked';
  /** What is missing, or why it is not known. */
  readonly detail: readonly string[];
}

/** A pin as it is shown. */
export interface PinRow {
  /** Null: it is in none. */
  readonly set: string | null;
  readonly image: string;
  readonly tag: string | null;
  readonly digest: string;
  readonly path: string;
  readonly line: number;
  /** Commit of the first-parent line that brought the digest, and its committer's time; null: not known. */
  readonly since: { readonly commit: string; readonly at: string } | null;
  readonly registry: Life['state'];
  readonly detail: readonly string[];
}

/** In order: sets as policy has them, then images by name, then places. */
export function rowsOf(groups: readonly GroupWithHistory[], lifeOf: (pin: Pin) => Life): readonly PinRow[] {
  return groups.flatMap(({ set, pins, history }) =>
    [...pins]
      .sort((a, b) => order(a.image, b.image) || order(a.path, b.path) || a.line - b.line)
      .map((pin) => {
        const since = pinnedSince(history, pin.image, pin.digest);
        const { state, detail } = lifeOf(pin);
        const { image, tag, digest, path, line } = pin;
        return {
          ...{ set, image, tag, digest, path, line, registry: state, detail },
          since: since === null ? null : { commit: since.commit, at: since.committedAt },
        };
      }),
  );
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
