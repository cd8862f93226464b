import { at, type Cursor, child, entries, items, rootCursor } from '../../formats/yaml/index.ts';
import { argoSources } from '../argocd-sources.ts';
import { isHelmfile } from '../helmfile-paths.ts';
import { kustomizationsOf } from '../kustomize-documents.ts';
import type { SourceFile } from '../manager.ts';
import { objectsOf } from '../objects.ts';

/** File names that Helm users give to values: `values.yaml`, `values-prod.yaml`, `prod-values.yaml`, `prod.values.yaml`, `values/prod.yaml`. */
const VALUES_FILE = /(?:^|\/)(?:values[^/]*|[^/]*[-_.]values|values\/[^/]+)\.ya?ml(?:\.gotmpl)?$/i;

export function isValuesFile(path: string): boolean {
  return VALUES_FILE.test(path);
}

/** Every map of Helm values in a file: whole documents of values files, and the fields of kinds that carry values inline. */
export function valueRoots(file: SourceFile): readonly Cursor[] {
  const inline = [...helmReleaseValues(file), ...kustomizeValues(file), ...argoValues(file), ...helmfileValues(file)];
  if (!isValuesFile(file.path)) return inline;
  return [...file.yaml().flatMap((document) => rootCursor(document) ?? []), ...inline];
}

function helmReleaseValues(file: SourceFile): readonly Cursor[] {
  return objectsOf(file)
    .filter(({ group, kind }) => group === 'helm.toolkit.fluxcd.io' && kind === 'HelmRelease')
    .flatMap(({ root }) => at(root, 'spec', 'values') ?? []);
}

function kustomizeValues(file: SourceFile): readonly Cursor[] {
  return kustomizationsOf(file)
    .flatMap((root) => items(child(root, 'helmCharts')))
    .flatMap((chart) => child(chart, 'valuesInline') ?? []);
}

function argoValues(file: SourceFile): readonly Cursor[] {
  return argoSources(file).flatMap((source) => at(source, 'helm', 'valuesObject') ?? []);
}

/** `releases[].values[]` holds file names and inline maps; `releases` may be a list or, in a base, a map of templates. */
function helmfileValues(file: SourceFile): readonly Cursor[] {
  if (!isHelmfile(file.path)) return [];
  return file.yaml().flatMap((document) => {
    const root = rootCursor(document);
    const templates = entries(child(root, 'templates')).map((entry) => entry.value);
    return [...items(child(root, 'releases')), ...templates].flatMap((release) => items(child(release, 'values')));
  });
}
