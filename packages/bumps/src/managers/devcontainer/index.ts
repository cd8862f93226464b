import type { JsonDocument } from '../../formats/json/index.ts';
import type { Problem } from '../../types.ts';
import { imageFields, parseImage } from '../image.ts';
import type { Findings, ManagedReference, Manager, SourceFile } from '../manager.ts';

/** Where the specification looks: `.devcontainer/devcontainer.json`, `.devcontainer.json`, `.devcontainer/<folder>/devcontainer.json`. */
const FILES = /(?:^|\/)(?:\.devcontainer\/(?:[^/]+\/)?devcontainer\.json|\.devcontainer\.json)$/;

/** A dev container's `image` and the keys of its `features`, which are OCI references too. */
export const devcontainer: Manager = {
  id: 'devcontainer',
  matches: (path) => FILES.test(path),
  references,
};

function references(file: SourceFile): Findings {
  const root = file.json();
  if (root === null) return { references: [], problems: [unreadable()] };
  const image = property(root, 'image')?.children?.[1];
  const features = property(root, 'features')?.children?.[1];
  const found = [
    ...reference(file, image, () => '/image'),
    ...properties(features).flatMap((feature) =>
      reference(file, feature.children?.[0], (written) => `/features/${pointer(written)}`),
    ),
  ];
  return withoutTwins(found);
}

function properties(node: JsonDocument | undefined): readonly JsonDocument[] {
  return node?.type === 'object' ? (node.children ?? []) : [];
}

function property(node: JsonDocument, key: string): JsonDocument | undefined {
  return properties(node).find((candidate) => candidate.children?.[0]?.value === key);
}

/** The version stands in a feature's key, so the structural key is made from the name alone. */
function reference(
  file: SourceFile,
  node: JsonDocument | undefined,
  keyOf: (written: string) => string,
): readonly ManagedReference[] {
  if (node?.type !== 'string') return [];
  const start = node.offset + 1;
  const written = file.text.slice(start, node.offset + node.length - 1);
  // With an escape in it, what is written is not what is read.
  const image = written === node.value ? parseImage(written, start) : null;
  if (image === null) return [];
  return [
    {
      ...imageFields(image),
      manager: 'devcontainer',
      key: keyOf(image.written),
      style: 'double',
      line: file.lines.lineAt(start),
    },
  ];
}

/** One feature in two versions: without its version neither has a place of its own, so neither may move. */
function withoutTwins(found: readonly ManagedReference[]): Findings {
  const counts = new Map<string, number>();
  for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isTwin = ({ key }: ManagedReference) => counts.get(key) !== 1;
  return { references: found.filter((reference) => !isTwin(reference)), problems: found.filter(isTwin).map(twin) };
}

function twin({ written, line }: ManagedReference): Problem {
  return {
    rule: 'scope/ambiguous-reference',
    line,
    scope: 'place',
    message: `the feature ${written} stands there in more than one version`,
    fix: 'Keep one of them on the base branch, or let a person propose this in a pull request of their own.',
  };
}

function pointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unreadable(): Problem {
  return {
    rule: 'scope/unparsable',
    line: null,
    scope: 'place',
    message: 'the file is no JSON with comments, or has a key twice, so only annotated values can be proved',
    fix: 'Repair the JSON on the base branch, or let a person propose this in a pull request of their own.',
  };
}
