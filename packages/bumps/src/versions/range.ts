import { MAX_VERSION_LENGTH, parseVersion, type Version } from './parse.ts';

/** `^1.2.3` or `~1.2.3`: the only constraints that may move, because only their lower bound does. */
export interface OperatorRange {
  readonly operator: '^' | '~';
  readonly version: Version;
}

const CONSTRAINT_SIGNS = /[\^~<>=|,*! ]/;
const WILDCARD = /(?:^|\.)[xX*](?:\.|$)/;
const OPERATOR = /^([~^])(v?[0-9].*)$/;

/** Whether a text is a constraint and not one version: any operator, a list, or a wildcard (`1.x`, `1.*`, `*`). */
export function isRange(text: string): boolean {
  return text.length <= MAX_VERSION_LENGTH && (CONSTRAINT_SIGNS.test(text) || WILDCARD.test(text));
}

/** Reads a constraint of one operator and one version; null for every other text. */
export function parseOperatorRange(text: string): OperatorRange | null {
  if (text.length > MAX_VERSION_LENGTH) return null;
  const found = OPERATOR.exec(text);
  if (!found?.[1] || !found[2] || isRange(found[2])) return null;
  const version = parseVersion(found[2]);
  return version && { operator: found[1] === '^' ? '^' : '~', version };
}
