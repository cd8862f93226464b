import { type Cursor, keyOf, whyAmbiguous } from '../formats/yaml/index.ts';
import type { Caveat, ManagerId, Problem, Value } from '../types.ts';
import { parseImage } from './image.ts';
import type { ManagedReference, SourceFile } from './manager.ts';

/** A scalar whose characters are exactly what every YAML reader sees. */
export interface ExactScalar extends Value {
  readonly style: string;
  readonly line: number;
  readonly via: readonly number[];
  readonly caveats: readonly Caveat[];
}

/**
 * The characters of a one-line plain or quoted scalar without escapes; a problem when it is a scalar that readers may see differently;
 * null when it is no scalar at all.
 */
export function exactScalar(
  file: SourceFile,
  cursor: Cursor | null,
): { scalar: ExactScalar } | { problem: Problem } | null {
  if (cursor === null || cursor.node.kind !== 'scalar') return null;
  const { node } = cursor;
  const line = file.lines.lineAt(node.start);
  const quoted = node.style === 'single' || node.style === 'double';
  const start = quoted ? node.start + 1 : node.start;
  const end = quoted ? node.end - 1 : node.end;
  const written = file.text.slice(start, end);
  const why =
    node.style === 'block' || written.includes('\n') || written !== node.value
      ? 'it has escapes or spans lines'
      : node.style === 'plain'
        ? whyAmbiguous(written)
        : null;
  if (why !== null) return { problem: ambiguous(written, why, line) };
  const via = cursor.via.map((alias) => alias.start);
  return { scalar: { text: written, start, end, style: node.style, line, via, caveats: caveatsOf(cursor, line) } };
}

/** A reference to an image written as one scalar (`image: redis:7.4.1@sha256:…`). */
export function imageScalar(
  file: SourceFile,
  cursor: Cursor | null,
  manager: ManagerId,
): { reference: ManagedReference | null; problem: Problem | null } {
  const exact = exactScalar(file, cursor);
  if (cursor === null || exact === null) return { reference: null, problem: null };
  if ('problem' in exact) return { reference: null, problem: exact.problem };
  const { scalar } = exact;
  const image = parseImage(scalar.text, scalar.start);
  if (image === null) return { reference: null, problem: null };
  return {
    problem: null,
    reference: { ...imageFields(image), ...scalarFields(cursor, scalar), manager, datasource: 'docker' },
  };
}

function imageFields(image: NonNullable<ReturnType<typeof parseImage>>) {
  const { name, written, tag, digest, span } = image;
  return {
    name,
    written,
    spans: [span],
    ...(tag && { version: tag }),
    ...(digest && { digest }),
    ...(tag && digest && { separator: '@' }),
  };
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
      fix: `Write the value without the ${cursor.uncertain} on the base branch, or let a person merge this.`,
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
