import { titleKey } from './body/title.ts';
import type { Profile, Section } from './profile.ts';

/** The sections of several profiles, in order. Of two with the same title the demands of both hold. */
export function sectionsOf(profiles: readonly Profile[]): readonly Section[] {
  const found = new Map<string, Section>();
  for (const section of profiles.flatMap(({ sections }) => sections)) {
    const key = titleKey(section.title);
    const before = found.get(key);
    found.set(key, before === undefined ? section : both(before, section));
  }
  return [...found.values()];
}

function both(a: Section, b: Section): Section {
  return {
    ...a,
    also: a.also.filter((name) => b.also.includes(name)),
    minimum: Math.max(a.minimum, b.minimum),
    none: a.none.filter((phrase) => b.none.includes(phrase)),
    code: a.code || b.code,
    links: a.links || b.links,
    check: a.check ?? b.check,
  };
}
