import type { ErrorCode, Finding } from '../verdict.ts';
import type { DispositionReason } from './disposition.ts';
import type { MergeRule } from './rules.ts';

/** A reason about the pull request as a whole. */
export function reason(rule: MergeRule | `error/${ErrorCode}`, message: string, fix: string | null): DispositionReason {
  return { rule, path: null, line: null, message, fix };
}

export function reasonOf({ rule, path, line, message, fix }: Finding): DispositionReason {
  return { rule, path, line, message, fix };
}

/** `a`, `a and b`, `a, b and c`; long lists are cut. */
export function list(names: readonly string[]): string {
  const shown = names.length > 6 ? [...names.slice(0, 5), `${names.length - 5} more`] : names;
  const last = shown.at(-1) ?? '';
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

/** Text from outside as a short piece of one line. */
export function oneLine(text: string, max = 100): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return clean.length > max ? `${clean.slice(0, max - 1)}…` : clean;
}
