import type { UpdateType } from '../types.ts';

/** What a move is, with one sentence that says why. */
export interface Classification {
  readonly update: UpdateType;
  readonly reason: string;
}

/** Builds a classification; texts from the change are quoted with `show` before they get into a reason. */
export function outcome(update: UpdateType, reason: string): Classification {
  return { update, reason };
}

/** A value as it may stand in a message: quoted, bounded, printable ASCII, because it comes from the judged change. */
export function show(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 57)}...` : text;
  return `"${short.replace(/[^ -~]|["\\]/g, '?')}"`;
}
