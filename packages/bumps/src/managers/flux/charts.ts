import { at, type Cursor, child, textAt } from '../../formats/yaml/index.ts';
import { chartAt } from '../chart-name.ts';
import type { KubernetesObject } from '../objects.ts';
import type { Dependency } from '../version-scalar.ts';
import { nameText } from '../yaml-value.ts';

const SOURCE_PART = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

/**
 * Names the chart of a HelmRelease's template or of a HelmChart: by the repository's address when the same file has the HelmRepository, else
 * by the source's kind, namespace (when the file states one) and name. Charts of other sources are paths, and their version is not read.
 */
export function fluxChart(
  spec: Cursor | null,
  namespace: string | null,
  objects: readonly KubernetesObject[],
): Dependency | null {
  const source = child(spec, 'sourceRef');
  const chart = nameText(child(spec, 'chart'));
  const name = nameText(child(source, 'name'));
  if (chart === null || name === null || textAt(source, 'kind') !== 'HelmRepository') return null;
  const wanted = nameText(child(source, 'namespace')) ?? namespace;
  const stated = objects.filter((object) => isRepository(object, name, wanted));
  if (stated.length > 0)
    return stated.length === 1 ? chartAt(nameText(at(stated[0]?.root ?? null, 'spec', 'url')), chart) : null;
  const parts = ['HelmRepository', ...(wanted === null ? [] : [wanted]), name, chart];
  return parts.every((part) => SOURCE_PART.test(part))
    ? { datasource: 'helm', name: parts.join('/'), written: chart }
    : null;
}

/** An object without a namespace gets the one of whatever applies it, so it may be the one that is meant. */
function isRepository({ root, group, kind }: KubernetesObject, name: string, namespace: string | null): boolean {
  if (group !== 'source.toolkit.fluxcd.io' || kind !== 'HelmRepository' || textAt(root, 'metadata', 'name') !== name)
    return false;
  const own = textAt(root, 'metadata', 'namespace');
  return own === null || namespace === null || own === namespace;
}
