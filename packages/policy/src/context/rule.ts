import type { Change, Proof } from '@gatehouse/bumps';
import type { Policy } from '../policy.ts';
import type { Risk } from '../risk/types.ts';
import type { Finding } from '../verdict.ts';
import type { Body } from './body/body.ts';
import type { Profile } from './profile.ts';

export interface BodyContext {
  readonly policy: Policy;
  readonly change: Change;
  readonly proof: Proof;
  readonly risk: Risk;
  readonly body: Body;
  /** What is asked of this change; never empty. */
  readonly profiles: readonly Profile[];
}

/** Something that a body must do: a pure function from what was read to findings. Its ids are permanent and listed in docs/rules.md. */
export interface BodyRule {
  readonly ids: readonly string[];
  readonly judge: (context: BodyContext) => readonly Finding[];
}

/** A finding about the body; `line` is a line of the body. */
export function inBody(rule: string, line: number | null, message: string, fix: string): Finding {
  return { rule, path: null, line, message, fix };
}

/** The way out of an author that may not be able to write what is asked. */
export function orExempt({ policy, change }: Pick<BodyContext, 'policy' | 'change'>): string {
  const { author } = change;
  if (author === null || author.type === 'User') return '';
  return ` If ${author.login} cannot write bodies, name it in \`when.except-authors\` of context.require in ${policy.path}.`;
}
