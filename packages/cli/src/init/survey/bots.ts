import type { LoggedCommit } from '@gatehouse/forge/git';

/** An automatic author, as its commits name it. */
export interface Bot {
  /** Login as GitHub writes it, with `[bot]`; null: the commits do not tell which account it is. */
  readonly login: string | null;
  readonly id: number | null;
  readonly name: string;
  readonly commits: readonly string[];
}

/** GitHub's address of an app's account: `29139614+renovate[bot]@users.noreply.github.com`; a server of one's own has another host. */
const APP_ADDRESS = /^(?:(\d{1,15})\+)?([a-z0-9-]+\[bot\])@(?:users\.)?noreply\./i;

/** Addresses that hosted bots committed with before GitHub gave them one. */
const KNOWN_ADDRESSES: Readonly<Record<string, string>> = {
  'bot@renovateapp.com': 'renovate[bot]',
  'support@dependabot.com': 'dependabot[bot]',
};

/** Bots that run under an account of the user's choice. */
const SELF_HOSTED = /^(?:mend[ -])?(?:renovate|dependabot)(?:[ -]?bot)?$/i;

/** Bots among the authors of commits, the busiest first. */
export function botsOf(log: readonly LoggedCommit[]): readonly Bot[] {
  const found = new Map<string, { login: string | null; id: number | null; name: string; commits: string[] }>();
  for (const { commit, name, email } of log) {
    const who = identify(name, email);
    if (who === null) continue;
    const key = (who.login ?? name).toLowerCase();
    const known = found.get(key) ?? { ...who, name, commits: [] };
    known.id ??= who.id;
    known.commits.push(commit);
    found.set(key, known);
  }
  return [...found.values()].sort((a, b) => b.commits.length - a.commits.length);
}

function identify(name: string, email: string): { login: string | null; id: number | null } | null {
  const [, id, login] = APP_ADDRESS.exec(email) ?? [];
  if (login !== undefined) return { login, id: id === undefined ? null : Number(id) };
  const known = KNOWN_ADDRESSES[email.toLowerCase()];
  if (known !== undefined) return { login: known, id: null };
  if (/^[a-z0-9-]+\[bot\]$/i.test(name)) return { login: name, id: null };
  return SELF_HOSTED.test(name) ? { login: null, id: null } : null;
}
