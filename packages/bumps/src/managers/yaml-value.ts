import { type Cursor, keyOf, text, whyAmbiguous, type YamlScalar } from '../formats/yaml/index.ts';
import type { Caveat, ManagerId, Problem, Value } from '../types.ts';
import { type Found, NOTHING } from './found.ts';
import { imageFields, parseImage } from './image.ts';
import type { SourceFile } from './manager.ts';

/** A scalar whose characters are exactly what every YAML reader sees. */
export interface ExactScalar extends Value {
  readonly style: string;
  readonly line: number;
  readonly via: readonly number[];
  readonly caveats: readonly Caveat[];
}

/**
 * The characters of a one-line plain or quoted scalar without escapes; a problem when it is a scalar that readers may see differently;
 * null when it is no scalar at all, or an empty one.
 */
export function exactScalar(
  file: SourceFile,
  cursor: Cursor | null,
): { scalar: ExactScalar } | { problem: Problem } | null {
  if (cursor === null || cursor.node.kind !== 'scalar' || cursor.node.value === '') return null;
  const scalar = writtenScalar(file, cursor);
  const line = file.lines.lineAt(cursor.node.start);
  const written = file.text.slice(cursor.node.start, cursor.node.end);
  if (scalar === null) return { problem: ambiguous(written, 'it has escapes or spans lines', line) };
  const why = scalar.style === 'plain' ? whyAmbiguous(scalar.text) : null;
  return why === null ? { scalar } : { problem: ambiguous(written, why, line) };
}

/** A scalar that is written as its own characters on one line, whatever a reader takes it for (a string, a number, a time). */
export function writtenScalar(file: SourceFile, cursor: Cursor | null): ExactScalar | null {
  if (cursor === null || cursor.node.kind !== 'scalar') return null;
  const { node } = cursor;
  if (node.style === 'block') return blockScalar(file, cursor, node);
  const quote = node.style === 'plain' ? 0 : 1;
  const start = node.start + quote;
  const end = node.end - quote;
  const written = file.text.slice(start, end);
  if (written.includes('\n') || written !== node.value) return null;
  const line = file.lines.lineAt(node.start);
  const via = cursor.via.map((alias) => alias.start);
  return { text: written, start, end, style: node.style, line, via, caveats: caveatsOf(cursor, line) };
}

/** A block (`>-`, `|-`) of one line without its end is its own characters too; one that keeps the end of the line is not. */
const ONE_LINE = /^[>|]-[ \t]*\r?\n[ \t]*/;

function blockScalar(file: SourceFile, cursor: Cursor, node: YamlScalar): ExactScalar | null {
  const written = file.text.slice(node.start, node.end);
  const header = ONE_LINE.exec(written)?.[0].length ?? null;
  if (header === null || node.value !== written.slice(header).trimEnd() || node.value.includes('\n')) return null;
  const start = node.start + header;
  const line = file.lines.lineAt(start);
  const via = cursor.via.map((alias) => alias.start);
  const end = start + node.value.length;
  return { text: node.value, start, end, style: 'block', line, via, caveats: caveatsOf(cursor, line) };
}

/**
 * A reference to an image written as one scalar (`image: redis:7.4.1@sha256:…`). `skip` characters stand before the image (`oci://`,
 * `name=`).
 */
export function imageScalar(file: SourceFile, cursor: Cursor | null, manager: ManagerId, skip = 0): Found {
  const exact = exactScalar(file, cursor);
  if (cursor === null || exact === null) return NOTHING;
  if ('problem' in exact) return { reference: null, problem: exact.problem };
  const { scalar } = exact;
  const image = parseImage(scalar.text.slice(skip), scalar.start + skip);
  if (image === null) return NOTHING;
  return {
    problem: null,
    reference: { ...imageFields(image), ...scalarFields(cursor, scalar), manager, datasource: 'docker' },
  };
}

/**
 * The text at a place that names something; null when there is none, it is empty, or an explicit tag makes it mean something else. A name
 * may be written in any style: it is part of the skeleton, so its characters do not move.
 */
export function nameText(cursor: Cursor | null): string | null {
  const name = text(cursor);
  return name === null || name === '' || cursor?.uncertain === 'tag' ? null : name;
}

/** The fields of a reference that follow from the scalar it is written in. */
export function scalarFields(cursor: Cursor, scalar: ExactScalar) {
  return {
    key: keyOf(cursor),
    style: scalar.style,
    line: scalar.line,
    via: scalar.via,
    ...(scalar.caveats.length > 0 && { caveats: scalar.caveats }),
  };
}

function caveatsOf(cursor: Cursor, line: number): readonly Caveat[] {
  if (cursor.uncertain === null) return [];
  return [
    {
      rule: 'scope/anchor',
      line,
      message: `a YAML ${cursor.uncertain} stands on the way to this value, so readers may see another one`,
      fix: `Write the value without the ${cursor.uncertain} on the base branch, or let a person propose this in a pull request of their own.`,
    },
  ];
}

function ambiguous(written: string, why: string, line: number): Problem {
  const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
  return {
    rule: 'scope/ambiguous-scalar',
    line,
    scope: 'place',
    message: `\`${shown}\` is no exact version: ${why}`,
    fix: `Quote it on the base branch ("${shown}"), then the bot's change can be proved.`,
  };
}
