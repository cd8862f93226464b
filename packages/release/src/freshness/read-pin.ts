import { whyAmbiguous } from '@gatehouse/bumps';
import type { Refusal } from '../types.ts';
import { type Documents, readDocuments } from './document.ts';
import { type Missed, type Selected, type Selection, select } from './select.ts';

/** A file of the repository at the commit that is looked at; null bytes: there is none. */
export interface PinFile {
  readonly path: string;
  readonly bytes: Uint8Array | null;
}

/** The commit that a source is pinned at. */
export interface SourcePin {
  readonly commit: string;
  /** 1-based. */
  readonly line: number;
}

export type Read<T> =
  | { readonly value: T; readonly refusal: null }
  | { readonly value: null; readonly refusal: Refusal };

/** Longest text of a file that a message repeats. */
const SHOWN = 60;

/** Reads the pin at a path: exactly one place, and in it a commit of forty hexadecimal digits, or it is refused. */
export function readSourcePin(file: PinFile, path: string): Read<SourcePin> {
  const rule = 'freshness/pin';
  const chosen = selectIn(file, path, rule, 'the pin');
  if (chosen.value === null) return chosen;
  const { values, missed } = chosen.value;
  const unclear = missed.find((miss) => miss.unclear);
  if (unclear !== undefined) return refused(rule, file, unclear.line, whatThere(path, unclear), WRITE_OUT);
  const [value, second] = values;
  if (value === undefined) return nothingThere(rule, file, path, missed);
  if (second !== undefined) {
    const lines = values.slice(0, 10).map(({ line }) => line);
    const message = `\`${path}\` is in ${values.length} places (lines ${lines.join(', ')}), so it is not known which is the pin.`;
    return refused(rule, file, value.line, message, 'Make `pin` in the policy a path to one place.');
  }
  return commitOf(rule, file, value);
}

/** Every imported path that the file names at the given places, as written. Each item of a list must name one. */
export function readImports(file: PinFile, paths: readonly string[]): Read<readonly Selected[]> {
  const rule = 'freshness/imports';
  const found: Selected[] = [];
  for (const path of paths) {
    const chosen = selectIn(file, path, rule, 'the imported paths');
    if (chosen.value === null) return chosen;
    const { values, missed } = chosen.value;
    const gap = missed.find((miss) => miss.unclear || miss.inList);
    if (gap !== undefined) return refused(rule, file, gap.line, whatThere(path, gap), WRITE_OUT);
    if (values.length === 0) return nothingThere(rule, file, path, missed);
    found.push(...values);
  }
  return { value: found, refusal: null };
}

const WRITE_OUT = 'Write the value out at that place, or change the path in the policy.';

function selectIn(file: PinFile, path: string, rule: string, what: string): Read<Selection> {
  if (file.bytes === null) {
    const message = `${file.path} is not in the repository, so ${what} cannot be read.`;
    return refused(rule, file, null, message, `Add ${file.path}, or name the right \`file\` in the policy.`);
  }
  const { roots, fault }: Documents = readDocuments(file.path, file.bytes);
  if (fault !== null) {
    const fix = `Repair ${file.path}: strict YAML or JSON, every key once.`;
    return refused(rule, file, fault.line, `${file.path} cannot be read: ${fault.message}.`, fix);
  }
  const all = roots.map((root) => select(root, path));
  const value = { values: all.flatMap(({ values }) => values), missed: all.flatMap(({ missed }) => missed) };
  return { value, refusal: null };
}

function nothingThere(rule: string, file: PinFile, path: string, missed: readonly Missed[]): Read<never> {
  // The miss that came farthest is the one that a person has to look at.
  const nearest = missed.toSorted((a, b) => b.path.length - a.path.length)[0];
  const message =
    nearest === undefined ? `There is nothing at \`${path}\`: the file is empty.` : whatThere(path, nearest);
  const fix = `Put a value there in ${file.path}, or correct the path in the policy.`;
  return refused(rule, file, nearest?.line ?? null, message, fix);
}

function whatThere(path: string, { path: at, found }: Missed): string {
  return at === path ? `At \`${path}\` there is ${found}.` : `\`${path}\` ends at \`${at}\`: there is ${found}.`;
}

/** A commit alone, or at the end of how a place in a repository is named: `acme/lib@<sha>`, `https://…?ref=<sha>`, `…#<sha>`. */
const PIN = /^(?:\S*(?:@|#|[?&]ref=))?([0-9a-f]{40})$/i;

function commitOf(rule: string, file: PinFile, value: Selected): Read<SourcePin> {
  const { text, line, path } = value;
  const commit = PIN.exec(text)?.[1];
  const others = text.match(/(?<![0-9a-z])[0-9a-f]{40}(?![0-9a-z])/gi) ?? [];
  if (commit === undefined || others.length > 1) {
    const what = others.length > 1 ? 'which has more than one commit' : 'which is no full commit';
    const fix = 'Pin one full commit: forty hexadecimal digits.';
    return refused(rule, file, line, `\`${path}\` is \`${shown(text)}\`, ${what}.`, fix);
  }
  const why = value.quoted ? null : whyAmbiguous(text);
  if (why !== null) {
    return refused(rule, file, line, `\`${path}\` is \`${text}\` without quotes: ${why}.`, 'Put the commit in quotes.');
  }
  return { value: { commit: commit.toLowerCase(), line }, refusal: null };
}

function shown(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}

function refused(rule: string, { path }: PinFile, line: number | null, message: string, fix: string): Read<never> {
  const place = line === null ? path : `${path}:${line}`;
  return { value: null, refusal: { rule, place, message, fix } };
}
