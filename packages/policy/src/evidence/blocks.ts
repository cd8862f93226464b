import { parseMarkdown } from './markdown.ts';
import { topLevelBlocks } from './top-level.ts';

/** Info strings of the fenced code blocks by which machines speak to Gatehouse. */
export type BlockKind = 'gatehouse-review' | 'gatehouse-canary';

/**
 * JSON texts of the fenced blocks of that kind at the top level: never out of a quote, list, comment, `<details>` or another fence. What
 * cannot be read as Markdown has none.
 */
export function structuredBlocks(markdown: string, kind: BlockKind): string[] {
  if (!markdown.includes(kind)) return [];
  const root = parseMarkdown(markdown);
  if (root === null) return [];
  return topLevelBlocks(root).flatMap((block) =>
    block.type === 'code' && block.lang === kind && (block.meta ?? '') === '' ? [block.value] : [],
  );
}
