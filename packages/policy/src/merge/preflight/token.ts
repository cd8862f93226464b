import { fails, holds, type PostureCheck, type PostureFacts } from './check.ts';

const APP = 'Run the job with the token of an App that only has write access and stands on no bypass list.';

/** Whoever skips the rules makes them worthless: GitHub does not say when it happens. */
export function tokenChecks({ posture }: PostureFacts): PostureCheck[] {
  return [
    posture.viewerIsAdmin
      ? fails('merge/token-admin', 'the token may merge past every rule as an administrator', APP)
      : holds('merge/token-admin', 'the token is no administrator'),
    bypass(posture.viewerBypasses),
  ];
}

function bypass(bypasses: boolean | null): PostureCheck {
  const check = 'merge/token-bypass';
  if (bypasses === null) {
    const fix =
      'Let the token read the rulesets of the repository and of its organisation (metadata: read), or keep rules where it can.';
    return { check, ok: null, message: 'it cannot be read whether a ruleset lets the token bypass it', fix };
  }
  return bypasses
    ? fails(
        check,
        'a ruleset of the base branch lets the token bypass it',
        'Take it off the bypass list of that ruleset.',
      )
    : holds(check, 'no ruleset lets the token bypass it');
}
