import type { Finding } from '../../verdict.ts';
import { boilerplate, withoutBoilerplate } from '../body/boilerplate.ts';
import { visible } from '../body/characters.ts';
import { type BodyContext, type BodyRule, inBody, orExempt } from '../rule.ts';
import { templateTexts } from '../template-text.ts';

const MAX_NAMED = 5;

/** What the body as a whole must show, in whatever form. */
export const wholeBody: BodyRule = {
  ids: ['context/body'],
  judge: (context) => context.profiles.flatMap(({ name, body }) => judgeWhole(name, body, context)),
};

function judgeWhole(
  profile: string,
  asked: BodyContext['profiles'][number]['body'],
  context: BodyContext,
): readonly Finding[] {
  const isBoilerplate = boilerplate(templateTexts(context.policy));
  const all = context.body.parts.flatMap((part) => part.pieces);
  const pieces = withoutBoilerplate(all, isBoilerplate);
  const shown = pieces.reduce((sum, { text }) => sum + visible(text), 0);
  const complain = (message: string, fix: string) => [
    inBody('context/body', null, `${message} (profile \`${profile}\`)`, `${fix}${orExempt(context)}`),
  ];
  if (shown < asked.minimum) {
    return complain(
      `the body shows ${shown} letters and digits, of at least ${asked.minimum}`,
      'Say in the body what the change is.',
    );
  }
  const unnamed = asked.bumps ? unnamedBumps(context, pieces) : [];
  return [
    ...(asked.links && !pieces.some(({ links }) => links.length > 0)
      ? complain('the body has no link', 'Link to where the change comes from, such as release notes.')
      : []),
    ...(unnamed.length > 0
      ? complain(`the body does not name ${listed(unnamed)}`, 'Name every dependency that moves.')
      : []),
  ];
}

/** By the last part of its name, as bots shorten it. A lock file's own dependencies are not asked for. */
function unnamedBumps({ proof }: BodyContext, pieces: readonly { readonly text: string }[]): readonly string[] {
  const text = pieces.map((piece) => piece.text.toLowerCase()).join('\n');
  const absent = proof.bumps.filter(
    ({ name, written, update }) =>
      update !== 'lock' && ![name, written].some((one) => text.includes((one.split('/').at(-1) ?? one).toLowerCase())),
  );
  return [...new Set(absent.map(({ name }) => name))];
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).join(', ');
  return names.length > MAX_NAMED ? `${shown} and ${names.length - MAX_NAMED} more` : shown;
}
