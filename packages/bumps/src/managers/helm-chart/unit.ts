import { createHash } from 'node:crypto';
import type { Derived, Located, Residue, ResidueRule } from '../../types.ts';
import type { UnitView } from '../manager.ts';
import { type ChartDependency, chartDependencies } from './dependencies.ts';
import { goJson } from './go-json.ts';
import { isLater } from './later-time.ts';
import { chartUnit } from './paths.ts';
import { admits } from './satisfies.ts';

/**
 * Checks a chart's lock against its manifest at head: the same dependencies in the same order, versions that the manifest admits, the digest
 * that Helm computes, and a time that only moves on. A chart without a lock has nothing to check.
 */
export function verifyChartUnit(before: UnitView, after: UnitView, path: string): readonly Residue[] {
  const unit = chartUnit(path);
  const lock = unit === null ? null : after(unit.lock);
  if (unit === null || lock === null) return [];
  const was = before(unit.lock);
  const said = objections(after(unit.manifest), lock, was);
  // A lock that did not change is no place to point at: the manifest moved without it.
  const place = was?.oid === lock.oid ? unit.manifest : unit.lock;
  return said.map(({ rule, message }) => ({ rule, path: place, line: null, message, fix: RELOCK }));
}

const RELOCK =
  'Run `helm dependency update` in the chart and commit Chart.yaml and Chart.lock together, or let a person propose this in a pull request of their own.';

interface Objection {
  readonly rule: ResidueRule;
  readonly message: string;
}

function objections(manifest: Located | null, lock: Located, was: Located | null): readonly Objection[] {
  const declared = dependenciesOf(manifest);
  const locked = dependenciesOf(lock);
  if (declared === null || locked === null) {
    return [
      mismatch('the chart and its lock cannot be compared, because one of them is missing or not plainly written'),
    ];
  }
  return [
    ...listObjections(declared, locked),
    ...digestObjections(lock, declared, locked),
    ...timeObjections(lock, was),
  ];
}

function dependenciesOf(located: Located | null): readonly ChartDependency[] | null {
  return located === null || located.text === null ? null : chartDependencies(located.text);
}

function listObjections(
  declared: readonly ChartDependency[],
  locked: readonly ChartDependency[],
): readonly Objection[] {
  if (declared.length !== locked.length) {
    return [mismatch(`the chart declares ${declared.length} dependencies and its lock has ${locked.length}`)];
  }
  return declared.flatMap((wanted, index) => {
    const found = locked[index];
    if (found === undefined || found.name !== wanted.name || found.repository !== wanted.repository) {
      return [mismatch(`the lock has another dependency than ${wanted.name} at place ${index + 1}`)];
    }
    return admits(wanted.version, found.version)
      ? []
      : [mismatch(`the chart asks for ${wanted.name} ${wanted.version}, which ${found.version} in its lock is not`)];
  });
}

/** Helm's `resolver.HashReq`: SHA-256 of the JSON of both lists. */
function lockDigest(declared: readonly ChartDependency[], locked: readonly ChartDependency[]): string {
  const json = goJson([declared, locked].map((list) => list.map((dependency) => dependency.json)));
  return `sha256:${createHash('sha256').update(json).digest('hex')}`;
}

function digestObjections(
  lock: Located,
  declared: readonly ChartDependency[],
  locked: readonly ChartDependency[],
): readonly Objection[] {
  const written = derivedOf(lock, 'helm-lock-digest')?.text ?? null;
  const computed = lockDigest(declared, locked);
  if (written === computed) return [];
  return [
    {
      rule: 'scope/lock-digest',
      message: `the lock's digest is ${written ?? 'not written plainly'}, Helm computes ${computed}`,
    },
  ];
}

function timeObjections(lock: Located, was: Located | null): readonly Objection[] {
  const from = was === null ? undefined : derivedOf(was, 'later-time')?.text;
  const to = derivedOf(lock, 'later-time')?.text;
  if (from === to || (from !== undefined && to !== undefined && isLater(from, to))) return [];
  return [{ rule: 'scope/lock-time', message: '`generated` in the lock may only become a later time' }];
}

function derivedOf(located: Located, kind: Derived['kind']): Derived | undefined {
  return located.derived.find((derived) => derived.kind === kind);
}

function mismatch(message: string): Objection {
  return { rule: 'scope/lock-mismatch', message };
}
