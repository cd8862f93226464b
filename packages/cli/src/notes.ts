import { lintPolicyChange } from '@gatehouse/policy';
import { printable } from './escape.ts';
import type { PolicySource } from './policy-source.ts';
import { short } from './short.ts';
import type { Terminal } from './terminal.ts';

/** More would bury the verdict. */
const MAX_NOTES = 10;

/** About a policy that can be read: that nobody wrote one, or what in it is hardly meant. */
export function notePolicy({ path, text, at }: PolicySource, terminal: Terminal): void {
  if (text === null) {
    terminal.note(
      `note: there is no ${path} at ${short(at)}, so the documented defaults apply: every manager, everywhere; patch, minor and digest updates`,
    );
    return;
  }
  const advice = lintPolicyChange(text);
  for (const sentence of advice.slice(0, MAX_NOTES)) terminal.note(`note: ${printable(`${path}: ${sentence}`)}`);
  if (advice.length > MAX_NOTES) terminal.note(`note: and ${advice.length - MAX_NOTES} more about this policy`);
}
