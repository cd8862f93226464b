import { gateContext } from '@gatehouse/policy';

interface Situation {
  readonly branch: string;
  readonly written: boolean;
  /** The files do not say yet where Gatehouse is called from. */
  readonly placeholder: boolean;
  /** No check to wait for was found. */
  readonly noChecks: boolean;
}

/** What to do after init, in order. Requiring a status that nobody posts would stop every pull request, so it comes late. */
export function nextSteps({ branch, written, placeholder, noChecks }: Situation): readonly string[] {
  return [
    ...(written
      ? []
      : [
          `Run this again with --write${placeholder ? ' --owner OWNER/gatehouse --version SHA' : ''}; it overwrites nothing.`,
        ]),
    ...(placeholder && written
      ? ['Put the account that hosts Gatehouse for OWNER, and a commit that you have read for 0123…4567, in all files.']
      : []),
    'Read .github/gatehouse.yml, then try it: gatehouse replay --last 500 --trust-pins --policy .github/gatehouse.yml',
    ...(noChecks ? ['Name your CI in merge.require-checks and in gatehouse-ruleset.json: none could be told.'] : []),
    `Merge the four files in .github into ${branch} by a pull request. A dry run begins: job summaries, and nothing else.`,
    'Read summaries for a week. Whatever stops and should not, or passes and should not, is a line of policy.',
    'Make `mode: dry-run` into `mode: act` in gate.yml and sweep.yml: pull requests get a status. Nothing is armed yet.',
    `When ${gateContext(branch)} has shown on a pull request: Settings → Rules → Rulesets → Import gatehouse-ruleset.json.`,
    'Settings → General → Allow auto-merge. Create the label of the kill switch: gh label create gatehouse/freeze',
    'gatehouse doctor --repository owner/name says whether the boundary holds, and what is missing.',
    'Give merge.ramp its first entry. docs/adopt.md has each step at length.',
  ];
}
