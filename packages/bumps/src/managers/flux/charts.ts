import { at, type Cursor, child, textAt } from '../../formats/yaml/index.ts';
import { groupBy } from '../../group-by.ts';
import { chartAt } from '../chart-name.ts';
import type { KubernetesObject } from '../objects.ts';
import type { Dependency } from '../version-scalar.ts';
import { nameText } from '../yaml-value.ts';

const SOURCE_PART = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/** A HelmRepository of the file. */
interface Repository {
  readonly name: string;
  /** Null: it gets the one of whatever applies it, so it may be the one that is meant. */
  readonly namespace: string | null;
  readonly url: string | null;
}

/** The HelmRepositories of a file by name; read once, as there may be thousands beside thousands of releases. */
export type Repositories = ReadonlyMap<string, readonly Repository[]>;

export function repositoriesOf(objects: readonly KubernetesObject[]): Repositories {
  const stated = objects.flatMap(({ root, group, kind }): readonly Repository[] => {
    const name = textAt(root, 'metadata', 'name');
    if (group !== 'source.toolkit.fluxcd.io' || kind !== 'HelmRepository' || name === null) return [];
    return [{ name, namespace: textAt(root, 'metadata', 'namespace'), url: nameText(at(root, 'spec', 'url')) }];
  });
  return groupBy(stated, (repository) => repository.name);
}

/**
 * Names the chart of a HelmRelease's template or of a HelmChart: by the repository's address when the same file has the HelmRepository, else
 * by the source's kind, namespace (when the file states one) and name. Charts of other sources are paths, and their version is not read.
 */
export function fluxChart(
  spec: Cursor | null,
  namespace: string | null,
  repositories: Repositories,
): Dependency | null {
  const source = child(spec, 'sourceRef');
  const chart = nameText(child(spec, 'chart'));
  const name = nameText(child(source, 'name'));
  if (chart === null || name === null || textAt(source, 'kind') !== 'HelmRepository') return null;
  const wanted = nameText(child(source, 'namespace')) ?? namespace;
  const stated = (repositories.get(name) ?? []).filter((repository) => mayBe(repository, wanted));
  if (stated.length > 0) return stated.length === 1 ? chartAt(stated[0]?.url ?? null, chart) : null;
  const parts = ['HelmRepository', ...(wanted === null ? [] : [wanted]), name, chart];
  return parts.every((part) => SOURCE_PART.test(part))
    ? { datasource: 'helm', name: parts.join('/'), written: chart }
    : null;
}

function mayBe({ namespace: own }: Repository, wanted: string | null): boolean {
  return own === null || wanted === null || own === wanted;
}
