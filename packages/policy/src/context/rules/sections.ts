import type { Finding } from '../../verdict.ts';
import type { Piece } from '../body/body.ts';
import { boilerplate, withoutBoilerplate } from '../body/boilerplate.ts';
import { visible, words } from '../body/characters.ts';
import { findSection, nearMiss } from '../body/find-section.ts';
import type { Section } from '../profile.ts';
import { type BodyContext, type BodyRule, inBody, orExempt } from '../rule.ts';
import { sectionsOf } from '../sections-of.ts';
import { templateTexts } from '../template-text.ts';

interface Seen {
  readonly section: Section;
  readonly line: number;
  readonly fix: string;
}

/** Every section of the profiles stands at the top level, with enough that a reader sees and that its author wrote. */
export const sections: BodyRule = {
  ids: [
    'context/section-missing',
    'context/section-empty',
    'context/section-placeholder',
    'context/section-short',
    'context/code-missing',
    'context/link-missing',
  ],
  judge: (context) => {
    const all = sectionsOf(context.profiles);
    const isBoilerplate = boilerplate(templateTexts(context.policy));
    return all.flatMap((section) => judgeSection(section, all, context, isBoilerplate));
  },
};

function judgeSection(
  section: Section,
  all: readonly Section[],
  context: BodyContext,
  isBoilerplate: (text: string) => boolean,
): readonly Finding[] {
  const found = findSection(context.body, section, all);
  const hint = `${section.hint}.${orExempt(context)}`;
  const fix = `Under the heading \`${section.title}\`: ${hint}`;
  if (found === null) {
    const miss = nearMiss(context.body, section);
    const why = miss === null ? '' : `; ${miss.why}`;
    const message = `the body has no section \`${section.title}\`${why}`;
    return [
      inBody(
        'context/section-missing',
        miss?.line ?? null,
        message,
        `Write a heading \`${section.title}\` and under it: ${hint}`,
      ),
    ];
  }
  const seen = { section, line: found.line, fix };
  const pieces = countedIn(section, found.pieces);
  if (saysNone(section, pieces)) return [];
  return judgeContent(seen, pieces, withoutBoilerplate(pieces, isBoilerplate));
}

/** Code blocks are content where code, or a list that may stand as code, is asked for. */
function countedIn({ code, check }: Section, pieces: readonly Piece[]): readonly Piece[] {
  return code || check === 'files' ? pieces : pieces.filter(({ kind }) => kind !== 'code');
}

function saysNone({ none }: Section, pieces: readonly Piece[]): boolean {
  const said = words(pieces.map(({ text }) => text).join(' '));
  return said !== '' && none.some((phrase) => words(phrase) === said);
}

function judgeContent(seen: Seen, pieces: readonly Piece[], content: readonly Piece[]): readonly Finding[] {
  const { section, line, fix } = seen;
  const name = `section \`${section.title}\``;
  const shown = total(content);
  if (total(pieces) === 0) {
    return [
      inBody('context/section-empty', line, `${name} has nothing under it that a reader sees and that counts`, fix),
    ];
  }
  if (shown === 0) {
    return [
      inBody('context/section-placeholder', line, `${name} holds nothing but template text and placeholders`, fix),
    ];
  }
  if (shown < section.minimum) {
    const message = `${name} has ${shown} letters and digits of its own, of at least ${section.minimum}`;
    return [inBody('context/section-short', line, message, fix)];
  }
  return [...judgeCode(seen, content), ...judgeLinks(seen, content)];
}

function total(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { text }) => sum + visible(text), 0);
}

function judgeCode({ section, line, fix }: Seen, content: readonly Piece[]): readonly Finding[] {
  const hasCode = content.some(({ kind, spans }) => kind === 'code' || spans.some((span) => visible(span) > 1));
  if (!section.code || hasCode) return [];
  return [
    inBody(
      'context/code-missing',
      line,
      `section \`${section.title}\` has no code, and asks for commands as code`,
      fix,
    ),
  ];
}

/** Every item of its lists, or the section as a whole when it has none. */
function judgeLinks({ section, line, fix }: Seen, content: readonly Piece[]): readonly Finding[] {
  if (!section.links) return [];
  const bare = content.filter(({ kind, depth, links }) => kind === 'item' && depth === 1 && links.length === 0);
  const [first] = bare;
  if (first !== undefined) {
    const message = `${bare.length === 1 ? 'an item' : `${bare.length} items`} of section \`${section.title}\` without a link`;
    return [inBody('context/link-missing', first.line, message, fix)];
  }
  if (content.some(({ links }) => links.length > 0)) return [];
  return [inBody('context/link-missing', line, `section \`${section.title}\` has no link`, fix)];
}
