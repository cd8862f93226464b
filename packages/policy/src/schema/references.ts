import type { z } from 'zod';
import { BUILT_IN_PROFILES } from '../context/built-in-profiles.ts';
import { nearest } from '../load/suggest.ts';
import { RISK_RULES } from '../risk/registry.ts';

/** The parts of a policy that name what other parts of it define. */
interface Named {
  readonly risk: { readonly rules: readonly { readonly name: string }[] };
  readonly context: { readonly profiles: readonly { readonly name: string }[] };
  readonly merge: {
    readonly lanes: readonly { readonly admit: readonly string[]; readonly packs: readonly string[] }[];
    readonly approvals: { readonly explicit: readonly string[] };
  };
}

/**
 * Refuses names that nothing has. A misspelt rule in `approvals.explicit` would ask nobody about what it was meant for; in a lane it, or a
 * misspelt profile, would keep the lane from ever admitting anything.
 */
export function refuseUnknownNames({ risk, context, merge }: Named, found: z.RefinementCtx): void {
  const rules = [...RISK_RULES.map(({ id }) => id), ...risk.rules.map(({ name }) => `risk/${name}`)];
  const profiles = [...Object.keys(BUILT_IN_PROFILES), ...context.profiles.map(({ name }) => name)];
  const check = (path: PropertyKey[], names: readonly string[], known: readonly string[], otherwise: string) => {
    names.forEach((name, index) => {
      if (known.includes(name)) return;
      const near = nearest(name, known);
      const way = near === null ? otherwise : `did you mean ${near}?`;
      found.addIssue({
        code: 'custom',
        path: ['merge', ...path, index],
        message: `\`${name}\` does not exist; ${way}`,
      });
    });
  };
  const listed = 'docs/risk.md lists the rules, and rules of your own are `risk/<name>`';
  merge.lanes.forEach(({ admit, packs }, index) => {
    check(['lanes', index, 'admit'], admit, rules, listed);
    check(['lanes', index, 'packs'], packs, profiles, `known are ${profiles.join(', ')}`);
  });
  check(['approvals', 'explicit'], merge.approvals.explicit, rules, listed);
}
