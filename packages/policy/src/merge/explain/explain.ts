import { count } from '../../scope/words.ts';
import type { Finding, Verdict } from '../../verdict.ts';
import { UNKNOWN_ON_DISK } from '../../verdicts/on-disk.ts';
import type { DispositionReason } from '../disposition.ts';
import { NEAR_RULES } from './near/registry.ts';
import { obstaclesOf } from './obstacles.ts';
import type { ExplainInput, Explanation, Matched } from './types.ts';

/** Tells the story of one decision: what the change is, what every rule said or nearly said, and what it would take to merge itself. */
export function explain(input: ExplainInput): Explanation {
  const { policy, change, judged, tool } = input;
  const { scope, gate, disposition } = judged;
  return {
    schema: 1,
    tool,
    base: change.base,
    head: change.head,
    author: change.author?.login ?? null,
    policy: policy.digest,
    what: whatItIs(scope, change.files.length),
    bumps: scope.bumps,
    judges: gate.judges ?? [],
    matched: matchedIn(input),
    near: unique(NEAR_RULES.flatMap((rule) => rule(input))),
    disposition,
    obstacles: disposition.kind === 'auto-merge' ? [] : unique(obstaclesOf(input)),
    unchecked: [...scope.unchecked, ...UNKNOWN_ON_DISK],
  };
}

function whatItIs({ bumps, findings }: Verdict, files: number): string {
  const all = count(files, 'file');
  if (bumps.length === 0) return `A change of ${all} in which no bump is proved.`;
  const beside = findings.some(({ rule }) => NO_BUMP.test(rule)) ? 'and more beside' : 'and nothing else';
  return `${count(bumps.length, 'bump')} in ${all}, ${beside}.`;
}

/** Findings that tell of something else than a version that policy does not want. */
const NO_BUMP =
  /^scope\/(?!update-type|downgrade|package|hold|manager|path|protected|pin-|commit-|stale-base|gatehouse-)/;

function matchedIn({ judged, rollback }: ExplainInput): readonly Matched[] {
  const { scope, gate, disposition } = judged;
  const findings = unique([...gate.findings, ...scope.findings]).map(plain);
  const told = new Set(findings.map(({ rule }) => rule));
  const edits = (scope.edits ?? []).map(({ edit, path, line, message }) => ({
    ...{ rule: `scope.edits: ${edit}`, level: null, path, line, message, fix: null },
  }));
  const back = rollback && {
    ...{ rule: 'rollback', level: null, path: null, line: null, fix: null },
    message: `it takes the base back to what it was at ${rollback.commit.slice(0, 12)}`,
  };
  return [
    ...(back === null ? [] : [back]),
    ...findings,
    ...edits,
    ...(gate.risk?.reasons ?? []).map((one) => ({ ...one, fix: null })),
    ...disposition.reasons.filter(({ rule }) => !told.has(rule)).map(plain),
  ];
}

function plain({ rule, path, line, message, fix }: Finding | DispositionReason): Matched {
  return { rule, level: null, path, line, message, fix };
}

function unique<T>(all: readonly T[]): readonly T[] {
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
