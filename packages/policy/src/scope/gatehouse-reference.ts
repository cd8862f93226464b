import type { Bump } from '@gatehouse/bumps';
import { atBump, BY_A_PERSON, type ScopeRule } from './rule.ts';
import { bumpInWords } from './words.ts';

/** References to Gatehouse itself: whoever moves them chooses the next judge. */
export const gatehouseReference: ScopeRule = {
  ids: ['scope/gatehouse-reference'],
  reads: 'proof',
  judge: ({ proof, gatehouseRepository }) =>
    proof.bumps
      .filter((bump) => isGatehouse(bump, gatehouseRepository))
      .map((bump) =>
        atBump(
          bump,
          'scope/gatehouse-reference',
          `${bumpInWords(bump)} would change Gatehouse itself, which judges this change`,
          `Update Gatehouse by hand: ${BY_A_PERSON}.`,
        ),
      ),
};

/** Whether a bump is of Gatehouse, or of the repository the running action comes from. */
export function isGatehouse(bump: Bump, own: string | null): boolean {
  const names = [bump.name, bump.written, bump.pin?.repository ?? ''];
  return names.map(ownerAndName).some(([owner, name]) => {
    if (name === undefined) return false;
    return name === 'gatehouse' || (own !== null && `${owner}/${name}` === own.toLowerCase());
  });
}

/** The first two steps of a name, without scheme, host and `.git`; forges take names in any case. */
function ownerAndName(text: string): readonly (string | undefined)[] {
  const steps = text
    .toLowerCase()
    .replace(/^[a-z+]+:\/\//, '')
    .split('/');
  const hasHost = steps.length > 2 && /[.:]/.test(steps[0] ?? '');
  return (hasHost ? steps.slice(1) : steps).slice(0, 2).map((step) => step.replace(/\.git$/, ''));
}
