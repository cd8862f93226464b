import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ASTNode, parse, print, stripIgnoredCharacters, visit } from 'graphql';
import { schemaPath } from './schema.ts';

/** What travels with a bundle: the schema without its descriptions, a quarter of the size, and its licence. */
export function bundledSchema(): { readonly schema: string; readonly licence: string } {
  const path = schemaPath();
  const document = parse(readFileSync(path, 'utf8'), { noLocation: true });
  const bare = visit(document, { enter: (node: ASTNode) => withoutDescription(node) });
  return {
    schema: `${stripIgnoredCharacters(print(bare))}\n`,
    licence: `@octokit/graphql-schema\nMIT\n${readFileSync(join(dirname(path), 'LICENSE.md'), 'utf8')}`,
  };
}

/** Undefined: it has none, and stays as it is. */
function withoutDescription(node: ASTNode): ASTNode | undefined {
  return 'description' in node && node.description !== undefined ? { ...node, description: undefined } : undefined;
}
