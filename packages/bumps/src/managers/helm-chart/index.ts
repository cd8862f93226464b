import { type Cursor, child, items, keyOf, rootCursor } from '../../formats/yaml/index.ts';
import type { Derived } from '../../types.ts';
import { chartAt, chartOfAlias } from '../chart-name.ts';
import { type Found, findingsOf } from '../found.ts';
import type { Findings, Manager, SourceFile } from '../manager.ts';
import { type Dependency, versionScalar } from '../version-scalar.ts';
import { nameText, writtenScalar } from '../yaml-value.ts';
import { chartUnit } from './paths.ts';
import { verifyChartUnit } from './unit.ts';

/** Dependencies of a chart and of its lock, which are one unit. Never the chart's own `version` or `appVersion`. */
export const helmChart: Manager = {
  id: 'helm-chart',
  matches: (path) => chartUnit(path) !== null,
  references,
  siblings: (path) => {
    const unit = chartUnit(path);
    return unit === null ? [] : [unit.manifest, unit.lock].filter((other) => other !== path);
  },
  verifyUnit: verifyChartUnit,
};

function references(file: SourceFile): Findings {
  const roots = file.yaml().flatMap((document) => rootCursor(document) ?? []);
  const found = roots.flatMap((root) => items(child(root, 'dependencies')).map((entry) => dependency(file, entry)));
  if (!file.path.endsWith('.lock')) return findingsOf(found);
  return {
    ...findingsOf(found.map(inLock)),
    derived: roots.flatMap((root) => [
      ...derived(file, child(root, 'digest'), 'helm-lock-digest'),
      ...derived(file, child(root, 'generated'), 'later-time'),
    ]),
  };
}

function dependency(file: SourceFile, entry: Cursor): Found {
  const named = chartOf(nameText(child(entry, 'repository')), nameText(child(entry, 'name')));
  return versionScalar(file, child(entry, 'version'), named, 'helm-chart');
}

/** `@name` and `alias:name` are two spellings of a repository that the machine running Helm knows. */
function chartOf(repository: string | null, chart: string | null): Dependency | null {
  const alias = /^(?:@|alias:)(.*)$/.exec(repository ?? '')?.[1];
  return alias !== undefined && chart !== null ? chartOfAlias(alias, chart) : chartAt(repository, chart);
}

function inLock({ reference, problem }: Found): Found {
  return { reference: reference && { ...reference, lock: true }, problem };
}

function derived(file: SourceFile, cursor: Cursor | null, kind: Derived['kind']): readonly Derived[] {
  const scalar = writtenScalar(file, cursor);
  if (cursor === null || scalar === null || scalar.text === '' || scalar.caveats.length > 0) return [];
  const { text, start, end, line } = scalar;
  return [{ key: keyOf(cursor), kind, span: { start, end }, text, line }];
}
