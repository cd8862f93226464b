import type { UpdateType } from '@gatehouse/bumps';
import { compileGlobs, type Matcher } from '../globs/matcher.ts';
import type { EnforcedAccount } from '../policy.ts';
import type { PolicyFile } from '../schema/policy-file.ts';
import type { RiskLevel } from './types.ts';

type RiskFile = PolicyFile['risk'];

/** A rule of the policy's own. Null conditions are not asked for; all others must hold of one and the same place. */
export interface CustomRule {
  /** `risk/<name>` */
  readonly id: string;
  readonly level: RiskLevel;
  readonly reason: string;
  /** It may replace what built-in rules say higher of the same place. */
  readonly allowLowering: boolean;
  readonly when: {
    readonly paths: Matcher | null;
    readonly kinds: ReadonlySet<string> | null;
    readonly yamlPaths: Matcher | null;
    readonly updates: ReadonlySet<UpdateType> | null;
    readonly packages: Matcher | null;
    readonly authors: readonly EnforcedAccount[] | null;
    /** More than so many. */
    readonly size: { readonly files: number | null; readonly lines: number | null } | null;
  };
}

/** `risk` of a policy, compiled. */
export interface RiskPolicy {
  readonly rules: readonly CustomRule[];
  /** Levels of built-in rules that policy sets. */
  readonly levels: ReadonlyMap<string, RiskLevel>;
  readonly stateful: Matcher;
  readonly oneWay: Matcher;
}

/** Turns what `risk` says into what judging asks for. */
export function compileRisk(file: RiskFile): RiskPolicy {
  return {
    rules: file.rules.map(compileRule),
    levels: new Map(file.levels.map(({ rule, level }) => [rule, level])),
    stateful: compileGlobs(file.stateful, { ignoreCase: true }),
    oneWay: compileGlobs(file['one-way'], { ignoreCase: true }),
  };
}

function compileRule(rule: RiskFile['rules'][number]): CustomRule {
  const { when } = rule;
  return {
    id: `risk/${rule.name}`,
    level: rule.level,
    reason: rule.reason,
    allowLowering: rule['allow-lowering'],
    when: {
      paths: when.paths ? compileGlobs(when.paths) : null,
      kinds: when.kinds ? new Set(when.kinds.map((kind) => kind.toLowerCase())) : null,
      yamlPaths: when['yaml-paths'] ? compileGlobs(when['yaml-paths'], { ignoreCase: true }) : null,
      updates: when.updates ? new Set(when.updates) : null,
      packages: when.packages ? compileGlobs(when.packages, { ignoreCase: true }) : null,
      authors: when.authors?.map(compileAccount) ?? null,
      size: when.size ? { files: when.size.files ?? null, lines: when.size.lines ?? null } : null,
    },
  };
}

function compileAccount(entry: string | { login: string; id?: number | undefined }): EnforcedAccount {
  return typeof entry === 'string' ? { login: entry, id: null } : { login: entry.login, id: entry.id ?? null };
}
