import { type Cursor, rootCursor, textAt } from '../formats/yaml/index.ts';
import type { SourceFile } from './manager.ts';

/** The three names under which kustomize looks for its file. */
const FILE_NAME = /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/;
const GROUP = 'kustomize.config.k8s.io/';

export function hasKustomizationName(path: string): boolean {
  return FILE_NAME.test(path);
}

/** Roots of kustomize's own documents (Kustomization, Component): stated by `apiVersion`, or by the file's name where it states none. */
export function kustomizationsOf(file: SourceFile): readonly Cursor[] {
  const named = hasKustomizationName(file.path);
  return file.yaml().flatMap((document) => {
    const root = rootCursor(document);
    const apiVersion = textAt(root, 'apiVersion');
    const stated = apiVersion === null ? named : apiVersion.startsWith(GROUP);
    return root !== null && stated ? [root] : [];
  });
}
