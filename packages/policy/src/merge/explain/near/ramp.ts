import type { Bump } from '@gatehouse/bumps';
import { spellings } from '../../../holds/names.ts';
import type { RampEntry } from '../../policy.ts';
import { oneLine } from '../../reasons.ts';
import { matching, nearMatches } from '../near-glob.ts';
import type { NearMiss, NearRule } from '../types.ts';
import { distinct } from './distinct.ts';

/** By what a component is in the ramp, or what keeps it out by a little. */
export const nearRamp: NearRule = ({ policy, proof, now }) => {
  const today = now.toISOString().slice(0, 10);
  return distinct(proof.bumps, ({ name, path }) => JSON.stringify([name, path])).flatMap((bump) => {
    const entries = policy.merge.ramp.map((entry) => ({ entry, by: matchedBy(entry, bump) }));
    const inForce = entries.find(({ entry, by }) => by !== null && entry.since <= today);
    if (inForce?.by) return [of(bump, `${bump.name} is in the ramp ${inForce.by}, ${words(inForce.entry)}`)];
    return entries.flatMap(({ entry, by }) =>
      by === null ? nearEntry(entry, bump) : [of(bump, `${bump.name} comes into the ramp ${by}, ${words(entry)}`)],
    );
  });
};

function matchedBy({ components }: RampEntry, { path, name }: Bump): string | null {
  const [byName, byPath] = [matching(components, name), matching(components, path)];
  if (byName !== null) return `by its name (\`${byName}\`)`;
  return byPath === null ? null : `by its path (\`${byPath}\`), not by its name`;
}

function nearEntry({ components }: RampEntry, bump: Bump): NearMiss[] {
  const written = spellings(bump).find((name) => name !== bump.name && matching(components, name) !== null);
  if (written !== undefined) {
    const message = `merge.ramp names it as ${written}, but the canonical name counts: ${bump.name}`;
    return [of(bump, message)];
  }
  return nearMatches(components, [bump.name, bump.path]).map(({ pattern, text, how }) =>
    of(bump, `\`${pattern}\` in merge.ramp ${how} (${text})`),
  );
}

function words({ since, by, evidence }: RampEntry): string {
  return `since ${since}, by ${oneLine(by)}: ${oneLine(evidence, 200)}`;
}

function of({ path, line }: Bump, message: string): NearMiss {
  return { rule: 'merge/ramp', path, line, message };
}
