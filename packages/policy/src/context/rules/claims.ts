import type { Finding } from '../../verdict.ts';
import { quoted } from '../body/characters.ts';
import { type ScopeClaim, scopeClaims } from '../body/claims.ts';
import { isDocumentation, isNotProduction } from '../paths.ts';
import { type BodyContext, type BodyRule, inBody } from '../rule.ts';

/** What the body says the change leaves alone, the change leaves alone. */
export const claims: BodyRule = {
  ids: ['context/claim'],
  judge: (context) => {
    const first = new Map(
      scopeClaims(context.body)
        .toReversed()
        .map(({ said, line }) => [said, line]),
    );
    return [...first].flatMap(([said, line]) => contradiction(said, line, context));
  },
};

function contradiction(said: ScopeClaim, line: number, { policy, change }: BodyContext): readonly Finding[] {
  const fits = said === 'docs only' ? isDocumentation : isNotProduction;
  const against = change.files.filter(({ path }) => !fits(policy.context, path));
  const [first] = against;
  if (first === undefined) return [];
  const more = against.length > 1 ? ` and ${against.length - 1} more` : '';
  const key = said === 'docs only' ? 'context.docs' : 'context.not-production';
  const message = `the body claims \`${said}\`, and the change touches ${quoted(first.path)}${more}`;
  return [
    inBody(
      'context/claim',
      line,
      message,
      `Take the claim out of the body, or the files out of the change; ${key} in ${policy.path} says which paths it may be said of.`,
    ),
  ];
}
