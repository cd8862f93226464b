import { type Bump, type Change, type Locator, parseYamlDocuments, type YamlNode } from '@gatehouse/bumps';
import type { DocumentIdentity } from '../types.ts';
import type { BumpFact } from './fact.ts';
import { kindsIn } from './text.ts';

/** Each proved bump with the manifest it stands in, which a policy's rule may ask for. */
export function bumpFacts(
  bumps: readonly Bump[],
  change: Pick<Change, 'files'>,
  locate: Locator,
  withDocuments: boolean,
): readonly BumpFact[] {
  const documents = new Map<string, readonly DocumentIdentity[]>();
  const documentsOf = (path: string) => {
    const known = documents.get(path) ?? documentsIn(path, change, locate);
    documents.set(path, known);
    return known;
  };
  return bumps.map((bump) => {
    const [, index, steps] = /^([0-9]+):(\/.*)$/s.exec(bump.key) ?? [];
    const all = withDocuments ? documentsOf(bump.path) : [];
    const own = index === undefined ? undefined : all[Number(index)];
    const at = steps === undefined ? null : steps.split('/').slice(1).map(unescaped);
    return {
      type: 'bump',
      path: bump.path,
      line: bump.line,
      bump,
      documents: own === undefined ? all : [own],
      at,
      rollback: false,
    };
  });
}

function documentsIn(path: string, change: Pick<Change, 'files'>, locate: Locator): readonly DocumentIdentity[] {
  const side = change.files.find((file) => file.path === path)?.after;
  if (side?.bytes === undefined) return [];
  const { text } = locate(path, { oid: side.oid, bytes: side.bytes });
  if (text === null) return [];
  const { documents } = parseYamlDocuments(text);
  return documents?.map(({ root }) => identity(root)) ?? kindsIn(text);
}

function identity(root: YamlNode | null): DocumentIdentity {
  const text = (node: YamlNode | null | undefined, key: string) => {
    const value = node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
    return value?.kind === 'scalar' ? value.value : null;
  };
  const metadata = root?.kind === 'map' ? root.entries.get('metadata')?.value : null;
  return {
    apiVersion: text(root, 'apiVersion'),
    kind: text(root, 'kind'),
    namespace: text(metadata, 'namespace'),
    name: text(metadata, 'name'),
  };
}

function unescaped(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
