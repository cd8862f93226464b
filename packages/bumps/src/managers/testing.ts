import { locate } from '../locate.ts';
import { proveChange } from '../prove.ts';
import { blob, modified } from '../testing.ts';
import type { Located, ManagerId, Reference } from '../types.ts';

/** For tests: what one manager finds in a file, one line per reference: key, datasource, name, the text of each span, and its style. */
export function found(manager: ManagerId, path: string, text: string): readonly string[] {
  const located = locate(path, blob(text));
  return located.references
    .filter((reference) => reference.manager === manager)
    .map((reference) => {
      const spans = reference.spans.map((span) => cut(located, span)).join(' + ');
      for (const value of [reference.version, reference.digest]) mustBeExact(located, reference, value);
      return `${reference.key} | ${reference.datasource} ${reference.name} | ${spans} | ${reference.style}`;
    });
}

/** For tests: line and rule of every problem of a file. */
export function problems(path: string, text: string): readonly string[] {
  return locate(path, blob(text)).problems.map(({ line, rule }) => `${line} ${rule}`);
}

/** For tests: a change of one file as bumps and residue, one line each. */
export function proved(path: string, before: string, after: string): readonly string[] {
  const { bumps, residue } = proveChange({ files: [modified(path, before, after)], siblings: [] }, locate);
  return [
    ...bumps.map(({ name, from, to, update }) => `${name} ${from.version} → ${to.version} ${update}`),
    ...residue.map(({ rule, line }) => `${line} ${rule}`),
  ];
}

function mustBeExact(located: Located, reference: Reference, value: Reference['version']): void {
  if (value === undefined) return;
  const inside = reference.spans.some((span) => span.start <= value.start && value.end <= span.end);
  if (!inside || cut(located, value) !== value.text)
    throw new Error(`${reference.key}: "${value.text}" is not in its span`);
}

function cut(located: Located, span: { readonly start: number; readonly end: number }): string {
  return located.text?.slice(span.start, span.end) ?? '';
}
