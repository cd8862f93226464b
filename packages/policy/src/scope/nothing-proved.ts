import { atChange, BY_A_PERSON, type ScopeRule } from './rule.ts';

/** A change without a proved bump never passes: nothing was shown to be safe. */
export const nothingProved: ScopeRule = {
  ids: ['scope/nothing-proved'],
  reads: 'proof',
  judge: ({ change, proof }) => {
    if (proof.bumps.length > 0) return [];
    if (change.files.length === 0) {
      const fix = 'Close the pull request, or let the bot rebase it: its change may be on the base branch already.';
      return [atChange('scope/nothing-proved', 'the change is empty: no file differs, so no bump is proved', fix)];
    }
    // Residue says more precisely why nothing is proved.
    if (proof.residue.length > 0) return [];
    const message =
      proof.edits.length > 0
        ? 'the change is only supporting edits: they may accompany a bump, not stand alone'
        : 'no version moved in this change, so no bump is proved';
    return [atChange('scope/nothing-proved', message, `If the change is meant, ${BY_A_PERSON}.`)];
  },
};
