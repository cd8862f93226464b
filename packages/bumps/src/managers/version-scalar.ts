import type { Cursor } from '../formats/yaml/index.ts';
import type { Datasource, ManagerId, Value } from '../types.ts';
import { isRange, isTag } from '../versions/index.ts';
import { type Found, NOTHING } from './found.ts';
import type { SourceFile } from './manager.ts';
import { exactScalar, scalarFields } from './yaml-value.ts';

/** What a version belongs to. */
export interface Dependency {
  readonly datasource: Datasource;
  /** Canonical name. */
  readonly name: string;
  readonly written: string;
}

/** Constraints have no other characters; a template (`{{ … }}`, `${…}`) always has one. */
const RANGE_CHARACTERS = /^[0-9A-Za-z.^~<>=|,*! +-]+$/;

/** A reference whose version, or range of versions, is one scalar (`version: 1.2.3`). */
export function versionScalar(
  file: SourceFile,
  cursor: Cursor | null,
  dependency: Dependency | null,
  manager: ManagerId,
): Found {
  if (cursor === null || dependency === null) return NOTHING;
  const exact = exactScalar(file, cursor);
  if (exact === null) return NOTHING;
  if ('problem' in exact) return { reference: null, problem: exact.problem };
  const { text, start, end } = exact.scalar;
  const range = isRange(text) && RANGE_CHARACTERS.test(text);
  if (!range && !isTag(dependency.datasource, text)) return NOTHING;
  return {
    problem: null,
    reference: {
      ...dependency,
      ...scalarFields(cursor, exact.scalar),
      manager,
      version: { text, start, end },
      spans: [{ start, end }],
      ...(range && { range }),
    },
  };
}

/** A version that stands inside a longer text (an address), with offsets in that text. */
export interface VersionWithin {
  readonly dependency: Dependency;
  readonly version: Value;
}

/** A reference whose version is a part of a scalar; `read` says which part and of what. */
export function versionWithin(
  file: SourceFile,
  cursor: Cursor | null,
  read: (text: string) => VersionWithin | null,
  manager: ManagerId,
): Found {
  const exact = exactScalar(file, cursor);
  if (cursor === null || exact === null || 'problem' in exact) return NOTHING;
  const { scalar } = exact;
  const found = read(scalar.text);
  if (found === null) return NOTHING;
  const start = scalar.start + found.version.start;
  const end = scalar.start + found.version.end;
  const place = { version: { text: found.version.text, start, end }, spans: [{ start, end }] };
  return { problem: null, reference: { ...found.dependency, ...scalarFields(cursor, scalar), ...place, manager } };
}
