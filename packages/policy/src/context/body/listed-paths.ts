import type { Piece } from './body.ts';

/** Paths a section speaks of. */
export interface ListedPath {
  readonly path: string;
  readonly line: number;
  /** It stands where a list names its file; otherwise it is mentioned on the way, and may be something else. */
  readonly certain: boolean;
}

/** What a list names: the first code span, link or word of each item, row or line of code. All other code and links are mentions. */
export function listedPaths(pieces: readonly Piece[]): readonly ListedPath[] {
  return pieces.flatMap((piece) => (piece.kind === 'code' ? linesOf(piece) : spansOf(piece)));
}

function linesOf({ text, line }: Piece): readonly ListedPath[] {
  return text
    .split('\n')
    .map((path, index) => ({ path: plain(path), line: line + index, certain: true }))
    .filter(({ path }) => path !== '' && !path.startsWith('#'));
}

function spansOf(piece: Piece): readonly ListedPath[] {
  const written = [...piece.spans, ...piece.links.map(({ text }) => text)].map(plain).filter((path) => path !== '');
  const isEntry = piece.kind === 'item' || piece.kind === 'row';
  if (isEntry && written.length === 0) written.push(plain(piece.text.trim().split(/[\s|]/)[0] ?? ''));
  return [...new Set(written)].map((path, index) => ({ path, line: piece.line, certain: isEntry && index === 0 }));
}

function plain(text: string): string {
  return text
    .trim()
    .replace(/^\.\//, '')
    .replace(/[,;:]$/, '');
}
