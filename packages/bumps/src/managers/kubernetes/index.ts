import { at, type Cursor, child, entries, items, rootCursor, walk } from '../../formats/yaml/index.ts';
import { embeddedYaml } from '../embedded.ts';
import { type Found, findingsOf } from '../found.ts';
import { dashboardRevision, dashboardUrl } from '../grafana.ts';
import type { Findings, ManagedReference, Manager, SourceFile } from '../manager.ts';
import { type KubernetesObject, objectsOf } from '../objects.ts';
import { imageScalar } from '../yaml-value.ts';
import { IMAGE_FIELDS } from './crds.ts';
import { machineConfig, machineConfigImages, TALOS_API_VERSION } from './talos.ts';

/** Lists of containers in a PodSpec (Kubernetes API, core/v1 PodSpec), wherever a kind or a custom resource embeds one. */
const CONTAINER_LISTS = ['containers', 'initContainers', 'ephemeralContainers'];

/** Images in Kubernetes manifests: every container of a pod spec, `image` fields of custom resources, and those of the data table. */
export const kubernetes: Manager = {
  id: 'kubernetes',
  matches: (path) => /\.ya?ml$/.test(path),
  references,
};

function references(file: SourceFile): Findings {
  const objects = objectsOf(file);
  const configs = file.yaml().flatMap((document) => machineConfig(rootCursor(document)) ?? []);
  const images = [...objects.flatMap(objectImages), ...configs.flatMap(machineConfigImages)];
  const plain = findingsOf([
    ...images.map((place) => imageScalar(file, place, 'kubernetes')),
    ...objects.flatMap((object) => dashboards(file, object)),
  ]);
  const embedded = [...objects.map(({ root }) => root), ...configs].flatMap((root) => embeddedImages(file, root));
  return { ...plain, references: [...plain.references, ...embedded] };
}

/**
 * Pod specs and whole manifests in the literal blocks of an object: templates that an operator reads from a ConfigMap or from Helm values,
 * and the inline manifests of a Talos configuration.
 */
function embeddedImages(file: SourceFile, root: Cursor): readonly ManagedReference[] {
  return embeddedYaml(file, root, 'image:').flatMap(({ file: inner, lift }) => {
    const roots = inner.yaml().flatMap((document) => rootCursor(document) ?? []);
    const places = [...roots.flatMap(containerImages), ...objectsOf(inner).flatMap(objectImages)];
    return findingsOf(places.map((place) => imageScalar(inner, place, 'kubernetes'))).references.map(lift);
  });
}

function objectImages({ root, group, apiVersion, kind }: KubernetesObject): readonly Cursor[] {
  const places = [...containerImages(root), ...tableImages(root, group, kind)];
  if (apiVersion === TALOS_API_VERSION) push(places, child(root, 'image'));
  return isCustom(group) ? [...places, ...imageKeys(child(root, 'spec'))] : places;
}

/** Published dashboards that the Grafana operator downloads. */
function dashboards(file: SourceFile, { root, group, kind }: KubernetesObject): readonly Found[] {
  if (group !== 'grafana.integreatly.org' || kind !== 'GrafanaDashboard') return [];
  const spec = child(root, 'spec');
  const published = dashboardRevision(file, child(spec, 'grafanaCom'), 'id', 'kubernetes');
  return [published, dashboardUrl(file, child(spec, 'url'), 'kubernetes')];
}

/** `image` of each container and `reference` of each image volume (core/v1 ImageVolumeSource). */
function containerImages(root: Cursor): Cursor[] {
  const places: Cursor[] = [];
  walk(root, (place) => {
    for (const list of CONTAINER_LISTS) {
      for (const container of items(child(place, list))) push(places, child(container, 'image'));
    }
    if (child(place, 'containers') === null) return;
    for (const volume of items(child(place, 'volumes'))) push(places, at(volume, 'image', 'reference'));
  });
  return places;
}

/** Every `image` key below a custom resource's `spec` that holds a scalar; whether it is an image reference is decided by its grammar. */
function imageKeys(spec: Cursor | null): readonly Cursor[] {
  const places: Cursor[] = [];
  walk(spec, (place) => push(places, child(place, 'image')));
  return places.filter((place) => place.node.kind === 'scalar');
}

function tableImages(root: Cursor, group: string, kind: string): readonly Cursor[] {
  return IMAGE_FIELDS.filter((field) => field.group === group && field.kind === kind).flatMap((field) =>
    field.path.reduce<readonly Cursor[]>((places, key) => places.flatMap((place) => descend(place, key)), [root]),
  );
}

function descend(place: Cursor, key: string): readonly Cursor[] {
  if (key === '*') return [...items(place), ...entries(place).map((entry) => entry.value)];
  const next = child(place, key);
  return next === null ? [] : [next];
}

/**
 * Built-in groups have no dot or end in `.k8s.io`; their image fields are those of pod specs. HelmRelease values are the business of
 * `helm-values`.
 */
function isCustom(group: string): boolean {
  return group.includes('.') && !group.endsWith('.k8s.io') && group !== 'helm.toolkit.fluxcd.io';
}

function push(places: Cursor[], place: Cursor | null): void {
  if (place !== null) places.push(place);
}
