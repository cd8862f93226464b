import type { ContextFile } from '../schema/context.ts';
import { titleKey } from './body/title.ts';
import { BUILT_IN_PROFILES } from './built-in-profiles.ts';
import type { Profile, Section } from './profile.ts';

type ProfileEntry = ContextFile['profiles'][number];

/** Built-in and own profiles by name; the schema has seen to it that no name is taken twice. */
export function compileProfiles(entries: readonly ProfileEntry[]): ReadonlyMap<string, Profile> {
  return new Map([...Object.values(BUILT_IN_PROFILES), ...entries.map(compileProfile)].map((one) => [one.name, one]));
}

function compileProfile(entry: ProfileEntry): Profile {
  const parent: Profile | null = entry.extends === undefined ? null : BUILT_IN_PROFILES[entry.extends];
  const own = entry.sections.map(compileSection);
  const replaced = new Map(own.map((section) => [titleKey(section.title), section]));
  const inherited = (parent?.sections ?? []).map((section) => replaced.get(titleKey(section.title)) ?? section);
  const added = own.filter((section) => !inherited.includes(section));
  return {
    name: entry.name,
    sections: [...inherited, ...added],
    body: entry.body ?? parent?.body ?? { minimum: 0, links: false, bumps: false },
  };
}

function compileSection(entry: ProfileEntry['sections'][number]): Section {
  return {
    ...entry,
    hint: (entry.hint ?? `Write what ${entry.title} is about`).replace(/\.$/, ''),
    none: entry.none === false ? [] : entry.none,
    check: entry.check ?? null,
  };
}
