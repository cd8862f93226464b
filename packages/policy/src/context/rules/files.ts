import type { Finding } from '../../verdict.ts';
import type { Piece } from '../body/body.ts';
import { boilerplate, withoutBoilerplate } from '../body/boilerplate.ts';
import { quoted } from '../body/characters.ts';
import { findSection } from '../body/find-section.ts';
import { type ListedPath, listedPaths } from '../body/listed-paths.ts';
import type { Section } from '../profile.ts';
import { type BodyContext, type BodyRule, inBody, orExempt } from '../rule.ts';
import { sectionsOf } from '../sections-of.ts';
import { templateTexts } from '../template-text.ts';

/** More names than this help nobody. */
const MAX_NAMED = 10;

/** The files that a section lists are exactly those of the change. */
export const files: BodyRule = {
  ids: ['context/files-missing', 'context/files-extra'],
  judge: (context) => {
    const all = sectionsOf(context.profiles);
    return all
      .filter(({ check }) => check === 'files')
      .flatMap((section) => {
        const found = findSection(context.body, section, all);
        return found === null ? [] : compare(section, found, context);
      });
  },
};

function compare(
  section: Section,
  { line, pieces }: { readonly line: number; readonly pieces: readonly Piece[] },
  context: BodyContext,
): readonly Finding[] {
  const isBoilerplate = boilerplate(templateTexts(context.policy));
  const listed = listedPaths(pieces).filter(({ path }) => !isBoilerplate(path));
  // An empty section is the finding of another rule.
  if (withoutBoilerplate(pieces, isBoilerplate).length === 0) return [];
  return [...missing(section, line, listed, context), ...extra(section, listed, context)];
}

/** The old path of a rename need not be listed beside the new one. */
function missing(
  section: Section,
  line: number,
  listed: readonly ListedPath[],
  context: BodyContext,
): readonly Finding[] {
  const named = new Set(listed.map(({ path }) => path));
  const absent = context.change.files.filter(
    ({ path, renamedTo }) => !named.has(path) && (renamedTo === undefined || !named.has(renamedTo)),
  );
  if (absent.length === 0) return [];
  const message = `section \`${section.title}\` leaves out ${some(absent.map(({ path }) => path))}`;
  const fix = `List every changed file, its path as code: \`git diff --name-only\` against the base prints them.${orExempt(context)}`;
  return [inBody('context/files-missing', line, message, fix)];
}

function extra(section: Section, listed: readonly ListedPath[], { change }: BodyContext): readonly Finding[] {
  const changed = new Set(change.files.map(({ path }) => path));
  const wrong = listed.filter(({ path, certain }) => !changed.has(path) && (certain || looksLikePath(path)));
  const [first] = wrong;
  if (first === undefined) return [];
  const message = `section \`${section.title}\` lists ${some([...new Set(wrong.map(({ path }) => path))])}, which this change does not touch`;
  const fix = 'Take it out, or write the path exactly as the change has it, as code.';
  return [inBody('context/files-extra', first.line, message, fix)];
}

function looksLikePath(text: string): boolean {
  return /^[\w.@-]+(?:\/[\w.@-]+)+\.\w+$/.test(text);
}

function some(paths: readonly string[]): string {
  const shown = paths.slice(0, MAX_NAMED).map(quoted).join(', ');
  return paths.length > MAX_NAMED ? `${shown} and ${paths.length - MAX_NAMED} more` : shown;
}
