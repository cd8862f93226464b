import { milliseconds } from '../schema/duration.ts';
import type { PolicyFile } from '../schema/policy-file.ts';

/** A pinned source that must not fall behind. */
export interface FreshnessSource {
  /** Stable key of its issue. */
  readonly name: string;
  /** `owner/name` */
  readonly repository: string;
  /** Null: its default branch. */
  readonly branch: string | null;
  /** File of this repository that holds the pin, and the place in it: `/spec/ref/commit`. */
  readonly file: string;
  readonly pin: string;
  /** Files, folders (no `*` and `?` in them) and globs that are imported; with no `imports` either, none means that every path counts. */
  readonly paths: readonly string[];
  /** Places in `file` that name further imported paths. */
  readonly imports: readonly string[];
  /** Either limit exceeded is stale; null: any number of commits. */
  readonly maxCommits: number | null;
  readonly maxAgeMs: number;
}

/** `freshness`, compiled. */
export interface FreshnessPolicy {
  readonly sources: readonly FreshnessSource[];
  readonly deadPins: boolean;
  readonly label: string;
  readonly onClosed: 'snooze' | 'reopen';
  readonly snoozeMs: number;
}

export function compileFreshness(file: PolicyFile['freshness']): FreshnessPolicy {
  return {
    sources: file.sources.map((source) => ({
      name: source.name,
      repository: source.repository,
      branch: source.branch ?? null,
      file: source.file,
      pin: source.pin,
      paths: source.paths ?? [],
      imports: source.imports ?? [],
      maxCommits: source['max-commits'] ?? null,
      maxAgeMs: milliseconds(source['max-age']),
    })),
    deadPins: file['dead-pins'],
    label: file.label,
    onClosed: file['on-closed'],
    snoozeMs: milliseconds(file['snooze-for']),
  };
}
