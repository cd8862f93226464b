import { type Cursor, child, items, rootCursor, textAt } from '../formats/yaml/index.ts';
import type { SourceFile } from './manager.ts';

/** One object of the Kubernetes resource model: a document with `apiVersion` and `kind`, or an item of a `List`. */
export interface KubernetesObject {
  readonly root: Cursor;
  /** API group without version; empty for the core group. */
  readonly group: string;
  readonly apiVersion: string;
  readonly kind: string;
}

/** Every object of a file, lists unfolded, in document order. Documents without `apiVersion` and `kind` are none. */
export function objectsOf(file: SourceFile): readonly KubernetesObject[] {
  return file.yaml().flatMap((document) => unfold(rootCursor(document)));
}

function unfold(root: Cursor | null): readonly KubernetesObject[] {
  const apiVersion = textAt(root, 'apiVersion');
  const kind = textAt(root, 'kind');
  if (root === null || apiVersion === null || kind === null) return [];
  if (kind === 'List') return items(child(root, 'items')).flatMap(unfold);
  return [{ root, group: groupOf(apiVersion), apiVersion, kind }];
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}
