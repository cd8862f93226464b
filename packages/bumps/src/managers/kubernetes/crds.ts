/**
 * Fields of custom resources that hold a container image under a name other than `image`: API group, kind, path. `*` is every item of a
 * list or every value of a map. Add a line here when an operator names its image field differently.
 */
export interface ImageField {
  readonly group: string;
  readonly kind: string;
  readonly path: readonly string[];
}

export const IMAGE_FIELDS: readonly ImageField[] = [
  { group: 'postgresql.cnpg.io', kind: 'Cluster', path: ['spec', 'imageName'] },
  { group: 'postgresql.cnpg.io', kind: 'ImageCatalog', path: ['spec', 'images', '*', 'image'] },
  { group: 'postgresql.cnpg.io', kind: 'ClusterImageCatalog', path: ['spec', 'images', '*', 'image'] },
  { group: 'pkg.crossplane.io', kind: 'Provider', path: ['spec', 'package'] },
  { group: 'pkg.crossplane.io', kind: 'Configuration', path: ['spec', 'package'] },
  { group: 'pkg.crossplane.io', kind: 'Function', path: ['spec', 'package'] },
];
