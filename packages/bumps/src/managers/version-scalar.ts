import type { Cursor } from '../formats/yaml/index.ts';
import type { Datasource, ManagerId } from '../types.ts';
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
