import type { ScopeRule } from './rule.ts';

/** What the proof could not explain stands under the proof's own rule ids. */
export const residue: ScopeRule = {
  ids: [
    'scope/residue',
    'scope/binary',
    'scope/encoding',
    'scope/forbidden-character',
    'scope/lfs-pointer',
    'scope/unparsable',
    'scope/no-manager',
    'scope/ambiguous-reference',
    'scope/ambiguous-scalar',
    'scope/anchor',
    'scope/reference-changed',
    'scope/invalid-version',
    'scope/targets-differ',
    'scope/exchanged',
    'scope/lock-digest',
    'scope/lock-time',
    'scope/lock-mismatch',
  ],
  reads: 'proof',
  judge: ({ proof }) => proof.residue.map(({ rule, path, line, message, fix }) => ({ rule, path, line, message, fix })),
};
