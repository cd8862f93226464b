import type { Piece } from './body.ts';
import { visible, words } from './characters.ts';

/** Whole lines that say that nothing is said. As `words` leaves them. */
const EMPTY_WORDS = new Set([
  ...['todo', 'tbd', 'tba', 'tbc', 'fixme', 'wip', 'xxx', 'n a', 'na', 'none', 'nil', 'null', 'no', 'nothing', 'empty'],
  ...['not applicable', 'not available', 'not yet', 'see above', 'see below', 'as above', 'same as above', 'ditto'],
  ...[
    'to do',
    'to be done',
    'to be determined',
    'to be added',
    'to be written',
    'to be filled in',
    'coming soon',
    'later',
  ],
  ...['placeholder', 'your text here', 'path to file', 'lorem ipsum', 'test', 'asdf'],
]);
/** A promise instead of content. */
const PROMISE = /^[^\p{L}\p{N}]*(?:(?:TODO|TBD|TBA|FIXME|WIP)\b|(?:todo|tbd|tba|fixme|wip)\s*[:(])/u;
/** `[describe the change]`, `<name>`, `{{ ticket }}` */
const BRACKETED = /^\s*(?:\[[^\]]*\]|<[^>]*>|\{[^}]*\}+)[\s.:]*$/;

/** Tells template text and placeholders from content. `template`: texts of templates, whole or by line. */
export function boilerplate(template: readonly string[]): (text: string) => boolean {
  const known = new Set(template.flatMap((text) => [text, ...text.split('\n')]).map(words));
  return (text) => {
    const said = words(text);
    return said === '' || EMPTY_WORDS.has(said) || known.has(said) || PROMISE.test(text) || BRACKETED.test(text);
  };
}

/** The pieces without template text and placeholders, whole or by line; emptied pieces are left out. */
export function withoutBoilerplate(pieces: readonly Piece[], isBoilerplate: (text: string) => boolean): Piece[] {
  return pieces
    .map((piece) =>
      piece.kind !== 'code' && isBoilerplate(piece.text) ? { ...piece, text: '' } : byLine(piece, isBoilerplate),
    )
    .filter(({ text }) => visible(text) > 0);
}

function byLine(piece: Piece, isBoilerplate: (text: string) => boolean): Piece {
  const kept = piece.text.split('\n').map((line) => (isBoilerplate(line) ? '' : line));
  return { ...piece, text: kept.join('\n'), spans: piece.spans.filter((span) => !isBoilerplate(span)) };
}
