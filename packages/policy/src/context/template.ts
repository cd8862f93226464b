import type { Policy } from '../policy.ts';
import type { Section } from './profile.ts';
import { bodyGuidance, CODE_LINE, FILE_LINE, guidance } from './template-text.ts';

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
  return `${[...comment(bodyGuidance(profile)), ...profile.sections.map(sectionText)].join('\n\n')}\n`;
}

function sectionText(section: Section): string {
  const form =
    section.check === 'files' ? [`- ${FILE_LINE}`] : section.code ? ['```sh', CODE_LINE, '```'].join('\n') : [];
  return [`## ${section.title}`, comment(guidance(section)), form].flat().join('\n\n');
}

function comment(text: string | null): readonly string[] {
  return text === null ? [] : [`<!-- ${text.replaceAll(/--+>?/g, '-')} -->`];
}
