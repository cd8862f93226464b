import { at, type Cursor, child, items, text } from '../../formats/yaml/index.ts';
import { isVersion } from '../../versions/index.ts';
import { argoSources } from '../argocd-sources.ts';
import { chartAt, ociArtifact, ociChart } from '../chart-name.ts';
import { type Found, findingsOf, NOTHING } from '../found.ts';
import { gitDependency, parseGitUrl } from '../git-source.ts';
import type { Findings, Manager, SourceFile } from '../manager.ts';
import { type Dependency, versionScalar } from '../version-scalar.ts';
import { imageScalar, nameText } from '../yaml-value.ts';

/** Sources of Argo CD Applications and ApplicationSets: charts, OCI artifacts, Git tags, and kustomize image overrides. */
export const argocd: Manager = { id: 'argocd', matches: (path) => /\.ya?ml$/.test(path), references };

function references(file: SourceFile): Findings {
  return findingsOf(
    argoSources(file).flatMap((source) => [
      targetRevision(file, source),
      ...items(at(source, 'kustomize', 'images')).map((image) => imageOverride(file, image)),
    ]),
  );
}

function targetRevision(file: SourceFile, source: Cursor): Found {
  const revision = child(source, 'targetRevision');
  const url = nameText(child(source, 'repoURL'));
  if (url === null) return NOTHING;
  const chart = child(source, 'chart');
  if (chart !== null) return versionScalar(file, revision, chartOf(url, nameText(chart)), 'argocd');
  if (url.startsWith('oci://'))
    return versionScalar(file, revision, ociArtifact(url.slice('oci://'.length), url), 'argocd');
  return gitTag(file, revision, url);
}

/** Argo CD writes charts of OCI registries without a scheme (`ghcr.io/example/charts`). */
function chartOf(url: string, chart: string | null): Dependency | null {
  return url.includes('://') || chart === null ? chartAt(url, chart) : ociChart(url, chart);
}

/** A branch or `HEAD` moves by itself, so it is no version; a text that has no place in an order is taken for one. */
function gitTag(file: SourceFile, revision: Cursor | null, url: string): Found {
  const repository = parseGitUrl(url);
  if (repository === null) return NOTHING;
  const dependency = gitDependency(repository, url);
  const written = text(revision);
  return written !== null && isVersion(dependency.datasource, written)
    ? versionScalar(file, revision, dependency, 'argocd')
    : NOTHING;
}

/** `[name=]image[:tag][@digest]`: only the image after the sign is pulled. */
function imageOverride(file: SourceFile, image: Cursor): Found {
  return imageScalar(file, image, 'argocd', (text(image) ?? '').indexOf('=') + 1);
}
