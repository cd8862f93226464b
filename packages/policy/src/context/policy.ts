import { compileGlobs, type Matcher } from '../globs/matcher.ts';
import type { RiskLevel } from '../risk/types.ts';
import type { ContextFile } from '../schema/context.ts';
import { type CanaryPolicy, compileCanary } from './canary/policy.ts';
import { compileProfiles } from './compile-profiles.ts';
import { DOCUMENTATION, NOT_PRODUCTION } from './paths.ts';
import type { Profile } from './profile.ts';

/** When a profile is asked for; null: not limited by it. */
export interface Requirement {
  readonly profile: string;
  readonly authors: readonly string[] | null;
  readonly exceptAuthors: readonly string[];
  readonly paths: Matcher | null;
  readonly risk: readonly RiskLevel[] | null;
}

/** `context` of a policy, compiled. */
export interface ContextPolicy {
  /** Built-in and own ones, by name. */
  readonly profiles: ReadonlyMap<string, Profile>;
  readonly require: readonly Requirement[];
  readonly choose: 'all' | 'first';
  /** Lines of the repository's own template. */
  readonly placeholders: readonly string[];
  readonly docs: Matcher;
  readonly notProduction: Matcher;
  /** Null: no canary. */
  readonly canary: CanaryPolicy | null;
}

export function compileContext(file: ContextFile): ContextPolicy {
  return {
    profiles: compileProfiles(file.profiles),
    require: file.require.map(compileRequirement),
    choose: file.choose,
    placeholders: file.placeholders,
    docs: compileGlobs(file.docs ?? DOCUMENTATION),
    notProduction: compileGlobs(file['not-production'] ?? NOT_PRODUCTION),
    canary: file.canary === undefined ? null : compileCanary(file.canary),
  };
}

function compileRequirement({ profile, when }: ContextFile['require'][number]): Requirement {
  return {
    profile,
    authors: when.authors ?? null,
    exceptAuthors: when['except-authors'] ?? [],
    paths: when.paths === undefined ? null : compileGlobs(when.paths),
    risk: when.risk ?? null,
  };
}
