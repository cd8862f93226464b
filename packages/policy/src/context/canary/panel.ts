import { count } from '../../scope/words.ts';
import type { CanaryBlock } from './block.ts';
import type { Panel } from './policy.ts';

/** What a panel still lacks, as the end of "the canary lacks …"; null: every member answered. */
export function lacking(panel: Panel, answers: CanaryBlock['panel']): string | null {
  if ('names' in panel) {
    const absent = panel.names.filter((name) => !answers.some(({ member }) => member === name));
    return absent.length === 0 ? null : `the answer of ${absent.join(', ')}`;
  }
  if ('members' in panel) return short(panel.members, answers.length, 'answer');
  const withPack = answers.filter((answer) => answer.withPack).length;
  return (
    short(panel.withPack, withPack, 'answer', ' with the context pack') ??
    short(panel.blind, answers.length - withPack, 'answer', ' without it')
  );
}

function short(wanted: number, given: number, noun: string, rest = ''): string | null {
  return given >= wanted ? null : `${count(wanted - given, noun)}${rest} (of ${wanted})`;
}
