import { type Node, type ParseError, parseTree } from 'jsonc-parser';

export type JsonDocument = Node;

/** Parses JSON with comments and trailing commas (what dev containers use); null when it has errors or duplicate keys. */
export function parseJson(text: string): JsonDocument | null {
  const errors: ParseError[] = [];
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
    return root === undefined || errors.length > 0 || hasDuplicateKeys(root) ? null : root;
  } catch {
    // A RangeError from deep nesting: not a document we can vouch for.
    return null;
  }
}

function hasDuplicateKeys(node: Node): boolean {
  const children = node.children ?? [];
  if (node.type === 'object') {
    const keys = children.map((property) => property.children?.[0]?.value as string);
    if (new Set(keys).size !== keys.length) return true;
  }
  return children.some(hasDuplicateKeys);
}
