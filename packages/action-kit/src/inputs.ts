import { GatehouseError } from '@gatehouse/policy';
import { clip, visible } from './text.ts';

/** Reads and checks one input; `raw` is trimmed, empty when it is not set. */
export type InputReader<T> = (name: string, raw: string) => T;

type Values<S> = { readonly [K in keyof S]: S[K] extends InputReader<infer T> ? T : never };

function refuse(name: string, raw: string, allowed: string): never {
  const given = raw === '' ? 'is empty' : `is '${clip(visible(raw), 60)}'`;
  throw new GatehouseError('invalid-input', `Input '${name}' ${given}.`, `Set '${name}' to ${allowed}.`);
}

/** Any text; empty stays empty. */
export const text: InputReader<string> = (_name, raw) => raw;

/** Text that must be there. `what` completes "Set 'x' to …". */
export function required(what: string): InputReader<string> {
  return (name, raw) => (raw === '' ? refuse(name, raw, what) : raw);
}

/** One of a closed list. Defaults stand in action.yml alone, so empty is refused like any other wrong value. */
export function oneOf<const T extends string>(values: readonly T[]): InputReader<T> {
  return (name, raw) => values.find((value) => value === raw) ?? refuse(name, raw, values.join(', '));
}

/** YAML 1.2's booleans and nothing else: `yes`, `on` and `1` mean different things to different people. */
export const bool: InputReader<boolean> = (name, raw) => {
  if (/^(?:true|True|TRUE)$/.test(raw)) return true;
  if (/^(?:false|False|FALSE)$/.test(raw)) return false;
  return refuse(name, raw, 'true or false');
};

/** Entries by line or comma, trimmed, empty ones dropped. */
export const list: InputReader<readonly string[]> = (_name, raw) =>
  raw
    .split(/[\n,]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** A path inside the repository: relative, forward slashes, no `.` or `..`. */
export const repositoryPath: InputReader<string> = (name, raw) => {
  const parts = raw.split('/');
  const wrong =
    raw === '' || /[\\\p{Cc}]/u.test(raw) || parts.some((part) => part === '' || part === '.' || part === '..');
  return wrong ? refuse(name, raw, "a file's path from the repository's root, like .github/gatehouse.yml") : raw;
};

/** A pull request's number; null when it is left empty. */
export const pullRequestNumber: InputReader<number | null> = (name, raw) => {
  if (raw === '') return null;
  return /^[1-9][0-9]{0,9}$/.test(raw) ? Number(raw) : refuse(name, raw, 'the number of a pull request, like 17');
};

/**
 * Every input of an action at once, as one typed object.
 * @throws GatehouseError `invalid-input` naming the input, its value and what is allowed
 */
export function readInputs<S extends Readonly<Record<string, InputReader<unknown>>>>(
  spec: S,
  input: (name: string) => string,
): Values<S> {
  const values = Object.entries(spec).map(([name, read]) => [name, read(name, input(name).trim())] as const);
  return Object.fromEntries(values) as Values<S>;
}
