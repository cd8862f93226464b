import { type BlockKind, structuredBlocks } from '../blocks.ts';
import type { TrustedText } from '../trusted.ts';

/** The one block of a text, or why there is not exactly one. `parts`: texts that are shown together, each Markdown of its own. */
export function oneBlock(
  parts: readonly (string | null)[],
  kind: BlockKind,
): Pick<TrustedText, 'text' | 'problem' | 'blocks'> {
  const found = parts.flatMap((part) => structuredBlocks(part ?? '', kind));
  const [text = ''] = found;
  if (found.length === 1) return { text, problem: null, blocks: 1 };
  const problem = found.length === 0 ? `has no \`${kind}\` block` : `has ${found.length} \`${kind}\` blocks`;
  return { text: '', problem, blocks: found.length };
}
