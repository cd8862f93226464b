import type { z } from 'zod';
import { allKeys, keysAt } from './known-keys.ts';
import { shortened } from './shortened.ts';
import { meantBy, nearest } from './suggest.ts';

type Issue = z.core.$ZodIssue;

/** A fault of the policy's keys and values, said to a person. */
export interface Complaint {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** After so many in one mapping, more would only hide the others. */
const MAX_UNKNOWN_KEYS = 20;

/** Sentences for what the schema found. */
export function complaintsOf(issues: readonly Issue[], data: unknown): readonly Complaint[] {
  const said = new Set<string>();
  return issues
    .flatMap((issue) => complain(issue, [], data))
    .map(({ path, message }) => ({ path, message: message.replace(CHOICES, (choices) => once(choices, said)) }));
}

/** As `whatIsWrong` lists what a value may be. */
const CHOICES = /; it is one of: [a-z/-]+(?:, [a-z/-]+)+/;

/** A dozen names, repeated for each wrong one, would hide what differs. */
function once(choices: string, said: Set<string>): string {
  if (said.has(choices)) return '; it is one of the same';
  said.add(choices);
  return choices;
}

/** `scope.holds[2].package`: how a person writes the place. */
function keyName(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (name, step) => (typeof step === 'number' ? `${name}[${step}]` : `${name}${name === '' ? '' : '.'}${String(step)}`),
    '',
  );
}

function complain(issue: Issue, prefix: readonly PropertyKey[], data: unknown): readonly Complaint[] {
  const path = [...prefix, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .slice(0, MAX_UNKNOWN_KEYS)
      .map((key) => ({ path: [...path, key], message: unknownKey(path, key) }));
  }
  if (issue.code === 'invalid_union') {
    return likeliest(issue.errors).flatMap((inner) => complain(inner, path, data));
  }
  return [{ path, message: `${keyName(path)} ${whatIsWrong(issue, valueAt(data, path), path.at(-1))}` }];
}

function unknownKey(path: readonly PropertyKey[], key: string): string {
  const name = keyName([...path, shortened(key)]);
  if (key === '<<') return `${name}: merge keys are not read in a policy; write the keys out`;
  const near = nearest(key, keysAt(path));
  if (near !== null) return `${name} is not a key; did you mean ${keyName([...path, near])}?`;
  const elsewhere = allKeys().get(key);
  if (elsewhere !== undefined) return `${name} is not a key; did you mean ${elsewhere}?`;
  return `${name} is not a key; keys here are ${keysAt(path).join(', ')}`;
}

/** Of the forms a value may have, the one that the text comes nearest to: its own mistakes are what a person wants to read. */
function likeliest(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const weight = (issues: readonly Issue[]) =>
    issues.reduce(
      (sum, issue) => sum + (issue.path.length === 0 && issue.code === 'invalid_type' ? 100 : cost(issue, issues)),
      0,
    );
  return [...branches].sort((a, b) => weight(a) - weight(b))[0] ?? [];
}

/** A key that only is misspelt says which form was meant. */
function cost(issue: Issue, issues: readonly Issue[]): number {
  if (issue.code !== 'unrecognized_keys') return 2;
  const missing = issues.flatMap(({ code, path }) => (code === 'invalid_type' ? path.map(String) : []));
  return issue.keys.reduce((sum, key) => sum + (nearest(key, missing) === null ? 3 : -3), 0);
}

function whatIsWrong(issue: Issue, value: unknown, key: PropertyKey | undefined): string {
  if (issue.code === 'invalid_value' && issue.values.length === 1)
    return `${is(value)}; ${value === undefined ? 'add' : 'write'} \`${String(key)}: ${String(issue.values[0])}\``;
  if (issue.code === 'invalid_value') return `${is(value)}; ${choicesOf(issue.values.map(String), value)}`;
  if (issue.code === 'invalid_type')
    return value === undefined ? 'is missing' : `${is(value)}, but ${typeName(issue.expected)} is needed`;
  if (issue.code === 'too_big' && issue.origin === 'array') return `has more than ${issue.maximum} entries`;
  return outOfRange(issue, value) ?? issue.message;
}

/** What a number may be, in words; null: it is about something else, or the schema says it itself. */
function outOfRange(issue: Issue, value: unknown): string | null {
  if (typeof value !== 'number' || (issue.code !== 'too_big' && issue.code !== 'too_small')) return null;
  if (!/^Too (?:big|small):/.test(issue.message)) return null;
  const [limit, words] = issue.code === 'too_big' ? [issue.maximum, 'at most'] : [issue.minimum, 'at least'];
  return issue.inclusive === false
    ? `is ${value}; write ${issue.code === 'too_big' ? 'less' : 'more'} than ${limit}`
    : `is ${value}; write ${words} ${limit}`;
}

/** More choices than a person looks through, where it is plain which one was meant. */
const MANY_CHOICES = 15;

function choicesOf(choices: readonly string[], value: unknown): string {
  const near = typeof value === 'string' ? meantBy(value, choices) : null;
  if (near !== null && choices.length > MANY_CHOICES) return `did you mean ${near}?`;
  return `it is one of: ${choices.join(', ')}${near === null ? '' : ` (did you mean ${near}?)`}`;
}

function is(value: unknown): string {
  if (value === undefined) return 'is missing';
  if (value === null) return 'is empty';
  if (Array.isArray(value)) return 'is a list';
  return typeof value === 'object' ? 'is a mapping' : `is ${shortened(JSON.stringify(value))}`;
}

const TYPES: Readonly<Record<string, string>> = {
  object: 'a mapping of keys',
  array: 'a list',
  string: 'text (in quotes if it looks like a number)',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
};

function typeName(expected: string): string {
  return TYPES[expected] ?? expected;
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step],
    data,
  );
}
