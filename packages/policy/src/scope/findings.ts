import { groupBy } from '@gatehouse/bumps';
import type { Finding } from '../verdict.ts';
import { count } from './words.ts';

/** A file with a thousand unexplained lines must not hide the other files. */
const MAX_PER_FILE_AND_RULE = 20;
const MAX_FINDINGS = 500;

/** Without repetitions (metadata and proof may say the same), in the same order. */
export function uniqueFindings(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}

/** What would explain how to make a line provable, where no line may change at all. */
const MOOT_WHERE_PROTECTED = new Set(['scope/residue', 'scope/no-manager']);

/** Without what contradicts `scope/protected` about the same file; that finding itself always stays. */
export function withoutMoot(findings: readonly Finding[]): Finding[] {
  const closed = new Set(findings.flatMap(({ rule, path }) => (rule === 'scope/protected' ? [path] : [])));
  return findings.filter(({ rule, path }) => !(MOOT_WHERE_PROTECTED.has(rule) && closed.has(path)));
}

/** Keeps the first of each rule and file, and so many in all; says for each file how many more there are. */
export function limitFindings(findings: readonly Finding[]): { findings: readonly Finding[]; cut: boolean } {
  const groups = groupBy(findings, ({ rule, path }) => JSON.stringify([rule, path]));
  const limited = [...groups.values()].flatMap(limitGroup);
  return {
    findings: limited.slice(0, MAX_FINDINGS),
    cut: limited.length > MAX_FINDINGS || limited.length < findings.length,
  };
}

function limitGroup(group: readonly Finding[]): readonly Finding[] {
  const [first] = group;
  if (first === undefined || group.length <= MAX_PER_FILE_AND_RULE) return group;
  const more = group.length - MAX_PER_FILE_AND_RULE;
  const rest = { ...first, line: null, message: `and ${count(more, 'more place')} like these in this file` };
  return [...group.slice(0, MAX_PER_FILE_AND_RULE), rest];
}
