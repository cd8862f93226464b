import type { UpdateType } from '../types.ts';

/** What a move is, with one sentence that says why. */
export interface Classification {
  readonly update: UpdateType;
  readonly reason: string;
}

/** Builds a classification; version texts in a reason are quoted by the caller with `show`. */
export function outcome(update: UpdateType, reason: string): Classification {
  return { update, reason };
}

/** A value as it may stand in a message: quoted and bounded, because it comes from the judged change. */
export function show(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
}
