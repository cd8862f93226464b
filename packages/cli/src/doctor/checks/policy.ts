import type { Policy } from '@gatehouse/policy';
import { type Check, ok, problem } from '../check.ts';

/** Whether anything may merge by itself at all, as far as policy says. */
export function policyChecks(policy: Policy): Check[] {
  const { ramp, lanes, bases, freeze } = policy.merge;
  return [
    policy.digest === 'default'
      ? problem(
          'policy/file',
          `there is no ${policy.path}, so the defaults hold and nothing is armed`,
          'gatehouse init drafts one.',
        )
      : ok('policy/file', `${policy.path} can be read`),
    ramp.length > 0 || lanes.length > 0
      ? ok(
          'policy/ramp',
          `${counted(ramp.length, 'entry of the ramp', 'entries of the ramp')} and ${counted(lanes.length, 'lane')}`,
        )
      : problem(
          'policy/ramp',
          'neither ramp nor lanes: nothing merges by itself but rollbacks',
          'Give merge.ramp an entry.',
        ),
    ...(bases === null ? [] : [ok('policy/bases', `arms into ${bases.patterns.join(', ')} only`)]),
    ...(freeze.active === null
      ? []
      : [problem('policy/freeze', `policy freezes everything: ${freeze.active}`, 'Remove merge.freeze.active.')]),
  ];
}

function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
