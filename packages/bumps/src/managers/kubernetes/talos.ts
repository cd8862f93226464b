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

/** Of Talos documents that have a `kind`; their image, if any, is a field `image` of the document. */
export const TALOS_API_VERSION = 'v1alpha1';

/** The root of a Talos machine configuration, whose one document has a `version` and neither `apiVersion` nor `kind`; else null. */
export function machineConfig(root: Cursor | null): Cursor | null {
  return textAt(root, 'version') === 'v1alpha1' && textAt(root, 'apiVersion') === null ? root : null;
}

/** Its images. */
export function machineConfigImages(config: Cursor): readonly Cursor[] {
  return MACHINE_CONFIG_IMAGES.flatMap((path) => at(config, ...path) ?? []);
}
