import type { PolicySource } from './policy-source.ts';
import type { Terminal } from './terminal.ts';

/** Says so when nobody wrote the policy that is applied. */
export function noteDefaults({ path, text, at }: PolicySource, terminal: Terminal): void {
  if (text !== null) return;
  terminal.note(
    `note: there is no ${path} at ${at.slice(0, 12)}, so the documented defaults apply: every manager, everywhere; patch, minor and digest updates`,
  );
}
