import { compileGlobs } from '@gatehouse/policy';
import type { Inventory } from './schema.ts';

/** What an image's configuration says, as a registry's client reads it. */
export interface ImageFacts {
  readonly platform: { readonly os: string; readonly architecture: string; readonly variant?: string };
  readonly labels: Readonly<Record<string, string>>;
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  /** `NAME=value` */
  readonly environment: readonly string[];
  readonly user: string;
  readonly workingDirectory: string;
}

/** What is wrong with the configuration of one platform. */
export function evaluateConfig(inventory: Inventory, facts: ImageFacts): readonly string[] {
  return [
    ...named('label', inventory.labels, new Map(Object.entries(facts.labels))),
    ...named('variable', inventory.environment, variables(facts.environment)),
    ...words('entry point', inventory['entry-point'], facts.entryPoint),
    ...words('command', inventory.command, facts.command),
    ...users(inventory, facts.user),
    ...words('working directory', wrapped(inventory['working-directory']), [facts.workingDirectory]),
  ];
}

interface Named {
  readonly must?: Readonly<Record<string, string | null>> | undefined;
  readonly 'must-not'?: readonly string[] | undefined;
}

function named(what: string, wanted: Named | undefined, found: ReadonlyMap<string, string>): readonly string[] {
  const globs = wanted?.['must-not'] ?? [];
  const must = Object.entries(wanted?.must ?? {}).flatMap(([name, value]) => {
    const actual = found.get(name);
    if (actual === undefined) return [`the ${what} ${name} is missing`];
    if (value === null || value === actual) return [];
    return [`the ${what} ${name} is ${shown(actual)} and must be ${shown(value)}`];
  });
  const forbidden = globs.length === 0 ? [] : [...found.keys()].filter((name) => refuses(globs, name));
  return [...must, ...forbidden.map((name) => `the ${what} ${name.slice(0, 100)} is there and must not be`)];
}

/** A name that is too long to be matched is refused: stars cost with its length. */
function refuses(globs: readonly string[], name: string): boolean {
  return name.length > 255 || compileGlobs(globs).matches(name);
}

/** The last of two counts, as in a container. */
function variables(environment: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    environment.map((entry): [string, string] => {
      const at = entry.indexOf('=');
      return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at + 1)];
    }),
  );
}

function words(what: string, wanted: readonly string[] | undefined, found: readonly string[]): readonly string[] {
  if (wanted === undefined || JSON.stringify(wanted) === JSON.stringify(found)) return [];
  return [`the ${what} is ${shown(found)} and must be ${shown(wanted)}`];
}

function wrapped(text: string | undefined): readonly string[] | undefined {
  return text === undefined ? undefined : [text];
}

/** An image without a user runs as root, whose number is 0. */
function users({ user, 'not-user': not }: Inventory, found: string): readonly string[] {
  const said = found === '' ? 'root, for it names no user' : found;
  const refused = new Set(not?.map(canonicalUser));
  return [
    ...(user !== undefined && user !== found ? [`the user is ${said} and must be ${user || 'none'}`] : []),
    ...(refused.has(canonicalUser(userOf(found))) ? [`the user is ${said} and must not be ${not?.join(', ')}`] : []),
  ];
}

/** A user's number as engines read it, for `00` is root too. */
function canonicalUser(user: string): string {
  if (user === '' || user === 'root') return '0';
  return /^[+-]?[0-9]+$/.test(user) ? String(Number(user)) : user;
}

/** Without the group. */
function userOf(text: string): string {
  return text.split(':')[0] ?? '';
}

function shown(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
