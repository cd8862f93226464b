import { at, type Cursor, child, items, textAt } from '../../formats/yaml/index.ts';
import { chartAt } from '../chart-name.ts';
import { type Found, findingsOf } from '../found.ts';
import { hasKustomizationName, kustomizationsOf } from '../kustomize-documents.ts';
import type { Findings, Manager, SourceFile } from '../manager.ts';
import { objectsOf } from '../objects.ts';
import { imageNamed, taggedImage } from '../tagged-image.ts';
import { versionScalar, versionWithin } from '../version-scalar.ts';
import { nameText } from '../yaml-value.ts';
import { remoteResource } from './remote.ts';

/** Fields that list files, directories and addresses to build from. */
const RESOURCE_LISTS = ['resources', 'components', 'bases', 'crds'];

/** Kustomize's own files, and the image overrides that Flux objects take in the same shape. */
export const kustomize: Manager = {
  id: 'kustomize',
  matches: (path) => /\.ya?ml$/.test(path) || hasKustomizationName(path),
  references,
};

function references(file: SourceFile): Findings {
  const own = kustomizationsOf(file).flatMap((root) => [
    ...imageOverrides(file, child(root, 'images')),
    ...items(child(root, 'helmCharts')).map((chart) => helmChart(file, chart)),
    ...RESOURCE_LISTS.flatMap((list) =>
      items(child(root, list)).map((resource) => versionWithin(file, resource, remoteResource, 'kustomize')),
    ),
  ]);
  return findingsOf([...own, ...fluxOverrides(file)]);
}

/** Flux's Kustomization takes `spec.images`, its HelmRelease `spec.postRenderers[].kustomize.images`. */
function fluxOverrides(file: SourceFile): readonly Found[] {
  return objectsOf(file).flatMap(({ root, group, kind }) => {
    if (group === 'kustomize.toolkit.fluxcd.io' && kind === 'Kustomization') {
      return imageOverrides(file, at(root, 'spec', 'images'));
    }
    if (group !== 'helm.toolkit.fluxcd.io') return [];
    const renderers = items(at(root, 'spec', 'postRenderers'));
    return renderers.flatMap((renderer) => imageOverrides(file, at(renderer, 'kustomize', 'images')));
  });
}

function imageOverrides(file: SourceFile, list: Cursor | null): readonly Found[] {
  return items(list).map((image) => {
    const name = nameText(child(image, 'newName')) ?? nameText(child(image, 'name'));
    const places = { tag: child(image, 'newTag'), digest: child(image, 'digest') };
    return taggedImage(file, places, imageNamed(name), 'kustomize');
  });
}

function helmChart(file: SourceFile, chart: Cursor): Found {
  const dependency = chartAt(nameText(child(chart, 'repo')), textAt(chart, 'name'));
  return versionScalar(file, child(chart, 'version'), dependency, 'kustomize');
}
