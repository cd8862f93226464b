import { type Cursor, child, entries, items, rootCursor, text, textAt } from '../../formats/yaml/index.ts';
import { chartAt, chartOfAlias, ociArtifact, ociChart } from '../chart-name.ts';
import { type Found, findingsOf } from '../found.ts';
import { isHelmfile } from '../helmfile-paths.ts';
import type { Findings, Manager, SourceFile } from '../manager.ts';
import { type Dependency, versionScalar } from '../version-scalar.ts';
import { nameText } from '../yaml-value.ts';

/** Charts of helmfile releases and of the charts they add; images in inline values are the business of `helm-values`. */
export const helmfile: Manager = { id: 'helmfile', matches: isHelmfile, references };

/** A repository of the file; null when two of the same name disagree about where it is. */
type Repositories = ReadonlyMap<string, Cursor | null>;

function references(file: SourceFile): Findings {
  const roots = file.yaml().flatMap((document) => rootCursor(document) ?? []);
  const repositories = repositoriesOf(roots);
  return findingsOf(
    roots.flatMap((root) => releasesOf(root).flatMap((release) => charts(file, release, repositories))),
  );
}

/** Releases, and the templates that releases inherit from. */
function releasesOf(root: Cursor): readonly Cursor[] {
  return [...items(child(root, 'releases')), ...entries(child(root, 'templates')).map((entry) => entry.value)];
}

function charts(file: SourceFile, release: Cursor, repositories: Repositories): readonly Found[] {
  return [release, ...items(child(release, 'dependencies'))].map((place) =>
    versionScalar(file, child(place, 'version'), chartName(nameText(child(place, 'chart')), repositories), 'helmfile'),
  );
}

function chartName(chart: string | null, repositories: Repositories): Dependency | null {
  if (chart === null) return null;
  if (chart.startsWith('oci://')) return ociArtifact(chart.slice('oci://'.length), chart);
  const slash = chart.indexOf('/');
  if (slash <= 0) return null;
  const alias = chart.slice(0, slash);
  const name = chart.slice(slash + 1);
  const repository = repositories.get(alias);
  if (repository === undefined) return chartOfAlias(alias, name);
  const url = nameText(child(repository, 'url'));
  return textAt(repository, 'oci') === 'true' && url !== null
    ? ociChart(url.replace('oci://', ''), name)
    : chartAt(url, name);
}

function repositoriesOf(roots: readonly Cursor[]): Repositories {
  const repositories = new Map<string, Cursor | null>();
  for (const repository of roots.flatMap((root) => items(child(root, 'repositories')))) {
    const name = text(child(repository, 'name'));
    if (name !== null) repositories.set(name, repositories.has(name) ? null : repository);
  }
  return repositories;
}
