import { type AllowedVersions, renovateAllowedVersions } from './allowed-versions.ts';
import { compileNamePatterns, type NamePatterns } from './name-patterns.ts';

/** One of Renovate's packageRules that has `allowedVersions`. */
export interface RenovateRule {
  /** Position in `packageRules`, from 1, for messages. */
  readonly number: number;
  readonly description: string | null;
  readonly packageNames: NamePatterns | null;
  readonly depNames: NamePatterns | null;
  readonly datasources: NamePatterns | null;
  /** It has a matcher that we do not read, or none at all: it may hold, never lift. */
  readonly unread: readonly string[];
  readonly allowed: AllowedVersions;
}

/** What is wrong with a rule, for the person who can mend it. */
export class RuleFault extends Error {}

const READ = { packageNames: 'matchPackageNames', depNames: 'matchDepNames', datasources: 'matchDatasources' } as const;
const MAX_PATTERNS = 1000;

/** Reads one rule; null when it has no `allowedVersions`. Throws a `RuleFault` when what it allows cannot be read. */
export function readRenovateRule(rule: unknown, number: number): RenovateRule | null {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) {
    throw new RuleFault(`packageRules[${number - 1}] is not a rule`);
  }
  const entries = new Map<string, unknown>(Object.entries(rule));
  if (!entries.has('allowedVersions')) return null;
  const patterns = (key: string) => readPatterns(entries, key, number);
  return {
    number,
    description: firstLine(entries.get('description')),
    packageNames: patterns(READ.packageNames),
    depNames: patterns(READ.depNames),
    datasources: patterns(READ.datasources),
    unread: unreadMatchers([...entries.keys()]),
    allowed: readAllowed(entries.get('allowedVersions'), number),
  };
}

function readAllowed(value: unknown, number: number): AllowedVersions {
  const allowed = typeof value === 'string' ? renovateAllowedVersions(value) : null;
  if (allowed !== null) return allowed;
  const shown = JSON.stringify(value)?.slice(0, 80);
  throw new RuleFault(
    `packageRules[${number - 1}].allowedVersions is ${shown}, which is neither a version range nor a /regex/ that we can read`,
  );
}

function readPatterns(entries: ReadonlyMap<string, unknown>, key: string, number: number): NamePatterns | null {
  if (!entries.has(key)) return null;
  const value = entries.get(key);
  const list = typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list) || list.length > MAX_PATTERNS || !list.every((item) => typeof item === 'string')) {
    throw new RuleFault(`packageRules[${number - 1}].${key} is not a list of patterns`);
  }
  return compileNamePatterns(list);
}

/** Renovate names its matchers `match…` and, in older files, `exclude…`. */
function unreadMatchers(keys: readonly string[]): readonly string[] {
  const read: readonly string[] = Object.values(READ);
  const matchers = keys.filter((key) => /^(?:match|exclude)[A-Z]/.test(key));
  return matchers.length === 0 ? ['no matcher'] : matchers.filter((key) => !read.includes(key));
}

function firstLine(description: unknown): string | null {
  const text = Array.isArray(description) ? description.join(' ') : description;
  return typeof text === 'string' && text !== '' ? (text.split('\n')[0]?.slice(0, 200) ?? null) : null;
}
