import { at, type Cursor, textAt } from '../../formats/yaml/index.ts';

/** Image fields of a Talos machine configuration (reference/configuration/v1alpha1/config). */
const MACHINE_CONFIG_IMAGES = [
  ['machine', 'install', 'image'],
  ['machine', 'kubelet', 'image'],
  ['cluster', 'apiServer', 'image'],
  ['cluster', 'controllerManager', 'image'],
  ['cluster', 'scheduler', 'image'],
  ['cluster', 'proxy', 'image'],
  ['cluster', 'etcd', 'image'],
  ['cluster', 'coreDNS', 'image'],
];

/** Images of a Talos machine configuration document, old (one document) or new (`apiVersion: v1alpha1` with `kind`) style. */
export function talosImages(root: Cursor | null): readonly Cursor[] {
  const isMachineConfig = textAt(root, 'version') === 'v1alpha1' && textAt(root, 'apiVersion') === null;
  const isDocument = textAt(root, 'apiVersion') === 'v1alpha1';
  const paths = isMachineConfig ? MACHINE_CONFIG_IMAGES : isDocument ? [['image']] : [];
  return paths.map((path) => at(root, ...path)).filter((place) => place !== null);
}
