import type { BlockKind } from '../blocks.ts';
import type { TrustedText } from '../trusted.ts';

/** The file that whoever wrote the calling workflow gave to the action: as trusted as that workflow. */
export function sarifTexts(sarif: string | null, kind: BlockKind): TrustedText[] {
  if (sarif === null || kind !== 'gatehouse-review') return [];
  return [
    {
      text: sarif,
      problem: null,
      blocks: 1,
      by: 'the SARIF file',
      at: '',
      url: '',
      trust: 'trusted',
      why: null,
      edited: false,
      source: 'sarif',
      running: false,
      state: null,
      commit: null,
    },
  ];
}
