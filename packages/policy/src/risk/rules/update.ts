import type { Bump } from '@gatehouse/bumps';
import { isTooLong } from '../../globs/matcher.ts';
import { spellings } from '../../holds/names.ts';
import type { Policy } from '../../policy.ts';
import { bumpInWords } from '../../scope/words.ts';
import type { BumpFact } from '../facts/fact.ts';
import { judging, type RiskRule } from '../rule.ts';

const SMALL = new Set(['patch', 'minor', 'digest', 'pin']);

/** A proved step that is small by its versions. */
export const update: RiskRule = {
  id: 'risk/update',
  level: 'low',
  sentence: 'A proved patch, minor, digest or pin update, or a lock update where `scope.updates` has `lock`.',
  judge: judging({
    bump: ({ bump }, policy) => (bump.pin === undefined ? smallInWords(bump, policy) : null),
  }),
};

/**
 * The same to a commit SHA. That it is the commit of the version beside it is confirmed upstream by diff-scope, not by bytes: a lane that
 * diff-scope does not bind must not admit it by admitting updates.
 */
export const commitUpdate: RiskRule = {
  id: 'risk/commit-update',
  level: 'low',
  sentence:
    'A proved patch, minor, digest or pin update to a commit SHA; that it is the commit of the version named is for diff-scope to confirm.',
  judge: judging({
    bump: ({ bump }, policy) => (bump.pin === undefined ? null : smallInWords(bump, policy)),
  }),
};

/** A proved major update of a package that no list names. */
export const major: RiskRule = {
  id: 'risk/major',
  level: 'medium',
  sentence: 'A proved major update of a package that neither `risk.stateful` nor `risk.one-way` names.',
  judge: judging({
    bump: ({ bump }, policy) =>
      bump.update === 'major' && listOf(bump, policy) === null ? `${bumpInWords(bump)} is a major update` : null,
  }),
};

/** A step whose direction or flavour makes it more than an update. */
export const irregularUpdate: RiskRule = {
  id: 'risk/irregular-update',
  level: 'medium',
  sentence:
    'A downgrade, an unpinning, a change of flavour, versions nobody can order, or a lock update that `scope.updates` does not have.',
  judge: judging({
    bump: (fact, policy) => {
      const { bump } = fact;
      if (isSmall(bump, policy) || bump.update === 'major' || isTakenBack(fact)) return null;
      return `${bumpInWords(bump)} is no ordinary update (${bump.update})`;
    },
  }),
};

/** A step that may convert data, or that cannot be taken back. */
export const statefulUpdate: RiskRule = {
  id: 'risk/stateful-update',
  level: 'high',
  sentence: 'A major or irregular update of a package that `risk.stateful` or `risk.one-way` names.',
  judge: judging({
    bump: ({ bump }, policy) => {
      const list = isSmall(bump, policy) ? null : listOf(bump, policy);
      return list === null ? null : `${bumpInWords(bump)} (${bump.update}) is an update of a package that ${list}`;
    },
  }),
};

/** What takes the base back to where it was, by its own history. */
export const rollback: RiskRule = {
  id: 'risk/rollback',
  level: 'low',
  sentence:
    'A downgrade that takes the base back to a state of its own history, or the hold beside it of what it leaves.',
  judge: judging({
    bump: (fact) =>
      isTakenBack(fact) ? `${bumpInWords(fact.bump)} takes the base back to a state of its own history` : null,
    file: ({ ownHold, path }) => (ownHold ? `${path} holds what the rollback leaves` : null),
  }),
};

function isTakenBack({ bump, rollback: back }: BumpFact): boolean {
  return back && bump.update === 'downgrade';
}

function smallInWords(bump: Bump, policy: Policy): string | null {
  return isSmall(bump, policy) ? `${bumpInWords(bump)} is a proved ${bump.update} update` : null;
}

function isSmall({ update: type }: Bump, { scope }: Policy): boolean {
  return SMALL.has(type) || (type === 'lock' && scope.updates.has('lock'));
}

function listOf(bump: Bump, { risk }: Policy): string | null {
  const names = spellings(bump);
  // A name that globs may not see could be on any list.
  if (names.some(isTooLong)) return 'has a name longer than any real one';
  if (names.some((name) => risk.stateful.matches(name))) return 'keeps data (risk.stateful)';
  return names.some((name) => risk.oneWay.matches(name)) ? 'cannot be taken back (risk.one-way)' : null;
}
