import type { Policy } from '../policy.ts';
import type { Profile, Section } from './profile.ts';
import { CODE_LINE, FILE_LINE, guidance } from './template-text.ts';

/**
 * The pull request template of a profile, as Markdown for `.github/pull_request_template.md`. Judged as it is, every section of it fails.
 * A name that is no profile is a `RangeError` whose message lists the known ones.
 */
export function pullRequestTemplate(policy: Policy, profileName: string): string {
  const { profiles } = policy.context;
  const profile = profiles.get(profileName);
  if (profile === undefined) {
    throw new RangeError(`there is no profile ${profileName}; known are ${[...profiles.keys()].join(', ')}`);
  }
  return `${[...profile.sections.map(sectionText), ...bodyText(profile)].join('\n\n')}\n`;
}

function sectionText(section: Section): string {
  const comment = `<!-- ${guidance(section).replaceAll(/--+>?/g, '-')} -->`;
  const form =
    section.check === 'files' ? [`- ${FILE_LINE}`] : section.code ? ['```sh', CODE_LINE, '```'].join('\n') : [];
  return [`## ${section.title}`, comment, form].flat().join('\n\n');
}

function bodyText({ name, body }: Profile): readonly string[] {
  const asked = [
    ...(body.minimum > 0 ? [`at least ${body.minimum} letters and digits`] : []),
    ...(body.links ? ['a link to where it comes from'] : []),
    ...(body.bumps ? ['the name of every dependency that moves'] : []),
  ];
  return asked.length === 0 ? [] : [`<!-- The profile ${name} asks for ${asked.join(', ')}. -->`];
}
