import type { Policy } from '../policy.ts';
import type { Profile, Section } from './profile.ts';

/** What stands in the template below a heading that lists files. */
export const FILE_LINE = '`path/to/file`';
/** What stands in the template's code block. */
export const CODE_LINE = '# command, and what it said';

/** What the template tells the author to write in a section. */
export function guidance({ hint, none, links }: Section): string {
  const alone = none[0] === undefined || hint.includes(none[0]) ? '' : ` (or write ${none[0].replace(/\.$/, '')})`;
  return `${hint}${alone}${links && !hint.includes('link') ? ', each with a link' : ''}.`;
}

/** What the template tells the author of the body as a whole; null: nothing is asked of it. */
export function bodyGuidance({ name, body }: Profile): string | null {
  const asked = [
    ...(body.minimum > 0 ? [`at least ${body.minimum} letters and digits`] : []),
    ...(body.links ? ['a link to where it comes from'] : []),
    ...(body.bumps ? ['the name of every dependency that moves'] : []),
  ];
  return asked.length === 0 ? null : `The profile ${name} asks for ${asked.join(', ')}.`;
}

/** Every text that is template rather than content, of any profile, since people copy from one to another. */
export function templateTexts({ context }: Policy): readonly string[] {
  const profiles = [...context.profiles.values()];
  const sections = profiles.flatMap((profile) => profile.sections.flatMap((one) => [one.hint, guidance(one)]));
  return [
    ...context.placeholders,
    FILE_LINE,
    CODE_LINE,
    ...sections,
    ...profiles.flatMap((one) => bodyGuidance(one) ?? []),
  ];
}
