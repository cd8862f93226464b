import type { Bump, Located, Reference } from '@gatehouse/bumps';

/** What the references of one dependency say in one file: the value at each place. */
type Values = ReadonlyMap<string, string>;

/** The dependencies that a change moves. */
export function movedNames(bumps: readonly Bump[]): ReadonlySet<string> {
  return new Set(bumps.map(nameOf));
}

/** The digests that references to these dependencies have. */
export function digestsOf(names: ReadonlySet<string>, { references }: Located): readonly string[] {
  return references.filter((reference) => names.has(nameOf(reference))).flatMap(({ digest }) => digest?.text ?? []);
}

/** Whether every reference to these dependencies says the same in both versions of a file. */
export function sayTheSame(names: ReadonlySet<string>, one: Located, other: Located): boolean {
  return [...names].every((name) => sameValues(valuesOf(one, name), valuesOf(other, name)));
}

function valuesOf(located: Located, name: string): Values {
  const named = located.references.filter((reference) => nameOf(reference) === name);
  return new Map(named.map((reference) => [reference.key, writtenIn(reference)]));
}

/** Place by place; where all places of a side agree, it is the one value that counts, as places move when a file is edited. */
function sameValues(one: Values, other: Values): boolean {
  const [a, b] = [new Set(one.values()), new Set(other.values())];
  if (a.size === 1 && b.size === 1) return [...a].every((value) => b.has(value));
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}

function nameOf({ datasource, name }: Pick<Reference, 'datasource' | 'name'>): string {
  return JSON.stringify([datasource, name]);
}

function writtenIn({ version, digest }: Reference): string {
  return JSON.stringify([version?.text ?? null, digest?.text ?? null]);
}
