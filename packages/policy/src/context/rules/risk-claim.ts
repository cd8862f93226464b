import type { RiskLevel } from '../../risk/types.ts';
import type { Finding } from '../../verdict.ts';
import { riskClaims } from '../body/claims.ts';
import { findSection } from '../body/find-section.ts';
import { type BodyContext, type BodyRule, inBody } from '../rule.ts';
import { sectionsOf } from '../sections-of.ts';

const ORDER: readonly RiskLevel[] = ['low', 'medium', 'high'];

/** The risk that the body states is not lower than the computed one; the section about it states one. */
export const riskClaim: BodyRule = {
  ids: ['context/risk-claim', 'context/risk-unstated'],
  judge: (context) => {
    const all = sectionsOf(context.profiles);
    const [about] = all.filter(({ check }) => check === 'risk');
    const found = about === undefined ? null : findSection(context.body, about, all);
    const stated = riskClaims(context.body, found?.pieces ?? []);
    if (stated.length === 0) return about === undefined || found === null ? [] : [unstated(about.title, found.line)];
    return tooLow(stated, context);
  },
};

function unstated(title: string, line: number): Finding {
  const message = `section \`${title}\` states no level`;
  return inBody('context/risk-unstated', line, message, 'Write `Risk: low`, `Risk: medium` or `Risk: high` there.');
}

function tooLow(stated: ReturnType<typeof riskClaims>, { risk }: BodyContext): readonly Finding[] {
  const below = stated.find(({ said }) => ORDER.indexOf(said) < ORDER.indexOf(risk.level));
  if (below === undefined) return [];
  const [reason] = risk.reasons;
  const why = reason === undefined ? '' : `: ${reason.message.replace(/\.$/, '')}`;
  const message = `the body states a ${below.said} risk, and the computed one is ${risk.level}${why}`;
  return [
    inBody(
      'context/risk-claim',
      below.line,
      message,
      `Write \`Risk: ${risk.level}\`, or take out of the change what makes it so.`,
    ),
  ];
}
