import type { Problem } from '../types.ts';
import type { Findings, ManagedReference } from './manager.ts';

/** What one place turned out to be: a reference, a place that is not safe to be one, or neither (both null). */
export interface Found {
  readonly reference: ManagedReference | null;
  readonly problem: Problem | null;
}

export const NOTHING: Found = { reference: null, problem: null };

export function findingsOf(found: readonly Found[]): Findings {
  return {
    references: found.flatMap(({ reference }) => reference ?? []),
    problems: found.flatMap(({ problem }) => problem ?? []),
  };
}
