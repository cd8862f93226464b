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

/** Images of a Talos machine configuration, whose one document has a `version` and neither `apiVersion` nor `kind`. */
export function machineConfigImages(root: Cursor | null): readonly Cursor[] {
  const isMachineConfig = textAt(root, 'version') === 'v1alpha1' && textAt(root, 'apiVersion') === null;
  return isMachineConfig ? MACHINE_CONFIG_IMAGES.flatMap((path) => at(root, ...path) ?? []) : [];
}
