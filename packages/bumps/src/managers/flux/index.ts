import { at, child, textAt } from '../../formats/yaml/index.ts';
import { ociArtifact } from '../chart-name.ts';
import { type Found, findingsOf } from '../found.ts';
import type { Findings, Manager, SourceFile } from '../manager.ts';
import { type KubernetesObject, objectsOf } from '../objects.ts';
import { ociScalar } from '../oci-scalar.ts';
import { taggedImage } from '../tagged-image.ts';
import { versionScalar } from '../version-scalar.ts';
import { nameText } from '../yaml-value.ts';
import { fluxChart, type Repositories, repositoriesOf } from './charts.ts';
import { gitRepositoryRefs } from './git.ts';

const OCI_SCHEME = 'oci://';

/** What Flux fetches: charts of HelmReleases and HelmCharts, OCI artifacts, Git tags and commits, and its own manifests. */
export const flux: Manager = { id: 'flux', matches: (path) => /\.ya?ml$/.test(path), references };

function references(file: SourceFile): Findings {
  const objects = objectsOf(file);
  const repositories = repositoriesOf(objects);
  return findingsOf(objects.flatMap((object) => fetched(file, object, repositories)));
}

function fetched(
  file: SourceFile,
  { root, group, kind }: KubernetesObject,
  repositories: Repositories,
): readonly Found[] {
  const spec = child(root, 'spec');
  const namespace = textAt(root, 'metadata', 'namespace');
  const chart = (template: typeof spec) => [
    versionScalar(file, child(template, 'version'), fluxChart(template, namespace, repositories), 'flux'),
  ];
  if (group === 'fluxcd.controlplane.io') return [ociScalar(file, at(spec, 'distribution', 'artifact'), 'flux')];
  if (group === 'helm.toolkit.fluxcd.io') return kind === 'HelmRelease' ? chart(at(spec, 'chart', 'spec')) : [];
  if (group !== 'source.toolkit.fluxcd.io') return [];
  if (kind === 'HelmChart') return chart(spec);
  if (kind === 'GitRepository') return gitRepositoryRefs(file, spec);
  return kind === 'OCIRepository' ? ociRepositoryRefs(file, spec) : [];
}

/** `ref.tag` and `ref.digest` are one reference, `ref.semver` is a constraint of its own. */
function ociRepositoryRefs(file: SourceFile, spec: ReturnType<typeof child>): readonly Found[] {
  const url = nameText(child(spec, 'url'));
  const artifact = url?.startsWith(OCI_SCHEME) ? ociArtifact(url.slice(OCI_SCHEME.length), url) : null;
  if (artifact === null) return [];
  const exact = taggedImage(file, { tag: at(spec, 'ref', 'tag'), digest: at(spec, 'ref', 'digest') }, artifact, 'flux');
  return [exact, versionScalar(file, at(spec, 'ref', 'semver'), artifact, 'flux')];
}
