import type { Section } from '../profile.ts';
import type { Body, Heading, Piece } from './body.ts';
import { isLookAlike, titleKey } from './title.ts';

/** Where a section stands and what stands in it, whatever it is worth. */
export interface FoundSection {
  /** Line of its first heading. */
  readonly line: number;
  readonly pieces: readonly Piece[];
}

/**
 * Everything under the headings of a section: each up to the next heading of the same or a higher level, or to one that begins another
 * section, so that no text counts for two. Null: it has no heading.
 */
export function findSection(body: Body, section: Section, all: readonly Section[]): FoundSection | null {
  const own = keysOf(section);
  const any = new Set(all.flatMap((other) => [...keysOf(other)]));
  const pieces: Piece[] = [];
  let line: number | null = null;
  let within: Heading | null = null;
  for (const part of body.parts) {
    const { heading } = part;
    if (heading === null) continue;
    if (own.has(heading.key)) {
      within = within !== null && within.depth < heading.depth ? within : heading;
      line ??= heading.line;
    } else if (within !== null && (heading.depth <= within.depth || any.has(heading.key))) {
      within = null;
    }
    if (within !== null) pieces.push(...part.pieces);
  }
  return line === null ? null : { line, pieces };
}

/** Why a section that somebody meant to write is none; null: nothing looks like it. */
export function nearMiss(body: Body, section: Section): { readonly line: number; readonly why: string } | null {
  const names = [section.title, ...section.also];
  const headings = body.parts.flatMap(({ heading }) => (heading === null ? [] : [heading]));
  const disguised = headings.find(({ text }) => names.some((name) => isLookAlike(text, name)));
  if (disguised !== undefined) {
    return {
      line: disguised.line,
      why: `the heading in line ${disguised.line} only looks like it: ${oddities(disguised.text)}`,
    };
  }
  const hidden = body.hidden.find(({ key }) => keysOf(section).has(key));
  return hidden === undefined
    ? null
    : { line: hidden.line, why: `its heading in line ${hidden.line} stands in ${hidden.inside}` };
}

function keysOf({ title, also }: Section): ReadonlySet<string> {
  return new Set([title, ...also].map(titleKey));
}

/** `it has U+0435` */
function oddities(text: string): string {
  const odd = [...new Set([...text].filter((character) => /[^\t\n\u0020-\u007e]/.test(character)))];
  const codes = odd.map(
    (character) => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return `it has ${codes.slice(0, 5).join(', ')}`;
}
