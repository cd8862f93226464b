import type { RiskLevel } from '../../risk/types.ts';
import type { Body, Piece } from './body.ts';

/** Something that running text says. */
export interface Claim<T> {
  readonly said: T;
  readonly line: number;
}

export type ScopeClaim = 'no production change' | 'docs only';

const SCOPE_CLAIMS: readonly (readonly [ScopeClaim, RegExp])[] = [
  [
    'no production change',
    /\b(no|without(?: any)?|zero)[ -](production|prod|runtime)[ -](change|impact|effect)s?\b/giu,
  ],
  [
    'docs only',
    /\b(?:(?:docs?|documentation)[ -]only|only (?:docs|documentation)(?: changes?| is touched)?)\b(?! for| of)/giu,
  ],
];
/** `this is not docs only` claims nothing. */
const DENIED = /(?:\bnot|\bnever|n['’]t|\bneither|\bnor|\binstead of)(?: (?:a|just|merely|simply|really))?\s$/iu;

const LEVELS: Readonly<Record<string, RiskLevel>> = {
  none: 'low',
  no: 'low',
  minimal: 'low',
  low: 'low',
  moderate: 'medium',
  medium: 'medium',
  high: 'high',
};
const LEVEL_WORDS = Object.keys(LEVELS).join('|');
/** `Risk: low`, `risk level is **low**`, `Risk | low` */
const RISK_IS = new RegExp(
  `\\brisk(?: level| statement| assessment)?(?:\\s*[:=|–—-]+\\s*|\\s+is\\s+)(${LEVEL_WORDS})\\b`,
  'giu',
);
/** `low risk`, `low-risk change` */
const LEVEL_RISK = new RegExp(`\\b(${LEVEL_WORDS})[ -]risk\\b`, 'giu');
/** A line that begins with the level, in the section about it. */
const LEADING = new RegExp(`^[^\\p{L}\\p{N}]*(${LEVEL_WORDS})\\b(?![ -]risk)`, 'giu');

/** What the body claims the change leaves alone. */
export function scopeClaims({ parts }: Body): readonly Claim<ScopeClaim>[] {
  return parts.flatMap(({ pieces, heading }) =>
    [...pieces, ...(heading === null ? [] : [{ ...heading, kind: 'prose' as const }])].flatMap((piece) =>
      SCOPE_CLAIMS.flatMap(([said, pattern]) => matches(piece, pattern).map(({ line }) => ({ said, line }))),
    ),
  );
}

/** Risk levels that the body states; in `about`, the section about risk, a line may begin with one. */
export function riskClaims({ parts }: Body, about: readonly Piece[]): readonly Claim<RiskLevel>[] {
  const anywhere = parts.flatMap(({ pieces }) => pieces);
  return [
    ...anywhere.flatMap((piece) => [...matches(piece, RISK_IS), ...matches(piece, LEVEL_RISK)]),
    ...about.flatMap((piece) => matches(piece, LEADING)),
  ].flatMap(({ text, line }) => {
    const said = LEVELS[text.toLowerCase()];
    return said === undefined ? [] : [{ said, line }];
  });
}

/** Matches with their line; those that are denied right before are left out. `text`: the first group, else the whole. */
function matches(
  { kind, text, line }: Pick<Piece, 'kind' | 'text' | 'line'>,
  pattern: RegExp,
): readonly { readonly text: string; readonly line: number }[] {
  if (kind === 'code') return [];
  return text
    .split('\n')
    .flatMap((row, index) =>
      [...row.replaceAll(/[ \t]+/g, ' ').matchAll(pattern)]
        .filter((match) => !DENIED.test(match.input.slice(Math.max(0, match.index - 40), match.index)))
        .map((match) => ({ text: match[1] ?? match[0], line: line + index })),
    );
}
